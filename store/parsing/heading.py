"""Reads the head of a release: title, publisher, distributor, date, standfirst, language.

Invariant: what the format states wins; what the text says is taken only where it says it.
"""

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from store.document import Document
from store.model import Block, BlockKind, Stamp
from store.parsing import headlines, issued, language, origins, publisher, runons, stamps, standfirsts, wires
from store.parsing.datelines import dateline, glued
from store.parsing.prose import is_prose

# The head of a release does not reach further.
_HEAD = 3000
# So many lines of a summary, none longer, may stand above the dateline; so much of the story stands behind it.
_LEADS, _LEAD, _SAID = 6, 200, 60
# What a release itself says, and how much of it tells its language: so much at least, more than so much is not looked at.
_OWN = frozenset(("body", "quote", "list", "partners"))
_TOLD = (200, 1600)
# A summary in points has no more of them.
_POINTS = 7
# Nor does it have more paragraphs, menus and mastheads included.
_MOST_LINES = 250


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a release.

    Args:
        language: ISO 639-1 code.
        title: The title, or None.
        publisher: Who issued it, or None.
        country: ISO 3166-1 alpha-2 of the publisher's country, or None.
        distributor: Who passed it on, or None.
        published: When it was issued, or None.
        standfirst: The summary under the title, or None.
        embargo: Until when it may not be published, or None.
        blocks: All blocks, title, dateline and standfirst among them, neighbours of a kind joined.
    """

    language: str
    title: str | None
    publisher: str | None
    country: str | None
    distributor: str | None
    published: Stamp | None
    standfirst: str | None
    embargo: Stamp | None
    blocks: tuple[Block, ...]


def read(document: Document, shadow: str, blocks: tuple[Block, ...]) -> Heading:
    """Return the heading of a release whose blocks are labelled paragraph by paragraph."""
    text = document.text
    blocks, begin = _parted(shadow, blocks, _story(shadow, blocks), titled=headlines.is_title(document.title))
    if (
        not headlines.is_title(document.title)
        and begin < len(blocks)
        and headlines.is_headline(shadow, blocks, begin)
    ):
        begin += 1
    lines = headlines.read(text, shadow, blocks, begin, document.title)
    start = blocks[begin].start if begin < len(blocks) else 0
    tongue = language.tell(document.language, shadow, start, _said(shadow, blocks, begin))
    distributor = wires.distributor(text, shadow, blocks, begin)
    issuer = publisher.tell(document, shadow, blocks, lines, begin, passed_on=distributor is not None)
    country = origins.country(document, issuer, tongue, shadow)
    standfirst = document.standfirst or lines.standfirst
    return Heading(
        language=tongue,
        title=lines.title,
        publisher=issuer,
        country=country,
        distributor=distributor,
        published=issued.published(document, text, shadow, blocks, begin, country),
        standfirst=standfirst,
        embargo=stamps.embargo(text, shadow, min(len(text), _HEAD), country),
        blocks=_refined(document, shadow, blocks, begin, lines),
    )


def _said(shadow: str, blocks: tuple[Block, ...], begin: int) -> str:
    """Return what the release itself says from its story on, or from its first line where it has hardly any.

    What a page lists of other news may be in another language.
    """
    for first in (begin, 0):
        length, told = 0, []
        for block in blocks[first:]:
            if block.kind in _OWN:
                told.append(shadow[block.start : block.end])
                length += block.end - block.start
            if length > _TOLD[1]:
                break
        if length > _TOLD[0]:
            break
    return "\n".join(told)


def _story(shadow: str, blocks: tuple[Block, ...]) -> int:
    """Return the number of the first block of the story; without one, where the head must end.

    A lead in strong type above plain prose, and short lines above a dateline, stand before the story.
    """
    most = min(len(blocks), _MOST_LINES)
    first = _first_prose(shadow, blocks, most)
    if first == most:
        return most
    if standfirsts.is_strong(shadow, blocks[first]) and first + 1 < most:
        after = next(
            (n for n in range(first + 1, min(first + _LEADS, most)) if _begins(shadow, blocks[n])), first
        )
        if not standfirsts.is_strong(shadow, blocks[after]):
            first = after
    return _dated_story(shadow, blocks, first, most)


def _dated_story(shadow: str, blocks: tuple[Block, ...], first: int, most: int) -> int:
    """Return the number of the block with a dateline under short lines that read like prose; else that of the first."""
    for number in range(first, min(first + _LEADS, most)):
        block = blocks[number]
        if (
            number > first
            and shadow[block.start : block.start + 3].isupper()
            and _has_dateline(shadow, block)
        ):
            return number
        if block.end - block.start > _LEAD or block.kind in ("furniture", "contacts"):
            break
    return first


def _first_prose(shadow: str, blocks: tuple[Block, ...], most: int) -> int:
    """Return the number of the first block a story can begin with, but for the points of a summary above it."""
    point = most
    for number in range(most):
        if point < most and number - point > _POINTS:  # a text that is a list of its own
            return point
        if _begins(shadow, blocks[number]):
            if blocks[number].kind != "list":
                return number
            point = min(point, number)
    return point


def _begins(shadow: str, block: Block) -> bool:
    """Whether a story can begin with this block."""
    if block.kind in ("furniture", "contacts"):
        return False
    return is_prose(shadow, block.start, block.end) or _has_dateline(shadow, block)


def _has_dateline(shadow: str, block: Block) -> bool:
    after = dateline(shadow, block.start, block.end)
    return after > block.start and (block.end - after >= _SAID or after == block.end)


def _parted(
    shadow: str, blocks: tuple[Block, ...], begin: int, *, titled: bool
) -> tuple[tuple[Block, ...], int]:
    """Return the blocks with the line apart that ran into the story or its dateline, and where the story begins.

    A headline that ran in is looked for only where the release has no title yet and nothing of it stands before.
    """
    if begin >= len(blocks) or blocks[begin].kind != "body":
        return blocks, begin
    first = blocks[begin]
    at = glued(shadow, first.start, first.end)
    if at is not None:
        end = first.start + len(shadow[first.start : at].rstrip())
    elif titled or not headlines.is_first(shadow, blocks, begin):
        return blocks, begin
    else:
        ended = runons.headline(shadow, first.start, first.end)
        if ended is None:
            return blocks, begin
        end = ended
        at = end + len(shadow[end : first.end]) - len(shadow[end : first.end].lstrip(". \n\u0964"))
    parts = (Block("body", first.start, end), Block("body", at, first.end))
    return (*blocks[:begin], *parts, *blocks[begin + 1 :]), begin + 1


def _refined(
    document: Document, shadow: str, blocks: tuple[Block, ...], begin: int, lines: headlines.Headlines
) -> tuple[Block, ...]:
    """Return the blocks with what the headlines told; the dateline of the story stands apart from it."""
    parts: list[Block] = []
    lead = headlines.key(document.standfirst or "")
    for number, block in enumerate(blocks):
        kind: BlockKind = lines.kinds.get(number, block.kind)
        if lead and kind in ("body", "quote") and headlines.key(shadow[block.start : block.end]) == lead:
            kind, lead = "standfirst", ""
        end = dateline(shadow, block.start, block.end) if number == begin and kind == "body" else block.start
        if end > block.start:
            parts.append(Block("dateline", block.start, end))
            start = end + len(shadow[end : block.end]) - len(shadow[end : block.end].lstrip())
            if start < block.end:
                parts.append(Block(kind, start, block.end))
        else:
            parts.append(block if kind == block.kind else Block(kind, block.start, block.end))
    return joined(parts)


def joined(parts: list[Block]) -> tuple[Block, ...]:
    """Return the blocks with neighbours of one kind joined."""
    found: list[Block] = []
    for kind, group in groupby(parts, key=attrgetter("kind")):
        run = list(group)
        found.append(run[0] if len(run) == 1 else Block(kind, run[0].start, run[-1].end))
    return tuple(found)
