"""Tells who passed a release on: a distributor named in the text, or the wire in its dateline."""

import re
from collections.abc import Iterator
from functools import cache

from store.model import Block
from store.parsing.knowledge import table

# A wire stands in the dateline, within so many characters of the story's beginning.
_NEAR = 200
# Lines that name it are among so many at either end, and no longer; one of these stands in each.
_FIRST, _LAST, _LONGEST = 6, 14, 220
# So many characters at the beginning and the end are looked at.
_HEAD, _FOOT = 200, 600


@cache
def _names() -> re.Pattern[str]:
    return re.compile(table("wires")["names"]["pattern"], re.IGNORECASE)


@cache
def _distribution() -> re.Pattern[str]:
    return re.compile(table("boilerplate")["distributor"]["lines"][0], re.IGNORECASE)


def on_behalf(text: str, shadow: str, blocks: tuple[Block, ...]) -> str | None:
    """Return for whom the release was passed on, where a line says so."""
    for block in blocks:
        if block.kind == "distributor":
            found = _distribution().search(shadow, block.start, block.end)
            if found is not None and found["publisher"]:
                return text[found.start("publisher") : found.end("publisher")].strip()
    return passed_on(text, shadow, blocks)[1]


@cache
def _lines() -> re.Pattern[str]:
    """Every line that names the wire; the groups of each alternative are numbered apart."""
    patterns = table("wires")["lines"]["patterns"]
    return re.compile("|".join(f"(?:{_numbered(line, n)})" for n, line in enumerate(patterns)), re.IGNORECASE)


def _numbered(pattern: str, number: int) -> str:
    return pattern.replace("?P<by>", f"?P<by{number}>").replace("?P<publisher>", f"?P<publisher{number}>")


def passed_on(text: str, shadow: str, blocks: tuple[Block, ...]) -> tuple[str | None, str | None]:
    """Return who passed the release on and for whom, as a line before or behind the story says; None for what it does not."""
    if not blocks:
        return None, None
    last, first = blocks[-_LAST:], blocks[:_FIRST]
    near: list[Block] = []
    if _may_name(shadow[max(last[0].start, last[-1].end - _FOOT) : last[-1].end]):
        near += reversed(last)
    if _may_name(shadow[first[0].start : min(first[-1].end, first[0].start + _HEAD)]):
        near += first
    for block in near:
        for start, end in _stretches(shadow, block):
            found = _lines().fullmatch(shadow, start, end)
            if found is None:
                continue
            named = {
                name.rstrip("0123456789"): found.span(name)
                for name, said in found.groupdict().items()
                if said
            }
            told = {name: " ".join(text[slice(*span)].split()) for name, span in named.items()}
            by = told.get("by")
            return table("wires")["sites"].get((by or "").lower(), by), told.get("publisher")
    return None, None


def _may_name(words: str) -> bool:
    """Whether a stretch holds a word of the lines that name a wire; asked of every release."""
    lower = words.lower()
    return any(map(lower.__contains__, table("wires")["lines"]["cues"]))


def _stretches(shadow: str, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the lines of a block that are short enough to be such a line."""
    start = block.start
    for line in shadow[block.start : block.end].split("\n"):
        if len(line) <= _LONGEST:
            yield start, start + len(line.rstrip())
        start += len(line) + 1


def distributor(text: str, shadow: str, blocks: tuple[Block, ...], begin: int) -> str | None:
    """Return who passed the release on, or None.

    Args:
        text: The canonical text.
        shadow: Its shadow.
        blocks: Its blocks, paragraph by paragraph.
        begin: Number of the first block of the story.
    """
    for block in blocks:
        if block.kind == "distributor":
            found = _distribution().search(shadow, block.start, block.end)
            if found is not None:
                return text[found.start("by") : found.end("by")].strip()
    by, _ = passed_on(text, shadow, blocks)
    if by is not None:
        return by
    if begin < len(blocks):
        start = blocks[begin].start
        named = _names().search(shadow, start, min(len(shadow), start + _NEAR))
        if named is not None:
            return " ".join(text[named.start("name") : named.end("name")].split())
    return None
