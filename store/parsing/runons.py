"""Finds a headline that ran into the story below it: in a script without capitals, or behind the name of a place.

Invariant: only the first words of a release's first paragraph are taken, as far as their own full stop, a wide gap, or
up to the day or number with which the story begins; words that end as the sentences of that language do are none.
"""

import re
from functools import cache

from store.model import Block
from store.parsing.knowledge import table
from store.parsing.paragraphs import BULLET

# No headline is shorter, or longer.
_SHORTEST, _LONGEST = 12, 250
# One that no day and no number follows is short, and so much of the story stands behind it.
_ALONE, _SAID = 160, 200
_DAY = re.compile(r"(?:19|20)\d\d\. ?\d{1,2}\. ?\d{1,2}\b")
_FOLLOWS = re.compile(rf"[.\u0964] (?={_DAY.pattern})|[.\u0964]? (?=0?1\. \S)")
_BEGINS = re.compile(rf"{_DAY.pattern}|0?1\. \S")
_STOP = re.compile(r"[.\u0964] (?=\S)")
# "Marsh Lane: car on fire   Last night ...": a place, what happened there, and a line end that was lost.
# A number of the paper may stand before it.
_PLACED = (
    r"(?:\d{6} ?- ?\d{2,5} )?[A-Z\u00c4\u00d6\u00dc][\w./ -]{2,45}:\s{1,2}[^.!?:]{8,140}?"
    r"(?=[.!]?\s{3,}[A-Z\u00c4\u00d6\u00dc]|\.[A-Z\u00c4\u00d6\u00dc]|\s(?:%s))"
)
_NUMBERED = re.compile(r"(?<=\S{3})[.\u0964]? 0?1\. (?=\S)")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


def headline(shadow: str, start: int, end: int) -> int | None:
    """Return the end of the headline that a paragraph begins with, or None.

    Args:
        shadow: The text's shadow.
        start: Beginning of the first paragraph of the story.
        end: Its end.
    """
    first = shadow[start : min(end, start + _LONGEST)]
    placed = _placed().match(first)
    if placed is not None:
        return start + placed.end() if end - start - placed.end() >= _SAID // 2 else None
    if first.isascii() or _DAY.match(first):
        return None
    stop = _FOLLOWS.search(first, _SHORTEST)
    if stop is None or _LATIN.search(first, 0, stop.start()):
        stop = _STOP.search(first, _SHORTEST)
        if stop is None or stop.start() > _ALONE or end - start - stop.end() < _SAID:
            return None
        if any(map(str.isdigit, first[: stop.start()])):
            return None
    return start + stop.start() if _is_headline(first[: stop.start()]) else None


def is_headline(shadow: str, start: int, end: int, after: int) -> bool:
    """Return whether a paragraph of its own is a headline, though it ends with a full stop: a day follows, or a number.

    Args:
        shadow: The text's shadow.
        start: Beginning of the paragraph.
        end: Its end.
        after: Where the next paragraph begins.
    """
    words = shadow[start:end]
    if words.isascii() or len(words) > _LONGEST or words[-1] not in ".\u0964" or _STOP.search(words):
        return False
    return _BEGINS.match(shadow, after) is not None and _is_headline(words[:-1])


def breaks_off(shadow: str, line: Block, after: Block) -> bool:
    """Return whether a headline with a number breaks off and goes on in the next line, in a script without capitals."""
    words = shadow[line.start : line.end]
    return (
        not words.isascii()
        and words == words.upper() == words.lower()
        and BULLET.match(words) is not None
        and words[-1] not in ".!?:"
        and shadow.count("\n", line.end, after.start) == 1
    )


def without_story(title: str) -> str:
    """Return a title without the beginning of the first story of a bulletin that ran into it: "... 01. ...".

    Titles of letters that all stand in ASCII have capitals to set them apart, and stay as they are.
    """
    story = None if title.isascii() else _NUMBERED.search(title)
    return title[: story.start()] if story is not None else title


def _is_headline(words: str) -> bool:
    """Whether words without their full stop are no sentence of a language that has no capitals."""
    last = words.split()[-1:]
    return bool(last) and last[0].rstrip(".") not in _closing() and _LATIN.search(words) is None


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(_PLACED % table("headings")["opening"]["words"])


@cache
def _closing() -> frozenset[str]:
    return frozenset(table("headings")["closing"]["words"].split())
