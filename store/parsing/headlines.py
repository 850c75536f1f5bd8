"""Finds the title and the standfirst among the lines before the story.

Invariant: a title that the format states wins and is looked for in the text; without one the title is what a reader
would take for it, or none: an organisation's name, a date, a menu or the first words of a sentence is no title.
"""

import re
from dataclasses import dataclass, field

from store.model import Block, BlockKind
from store.parsing import furniture, mastheads, runons, stamps, standfirsts
from store.parsing.paragraphs import BULLET, open_ended
from store.parsing.prose import is_prose
from store.text import fold
from store.text import shadow as shadow_of

_SEPARATOR = re.compile(r"\s+(?:[|·•»]|::|-{1,2})\s+")
_WORDS = re.compile(r"\w+")
# No title is longer, and none is broken into more lines.
_LONGEST, _MOST_LINES = 400, 6
# A site's name after a title has no more words.
_SITE_WORDS = 8
# Such a line is one of the first.
_PAGE_LINES = 3
# A date that ran into a title leaves more than so many characters.
_SHORT = 15
# The name of a site in capitals of its own has no more words.
_FEW_WORDS = 5
# No title is shorter; one in a script without spaces has no word but itself.
_SHORTEST, _SHORTEST_UNSPACED = 8, 5
# The name of a section above the title is no longer.
_SECTION = 32
# A question, or one short sentence that stands alone above the story, may be its title.
_SENTENCE = 150
_STOPS = re.compile(r"[.!?][\"')]{0,2} +[\"A-Z]")
_GOES_ON = re.compile(
    r"(?:that|which|whose|involving|related|connected|for|to|by|with|of|in|after|and|from|at|on|into|who|as|over|against|during|following|nach|wegen|mit|für|und|bei|en|por|con|y|de)\b",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"(?:for immediate release|para publicaci[oó]n inmediata|press release|news release|media release"
    r"|(?:under )?(?:strict )?embargo(?:ed)?(?=\s?[:|-]))(?:\s?[:|-]\s?|\s+)(?=\S)",
    re.IGNORECASE,
)
# One of these stands in every such kind of paper.
_KINDS = ("release", "inmediata", "embargo")
# A longer one that holds no date is no kind of paper.
_SHORT_TITLE = 24
_NO_TITLE = ("dated", "letterhead", "place")


@dataclass(slots=True)
class Headlines:
    """What the lines before the story say.

    Args:
        title: The title, or None.
        standfirst: The summary under it, or None.
        site: The name that a page's title carries after the title, or None.
        kinds: What the blocks before the story are, by their number.
    """

    title: str | None = None
    standfirst: str | None = None
    site: str | None = None
    kinds: dict[int, BlockKind] = field(default_factory=dict)


def read(text: str, shadow: str, blocks: tuple[Block, ...], begin: int, stated: str | None) -> Headlines:
    """Return title and standfirst.

    Args:
        text: The canonical text.
        shadow: Its shadow.
        blocks: Its blocks, paragraph by paragraph.
        begin: Number of the first block of the story.
        stated: The title that the format states, or None.
    """
    stated = stated if is_title(stated) else None
    found = Headlines(title=_without_kind(stated) if stated else None)
    lines = [
        number for number in range(begin) if blocks[number].kind in ("body", "list", "quote", "furniture")
    ]
    if stated:
        places = _places(shadow, blocks, lines, stated)
        if found.title != stated:
            places += _places(shadow, blocks, lines, found.title or "")
        if not places:  # a title that reads like a sentence
            places = _places(shadow, blocks, list(range(begin, min(begin + 3, len(blocks)))), stated)[:1]
        if (again := _with_site(shadow, blocks, begin, found.title or "")) is not None:
            found.kinds[again] = "furniture"
    else:
        places = _page_title(text, shadow, blocks, lines, found) or _first(text, shadow, blocks, lines, found)
    for run in places:
        for number in run:
            found.kinds[number] = "title" if run is places[-1] else "furniture"
    _name_lines(shadow, blocks, lines, found)
    if places and begin < len(blocks):
        between = range(places[-1][-1] + 1, begin)
        found.standfirst = standfirsts.find(
            text, shadow, blocks, between, found.kinds, found.title or "", strict=stated is not None
        )
    return found


