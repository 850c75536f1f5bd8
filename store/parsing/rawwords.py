"""Cuts a stretch of text into words, numbers and marks, before anything is known of them.

Invariant: they stand in text order without overlap; what is between them is white space or a sign that says nothing.
"""

import re
from itertools import accumulate
from typing import NamedTuple

_KINDS = {
    "word": r"[^\W\d_]+(?:'[^\W\d_]+)*",
    "junk": (
        r"(?<![\w.])(?:\+|\(?0)\d[\d ()/.-]{5,20}\d(?!\w)"
        r"|(?<![\w.])\(\d{3}\) ?\d{3}-\d{4}(?!\d)|(?<![\w.-])\d{3}[-.]\d{3}[-.]\d{4}(?!\d)"
        r"|\d+(?:/\d+)+"
    ),
    "time": (
        r"\d{1,2}[.:]\d{2} ?(?:uhr|am|pm|a\.m|p\.m|hrs|h)\b|\d{1,2} ?(?:am|pm|a\.m|p\.m|uhr|noon)\b"
        r"|\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{4}[-.]\d{1,2}[-.]\d{1,2}(?!\d)|\d{1,2}[-.]\d{1,2}[-.]\d{2,4}(?![\d.,])"
    ),
    "ordinal": r"\d+(?:st|nd|rd|th|º|ª|ème|er)\b",
    "num": r"(?:(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d]|[.,]\d)|\d+(?:[.,']\d+)*)(?:,--?(?!\d))?",
    "mark": r"[^\s\w*.]",
}
_KIND = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
# The space behind a word is taken with it: no kind is tried in vain there, which saves a third.
_CUT = re.compile(f"({'|'.join(f'(?:{pattern})' for pattern in _KINDS.values())})( ?)")


class Raw(NamedTuple):
    """The words, numbers and marks of a stretch of text.

    Args:
        words: Lower case.
        starts: Offset of each.
        ends: End of each, half-open.
        stop: Where the stretch ends.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    stop: int

    def is_word(self, at: int) -> bool:
        """Return whether one is a word, and no number or mark."""
        return begins_word(self.words[at])

    def kind(self, lower: str, at: int) -> str:
        """Return what one is: word, junk, time, ordinal, num or mark; asked of few, so it is looked at again."""
        found = _KIND.match(lower, self.starts[at], self.stop)
        return (found and found.lastgroup) or "mark"


def begins_word(word: str) -> bool:
    """Return whether a raw word begins with a letter."""
    return word[0].isalnum() and not word[0].isdecimal()


def cut(lower: str, start: int, end: int) -> Raw:
    """Return the words of `lower[start:end]`.

    Args:
        lower: The text in lower case.
        start: Offset.
        end: End, half-open.
    """
    if (
        start and not lower[start - 1].isspace()
    ):  # a number that goes on from before is told in its place only
        spans = [found.span(1) for found in _CUT.finditer(lower, start, end)]
        words = [lower[begin:stop] for begin, stop in spans]
        return Raw(words, [begin for begin, _ in spans], [stop for _, stop in spans], end)
    # Words, the spaces behind them and what is between, added up: half the cost of asking each match where it stands.
    parts = _CUT.split(lower[start:end])
    offsets = list(accumulate(map(len, parts), initial=start))
    return Raw(parts[1::3], offsets[1:-1:3], offsets[2::3], end)
