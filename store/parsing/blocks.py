"""Labels what the parts of a text are for, before anything in them is read.

Invariant: blocks do not overlap, stand in text order, and every visible character stands in one of them.
"""

import re

from store.model import Block, BlockKind, Document
from store.parsing import contactareas, publisher
from store.parsing.knowledge import table
from store.parsing.paragraphs import Paragraph, paragraphs

_TABLE = table("boilerplate")

_SELF = re.compile(_TABLE["about"]["self"], re.IGNORECASE)
_FURNITURE = re.compile(r"(?:" + "|".join(_TABLE["furniture"]["lines"]) + r")\s*$", re.IGNORECASE)
_PARTNERS = re.compile(_TABLE["partners"]["lead"], re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?:(?<=[.!?\"'] )|^)\*{1,3}\s?(?=[A-Z][^\n]{20})", re.MULTILINE)


def label(document: Document, shadow: str) -> tuple[Block, ...]:
    """Return the parts of the text, paragraph by paragraph, with what they are for."""
    parts = paragraphs(shadow)
    kinds: list[BlockKind] = [_kind(shadow, part, number, len(parts)) for number, part in enumerate(parts)]
    for start, end in contactareas.find(shadow, parts):
        for number, part in enumerate(parts):
            if start <= part.start and part.end <= end and kinds[number] != "distributor":
                kinds[number] = "contacts"
    for marked in document.blocks:
        for number, part in enumerate(parts):
            if marked.start <= part.start and part.end <= marked.end and kinds[number] == "body":
                kinds[number] = marked.kind
    found: list[Block] = []
    for part, kind in zip(parts, kinds, strict=True):
        found += _split(shadow, part, kind)
    return tuple(found)


def _kind(shadow: str, part: Paragraph, number: int, count: int) -> BlockKind:
    if _FURNITURE.match(shadow, part.start, part.end):
        return "furniture"
    if _PARTNERS.match(shadow, part.start, part.end):
        return "partners"
    if publisher.distribution(shadow[part.start : part.end]):
        return "distributor"
    if number > 2 and 3 * number > count and _SELF.search(shadow, part.start, part.end):
        return "boilerplate"
    return "body"


def _split(shadow: str, part: Paragraph, kind: BlockKind) -> list[Block]:
    """Split a footnote off the end of a paragraph."""
    if kind in ("body", "partners"):
        note = _FOOTNOTE.search(shadow, part.start, part.end)
        if note and "*" in shadow[: note.start()]:
            found = [Block("footnote", note.start(), part.end)]
            end = len(shadow[: note.start()].rstrip())
            return ([Block(kind, part.start, end)] if end > part.start else []) + found
    return [Block(kind, part.start, part.end)]
