"""What a part of a query may stand for: the same part with near words in it, and how that is told.

Invariant: what stands in for a part is looked for in the place of that part, and is never the part itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice, product
from math import prod
from operator import add

from store.listing import Instead
from store.search.loosening import Loose
from store.search.nearwords import Vocabulary, near_beginnings, near_words
from store.search.query import Beginning, Place, Words

# Of a word so many near words are tried at most.
_TRIED = 8
# A shorter word that there is, is meant.
_SHORTEST_KNOWN = 5

# What a place is called by those who ask for it, where that is not its name.
_FIELDS: dict[Place, str] = {"any": "", "names": "", "country_name": "country"}

# Each with how likely it is, against the others; the likeliest first.
StandIns = dict[Loose, float]


class Choosing:
    """Chooses what parts may stand for.

    Args:
        words: The words there are.
    """

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    def for_unknown(self, part: Loose) -> StandIns:
        """Return what a part may stand for that has words which nothing has; none for another part."""
        if isinstance(part, Beginning):
            return {} if self._frequency(part) else self._beginnings(part)
        choices = []
        for word in part.words:
            known = self._words.count(word, part.place)
            choices.append({word: 1.0} if known else near_words(word, part.place, self._words))
        found: StandIns = {}
        for choice in islice(product(*(one.items() for one in choices)), _TRIED):
            found[replace(part, words=tuple(word for word, _ in choice))] = prod(
                weight for _, weight in choice
            )
        found.pop(part, None)
        return found

    def for_known(self, part: Loose) -> StandIns:
        """Return what a part may stand for with one long word another, which more releases have."""
        if isinstance(part, Beginning):
            own = self._frequency(part) if len(part.letters) >= _SHORTEST_KNOWN else None
            near = {} if own is None else self._beginnings(part)
            return {one: weight for one, weight in near.items() if self._frequency(one) > (own or 0)}
        found: StandIns = {}
        for at, word in enumerate(part.words):
            own = self._words.count(word, part.place)
            near_ones = near_words(word, part.place, self._words) if len(word) >= _SHORTEST_KNOWN else {}
            for other, weight in islice(near_ones.items(), _TRIED):
                if self._words.count(other, part.place) > own:
                    found[replace(part, words=(*part.words[:at], other, *part.words[at + 1 :]))] = weight
        return found

    def told(self, part: Loose, shown: Iterable[Loose], *, known: bool) -> Iterator[Instead]:
        """Yield for each word of a part what others stand in for it."""
        field = _FIELDS.get(part.place, part.place)
        if isinstance(part, Beginning):
            letters = [one.letters for one in shown if isinstance(one, Beginning)]
            ends = ["" if self._words.count(one, part.place) else "…" for one in letters]
            yield Instead(part.letters, tuple(map(add, letters, ends)), known, field)
            return
        wholes = [one.words for one in shown if isinstance(one, Words)]
        for at, word in enumerate(part.words):
            others = tuple(dict.fromkeys(words[at] for words in wholes if words[at] != word))
            if others:
                yield Instead(word, others, known, field)

    def _beginnings(self, part: Beginning) -> StandIns:
        near = near_beginnings(part.letters, part.place, self._words)
        return {Beginning(letters, part.place): weight for letters, weight in islice(near.items(), _TRIED)}

    def _frequency(self, part: Loose) -> int:
        """Return how many releases have the most frequent word that begins so."""
        letters = part.letters if isinstance(part, Beginning) else ""
        return next((count for _, count in self._words.going_on(letters, part.place, 1)), 0)
