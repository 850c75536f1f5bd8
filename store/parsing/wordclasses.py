"""Classes of words and phrases from a table, found once per release and then counted in any stretch of it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from store.parsing.phrases import Phrases
from store.parsing.remembered import Sieve
from store.parsing.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Classed:
    """The classed words of a text, by offset.

    Args:
        starts: Offset of each, rising.
        kinds: The class of each.
        words: The table's word or phrase.
    """

    starts: list[int]
    kinds: list[str]
    words: list[str]

    def within(self, start: int, end: int) -> Iterator[tuple[int, str, str]]:
        """Yield (offset, class, word) of what begins in a stretch of text."""
        for number in range(bisect_left(self.starts, start), bisect_left(self.starts, end)):
            yield self.starts[number], self.kinds[number], self.words[number]


class WordClasses:
    """A table of classes; a word that ends in `*` stands for every word that begins with it."""

    def __init__(self, classes: Mapping[str, Iterable[str]]) -> None:
        phrases: dict[str, list[str]] = {}
        beginnings: list[tuple[str, str]] = []
        for kind, entries in classes.items():
            for entry in entries:
                if entry.endswith("*"):
                    beginnings.append((entry[:-1], kind))
                else:
                    phrases.setdefault(entry, []).append(kind)
        self._phrases = Phrases((entry, (entry, tuple(kinds))) for entry, kinds in phrases.items())
        self._beginning = re.compile("|".join(re.escape(word) for word, _ in beginnings) or r"(?!)")
        self._kinds: dict[str, list[str]] = {}
        for word, kind in beginnings:
            self._kinds.setdefault(word, []).append(kind)
        self._known = Sieve(self._begins)

    def _begins(self, word: str) -> tuple[str, ...]:
        found = self._beginning.match(word)
        return tuple(self._kinds[found[0]]) if found is not None else ()

    def find(self, tokens: Tokens) -> Classed:
        """Return the classed words of a text."""
        hits = [
            (found.start, kind, found.entry[0])
            for found in self._phrases.find(tokens)
            for kind in found.entry[1]
        ]
        for word, kinds in self._known.sift(tokens.distinct):
            for kind in kinds:
                hits += [(tokens.starts[number], kind, word) for number in tokens.index[word]]
        hits.sort()
        return Classed([hit[0] for hit in hits], [hit[1] for hit in hits], [hit[2] for hit in hits])
