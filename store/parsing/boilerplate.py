"""Marks what is no news in a release: who the agency is, what the law presumes, notes that stand behind the end.

Invariant: only what stands behind the first part of the story is marked, and of a paragraph that tells something as
well only the sentence that is no news.
"""

import re
from functools import cache

from store.model import Block, BlockKind
from store.parsing.knowledge import table
from store.parsing.paragraphs import Paragraph
from store.parsing.prose import sentences_around

# The self-description of an agency stands behind this share of the paragraphs of the story.
_TAIL = 0.4
_STORY = frozenset(("body", "quote", "list", "partners"))
_HEADING = 120
# No name is longer with the verb behind it.
_NAME = 170
# Sentences stand no further apart.
_APART = 3
# What stands in a paragraph beside an aside and is longer tells something.
_TELLS = 60


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    rows = table("boilerplate")["about"]
    return {
        "heading": re.compile(r"[\s*#>_-]{0,6}(?:" + "|".join(rows["heading"]) + r")\s*:?\**", re.IGNORECASE),
        "begins": re.compile(r"\W{0,3}(?:" + "|".join(rows["begins"]) + ")", re.IGNORECASE),
        "named": re.compile(r"\W{0,3}(?:" + "|".join(rows["named"]) + ")", re.IGNORECASE),
    }


@cache
def _sentences() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """Return what sentences hold that are no news, each pattern under words of which one must stand there."""
    rows = table("boilerplate")["about"]["holds"]
    return tuple((tuple(row["words"]), re.compile(row["pattern"], re.IGNORECASE)) for row in rows)


def mark(
    shadow: str, parts: list[Paragraph], kinds: list[BlockKind], begin: int, stop: int
) -> dict[int, tuple[int, int]]:
    """Mark boilerplate among the kinds, and return the sentences that are such, by the number of their paragraph.

    Args:
        shadow: The text's shadow.
        parts: Its paragraphs.
        kinds: What they are; changed here.
        begin: Number of the first paragraph of the story.
        stop: Number of the first one after the end of the story.
    """
    known = _patterns()
    story = [number for number in range(begin, stop) if kinds[number] in _STORY]
    tail = story[1 + int(_TAIL * (len(story) - 2))] if len(story) > 1 else stop
    asides: dict[int, tuple[int, int]] = {}
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
        elif kinds[number] != "quote" and (aside := _aside(shadow, part)) is not None:
            if _tells_more(part, aside):
                asides[number] = aside
            else:
                kinds[number] = "boilerplate"
    return asides


def split(shadow: str, part: Paragraph, aside: tuple[int, int], kind: BlockKind) -> list[Block]:
    """Return the blocks of a paragraph that holds an aside."""
    before = part.start + len(shadow[part.start : aside[0]].rstrip())
    after = aside[1] + len(shadow[aside[1] : part.end]) - len(shadow[aside[1] : part.end].lstrip())
    cut = (
        Block(kind, part.start, before),
        Block("boilerplate", *aside),
        Block(kind, after, part.end),
    )
    return [block for block in cut if block.start < block.end]


def _is_self_description(shadow: str, part: Paragraph) -> bool:
    """Whether a paragraph begins by telling who somebody is."""
    if _patterns()["begins"].match(shadow, part.start, part.end):
        return True
    beginning = shadow[part.start : min(part.end, part.start + _NAME)]
    return any(map(beginning.__contains__, table("boilerplate")["about"]["verbs"])) and bool(
        _patterns()["named"].match(shadow, part.start, part.end)
    )


def _aside(shadow: str, part: Paragraph) -> tuple[int, int] | None:
    """Return the sentences that tell who the agency is, or what the law presumes."""
    lower = shadow[part.start : part.end].lower()
    held = [
        sentences_around(shadow, part.start, part.end, found.span())
        for words, pattern in _sentences()
        if any(map(lower.__contains__, words))
        for found in pattern.finditer(shadow, part.start, part.end)
    ]
    span: tuple[int, int] | None = None
    for first, last in sorted(held):
        if span is not None and first > span[1] + _APART:
            break
        span = (span[0] if span else first, max(last, span[1] if span else last))
    return span


def _tells_more(part: Paragraph, aside: tuple[int, int]) -> bool:
    return aside[0] - part.start > _TELLS or part.end - aside[1] > _TELLS
