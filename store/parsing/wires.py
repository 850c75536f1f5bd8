"""Tells who passed a release on: a distributor named in the text, or the wire in its dateline."""

import re
from functools import cache

from store.model import Block
from store.parsing import publisher
from store.parsing.knowledge import table

# A wire stands in the dateline, within so many characters of the story's beginning.
_NEAR = 200


@cache
def _names() -> re.Pattern[str]:
    return re.compile(table("wires")["names"]["pattern"], re.IGNORECASE)


def distributor(text: str, shadow: str, blocks: tuple[Block, ...], begin: int) -> str | None:
    """Return who passed the release on, or None."""
    for block in blocks:
        if block.kind == "distributor":
            found = publisher.distribution().search(shadow, block.start, block.end)
            if found is not None:
                return text[found.start("by") : found.end("by")].strip()
    if begin < len(blocks):
        start = blocks[begin].start
        named = _names().search(shadow, start, min(len(shadow), start + _NEAR))
        if named is not None:
            return " ".join(text[named.start("name") : named.end("name")].split())
    return None
