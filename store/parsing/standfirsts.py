"""Finds the standfirst: the summary that stands apart between the title and the story.

Invariant: it is set apart by its place, its type or its bullets; the first paragraph of a story is none.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from store.model import Block, BlockKind
from store.parsing import mastheads
from store.text import fold

# A standfirst says something: so many characters and words at least, and it is no text of its own.
_SHORT, _FEW_WORDS, _LONG = 30, 5, 450
_SHORT_UNSPACED = 12
# One set apart by its type may be longer.
_LONG_STRONG = 700
# A summary in bullets has so many points, none longer.
_POINTS, _LONGEST_POINT = (2, 6), 260
_BULLET = re.compile(r"^(?:[*∗•·▪●◦‣-]\s*)+")
# Letters set apart, as in printed mastheads.
_SPACED = re.compile(r"(?:\b\w ){5}")
# "When: Monday, 11:00": what, where and when of an invitation.
QUESTION = re.compile(
    r"(?:what|when|where|who|why|languages?|date|time|venue|location|place|was|wann|wo|wer|qué|cuándo|dónde|quién|quand|où|"
    r"subjects?(?:/s)?|re)\s?:",
    re.IGNORECASE,
)
# A line that begins like the title says it again, and so does one that is so much like it.
_AGAIN = 30
_ALIKE = 0.93
_CAPTION = re.compile(
    r"\W{0,3}(?:pictured|picture|photos?|image|caption|cctv|video|watch|updated?|bild|foto|symbolbild)\b.{0,12}[:(-]",
    re.IGNORECASE,
)
_STRONG = re.compile(r"(?P<mark>\*\*|__|[*_])(?=[^\s*_]).*[^\s*_](?P=mark)", re.DOTALL)
# A file that can be taken from the page.
_FILE = re.compile(
    r"\.(?:jpe?g|png|pdf|docx?|mp[34])\b|\.(?:jpe?g|png|pdf|docx?|mp[34])Download", re.IGNORECASE
)
# A page's path, and the names of papers and offices above a title.
_PATH = re.compile(
    r"[\w ]{2,40} [\">] [\w ]{2,40} [\">] |(?:media|news|press) (?:release|statement|centre|center|room)\b",
    re.IGNORECASE,
)
_HASHTAG = re.compile(r"(?<!\w)#[A-Za-z]{3}")
_HOLDER = re.compile(r"\b(?:MP|MHR|MLA|HON|Hon|Senator|SENATOR)\b")
_JOINING = frozenset(("of", "the", "for", "and", "to"))
_LITTLE = 3
_WORDS = re.compile(r"\w+")


def is_strong(shadow: str, block: Block) -> bool:
    """Return whether a whole paragraph is set in strong or slanted type (`**…**`, `_…_`)."""
    if shadow[block.start] not in "*_":
        return False
    return _STRONG.fullmatch(shadow, block.start, block.end) is not None


def find(
    text: str,
    shadow: str,
    blocks: Sequence[Block],
    between: range,
    kinds: dict[int, BlockKind],
    title: str,
    *,
    strict: bool,
) -> str | None:
    """Return the standfirst and note its lines in `kinds`; lines that say the title again become furniture.

    Args:
        text: The canonical text.
        shadow: Its shadow.
        blocks: Its blocks, paragraph by paragraph.
        between: Numbers of the blocks between title and story.
        kinds: What is known of them already.
        title: The title.
        strict: Whether the title is stated by the format; then nothing but the standfirst stands under it.
    """
    if not between:
        return None
    run: list[int] = []
    titled = _words(title)
    for number in between:
        line = shadow[blocks[number].start : blocks[number].end]
        if QUESTION.fullmatch(line):  # "WHO:", and the answer below it
            break
        kind = kinds.get(number, blocks[number].kind)
        if kind == "body" and _says_again(_words(line), titled):
            kinds[number] = "furniture"
        elif (kind == "body" and _can_be(line) and not _is_sentence(shadow, blocks[number])) or (
            kind == "list" and _is_point(line)
        ):
            run.append(number)
        elif run or (strict and kind not in ("dateline", "furniture", "contacts")):
            break
    run = _one_kind(blocks, run)
    if not run or (strict and _others(blocks, between, run, kinds)):
        return None
    found = _said(text, shadow, blocks, run)
    if found is not None:
        kinds.update(dict.fromkeys(run, "standfirst"))
    return found


def _one_kind(blocks: Sequence[Block], run: list[int]) -> list[int]:
    """Return the lines of prose, or the points of a list where nothing else stands, or only one of the two."""
    points = [number for number in run if blocks[number].kind == "list"]
    lines = [number for number in run if blocks[number].kind != "list"]
    return lines or (points if _POINTS[0] <= len(points) <= _POINTS[1] else [])


def _said(text: str, shadow: str, blocks: Sequence[Block], run: list[int]) -> str | None:
    """Return the words of the lines, without bullets and marks, if they are a standfirst's."""
    strong = all(is_strong(shadow, blocks[number]) for number in run)
    pieces = [" ".join(text[blocks[number].start : blocks[number].end].split()) for number in run]
    bulleted = len(pieces) > 1 and all(_BULLET.match(piece) for piece in pieces)
    pieces = [
        _BULLET.sub("", mastheads.without_marks(_BULLET.sub("", piece) if bulleted else piece))
        for piece in pieces
    ]
    words = _joined(pieces) if bulleted else " ".join(pieces)
    if not words or len(words) > (_LONG_STRONG if strong or bulleted else _LONG):
        return None
    if mastheads.is_unspaced(words):
        return words if len(words) >= _SHORT_UNSPACED else None
    return words if len(words) >= _SHORT and len(words.split()) >= _FEW_WORDS else None


