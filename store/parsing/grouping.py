"""How many people a noun phrase is: "two men and a 24-year-old woman" are three.

Invariant: a number is added at most once: people told of in two ways are counted in one of them.
"""

from functools import cache

from store.model import Qualifier
from store.parsing.knowledge import table
from store.parsing.lexicon import Lexicon, lexicon
from store.parsing.quantity import whole
from store.parsing.tagged import Tagged

_FEW = {"both": 2, "trio": 3}


@cache
def group_reader(language: str) -> "GroupReader":
    """Return the reader for a text of `language`."""
    return GroupReader(lexicon(language))


class GroupReader:
    """Adds up the people of a noun phrase: "two men and a 24-year-old woman" are three."""

    def __init__(self, known: Lexicon) -> None:
        letter, letters = known.alphabet.letter, known.alphabet.letters
        self.count, self.age = letter("count"), letter("age")
        self.articles = frozenset(letter(name) for name in ("a", "the", "den") if name in letters)
        self.few = {letter(name): value for name, value in _FEW.items()}
        self.heads = frozenset(letter(name) for name in ("person", "persons", "officer", "officers"))
        self.name = letter("name")
        words = table(f"figures_{known.language}")
        self.humans = frozenset(words["humans"].split())
        self.sexes = frozenset(words["sexes"].split())
        self.joint = letter("and")
        self.joints = frozenset(letter(name) for name in ("and", "comma"))

    def read(self, lower: str, tagged: Tagged, first: int, last: int) -> tuple[int, Qualifier] | None:
        """Return the sum and its qualifier, or None when a number in it is no count."""
        total, pending, joined, highest, sexed, counted = 0, 0, False, 0, True, False
        qualifier: Qualifier = "exact"
        for at in range(first, last):
            letter = tagged.letters[at]
            if letter == self.count and not counted:  # of "two of the three men" the first
                quantity = tagged.values[at]
                if quantity is None:
                    return None
                number = whole(quantity)
                if number is None:
                    return None
                pending, counted = number, True
                qualifier = quantity.qualifier if qualifier == "exact" else qualifier
            elif letter in self.few and not total:  # "two men, both aged 20" are two
                pending = self.few[letter]
            elif letter in self.articles:
                pending = pending or 1
            elif letter in self.heads or (letter == self.age and self._stands_alone(tagged, at, last)):
                added = pending or int(joined and self._word(lower, tagged, at) in self.humans)
                total += added
                highest = highest or added
                sexed = sexed and (
                    total == added if letter == self.age else self._word(lower, tagged, at) in self.sexes
                )
                pending, joined, counted = 0, False, False
            elif letter in self.joints:
                # A comma counts on only where each has an age: "a suspect, 57-year-old man".
                joined = letter == self.joint or self.age in tagged.letters[first:at]
        total += pending
        if highest > 1 and total == 2 * highest and not sexed:  # three people, two women and a man
            total = highest
        return total or self._names(tagged, first, last), qualifier

    def _names(self, tagged: Tagged, first: int, last: int) -> int:
        """How many people a list of names names: "Spencer, Mitchell and Young" are three."""
        return 1 + sum(
            tagged.letters[at] in self.joints and tagged.letters[at + 1] == self.name
            for at in range(first, last - 1)
        )

    def count_of(self, lower: str, tagged: Tagged, first: int, last: int) -> int | None:
        """Return how many people some words are, or None when a number in them is no count."""
        found = self.read(lower, tagged, first, last)
        return found and found[0]

    def aged(self, tagged: Tagged, first: int, last: int) -> tuple[int, Qualifier] | None:
        """Return how many people a list of names with ages names, or None when it is fewer than two."""
        ages = tagged.letters.count(self.age, first, last)
        return (ages, "exact") if ages > 1 else None

    def _word(self, lower: str, tagged: Tagged, at: int) -> str:
        return lower[tagged.starts[at] : tagged.ends[at]]

    def _stands_alone(self, tagged: Tagged, at: int, last: int) -> bool:
        """Whether an age is the noun itself: "a 24-year-old and", not "a 24-year-old man"."""
        for after in range(at + 1, last):
            if tagged.letters[after] in self.heads:
                return False
            if tagged.letters[after] in self.joints:
                break
        return True
