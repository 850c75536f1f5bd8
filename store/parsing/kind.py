"""Decides what kind of release it is: cue words per language, weighed; the title counts more than the body."""

import re
from functools import cache
from typing import TYPE_CHECKING, cast

from store.model import KINDS, Kind
from store.parsing.knowledge import table

if TYPE_CHECKING:
    from store.parsing.heading import Heading

# The beginning of the body says what happened; what follows is detail.
_OPENING = 1200
_TITLE_WEIGHT = 3


def decide(shadow: str, head: "Heading") -> Kind:
    """Return the kind of a release.

    Args:
        shadow: The text's shadow.
        head: Its heading.
    """
    opening = " ".join(
        shadow[block.start : min(block.end, block.start + _OPENING)]
        for block in head.blocks
        if block.kind in ("standfirst", "body", "list", "quote")
    )[:_OPENING]
    title = head.title or ""
    scores = {
        kind: _TITLE_WEIGHT * len(pattern.findall(title)) + len(pattern.findall(opening))
        for kind, pattern in _cues(head.language).items()
    }
    best = max(KINDS, key=lambda kind: (scores.get(kind, 0), -KINDS.index(kind)))
    return best if scores.get(best, 0) > 0 else "other"


@cache
def _cues(language: str) -> dict[Kind, re.Pattern[str]]:
    rows = table("kinds")
    cues = rows.get(language) or rows["en"]
    return {cast("Kind", kind): re.compile(pattern, re.IGNORECASE) for kind, pattern in cues.items()}
