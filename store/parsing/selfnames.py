"""Tells who issued a release from how it names itself: its press desk, the first words of its story, "About X".

Invariant: the name is one that bodies have, and it stands where an issuer names itself: a body that only took part
in an operation is not taken.
"""

import re
from collections.abc import Iterator
from functools import cache

from store.model import Block
from store.parsing import mastheads
from store.parsing.datelines import dateline
from store.parsing.headlines import key
from store.parsing.issuernames import tidy
from store.parsing.knowledge import table

# A name in a line of its own, and one at the beginning of a story, are no longer.
_LINE, _OPENING = 100, 260


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    rows = table("publishers")["bodies"]
    names = rf"(?P<who>{rows['names']})"
    return {
        "name": re.compile(rf"(?:{rows['openers']})?{names}"),
        "story": re.compile(rf"(?:{rows['openers']})?{names}(?={rows['does']})"),
        "english": re.compile(rf"(?:The )?(?P<who>{rows['english']})(?={rows['does']})"),
        "called": re.compile(rf"{rows['calls']}(?P<who>{rows['names']}|{rows['english']})"),
        "german": re.compile(rows["german"]),
        "joint": re.compile(rows["joint"], re.IGNORECASE),
        "about": re.compile(rf"[\s*#>_-]{{0,6}}{rows['about']}(?P<who>[^\n:]{{2,90}}?)\s*[:?]?[\s*_]*"),
    }


def by_desk(text: str, shadow: str, blocks: tuple[Block, ...], begin: int) -> str | None:
    """Return the body whose press desk is to be called, where the release names only one."""
    found = {
        key(name): name
        for block in blocks[begin:]
        if block.kind == "contacts"
        for name in _desks(text, shadow, block)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _desks(text: str, shadow: str, block: Block) -> Iterator[str]:
    at = block.start
    for line in shadow[block.start : block.end].split("\n"):
        words = line.strip(" *_,;")
        name = _patterns()["name"].match(words)
        if name is not None or (len(words) <= _LINE and mastheads.kind_of(words) == "office"):
            end = name.end() if name is not None else len(words)
            first = name.start("who") if name is not None else 0
            start = at + line.find(words)
            yield tidy(" ".join(text[start + first : start + end].split()))
        at += len(line) + 1


def by_story(text: str, shadow: str, blocks: tuple[Block, ...], begin: int) -> str | None:
    """Return the body that the first sentence of the story begins with and that does what the sentence tells."""
    if begin >= len(blocks):
        return None
    first = blocks[begin]
    start = dateline(shadow, first.start, first.end)
    start += len(shadow[start : first.end]) - len(shadow[start : first.end].lstrip(' -*_"'))
    end = min(first.end, start + _OPENING)
    found = _patterns()["story"].match(shadow, start, end) or _patterns()["english"].match(shadow, start, end)
    return tidy(" ".join(text[found.start("who") : found.end("who")].split())) if found is not None else None


def by_call(text: str, shadow: str) -> str | None:
    """Return the body that a reader is asked to call, where the release asks for no other."""
    found = {key(call["who"]): call.span("who") for call in _patterns()["called"].finditer(shadow)}
    if len(found) != 1:
        return None
    start, end = next(iter(found.values()))
    return tidy(" ".join(text[start:end].split()))


def by_head(text: str, shadow: str, blocks: tuple[Block, ...], begin: int) -> str | None:
    """Return the only German body named above the story or in its first sentence; a joint paper has no one issuer."""
    if begin >= len(blocks):
        return None
    end = min(blocks[begin].end, blocks[begin].start + _OPENING)
    if _patterns()["joint"].search(shadow, blocks[0].start, blocks[begin].start):
        return None
    found = {
        key(name[0]): name.span() for name in _patterns()["german"].finditer(shadow, blocks[0].start, end)
    }
    return tidy(text[slice(*next(iter(found.values())))]) if len(found) == 1 else None


def by_about(text: str, shadow: str, blocks: tuple[Block, ...], begin: int) -> str | None:
    """Return the body of "About X", where the release tells so of only one."""
    found: dict[str, str] = {}
    for block in blocks[begin:]:
        if block.kind not in ("boilerplate", "body"):
            continue
        stop = shadow.find("\n", block.start, block.end)
        line = _patterns()["about"].fullmatch(shadow, block.start, stop if stop > 0 else block.end)
        if line is None:
            continue
        who = shadow[line.start("who") : line.end("who")]
        if _patterns()["name"].fullmatch(who) or mastheads.is_office(who) or mastheads.is_site(who):
            found[key(who)] = " ".join(text[line.start("who") : line.end("who")].split())
    return tidy(next(iter(found.values()))) if len(found) == 1 else None