def is_title(stated: str | None) -> bool:
    """Return whether what the format calls the title is one, and not a date, a kind of paper or a page's menu."""
    if not stated:
        return False
    if len(stated) > _SHORT_TITLE and not stamps.may_hold(stated, 0, len(stated)):
        return True
    line = shadow_of(stated)
    return mastheads.kind_of(line) not in _NO_TITLE and not furniture.is_furniture(line, 0, len(line))


def _without_kind(title: str) -> str:
    """Return a title without the kind of paper before it; most have none, and no pattern is tried."""
    lower = title.lower()
    if title.isascii() and not any(map(lower.__contains__, _KINDS)):
        return title
    return _PREFIX.sub("", title)


def key(words: str) -> str:
    """Return words for comparing: folded, without punctuation."""
    return " ".join(_WORDS.findall(fold(words)))


def _places(shadow: str, blocks: tuple[Block, ...], lines: list[int], title: str) -> list[list[int]]:
    """Return the runs of lines that are the title, in text order."""
    wanted = key(title)
    runs: list[list[int]] = []
    keys = {number: key(shadow[blocks[number].start : blocks[number].end]) for number in dict.fromkeys(lines)}
    last = -1
    for number, begun in keys.items():
        if number <= last or not begun or not wanted.startswith(begun):
            continue
        joined, run = "", []
        for at in range(number, number + _MOST_LINES):
            joined = f"{joined} {keys.get(at, '?')}".strip()
            run.append(at)
            if joined == wanted:
                runs.append(run)
                last = at
                break
            if not wanted.startswith(joined):
                break
    return runs


def _with_site(shadow: str, blocks: tuple[Block, ...], begin: int, title: str) -> int | None:
    """Return the number of the line on which a page gives the stated title with the name of its site behind it."""
    for number in range(min(begin, _PAGE_LINES)):
        start, end = blocks[number].start, blocks[number].end
        if not len(title) < end - start <= _LONGEST + len(title):
            continue
        for part in _SEPARATOR.finditer(shadow, start, end):
            site = shadow[part.end() : end]
            if len(site.split()) <= _SITE_WORDS and key(shadow[start : part.start()]) == key(title):
                return number
    return None


def _page_title(
    text: str, shadow: str, blocks: tuple[Block, ...], lines: list[int], found: Headlines
) -> list[list[int]]:
    """Read "Title - Name of the site" on the first line of a saved page."""
    if not lines or lines[0] != 0:
        return []
    start, end = blocks[0].start, blocks[0].end
    parts = list(_SEPARATOR.finditer(shadow, start, min(end, start + _LONGEST)))
    for part in reversed(parts[-2:]):
        title, site = text[start : part.start()], text[part.end() : end]
        if len(site.split()) > _SITE_WORDS:
            continue
        again = _places(shadow, blocks, lines[1:], title)
        if (
            again
            or mastheads.is_site(site)
            or ("|" in part[0] and site.istitle() and len(site.split()) <= _FEW_WORDS)
        ):
            found.title, found.site = _without_lead(" ".join(title.split())), " ".join(site.split())
            return [[0], *again]
    return []


def _first(
    text: str, shadow: str, blocks: tuple[Block, ...], lines: list[int], found: Headlines
) -> list[list[int]]:
    """Take the first line that can be a title, with the lines it goes on in."""
    free = [number for number in lines if blocks[number].kind != "furniture"]
    free = [number for number in free if not BULLET.match(shadow, blocks[number].start)] or free
    can = [number for number in free if _can_be_title(shadow, blocks[number], ())]
    can = can or [number for number in free if _can_be_title(shadow, blocks[number], ("body",))]
    keys = [key(shadow[blocks[number].start : blocks[number].end]) for number in can]
    again = [number for number, name in zip(can, keys, strict=True) if keys.count(name) > 1]
    first = next(iter(again or can), None)
    if first is None:
        return []
    begun = first - 1
    if begun in lines and runons.breaks_off(shadow, blocks[begun], blocks[first]):
        bullet = BULLET.match(shadow, blocks[begun].start)
        whole = text[bullet.end() if bullet else blocks[begun].start : blocks[first].end]
        found.title = " ".join(whole.split())
        return [[begun, first]]
    run = [first]
    while len(run) < _MOST_LINES and run[-1] + 1 in can and _continues(shadow, blocks, run[-1]):
        run.append(run[-1] + 1)
    whole = " ".join(text[blocks[run[0]].start : blocks[run[-1]].end].split())
    found.title = runons.without_story(_without_lead(mastheads.without_marks(whole)))
    return _places(shadow, blocks, can, whole) or [run]


