"""Turns a stretch of text into classed words: numbers read, units and qualifiers joined to them.

Invariant: `letters[i]` is the class of the word at `starts[i]:ends[i]`; words stand in text order without overlap.
"""

import re
from functools import cache, partial
from typing import NamedTuple

from store.parsing.joining import Joiner
from store.parsing.lexicon import Lexicon, lexicon
from store.parsing.numbers import Number, digits, ungrouped
from store.parsing.quantity import Quantity
from store.parsing.remembered import Remembered
from store.parsing.tagged import Tagged

# The space behind a word is taken with it: no branch is tried in vain there, which saves a third.
_RAW = re.compile(
    r"(?:(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<junk>(?<![\w.])(?:\+|\(?0)\d[\d ()/.-]{5,20}\d(?!\w)"
    r"|(?<![\w.])\(\d{3}\) ?\d{3}-\d{4}(?!\d)|(?<![\w.-])\d{3}[-.]\d{3}[-.]\d{4}(?!\d)"
    r"|\d+(?:/\d+)+)"
    r"|(?P<time>\d{1,2}[.:]\d{2} ?(?:uhr|am|pm|a\.m|p\.m|hrs|h)\b|\d{1,2} ?(?:am|pm|a\.m|p\.m|uhr|noon)\b"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{4}[-.]\d{1,2}[-.]\d{1,2}(?!\d)|\d{1,2}[-.]\d{1,2}[-.]\d{2,4}(?![\d.,]))"
    r"|(?P<ordinal>\d+(?:st|nd|rd|th|º|ª|ème|er)\b)"
    r"|(?P<num>(?:(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d]|[.,]\d)|\d+(?:[.,']\d+)*)(?:,--?(?!\d))?)"
    r"|(?P<mark>[^\s\w*.])) ?"
)
_GROUPS = {number: name for name, number in _RAW.groupindex.items()}


class Raw(NamedTuple):
    """The words, numbers and marks of a stretch of text: lower case, offsets, and which of them each is."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    kinds: list[str]


def _cut(lower: str, start: int, end: int) -> Raw:
    """Return the words of a stretch in lists of their own: that is half the cost of an object for each."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[str] = []
    for match in _RAW.finditer(lower, start, end):
        group = match.lastindex or 0
        begin, stop = match.span(group)
        words.append(lower[begin:stop])
        starts.append(begin)
        ends.append(stop)
        kinds.append(_GROUPS[group])
    return Raw(words, starts, ends, kinds)