def _joined(points: list[str]) -> str:
    """Return the points of a summary as one text."""
    return (
        " ".join(point if point[-1:] in ".!?;" else f"{point};" for point in points[:-1]) + f" {points[-1]}"
    )


def _says_again(line: str, title: str) -> bool:
    """Whether a line says the title once more: it begins like it, is the end of it, or differs by a letter or two."""
    if not line:
        return False
    if (
        line[:_AGAIN] == title[:_AGAIN]
        or title.endswith(f" {line}")
        or (len(line) >= _AGAIN and line in title)
    ):
        return True
    if abs(len(line) - len(title)) > _LITTLE or len(line) < _AGAIN:
        return False
    return SequenceMatcher(None, line, title, autojunk=False).ratio() > _ALIKE


def _is_sentence(shadow: str, block: Block) -> bool:
    """Whether a line that nothing marks ends as the sentences of a story do; a summary breaks off without a stop."""
    return (
        shadow[block.end - 1] == "."
        and not is_strong(shadow, block)
        and not _BULLET.match(shadow[block.start : block.end])
    )


def _words(line: str) -> str:
    return " ".join(_WORDS.findall(fold(line)))


def _is_point(line: str) -> bool:
    return len(line) <= _LONGEST_POINT and _can_be(line)


def _can_be(line: str) -> bool:
    if line[-1] == ":" or _CAPTION.match(line) or QUESTION.match(line) or _SPACED.search(line):
        return False
    return not (
        _FILE.search(line)
        or _is_tag(line)
        or _PATH.match(line)
        or (line[0] not in "*_-" and _HASHTAG.search(line))
        or _names_holder(line)
    )


def _names_holder(line: str) -> bool:
    """Whether a line only names who holds an office: "JOH LEADER OF THE OPPOSITION THE HON. TONY ABBOTT MHR"."""
    return _HOLDER.search(line) is not None and all(
        not word[0].islower() or word in _JOINING for word in line.split()
    )


def _is_tag(line: str) -> bool:
    """Whether a line is a few capitalised words with a bullet, or a name: a district, a person in a picture."""
    words = [word for word in line.split() if word[0].isalpha()]
    return (
        len(words) < _FEW_WORDS
        and not line.isupper()
        and all(word[0].isupper() or len(word) <= _LITTLE for word in words)
    )


def _others(blocks: Sequence[Block], between: range, run: list[int], kinds: dict[int, BlockKind]) -> bool:
    """Whether other lines than the run and dates stand between title and story."""
    return any(
        number not in run
        and kinds.get(number, blocks[number].kind) not in ("dateline", "furniture", "contacts", "list")
        for number in between
    )
