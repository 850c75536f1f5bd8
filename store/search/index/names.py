"""The names that publishers and partners are counted under.

A name is counted as a number, because numbers are counted twice as fast as texts where there are thousands of them.
The number is made of the name itself, so that no list has to be kept with the index: two of a million names share one
with a chance of one in thirty million.
"""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import NamedTuple

from store.text import plain

_BETWEEN = "\t"


class Name(NamedTuple):
    """A name.

    Args:
        value: Its folded words with a space between them.
        printed: How most releases print it.
    """

    value: str
    printed: str


def number_of(value: str) -> int:
    """Return the number a name is counted as, of 64 bits with a sign.

    Args:
        value: Its folded words with a space between them.
    """
    return int.from_bytes(blake2b(value.encode(), digest_size=8).digest(), signed=True)


def printed_as(value: str, printed: str) -> str:
    """Return what is kept in the index to know a name again by its number."""
    return f"{value}{_BETWEEN}{plain(printed)}"


class Names:
    """The names of one place behind their numbers, as far as they were asked for; safe from several threads."""

    def __init__(self) -> None:
        self._known: Mapping[int, Name] = {}

    def get(self, number: int) -> Name | None:
        """Return the name behind a number, or None where it is not known yet."""
        return self._known.get(number)

    def __getitem__(self, number: int) -> Name:
        return self._known[number]

    def learn(self, counted: Iterable[tuple[str | int, int]]) -> None:
        """Take in every name of the place.

        Args:
            counted: What `printed_as` made, and how many releases have it.
        """
        best: dict[str, tuple[int, str]] = {}
        for kept, count in counted:
            value, _, printed = str(kept).partition(_BETWEEN)
            best[value] = min(best.get(value, (1, "")), (-count, printed))
        found = {number_of(value): Name(value, printed) for value, (_, printed) in best.items()}
        # What was known stays: another thread may be in the middle of a count of an older index.
        self._known = {**self._known, **found}