class Tagger:
    """Classes words with one lexicon.

    Args:
        known: The words of the language.
        country: ISO code of the publisher's country, which decides what a pound is; None when it is not known.
    """

    def __init__(self, known: Lexicon, country: str | None) -> None:
        self.known = known
        self.joiner = Joiner(known, country)
        letter = known.alphabet.letter
        self.count, self.year, self.label = letter("count"), letter("year"), letter("label")
        self.word, self.name, self.participle = letter("word"), letter("name"), letter("ed")
        self.hyphen, self.dash, self.currency = letter("hyphen"), letter("dash"), letter("currency")
        self.capitalised = frozenset((self.word, self.participle))
        self.german = known.language == "de"
        self.unknown = _unknown(known.language)
        self.own = {"time": letter("time"), "ordinal": letter("ordinal"), "junk": self.label}

    def tag(self, view: str, lower: str, start: int, end: int) -> Tagged:
        """Return the classed words of `view[start:end]`.

        Args:
            view: The shadow of the text.
            lower: The same in lower case, of the same length.
            start: Offset.
            end: End, half-open.
        """
        tagged = self._classes(view, lower, _cut(lower, start, end))
        self.joiner.join(tagged)
        return tagged

    def _classes(self, view: str, lower: str, raw: Raw) -> Tagged:
        words, kinds = raw.words, raw.kinds
        simple, unknown = self.known.simple, self.unknown
        letters: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        values: list[Quantity | None] = []
        at, size = 0, len(words)
        while at < size:
            word, begin = words[at], raw.starts[at]
            hit = simple.get(word)
            used = 1
            if hit is not None:
                letter, value = hit
            elif kinds[at] == "word":
                known = unknown[word]
                if known is None:
                    letter, value, used = self._spelt(view, words, at, begin)
                else:
                    value = None
                    letter = self.name if known in self.capitalised and view[begin].isupper() else known
            elif kinds[at] == "num":
                letter, value, used = self._digits(lower, raw, at)
            else:
                letter, value = self._mark(view, raw, at), None
            letters.append(letter)
            starts.append(begin)
            ends.append(raw.ends[at + used - 1])
            values.append(value)
            at += used
        return Tagged("".join(letters), starts, ends, values)

    def _mark(self, view: str, raw: Raw, at: int) -> str:
        """Return the class of a date, an ordinal, a hyphen or a sign that no table knows."""
        if raw.kinds[at] in self.own:
            return self.own[raw.kinds[at]]
        if raw.words[at] == "-" and raw.starts[at] > 0 and view[raw.starts[at] - 1].isalnum():
            return self.hyphen  # "drug-related", and the hanging one of "35- and 46-year-old"
        return self.dash

    def _spelt(self, view: str, words: list[str], at: int, begin: int) -> tuple[str, Quantity | None, int]:
        """Class a word that may begin a number or a phrase."""
        known, word = self.known, words[at]
        number = self._number_words(words, at)
        if number is not None and not self._is_proper(view, words, at, begin):
            return self.count, Quantity(number[0]), number[1]
        phrase = known.phrase(words, at)
        if phrase is not None:
            return phrase[0].letter, phrase[0].quantity, phrase[1]
        entry = known.words.get(word)
        if entry is not None:
            return entry.letter, entry.quantity, 1
        return (self.name if view[begin].isupper() else self.word), None, 1

    def _is_proper(self, view: str, words: list[str], at: int, begin: int) -> bool:
        """Whether a number word belongs to a name: "officers from the Three Rivers team"."""
        if at == 0 or not view[begin].isupper() or not words[at - 1].isalpha():
            return False
        follows = begin + len(words[at]) + 1
        before = view.rfind(words[at - 1][-1], 0, begin) - len(words[at - 1]) + 1
        return view[max(before, 0)].islower() and view[follows : follows + 1].isupper()

    def _number_words(self, words: list[str], at: int) -> tuple[Number, int] | None:
        numbers, word = self.known.numbers, words[at]
        if not (word in numbers.articles or numbers.starts(word)):
            return None
        found = numbers.read(words, at)
        if found is None or (found[0] == 1 and word in numbers.articles):
            return None
        return found

    def _digits(self, lower: str, raw: Raw, at: int) -> tuple[str, Quantity | None, int]:
        """Read a number in digits with the scale or suffix behind it."""
        words, begin, stop = raw.words, raw.starts[at], raw.ends[at]
        run = words[at].rstrip(",-")  # "3.500,-- DM"
        value = digits(run, self.known.language)
        glued = at > 0 and raw.ends[at - 1] == begin and raw.kinds[at - 1] == "word"
        if lower[max(begin - 1, 0) : begin] == "." or value is None:
            return self.label, None, 1  # a .40 caliber gun
        if glued and not self._is_currency(words[at - 1]):
            return self.label, None, 1
        after = at + 1
        if after + 1 < len(words) and words[after] == "-" and raw.starts[after] == stop:
            after += 1
        if after < len(words):
            tight = raw.starts[after] == stop
            scale = self._scale(words[after], tight=tight, money=at > 0 and self._is_currency(words[at - 1]))
            if scale:
                product = round(value * scale, 3)
                whole = int(product) if product == int(product) else product
                return self.count, Quantity(whole), after - at + 1
            if tight and raw.kinds[after] == "word" and words[after] not in self.known.words:
                return self.label, None, after - at + 1
        if self.german and isinstance(value, int) and value < 100 and _ends_in_dot(lower, raw, at):
            return self.own["ordinal"], None, 1
        if isinstance(value, int) and 1900 <= value <= 2099 and len(run) == 4:
            return self.year, Quantity(value), 1
        return self.count, Quantity(value, grouped=None if isinstance(value, int) else ungrouped(run)), 1

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


def _ends_in_dot(lower: str, raw: Raw, at: int) -> bool:
    """Whether a full stop follows a number and a word follows that: "des 17. Reviers"."""
    return (
        at + 1 < len(raw.words)
        and raw.kinds[at + 1] == "word"
        and lower.startswith(". ", raw.ends[at])
        and raw.starts[at + 1] == raw.ends[at] + 2
    )


@cache
def _unknown(language: str) -> Remembered[str | None]:
    """Return the classes of words that no table knows, by their endings; None for what a table or a number knows."""
    return Remembered(partial(_by_ending, lexicon(language)))


def _by_ending(known: Lexicon, word: str) -> str | None:
    if word in known.words or word in known.phrases or word in known.numbers.articles:
        return None
    if known.numbers.starts(word):
        return None
    for endings, letter in known.endings:
        if word.endswith(endings):
            return letter
    return known.alphabet.letter("ed" if word.endswith(known.participles) else "word")
