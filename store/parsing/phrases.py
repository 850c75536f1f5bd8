"""Tables of phrases, matched word by word: the longest phrase that begins at a word wins.

Words compare in lower case; what stands between two words may be spaces, one line end, hyphens, full stops or
an apostrophe, so "U.S. Attorney's Office" is the phrase "u s attorney s office".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from store.parsing.tokens import Tokens

Entry = TypeVar("Entry")

_WORD = re.compile(r"\w+")
_GAP = re.compile(r"[ .'/&-]{0,2}\n?[ '\"-]{0,3}")


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as the table keeps them."""
    return tuple(_WORD.findall(phrase.lower().replace("’", "'")))


@dataclass(frozen=True, slots=True)
class Found(Generic[Entry]):
    """A phrase in a text: word numbers (half-open), offsets, and what the table says of it."""

    first: int
    last: int
    start: int
    end: int
    entry: Entry


class Phrases(Generic[Entry]):
    """Phrases by their first word, longest first."""

    def __init__(self, rows: Iterable[tuple[str, Entry]]) -> None:
        table: dict[str, dict[tuple[str, ...], Entry]] = {}
        for phrase, entry in rows:
            words = words_of(phrase)
            if words:
                table.setdefault(words[0], {}).setdefault(words[1:], entry)
        self._table = {
            first: sorted(rest.items(), key=lambda item: -len(item[0])) for first, rest in table.items()
        }

    def at(self, tokens: Tokens, number: int) -> Found[Entry] | None:
        """Return the longest phrase whose first word is word `number`, or None."""
        for rest, entry in self._table.get(tokens.words[number], ()):
            last = number + len(rest)
            if tuple(tokens.words[number + 1 : last + 1]) == rest and _close(tokens, number, last):
                return Found(number, last + 1, tokens.starts[number], tokens.ends[last], entry)
        return None

    def find(self, tokens: Tokens) -> Iterator[Found[Entry]]:
        """Yield every phrase of the text in text order; a phrase inside a longer one is left out."""
        numbers = sorted(
            number for first in self._table.keys() & tokens.index.keys() for number in tokens.index[first]
        )
        past = 0
        for number in numbers:
            if number >= past and (found := self.at(tokens, number)) is not None:
                past = found.last
                yield found


def _close(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` stand together as one phrase does."""
    return all(_GAP.fullmatch(tokens.gap(number)) for number in range(first, last))
