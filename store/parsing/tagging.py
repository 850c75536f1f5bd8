"""Turns a stretch of text into classed words: numbers read, units and qualifiers joined to them.

Invariant: `letters[i]` is the class of the word at `starts[i]:ends[i]`; words stand in text order without overlap.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from store.model import Qualifier
from store.parsing.lexicon import Goods, Lexicon, Meaning, Merge
from store.parsing.numbers import Number, digits, ungrouped

_RAW = re.compile(
    r"(?P<junk>https?://\S+"
    r"|(?<![\w.])(?:\+|\(?0)\d[\d ()/.-]{5,20}\d(?!\w)"
    r"|(?<![\w.])\(\d{3}\) ?\d{3}-\d{4}(?!\d)|(?<![\w.-])\d{3}[-.]\d{3}[-.]\d{4}(?!\d)"
    r"|\d+(?:/\d+)+)"
    r"|(?P<time>\d{1,2}[.:]\d{2} ?(?:uhr|am|pm|a\.m|p\.m|hrs|h)\b|\d{1,2} ?(?:am|pm|a\.m|p\.m|uhr|noon)\b"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{4}[-.]\d{1,2}[-.]\d{1,2}(?!\d)|\d{1,2}[-.]\d{1,2}[-.]\d{2,4}(?![\d.,]))"
    r"|(?P<ordinal>\d+(?:st|nd|rd|th|º|ª|ème|er)\b)"
    r"|(?P<num>(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d]|[.,]\d)|\d+(?:[.,']\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<mark>[^\s\w*.])"
)
_NUMBER_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzäöüßéèêíóúñ")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text, with what belongs to it.

    Args:
        value: The number; measured in `unit` when there is one.
        qualifier: How exact the text says it is.
        unit: Code of a currency or of a unit of mass or volume, or None.
        goods: What a goods word names.
    """

    value: Number
    qualifier: Qualifier = "exact"
    unit: str | None = None
    goods: Goods | None = None


@dataclass(slots=True)
class Tagged:
    """Classed words of a stretch of text.

    Args:
        letters: One character per word, its class.
        starts: Offset of each word.
        ends: End of each word, half-open.
        values: The quantity (or unit, or goods) that a word stands for, or None.
    """

    letters: str
    starts: list[int]
    ends: list[int]
    values: list[Quantity | None]

    def merge(self, first: int, last: int, letter: str, value: Quantity | None) -> None:
        """Make one word of the words `first` to `last` (half-open)."""
        self.letters = self.letters[:first] + letter + self.letters[last:]
        self.ends[first:last] = [self.ends[last - 1]]
        self.starts[first:last] = [self.starts[first]]
        self.values[first:last] = [value]


