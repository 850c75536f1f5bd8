"""Chooses the date a release was issued on among what its format states and what its text prints.

Invariant: a date of the story (when a man was arrested) is never taken for the date of the release.
"""

import re
from collections.abc import Iterator

from store.document import Document
from store.model import Block, Stamp
from store.parsing import mastheads, stamps
from store.parsing.datelines import dateline

# A page says when it was changed; that is not when the release was issued.
_CHANGED = re.compile(
    r"\b(?:updated|modified|last reviewed|revised|edited|aktualisiert|actualizado|mis à jour)\b",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"\W{0,4}(?:published|posted|date|issued|released?|veröffentlicht|stand|publicado|publi[eé]|fecha|D/Media/Out)\b",
    re.IGNORECASE,
)
_IMMEDIATE = re.compile(r"\bimmediate\b|\binmediata\b|\bimm[eé]diate\b", re.IGNORECASE)
# What a page's software wrote, spilt into the text.
_MACHINE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?")
_LINE = 160
# A date with which a line begins is the line's own.
_LEADING = 2


def published(
    document: Document, text: str, shadow: str, blocks: tuple[Block, ...], begin: int, country: str | None
) -> Stamp | None:
    """Return when the release was issued, or None.

    A time that the text prints is added to the same day stated by the format without one.
    """
    stated = stamps.stated(document.published) if document.published else None
    if stated is not None and "T" in stated.value:
        return stated
    if stated is None:
        return next(_printed(text, shadow, blocks, begin, country), None)
    head = _in_head(text, shadow, blocks, begin, country)
    return next((stamp for stamp in head if stamp.value.startswith(f"{stated.value}T")), stated)


def _printed(
    text: str, shadow: str, blocks: tuple[Block, ...], begin: int, country: str | None
) -> Iterator[Stamp]:
    """Yield the dates that may be the release's, the likeliest first."""
    head = list(_in_head(text, shadow, blocks, begin, country))
    yield from reversed(head)
    if begin < len(blocks):
        first = blocks[begin]
        yield from stamps.find(text, shadow, first.start, dateline(shadow, first.start, first.end), country)
    for block in reversed(blocks[begin:]):
        if (stamp := _at_tail(text, shadow, block, country)) is not None:
            yield stamp


def _at_tail(text: str, shadow: str, block: Block, country: str | None) -> Stamp | None:
    """Return the day that a line behind the story gives as the release's own."""
    line = shadow[block.start : block.end]
    if (
        len(line) > _LINE
        or _CHANGED.search(line)
        or (block.kind == "furniture" and not _MACHINE.fullmatch(line))
    ):
        return None
    if block.kind == "distributor" or _ISSUED.match(line) or mastheads.kind_of(line) == "dated":
        stamp = next(stamps.find(text, shadow, block.start, block.end, country), None)
        return stamp if stamp is not None and len(stamp.value) >= len("2021-09-28") else None
    return None


def _in_head(
    text: str, shadow: str, blocks: tuple[Block, ...], begin: int, country: str | None
) -> Iterator[Stamp]:
    """Yield the dates before the story; one after "for immediate release" comes last."""
    best: Stamp | None = None
    since = -10
    for number, block in enumerate(blocks[:begin]):
        line = shadow[block.start : block.end]
        if _IMMEDIATE.search(line):
            since = number
        if len(line) > _LINE or _CHANGED.search(line):
            continue
        stamp = next(stamps.find(text, shadow, block.start, block.end, country), None)
        if stamp is None:
            continue
        telling = since == number or block.kind == "contacts" or stamp.start - block.start <= _LEADING
        if not telling and mastheads.kind_of(line) != "dated":
            continue
        if number - since <= 4 and best is None:
            best = stamp
        else:
            yield stamp
    if best is not None:
        yield best
