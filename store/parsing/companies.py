"""Tells which company or society issued a release that a wire passed on: the one that its title begins with, "About X".

Invariant: a name is taken only where the title or the opening of the story names it too, or where it is the only one
that a release passed on by a wire tells about.
"""

import re

from store.model import Block
from store.parsing.datelines import dateline
from store.parsing.headlines import key

# "About Harbour", and the same where the heading ran into the text: "About HarbourHarbour Trust is".
_ABOUT = re.compile(
    r"[\s*#>_-]{0,6}About (?:the )?(?:(?P<run>[A-Z][\w&.'-]{0,40}(?: [A-Z&][\w&.'-]{0,40}){0,5}?)\s?:?\s?"
    r"(?P<again>(?P=run)(?: [A-Z&][\w&.'-]{0,40}){0,5})(?=,? (?:is|are|was|has|\()|,)|(?P<who>[A-Z][^\n:.]{1,70}?)\s*:?(?=\n|$))"
)
_NAME = re.compile(
    r"[\"'(]?(?P<name>[A-Z0-9][\w.&'/-]{0,40}(?:,? (?:&|and|of|for|the|[A-Z0-9(][\w.&'/-]{0,40})){0,7})"
)
# The name stands so near to the beginning of the story.
_OPENING = 400
_STOCK = re.compile(r"\((?:NYSE|NASDAQ|TSXV?|TSX-V|CSE|OTC\w*|AIM|LSE|ASX)\s?:", re.IGNORECASE)
# One word is a name only where it is spelt like one: "HarbourCoin", "HAR1".
_SPELT = re.compile(r"[A-Z].*[A-Z0-9]")
_JOINING = frozenset(("&", "and", "of", "for", "the"))


def tell(
    text: str, shadow: str, blocks: tuple[Block, ...], begin: int, title: str | None, *, passed_on: bool
) -> str | None:
    """Return who issued the release, or None.

    Args:
        text: The canonical text.
        shadow: Its shadow.
        blocks: Its blocks, paragraph by paragraph.
        begin: Number of the first block of the story.
        title: The title, or None.
        passed_on: Whether a wire passed it on.
    """
    if begin >= len(blocks):
        return None
    first = blocks[begin]
    after = dateline(shadow, first.start, first.end)
    opening = text[after : min(len(text), after + _OPENING)]
    about = _about(text, shadow, blocks[begin:])
    heads = f" {key(title or '')} {key(opening)} "
    named = [name for name in about if f" {key(name)} " in heads]
    if len(named) == 1 or (passed_on and len(about) == 1):
        return (named or about)[0]
    if title and (passed_on or named or _STOCK.search(opening)):
        return _begins(title, opening)
    return None


def _about(text: str, shadow: str, blocks: tuple[Block, ...]) -> list[str]:
    """Return the different names that the release tells about."""
    found: dict[str, str] = {}
    for block in blocks:
        told = _ABOUT.match(shadow, block.start, block.end) if block.kind in ("boilerplate", "body") else None
        if told is not None:
            group = "again" if told["again"] else "who"
            name = " ".join(text[told.start(group) : told.end(group)].split())
            found.setdefault(key(name), name)
    return list(found.values())


def _begins(title: str, opening: str) -> str | None:
    """Return the name that the title begins with and the story names at its beginning, the longest that is both."""
    led = _NAME.match(title)
    words = led["name"].split(" ") if led is not None else []
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count]).rstrip(",")
        if words[count - 1] in _JOINING or (count == 1 and not _SPELT.match(name)):
            continue
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", opening)
        if found is not None:
            return None if _goes_on(title, name, opening[found.end() :]) else name
    return None


def _goes_on(title: str, name: str, after: str) -> bool:
    """Whether the name is longer than what title and story have in common: "Ann Vale's plan" and "Ann Vale said"."""
    follows = re.match(r" (?P<word>\w+)['\u2019]s?\b", title[title.find(name) + len(name) :])
    return follows is not None and after.startswith(f" {follows['word']}")
