"""Chooses the date a release was issued on among what its format states and what its text prints.

Invariant: a date of the story (when a man was arrested) is never taken for the date of the release.
"""

import re
from collections.abc import Iterator
from operator import itemgetter

from store.document import Document
from store.model import Block, Stamp
from store.parsing import mastheads, stamps
from store.parsing.datelines import dateline
from store.parsing.paragraphs import BULLET

_IMMEDIATE = re.compile(
    r"\bimmediate\b|\binmediata\b|\bimm[eé]diate\b|\bimediat[aă]\b|\bsofortigen\b|\bonmiddellijke\b",
    re.IGNORECASE,
)
# What a page's software wrote, spilt into the text.
_MACHINE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?")
_DASH = re.compile(r"\s{0,2}-{1,2}\s")
# Where the format states the day, its hour is looked for in so many lines at the end.
_FOOT = 6
# So many characters at the end may hold it.
_LAST = 900
_HOUR = re.compile(r"\d[:.]\d\d")
_LINE = 160
# A date with which a line begins is the line's own.
_LEADING = 2
# What a line says of a date stands right before it.
_BESIDE = 12
# "For immediate release" stands at most so many lines above the date.
_UNDER = 4


def published(
    document: Document, text: str, shadow: str, blocks: tuple[Block, ...], begin: int, country: str | None
) -> Stamp | None:
    """Return when the release was issued, or None.

    The text's own line is taken where it says the same as the format, or more: the hour of the stated day, the day
    of the stated month.
    """
    stated = stamps.stated(document.published) if document.published else None
    if stated is None:
        return next(_printed(text, shadow, blocks, begin, country), None)
    if "T" in stated.value:
        return stated
    begun = blocks[begin].start if begin < len(blocks) else len(shadow)
    year = stated.value[2:4]
    if year not in shadow[: begun + _LINE] and year not in shadow[-_LAST:]:
        return stated
    best = stated
    for stamp in _printed(text, shadow, blocks, begin, country, max(begin, len(blocks) - _FOOT)):
        if stamp.value.startswith(stated.value) and len(stamp.value) >= len("2021-09-28"):
            if "T" in stamp.value:
                return stamp
            best = stamp if best is stated else best
    return best


def _printed(
    text: str,
    shadow: str,
    blocks: tuple[Block, ...],
    begin: int,
    country: str | None,
    tail: int | None = None,
) -> Iterator[Stamp]:
    """Yield the dates that may be the release's, the likeliest first; behind the story only from block `tail` on."""
    yield from _in_head(text, shadow, blocks, begin, country)
    if begin < len(blocks):
        first = blocks[begin]
        after = dateline(shadow, first.start, first.end)
        yield from stamps.find(text, shadow, first.start, after, country)
        if after > first.start:
            yield from _between_dashes(text, shadow, after, first.end, country)
    for block in reversed(blocks[begin if tail is None else tail :]):
        if tail is not None and not _HOUR.search(shadow, block.start, min(block.end, block.start + _LINE)):
            continue
        if (stamp := _at_tail(text, shadow, block, country)) is not None:
            yield stamp


def _between_dashes(text: str, shadow: str, start: int, end: int, country: str | None) -> Iterator[Stamp]:
    """Yield the day that stands alone behind the place ("DALLAS -- November 21, 2025 -- ...")."""
    begin = (
        start + len(shadow[start : start + _LEADING + 1]) - len(shadow[start : start + _LEADING + 1].lstrip())
    )
    for stamp in stamps.find(text, shadow, begin, min(end, begin + _LINE), country):
        if stamp.start == begin and _DASH.match(shadow, stamp.end):
            yield stamp
        return


def _at_tail(text: str, shadow: str, block: Block, country: str | None) -> Stamp | None:
    """Return the day that a line behind the story gives as the release's own."""
    if block.end - block.start > _LINE or not stamps.may_hold(shadow, block.start, block.end):
        return None
    line = shadow[block.start : block.end]
    label, end = mastheads.label(line) or ("", 0)
    if label in ("changed", "other") or (
        block.kind == "furniture" and not label and not _MACHINE.fullmatch(line)
    ):
        return None
    stamp = next(stamps.find(text, shadow, block.start, block.end, country), None)
    if stamp is None or len(stamp.value) < len("2021-09-28"):
        return None
    labelled = label == "issued" and stamp.start - block.start - end <= _BESIDE
    return stamp if block.kind == "distributor" or labelled or mastheads.kind_of(line) == "dated" else None


def _in_head(
    text: str, shadow: str, blocks: tuple[Block, ...], begin: int, country: str | None
) -> list[Stamp]:
    """Return the dates before the story, the likeliest first.

    That is the one under "for immediate release", then one whose line says that it is the day of issue, then the
    nearest to the story; what the line calls another day comes last.
    """
    ranked: list[tuple[int, int, Stamp]] = []
    since = -10
    for number, block in enumerate(blocks[:begin]):
        if block.end - block.start > _LINE:
            continue
        line = shadow[block.start : block.end]
        if _IMMEDIATE.search(line):
            since = number
        if not stamps.may_hold(shadow, block.start, block.end):
            continue
        stamp = next(stamps.find(text, shadow, block.start, block.end, country), None)
        if stamp is None:
            continue
        label, _ = mastheads.label(line) or ("", 0)
        if label == "changed" or stamps.is_embargo(line):
            continue
        telling = since == number or block.kind == "contacts"
        telling = telling or (stamp.start - block.start <= _LEADING and not BULLET.match(line))
        if not telling and mastheads.kind_of(line) != "dated":
            continue
        if number - since <= _UNDER and not any(rank == 0 for rank, _, _ in ranked):
            rank = 0
        else:
            rank = {"issued": 1, "other": 3}.get(label, 2)
        ranked.append((rank, -number, stamp))
    return [stamp for _, _, stamp in sorted(ranked, key=itemgetter(0, 1))]
