"""Joins classed words that are one thing: dates, ages, sums of money, masses, ranges, and qualifiers to numbers.

Invariant: after joining, a word of class count, money or measure carries its value, unit and qualifier.
"""

from store.parsing.knowledge import table
from store.parsing.lexicon import DOLLARS, Lexicon, Merge
from store.parsing.quantity import Quantity
from store.parsing.tagged import Tagged

# How many words before a number its qualifier may begin: "more than a total of".
_BEFORE = 4


# Ages behind a name, and what may follow them.
_YOUNGEST, _OLDEST = 9, 99
_AFTER_AGE = (
    "comma",
    "close",
    "of",
    "in",
    "with",
    "was",
    "were",
    "has",
    "have",
    "and",
    "the",
    "rel",
    "semicolon",
    "stop",
)


class Joiner:
    """Joins words with one lexicon.

    Args:
        known: The words of the language.
        country: ISO code of the publisher's country, which decides what a pound is; None when it is not known.
    """

    def __init__(self, known: Lexicon, country: str | None) -> None:
        self.known, self.country = known, country
        self.dollars = table("units")["dollars"]["of"].get(country, "USD")
        letter = known.alphabet.letter
        self.count, self.money, self.measure = letter("count"), letter("money"), letter("measure")
        self.qualifier, self.neutral = letter("qualifier"), letter("neutral")
        self.amounts = frozenset(letter(name) for name in ("count", "money", "measure"))
        self.age, self.comma = letter("age"), letter("comma")
        self.named = frozenset(letter(name) for name in ("name", "person", "close"))
        self.after_age = frozenset(letter(name) for name in _AFTER_AGE if name in known.alphabet.letters)

    def join(self, tagged: Tagged) -> None:
        """Join what belongs together, in the order of the table, then qualifiers."""
        present = set(tagged.letters)
        for merge in self.known.merges:
            if merge.needs.isdisjoint(present):
                continue
            for found in reversed(list(merge.pattern.finditer(tagged.letters))):
                first, last = found.span()
                value = self._value(tagged, first, last, merge.into)
                letter = self._letter(merge, value)
                tagged.merge(first, last, letter, value)
                present.add(letter)
        if not self.amounts.isdisjoint(present):
            self._qualify(tagged)
            self._find_ages(tagged)

    def _find_ages(self, tagged: Tagged) -> None:
        """Class as an age the number in "Paul Smith, 49, has been indicted"."""
        letters = tagged.letters
        at = letters.find(self.count, 2)
        while at >= 0:
            value = tagged.values[at]
            if (
                letters[at - 1] == self.comma
                and letters[at - 2] in self.named
                and (at + 1 == len(letters) or letters[at + 1] in self.after_age)
                and value is not None
                and isinstance(value.value, int)
                and _YOUNGEST <= value.value <= _OLDEST
                and value.qualifier == "exact"
            ):
                letters = letters[:at] + self.age + letters[at + 1 :]
            at = letters.find(self.count, at + 1)
        tagged.letters = letters

    def _letter(self, merge: Merge, value: Quantity | None) -> str:
        """Return the class of merged words: for pounds and ranges it hangs on the value."""
        if merge.into == "pound":
            return self.money if value and value.unit == "GBP" else self.measure
        if merge.into == "range":
            return self.money if value and value.unit else self.count
        return merge.letter

    def _value(self, tagged: Tagged, first: int, last: int, into: str) -> Quantity | None:
        """Return the amount of money or mass that merged words stand for."""
        if into == "range":  # its upper end
            upper = tagged.values[last - 1]
            return upper and upper._replace(qualifier="up_to")
        if into not in ("money", "measure", "pound"):
            return None
        number = unit = None
        for at in range(first, last):
            value = tagged.values[at]
            if value is None:
                continue
            if tagged.letters[at] == self.count:
                number = value
            elif unit is None:
                unit = value
        if number is None:
            return None
        if unit is None:  # pounds: "250 pounds of" is a weight; without "of" it is money, unless in America
            code = "GBP" if into == "pound" and self.country != "US" else "lb"
            return number._replace(unit=code)
        plain = number.value if number.grouped is None else number.grouped
        product = round(number.value * unit.value, 3) if into == "measure" else plain
        whose = self.dollars if unit.unit == DOLLARS else unit.unit
        return number._replace(value=int(product) if product == int(product) else product, unit=whose)

    def _qualify(self, tagged: Tagged) -> None:
        """Join qualifiers to the amount behind them."""
        amounts = [at for at, letter in enumerate(tagged.letters) if letter in self.amounts]
        done = len(tagged.letters)
        for at in reversed(amounts):
            value = tagged.values[at]
            if 0 < at < done and value is not None:
                done = self._qualified(tagged, at, value)

    def _qualified(self, tagged: Tagged, at: int, value: Quantity) -> int:
        """Join the qualifier before word `at` to it; return the number of the word they become."""
        first, qualifier = at, None
        for before in range(at - 1, max(at - _BEFORE, -1), -1):
            letter, meaning = tagged.letters[before], tagged.values[before]
            if letter == self.qualifier and meaning is not None:
                first = before
                qualifier = qualifier or meaning.qualifier
            elif letter != self.neutral:
                break
        if qualifier is None:
            return at
        tagged.merge(first, at + 1, tagged.letters[at], value._replace(qualifier=qualifier))
        return first
