"""Decides what kind of release it is: cue words per language, weighed; the title counts more than the story."""

import re
from functools import cache
from typing import TYPE_CHECKING

from store.model import KINDS, Kind
from store.parsing.knowledge import table
from store.text import shadow as shadow_of

if TYPE_CHECKING:
    from store.parsing.heading import Heading

# The beginning of the story says what happened; what follows is detail.
_OPENING = 900
# What a word is worth in the title and in the opening, by how much it says.
_WORTH = {"sure": (10.0, 2.0), "strong": (6.0, 1.5), "weak": (2.0, 0.5)}
# Every release names an incident; that it is only about one, the other kinds' words must not gainsay.
_INCIDENT = {"sure": (10.0, 2.0), "strong": (2.5, 1.0), "weak": (1.0, 0.5)}
# What stands for the title of a release without one.
_UNTITLED = 220
# So many different words of one kind count; a long opening says no more than a clear one.
_MOST = 3
# A release below this says nothing of its kind.
_LEAST = 1.5
# Where two kinds weigh the same, the narrower one.
_ORDER: tuple[Kind, ...] = ("advisory", "appeal", "court", "operation", "incident", "policy", "corporate")


def decide(shadow: str, head: "Heading") -> Kind:
    """Return the kind of a release.

    Args:
        shadow: The text's shadow.
        head: Its heading.
    """
    story = [block for block in head.blocks if block.kind in ("standfirst", "body", "list", "quote")]
    opening = "\n".join(shadow[block.start : min(block.end, block.start + _OPENING)] for block in story[:6])[
        :_OPENING
    ]
    title = shadow_of(head.title) if head.title else opening[:_UNTITLED]
    cues = _cues(head.language)
    scores = {kind: _weigh(kind, cues[kind], title, opening) for kind in _ORDER if kind in cues}
    if not scores:
        return "other"
    best = max(scores, key=lambda kind: (scores[kind], -_ORDER.index(kind)))
    return best if scores[best] >= _LEAST else "other"


def _weigh(kind: Kind, patterns: dict[str, re.Pattern[str]], title: str, opening: str) -> float:
    worths = _INCIDENT if kind == "incident" else _WORTH
    return sum(
        worth * min(len({found.lower() for found in pattern.findall(where)}), _MOST)
        for strength, pattern in patterns.items()
        for where, worth in zip((title, opening), worths[strength], strict=True)
    )


@cache
def _cues(language: str) -> dict[Kind, dict[str, re.Pattern[str]]]:
    """Return the patterns of a language by kind and strength; other languages have none."""
    rows = table("kinds").get(language, {})
    return {
        kind: {strength: re.compile(pattern, re.IGNORECASE) for strength, pattern in rows[kind].items()}
        for kind in KINDS
        if kind in rows
    }
