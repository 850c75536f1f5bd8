"""Labels what the parts of a text are for, before anything in them is read.

Invariant: blocks do not overlap, stand in text order, and every visible character of the text stands in one of them.
Title, dateline and standfirst are still `body` here; `heading` finds them.
"""

import re
from functools import cache

from store.document import Document
from store.model import Block, BlockKind
from store.parsing import contactareas, furniture
from store.parsing.knowledge import table
from store.parsing.paragraphs import BULLET, Paragraph, paragraphs

# The self-description of an agency stands behind this share of the paragraphs of the story.
_TAIL = 0.4
_STORY = frozenset(("body", "quote", "list", "partners"))
_HEADING = 120
_QUOTE = 40


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    rows = table("boilerplate")
    return {
        "heading": re.compile(
            r"[\s*#>_-]{0,6}(?:" + "|".join(rows["about"]["heading"]) + r")\s*:?", re.IGNORECASE
        ),
        "begins": re.compile(r"\W{0,3}(?:" + "|".join(rows["about"]["begins"]) + ")", re.IGNORECASE),
        "holds": re.compile("|".join(rows["about"]["holds"]), re.IGNORECASE),
        "partners": re.compile(rows["partners"]["lead"], re.IGNORECASE),
        "footnote": re.compile(rows["footnote"]["note"]),
        "distributor": re.compile("|".join(rows["distributor"]["lines"]), re.IGNORECASE),
    }


def label(document: Document, shadow: str) -> tuple[Block, ...]:
    """Return the parts of the text, paragraph by paragraph, with what they are for."""
    parts = paragraphs(shadow)
    begin = furniture.story(shadow, parts)
    idle, stop = furniture.mark(shadow, parts, begin)
    kinds: list[BlockKind] = ["furniture" if mark else "body" for mark in idle]
    _take_marked(document, parts, kinds)
    _mark_lines(shadow, parts, kinds)
    taken, reached = contactareas.find(
        shadow, parts, [kind in ("body", "list") for kind in kinds], [kind == "furniture" for kind in kinds]
    )
    for number, is_taken in enumerate(taken):
        if is_taken:
            kinds[number] = "contacts"
    _mark_boilerplate(shadow, parts, kinds, begin, stop)
    found: list[Block] = []
    for part, kind, reaches in zip(parts, kinds, reached, strict=True):
        found += (
            _split_contact(shadow, part, kind)
            if kind in ("body", "furniture") and reaches
            else _split_note(shadow, part, kind)
        )
    return tuple(found)


def _take_marked(document: Document, parts: list[Paragraph], kinds: list[BlockKind]) -> None:
    """Take over what the format itself marks."""
    at = 0
    for marked in document.blocks:
        while at < len(parts) and parts[at].start < marked.start:
            at += 1
        while at < len(parts) and parts[at].end <= marked.end:
            if marked.kind != "standfirst":
                kinds[at] = marked.kind
            at += 1


def _mark_lines(shadow: str, parts: list[Paragraph], kinds: list[BlockKind]) -> None:
    """Mark what a paragraph says of itself: lists of partners, distributors, quotes, items of lists."""
    known = _patterns()
    for number, part in enumerate(parts):
        if kinds[number] != "body":
            continue
        if shadow.find(":", part.start, part.end) >= 0 and known["partners"].match(
            shadow, part.start, part.end
        ):
            kinds[number] = "partners"
        elif known["distributor"].match(shadow, part.start, part.end):
            kinds[number] = "distributor"
        elif BULLET.match(shadow, part.start) and _has_neighbour(shadow, parts, number):
            kinds[number] = "list"
        elif shadow[part.start] == '"' == shadow[part.end - 1] and part.end - part.start >= _QUOTE:
            kinds[number] = "quote"


def _has_neighbour(shadow: str, parts: list[Paragraph], number: int) -> bool:
    """Whether an item of a list stands beside another one."""
    return any(
        0 <= beside < len(parts) and BULLET.match(shadow, parts[beside].start)
        for beside in (number - 1, number + 1)
    )


def _mark_boilerplate(
    shadow: str, parts: list[Paragraph], kinds: list[BlockKind], begin: int, stop: int
) -> None:
    """Mark who the agency is, what follows a heading that says so, and what stands after the end of the story."""
    known = _patterns()
    story = [number for number in range(begin, stop) if kinds[number] in _STORY]
    tail = story[1 + int(_TAIL * (len(story) - 2))] if len(story) > 1 else stop
    under = False
    for number in range(tail, len(parts)):
        if kinds[number] not in ("body", "quote", "list"):
            under = under and kinds[number] != "contacts"
            continue
        part = parts[number]
        short = part.end - part.start <= _HEADING
        if short and known["heading"].fullmatch(shadow, part.start, part.end):
            under = True
        elif (
            short
            and under
            and part.apart
            and shadow[part.end - 1] not in ".!?\"')"
            and kinds[number] == "body"
        ):
            under = False
        if under or number > stop or _is_self_description(shadow, part):
            kinds[number] = "boilerplate"


def _is_self_description(shadow: str, part: Paragraph) -> bool:
    """Whether a paragraph tells who the agency is, or what the law presumes."""
    known = _patterns()
    if known["begins"].match(shadow, part.start, part.end):
        return True
    words = shadow[part.start : part.end].lower()
    if not any(map(words.__contains__, table("boilerplate")["about"]["words"])):
        return False
    return known["holds"].search(shadow, part.start, part.end) is not None


def _split_contact(shadow: str, part: Paragraph, kind: BlockKind) -> list[Block]:
    """Set the sentence or signature apart that says whom the press may call."""
    found = contactareas.inside(shadow, part.start, part.end)
    if found is None:
        return _split_note(shadow, part, kind)
    start, end = found
    after = end + len(shadow[end : part.end]) - len(shadow[end : part.end].lstrip())
    rest: list[Block] = []
    if furniture.is_furniture(shadow, after, part.end):
        rest = [Block("furniture", after, part.end)]
    elif after < part.end:
        rest = _split_contact(shadow, Paragraph(after, part.end, apart=False), kind)
    return [*_before(shadow, part, start, kind), Block("contacts", start, end), *rest]


def _split_note(shadow: str, part: Paragraph, kind: BlockKind) -> list[Block]:
    """Split a footnote off the end of a paragraph."""
    if kind not in ("body", "partners", "list") or shadow.find("*", part.start, part.end) < 0:
        return [Block(kind, part.start, part.end)]
    note = _patterns()["footnote"].search(shadow, part.start, part.end)
    if note is None or not _is_referred(shadow, note.start()):
        return [Block(kind, part.start, part.end)]
    return [*_before(shadow, part, note.start(), kind), Block("footnote", note.start(), part.end)]


def _before(shadow: str, part: Paragraph, start: int, kind: BlockKind) -> list[Block]:
    """Return what stands in the paragraph before `start` as a block, if anything does."""
    end = part.start + len(shadow[part.start : start].rstrip())
    return [Block(kind, part.start, end)] if end > part.start else []


def _is_referred(shadow: str, start: int) -> bool:
    """Whether a word before the note carries its mark."""
    return re.search(r"[\w.,)]\*", shadow[:start]) is not None
