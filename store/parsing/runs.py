"""Runs of capitalised words: the raw stuff of names of bodies, places and operations.

A run is found by one pattern in which every repetition begins with a different letter than what precedes it can
end with, so that it is read in one pass; it never crosses a comma, a bracket or the end of a sentence.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from store.parsing.knowledge import table

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠȘŢŤȚŪŮŰŲŸŹŻŽ"
# What may follow the first capital of a word. That capital stands before the branches and not in each of them, so that
# the engine skips from one capital to the next: a text is read in less than half the time.
_ABBREVIATED = (
    r"(?<=S)(?:t|gt|upt|en)\.|(?<=M)(?:t|rs?|s)\.|(?<=F)t\.|(?<=D)(?:et|ept|r)\.|(?<=I)nsp\.|(?<=L)t\.|(?<=J)r\."
    r"|(?<=C)apt\.|(?<=G)ov\.|(?<=R)ep\."
)
_REST = rf"(?:{_ABBREVIATED}|\.(?:[{UPPER}]\.)+|\.(?=\ [{UPPER}])|\w*+(?:[-'/&.]\w++)*+)"
_CAPITAL = rf"[{UPPER}]{_REST}"
_SPACE = r"(?:\ {1,3}|\ ?\n\ ?)"

# A shorter line ends where its writer ended it; a longer run of capitals is no name.
_WRAPPED = 60
_LONGEST = 240


class Word(NamedTuple):
    """A word of a run as printed, with its offsets; `link` for a lower-case word between capitals."""

    text: str
    start: int
    end: int
    link: bool


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    links = "|".join(re.escape(link) for link in table("names")["links"])
    run = rf"[{UPPER}](?<![\w.@/][{UPPER}]){_REST}(?:{_SPACE}(?:(?:{links}){_SPACE}){{0,3}}{_CAPITAL})*+"
    return re.compile(run), re.compile(rf"({links})(?={_SPACE})|{_CAPITAL}")


def runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets of every run of capitalised words in a stretch of text.

    A line end parts a run, unless the line is long enough to have been wrapped.
    """
    for found in _patterns()[0].finditer(text, start, end):
        begin = found.start()
        for line_end in _line_ends(text, found.start(), found.end()):
            if line_end - text.rfind("\n", max(0, line_end - _WRAPPED), line_end) < _WRAPPED:
                yield begin, line_end
                begin = line_end + 1
        if found.end() - begin <= _LONGEST:
            yield begin, found.end()


def _line_ends(text: str, start: int, end: int) -> Iterator[int]:
    at = text.find("\n", start, end)
    while at >= 0:
        yield at
        at = text.find("\n", at + 1, end)


def words(text: str, start: int, end: int) -> list[Word]:
    """Return the words of a run."""
    found = _patterns()[1].finditer(text, start, end)
    return [Word(w[0], *w.span(), w.lastindex is not None) for w in found]
