"""Tables of phrases, matched word by word: the longest phrase that begins at a word wins.

Words compare in lower case; what stands between two words may be spaces, one line end, hyphens, full stops or
an apostrophe, so "U.S. Attorney's Office" is the phrase "u s attorney s office".
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from store.parsing.tokens import Tokens

Entry = TypeVar("Entry")

_WORD = re.compile(r"\w+")
_GAP = re.compile(r"[ ,.'/&-]{0,2}\n?[ '\"-]{0,3}")


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as the table keeps them."""
    return tuple(_WORD.findall(phrase.lower().replace("’", "'")))


class Found(NamedTuple, Generic[Entry]):
    """A phrase in a text: word numbers (half-open), offsets, and what the table says of it."""

    first: int
    last: int
    start: int
    end: int
    entry: Entry


class Phrases(Generic[Entry]):
    """Phrases by their first and second word, longest first."""

    def __init__(self, rows: Iterable[tuple[str, Entry]]) -> None:
        singles: dict[str, Entry] = {}
        longer: dict[str, dict[str, dict[tuple[str, ...], Entry]]] = {}
        for phrase, entry in rows:
            words = words_of(phrase)
            if len(words) == 1:
                singles.setdefault(words[0], entry)
            elif words:
                longer.setdefault(words[0], {}).setdefault(words[1], {}).setdefault(words[2:], entry)
        self._singles = singles
        self._longer = {
            first: {
                second: sorted(rest.items(), key=lambda item: -len(item[0]))
                for second, rest in seconds.items()
            }
            for first, seconds in longer.items()
        }
        self._firsts = frozenset(singles.keys() | longer.keys())
        _FIRSTS.update(self._firsts)

    def at(self, tokens: Tokens, number: int) -> Found[Entry] | None:
        """Return the longest phrase whose first word is word `number`, or None."""
        words = tokens.words
        seconds = self._longer.get(words[number])
        if seconds is not None and number + 1 < len(words):
            for rest, entry in seconds.get(words[number + 1], ()):
                last = number + 1 + len(rest)
                if tuple(words[number + 2 : last + 1]) == rest and _close(tokens, number, last):
                    return Found(number, last + 1, tokens.starts[number], tokens.ends[last], entry)
        if words[number] in self._singles:
            entry = self._singles[words[number]]
            return Found(number, number + 1, tokens.starts[number], tokens.ends[number], entry)
        return None

    def find(self, tokens: Tokens) -> Iterator[Found[Entry]]:
        """Yield every phrase of the text in text order; a phrase inside a longer one is left out."""
        past = 0
        for number in self._numbers(tokens):
            if number >= past and (found := self.at(tokens, number)) is not None:
                past = found.last
                yield found

    def _numbers(self, tokens: Tokens) -> list[int]:
        """Where a phrase can begin, rising: at a phrase of one word, or before the second word of a longer one."""
        words = tokens.words
        last = len(words) - 1
        found: list[int] = []
        for first in self._firsts & _present(tokens, len(_FIRSTS)):
            numbers = tokens.index[first]
            if first not in self._singles:
                seconds = self._longer[first]
                numbers = [n for n in numbers if n < last and words[n + 1] in seconds]
            found += numbers
        found.sort()
        return found


# The first words of all tables. A dozen tables ask each release which of theirs are there; most words of a release are
# in none, and so they are asked for once.
_FIRSTS: set[str] = set()


@lru_cache(maxsize=2)
def _present(tokens: Tokens, tables: int) -> frozenset[str]:  # noqa: ARG001 - a table more is another answer
    return tokens.distinct & _FIRSTS


def _close(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` stand together as one phrase does."""
    text, starts, ends = tokens.text, tokens.starts, tokens.ends
    return all(
        text[ends[n] : starts[n + 1]] == " " or _GAP.fullmatch(text, ends[n], starts[n + 1]) is not None
        for n in range(first, last)
    )