def is_headline(shadow: str, blocks: tuple[Block, ...], number: int) -> bool:
    """Return whether a sentence above the story is its title: a question, a quotation, or one short sentence.

    It stands alone, nothing but furniture, dates and the names of offices before it, and prose follows.
    """
    line = shadow[blocks[number].start : blocks[number].end]
    if number + 1 >= len(blocks) or not is_first(shadow, blocks, number):
        return False
    if runons.is_headline(shadow, blocks[number].start, blocks[number].end, blocks[number + 1].start):
        return True
    if len(line) > _SENTENCE or _STOPS.search(line):
        return False
    if shadow.count("\n", blocks[number].end, blocks[number + 1].start) < 2:
        return False
    return any(
        is_prose(shadow, blocks[at].start, blocks[at].end)
        and blocks[at].end - blocks[at].start > _SENTENCE // 2
        for at in range(number + 1, min(number + 4, len(blocks)))
    )


def is_first(shadow: str, blocks: tuple[Block, ...], number: int) -> bool:
    """Return whether nothing but furniture, dates and the names of offices stands before a block."""
    return all(
        block.kind == "furniture" or mastheads.kind_of(shadow[block.start : block.end]) is not None
        for block in blocks[:number]
    )


def _without_lead(title: str) -> str:
    """Return a title without the kind of paper and the date that ran into it."""
    bare = _PREFIX.sub("", title)
    stamp = next(stamps.find(bare, shadow_of(bare), 0, len(bare), None), None)
    if stamp is not None and stamp.start == 0 and len(bare) - stamp.end > _SHORT:
        bare = bare[stamp.end :].lstrip(" .,:;|-–—")
    return _PREFIX.sub("", bare)


def _can_be_title(shadow: str, block: Block, allowed: tuple[str, ...]) -> bool:
    line = mastheads.without_marks(shadow[block.start : block.end])
    if mastheads.is_unspaced(line):
        shortest = _SHORTEST_UNSPACED
    elif " " in line:
        shortest = _SHORTEST
    else:
        return False
    if not shortest <= len(line) <= _LONGEST or line[-1] in ":;" or standfirsts.QUESTION.match(line):
        return False
    kind = mastheads.kind_of(line)
    return kind is None or kind in allowed


def _continues(shadow: str, blocks: tuple[Block, ...], number: int) -> bool:
    """Whether a title goes on in the next line."""
    line = shadow[blocks[number].start : blocks[number].end]
    after = shadow[blocks[number + 1].start : blocks[number + 1].end]
    if shadow.count("\n", blocks[number].end, blocks[number + 1].start) > 1:
        return False
    if line[-1] in '.!?"':
        return False
    if shadow[blocks[number].end] == " ":  # a heading that its page broke
        return True
    return open_ended(line) or (line.isupper() and after.isupper()) or _GOES_ON.match(after) is not None


def _name_lines(shadow: str, blocks: tuple[Block, ...], lines: list[int], found: Headlines) -> None:
    """Say what the other lines before the story are: a dateline, or furniture."""
    for number in lines:
        if number not in found.kinds and blocks[number].kind in ("body", "quote"):
            named = mastheads.kind_of(shadow[blocks[number].start : blocks[number].end])
            if named is not None:
                found.kinds[number] = "dateline" if named in ("dated", "place") else "furniture"
    titled = next((number for number in sorted(found.kinds) if found.kinds[number] == "title"), 0)
    for number in lines:
        if number < titled and number not in found.kinds and _is_section(shadow, blocks[number]):
            found.kinds[number] = "furniture"


def _is_section(shadow: str, block: Block) -> bool:
    """Whether a line above the title is the name of a page's section or district: "- Mid Ulster", "Reports"."""
    return (
        block.kind in ("body", "list")
        and block.end - block.start <= _SECTION
        and shadow[block.end - 1] not in ".!?:"
    )
