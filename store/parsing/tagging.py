"""Turns a stretch of text into classed words: numbers read, units and qualifiers joined to them.

Invariant: `letters[i]` is the class of the word at `starts[i]:ends[i]`; words stand in text order without overlap.
"""

from functools import cache, partial
from itertools import compress
from typing import NamedTuple

from store.parsing.joining import Joiner
from store.parsing.lexicon import Lexicon, lexicon
from store.parsing.numbers import Number, digits, ungrouped
from store.parsing.quantity import Quantity
from store.parsing.rawwords import Raw, begins_word, cut
from store.parsing.remembered import Remembered
from store.parsing.tagged import Tagged


class Class(NamedTuple):
    """What a word is wherever it stands: its class, what it stands for, and whether there is more to see."""

    letter: str
    value: Quantity | None
    more: bool  # a capital makes a name of it, or its class is open


# A number, a mark that no table knows, or a word that may begin a number or a phrase: its neighbours tell.
_OPEN = Class("", None, more=True)


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
        self.german = known.language == "de"
        self.classes = _classes(known.language)
        self.own = {"time": letter("time"), "ordinal": letter("ordinal"), "junk": self.label}

    def tag(self, view: str, lower: str, start: int, end: int) -> Tagged:
        """Return the classed words of `view[start:end]`.

        Args:
            view: The shadow of the text.
            lower: The same in lower case, of the same length.
            start: Offset.
            end: End, half-open.
        """
        tagged = self._classes(view, lower, cut(lower, start, end))
        self.joiner.join(tagged)
        return tagged

    def _classes(self, view: str, lower: str, raw: Raw) -> Tagged:
        """Class most words by themselves, all at once, and then those that need a second look."""
        known = list(map(self.classes.__getitem__, raw.words))
        letters = [one.letter for one in known]
        values = [one.value for one in known]
        past = 0
        taken: list[int] = []
        for at in compress(range(len(known)), [one.more for one in known]):
            if at < past:
                continue
            if letters[at]:  # a plain word, which a capital makes a name
                if view[raw.starts[at]].isupper():
                    letters[at] = self.name
                continue
            letters[at], values[at], used = self._open(view, lower, raw, at)
            past = at + used
            raw.ends[at] = raw.ends[past - 1]
            taken += range(at + 1, past)
        for at in reversed(taken):
            del letters[at], values[at], raw.starts[at], raw.ends[at]
        return Tagged("".join(letters), raw.starts, raw.ends, values)

    def _open(self, view: str, lower: str, raw: Raw, at: int) -> tuple[str, Quantity | None, int]:
        """Class a word by its neighbours; return how many words it takes, too."""
        if raw.is_word(at):
            return self._spelt(view, raw.words, at, raw.starts[at])
        kind = raw.kind(lower, at)
        if kind == "num":
            return self._digits(lower, raw, at)
        return self._mark(view, raw, at, kind), None, 1

    def _mark(self, view: str, raw: Raw, at: int, kind: str) -> str:
        """Return the class of a date, an ordinal, a hyphen or a sign that no table knows."""
        if kind in self.own:
            return self.own[kind]
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
        if not numbers.begins[word]:
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
        glued = at > 0 and raw.ends[at - 1] == begin and raw.is_word(at - 1)
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
            if tight and raw.is_word(after) and words[after] not in self.known.words:
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
        if word in numbers.suffixes and (len(word) > 1 or (money and (tight or word == "m"))):
            return numbers.suffixes[word]
        return 0

    def _is_currency(self, word: str) -> bool:
        entry = self.known.words.get(word)
        return entry is not None and entry.letter == self.currency


def _ends_in_dot(lower: str, raw: Raw, at: int) -> bool:
    """Whether a full stop follows a number and a word follows that: "des 17. Reviers"."""
    return (
        at + 1 < len(raw.words)
        and raw.is_word(at + 1)
        and lower.startswith(". ", raw.ends[at])
        and raw.starts[at + 1] == raw.ends[at] + 2
    )


@cache
def _classes(language: str) -> Remembered[Class]:
    return Remembered(partial(_by_itself, lexicon(language)))


def _by_itself(known: Lexicon, word: str) -> Class:
    """Return what a word is wherever it stands; one that no table knows is classed by its ending."""
    hit = known.simple.get(word)
    if hit is not None:
        return Class(*hit, more=False)
    if not begins_word(word) or word in known.words or word in known.phrases or known.numbers.begins[word]:
        return _OPEN
    plain = known.alphabet.letter("word"), known.alphabet.letter("ed")
    by_ending = (letter for endings, letter in known.endings if word.endswith(endings))
    letter = next(by_ending, plain[word.endswith(known.participles)])
    return _shared(letter, more=letter in plain)


@cache
def _shared(letter: str, *, more: bool) -> Class:
    """Return one class for all words of it: ten thousand of their own would not fit the processor's cache."""
    return Class(letter, None, more)
