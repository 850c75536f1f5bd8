"""Labels what the parts of a text are for, before anything in them is read.

Invariant: blocks do not overlap, stand in text order, and every visible character of the text stands in one of them.
Title, dateline and standfirst are still `body` here; `heading` finds them.
"""

import re
from functools import cache

from store.document import Document
from store.model import Block, BlockKind
from store.parsing import boilerplate, contactareas, furniture
from store.parsing.knowledge import table
from store.parsing.paragraphs import BULLET, Paragraph, paragraphs
from store.text import shadow as shadow_of

_QUOTE = 40
# A page is named in its first lines: the title, a sign, and the name of the site.
_PAGE_TITLE, _SITE = 3, 90
_SITE_NAME = re.compile(r"\s{1,3}(?:[|·•»]|::|-{1,2})\s{1,3}\S.*")
# Marks of type around a quotation or a heading.
_TYPE = "*_ "
# What a signature leaves behind it.
_STOPS = ".,;) \n"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    rows = table("boilerplate")
    return {
        "partners": re.compile(rows["partners"]["lead"], re.IGNORECASE),
        "footnote": re.compile(rows["footnote"]["note"]),
        "distributor": re.compile("|".join(rows["distributor"]["lines"]), re.IGNORECASE),
    }


def label(document: Document, shadow: str) -> tuple[Block, ...]:
    """Return the parts of the text, paragraph by paragraph, with what they are for."""
    parts = furniture.parted(shadow, paragraphs(shadow))
    begin = furniture.story(shadow, parts)
    idle, stop = furniture.mark(shadow, parts, begin)
    kinds: list[BlockKind] = ["furniture" if mark else "body" for mark in idle]
    _mark_page_title(document, shadow, parts[:begin], kinds)
    _take_marked(document, parts, kinds)
    _mark_lines(shadow, parts, kinds)
    taken, reached = contactareas.find(
        shadow, parts, [kind in ("body", "list") for kind in kinds], [kind == "furniture" for kind in kinds]
    )
    for number, is_taken in enumerate(taken):
        if is_taken:
            kinds[number] = "contacts"
    asides = boilerplate.mark(shadow, parts, kinds, begin, stop)
    found: list[Block] = []
    for number, (part, kind, reaches) in enumerate(zip(parts, kinds, reached, strict=True)):
        if number in asides:
            found += boilerplate.split(shadow, part, asides[number], kind)
        elif kind in ("body", "furniture", "boilerplate") and reaches:
            found += _split_contact(shadow, part, kind)
        else:
            found += _split_note(shadow, part, kind)
    return tuple(found)


def _mark_page_title(document: Document, shadow: str, head: list[Paragraph], kinds: list[BlockKind]) -> None:
    """Mark the name of a page: the title that the format states, and the name of the site."""
    title = shadow_of(document.title or "")
    for number, part in enumerate(head[:_PAGE_TITLE]):
        end = part.start + len(title)
        named = bool(title) and end < part.end <= end + _SITE and shadow.startswith(title, part.start)
        if named and _SITE_NAME.fullmatch(shadow, end, part.end):
            kinds[number] = "furniture"


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
        elif _is_quote(shadow, part) or (
            number > 0 and kinds[number - 1] == "quote" and _goes_on(shadow, parts[number - 1], part)
        ):
            kinds[number] = "quote"


def _is_quote(shadow: str, part: Paragraph) -> bool:
    """Whether a paragraph is somebody's words: between quotes, opened and to be closed later, or set off by ">"."""
    if part.end - part.start < _QUOTE or shadow[part.start] not in "\"'>*_":
        return False
    words = shadow[part.start : part.end].strip(_TYPE)
    if not words or words[0] == ">":
        return bool(words)
    first, last = words[0], words[-2:].rstrip(".,")[-1:]
    return (first in "\"'" and last == first) or (first == '"' and words.count('"') == 1)


def _goes_on(shadow: str, quote: Paragraph, part: Paragraph) -> bool:
    """Whether a quotation that a page broke goes on: it is not closed yet, and its sentence is not either."""
    return shadow[part.start].islower() and shadow.count('"', quote.start, quote.end) % 2 == 1


def _has_neighbour(shadow: str, parts: list[Paragraph], number: int) -> bool:
    """Whether an item of a list stands beside another one."""
    return any(
        0 <= beside < len(parts) and BULLET.match(shadow, parts[beside].start)
        for beside in (number - 1, number + 1)
    )


def _split_contact(shadow: str, part: Paragraph, kind: BlockKind) -> list[Block]:
    """Set the sentences and signatures apart that say whom the press may call."""
    found: list[Block] = []
    rest = part
    for start, end in contactareas.inside(shadow, part.start, part.end):
        found += [*_before(shadow, rest, start, kind), Block("contacts", start, end)]
        after = end + len(shadow[end : part.end]) - len(shadow[end : part.end].lstrip())
        rest = Paragraph(after, part.end, apart=False)
    left = shadow[rest.start : rest.end]
    if found and left and (furniture.is_furniture(shadow, rest.start, rest.end) or not left.strip(_STOPS)):
        return [*found, Block("furniture", rest.start, rest.end)]
    return [*found, *_split_note(shadow, rest, kind)] if rest.start < rest.end else found


def _split_note(shadow: str, part: Paragraph, kind: BlockKind) -> list[Block]:
    """Split a footnote off the end of a paragraph."""
    if kind not in ("body", "partners", "list") or shadow.find("*", part.start, part.end) < 0:
        return [Block(kind, part.start, part.end)]
    note = _patterns()["footnote"].search(shadow, part.start, part.end)
    if note is None or not _is_referred(shadow, note.start()) or _is_bold(shadow, note.start(), part.end):
        return [Block(kind, part.start, part.end)]
    return [*_before(shadow, part, note.start(), kind), Block("footnote", note.start(), part.end)]


def _before(shadow: str, part: Paragraph, start: int, kind: BlockKind) -> list[Block]:
    """Return what stands in the paragraph before `start` as a block, if anything does."""
    end = part.start + len(shadow[part.start : start].rstrip())
    return [Block(kind, part.start, end)] if end > part.start else []


def _is_referred(shadow: str, start: int) -> bool:
    """Whether a word before the note carries its mark."""
    return re.search(r"[\w.,)]\*", shadow[:start]) is not None


def _is_bold(shadow: str, start: int, end: int) -> bool:
    """Whether stars before words only set them in type: as many stars close them."""
    words = shadow[start:end]
    stars = words[: len(words) - len(words.lstrip("*"))]
    if len(stars) > 1:
        return words.find(stars, len(stars)) > 0
    return not words[1].isspace() and words.endswith("*")