class Tagger:
    """Classes words with one lexicon."""

    def __init__(self, known: Lexicon, country: str | None) -> None:
        self.known, self.country = known, country
        letter = known.alphabet.letter
        self.count, self.year, self.label = letter("count"), letter("year"), letter("label")
        self.word, self.name, self.hyphen, self.dash = (
            letter("word"),
            letter("name"),
            letter("hyphen"),
            letter("dash"),
        )
        self.participle = letter("ed")
        self.qualifier, self.neutral, self.currency = (
            letter("qualifier"),
            letter("neutral"),
            letter("currency"),
        )
        self.own = {"time": letter("time"), "ordinal": letter("ordinal"), "junk": self.label}
        self.amounts = frozenset(letter(name) for name in ("count", "money", "measure"))
        self.money = letter("money")

    def tag(self, view: str, lower: str, start: int, end: int) -> Tagged:
        """Return the classed words of `view[start:end]`.

        Args:
            view: The shadow of the text.
            lower: The same in lower case, of the same length.
            start: Offset.
            end: End, half-open.
        """
        raw = [
            (match[0], match.start(), match.end(), match.lastgroup)
            for match in _RAW.finditer(lower, start, end)
        ]
        tagged = self._classes(view, raw)
        self._merge_all(tagged)
        self._qualify(tagged)
        return tagged

    def _classes(self, view: str, raw: list[tuple[str, int, int, str | None]]) -> Tagged:
        words = [row[0] for row in raw]
        letters: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        values: list[Quantity | None] = []
        at = 0
        while at < len(raw):
            begin, stop = raw[at][1:3]
            letter, value, used = self._class(view, raw, words, at)
            if used > 1:
                stop = raw[at + used - 1][2]
            letters.append(letter)
            starts.append(begin)
            ends.append(stop)
            values.append(value)
            at += used
        return Tagged("".join(letters), starts, ends, values)

    def _class(
        self, view: str, raw: list[tuple[str, int, int, str | None]], words: list[str], at: int
    ) -> tuple[str, Quantity | None, int]:
        """Return class, value and number of raw words of the word at `at`."""
        word, begin, stop, kind = raw[at]
        if kind == "word":
            return self._spelt(view, raw, words, at)
        if kind == "num":
            return self._digits(raw, words, at)
        if kind in self.own:
            return self.own[kind], None, 1
        if word == "-":
            tight = begin > 0 and view[begin - 1].isalnum() and stop < len(view) and view[stop].isalnum()
            hanging = begin > 0 and view[begin - 1].isalnum()
            return (self.hyphen if tight or hanging else self.dash), None, 1
        entry = self.known.words.get(word)
        if entry is None:
            return self.word if word.isalnum() else self.dash, None, 1
        return entry.letter, _quantity(entry.meaning), 1

    def _spelt(
        self, view: str, raw: list[tuple[str, int, int, str | None]], words: list[str], at: int
    ) -> tuple[str, Quantity | None, int]:
        known, word = self.known, words[at]
        number = self._number_words(words, at)
        if number is not None:
            return self.count, Quantity(number[0]), number[1]
        if word in known.phrases:
            phrase = known.phrase(words, at)
            if phrase is not None:
                return phrase[0].letter, _quantity(phrase[0].meaning), phrase[1]
        entry = known.words.get(word)
        if entry is not None:
            return entry.letter, _quantity(entry.meaning), 1
        for endings, letter in known.endings:
            if word.endswith(endings):
                return letter, None, 1
        if view[raw[at][1]].isupper():
            return self.name, None, 1
        return (self.participle if word.endswith(known.participles) else self.word), None, 1

    def _number_words(self, words: list[str], at: int) -> tuple[Number, int] | None:
        numbers, word = self.known.numbers, words[at]
        if not (word in numbers.articles or numbers.starts(word)):
            return None
        found = numbers.read(words, at)
        if found is None or (found[0] == 1 and word in numbers.articles):
            return None
        return found

    def _digits(
        self, raw: list[tuple[str, int, int, str | None]], words: list[str], at: int
    ) -> tuple[str, Quantity | None, int]:
        """Read a number in digits with the scale or suffix behind it."""
        run, begin, stop, _ = raw[at]
        value = digits(run, self.known.language)
        glued = at > 0 and raw[at - 1][2] == begin and words[at - 1][-1:] in _NUMBER_LETTERS
        if value is None or (glued and not self._is_currency(words[at - 1])):
            return self.label, None, 1
        after = at + 1
        if after < len(raw) and words[after] == "-" and after + 1 < len(raw) and raw[after][1] == stop:
            after += 1
        if after < len(raw):
            tight = raw[after][1] == stop
            scale = self._scale(words[after], tight=tight, money=at > 0 and self._is_currency(words[at - 1]))
            if scale:
                whole = round(value * scale, 3)
                return (
                    self.count,
                    Quantity(int(whole) if whole == int(whole) else whole),
                    after - at + 1,
                )
            if tight and raw[after][3] == "word" and not self._may_stick(words[after]):
                return self.label, None, after - at + 1
        if isinstance(value, int) and 1900 <= value <= 2099 and run.isdecimal() and len(run) == 4:
            return self.year, Quantity(value), 1
        return self.count, Quantity(value), 1

    def _scale(self, word: str, *, tight: bool, money: bool) -> int:
        """Return what "million", or a "k" stuck to a sum of money, multiplies by; else 0."""
        numbers = self.known.numbers
        if word in numbers.scales:
            return numbers.scales[word]
        if word in numbers.suffixes and (len(word) > 1 or (tight and money)):
            return numbers.suffixes[word]
        return 0

    def _is_currency(self, word: str) -> bool:
        entry = self.known.words.get(word)
        return entry is not None and entry.letter == self.currency

    def _may_stick(self, word: str) -> bool:
        """Whether a word may be stuck to a number and leave it a number: 177kg, 35jährige."""
        entry = self.known.words.get(word)
        return entry is not None

    def _merge_all(self, tagged: Tagged) -> None:
        for merge in self.known.merges:
            if not any(letter in tagged.letters for letter in merge.needs):
                continue
            for found in reversed(list(merge.pattern.finditer(tagged.letters))):
                first, last = found.span()
                value = self._merged(tagged, first, last, merge.into)
                tagged.merge(first, last, self._letter(merge, value), value)

    def _letter(self, merge: Merge, value: Quantity | None) -> str:
        """Return the class of merged words: for pounds and ranges it hangs on the value."""
        if merge.into == "pound" and value and value.unit == "GBP":
            return self.money
        if merge.into == "range":
            return self.money if value and value.unit else self.count
        return merge.letter

    def _merged(self, tagged: Tagged, first: int, last: int, into: str) -> Quantity | None:
        """Return the amount of money or mass that merged words stand for."""
        if into == "range":  # its upper end
            upper = tagged.values[last - 1]
            return upper and replace(upper, qualifier="up_to")
        if into not in ("money", "measure", "pound"):
            return None
        number = unit = None
        for at in range(first, last):
            value = tagged.values[at]
            if value is None:
                continue
            if tagged.letters[at] == self.count:
                number = value.value
            elif unit is None:
                unit = value
        if number is None:
            return None
        if unit is None:  # pounds: "250 pounds of" is a weight; without "of" it is money, unless in America
            return Quantity(number, unit="GBP" if into == "pound" and self.country != "US" else "lb")
        whole = round(number * unit.value, 3) if into == "measure" else number
        return Quantity(int(whole) if whole == int(whole) else whole, unit=unit.unit)

    def _qualify(self, tagged: Tagged) -> None:
        """Join qualifiers to the amount behind them."""
        at = len(tagged.letters) - 1
        while at > 0:
            value = tagged.values[at]
            if tagged.letters[at] in self.amounts and value is not None:
                at = self._join(tagged, at, value)
            at -= 1

    def _join(self, tagged: Tagged, at: int, value: Quantity) -> int:
        first, qualifier = at, None
        for before in range(at - 1, max(at - 4, -1), -1):
            letter, meaning = tagged.letters[before], tagged.values[before]
            if letter == self.qualifier and meaning is not None:
                first = before
                qualifier = qualifier or meaning.qualifier
            elif letter != self.neutral:
                break
        if qualifier is None:
            return at
        tagged.merge(first, at + 1, tagged.letters[at], replace(value, qualifier=qualifier))
        return first


def _quantity(meaning: Meaning | None) -> Quantity | None:
    if meaning is None:
        return None
    return Quantity(meaning.factor, meaning.qualifier, meaning.unit, meaning.goods)


def whole(quantity: Quantity, run: str) -> int | None:
    """Return a quantity as a count, or None when it is none; `8.300 officers` is 8300 in any language."""
    if isinstance(quantity.value, int):
        return quantity.value
    return ungrouped(run)


def spans(tagged: Tagged, letter: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of every word of a class."""
    for at, found in enumerate(tagged.letters):
        if found == letter:
            yield tagged.starts[at], tagged.ends[at]
