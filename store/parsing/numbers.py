"""Reads numbers: digits with any thousands mark, and words in English, German, Spanish and French.

Invariant: a number is read whole or not at all; what cannot be a number gives None, never a guess.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from store.parsing.knowledge import table
from store.parsing.remembered import Remembered

Number = int | float

LANGUAGES = ("en", "de", "es", "fr")
_GROUPED = re.compile(r"(\d{1,3})(?:([ ,.'])\d{3})(?:\2\d{3})*")
_DECIMAL = re.compile(r"(\d+|\d{1,3}(?:([ ,.'])\d{3})+)([.,])(\d+)")
# Longer runs are account numbers and the like; the largest sum of money in a release has 15 digits.
_MOST_DIGITS = 15


def spoken(language: str) -> str:
    """Return the language whose numbers are read in a text of `language`; English where we know no better."""
    return language if language in LANGUAGES else "en"


def digits(run: str, language: str) -> Number | None:
    """Return the number written as `run`, or None.

    Args:
        run: Digits with thousands and decimal marks and no other characters: `11 000`, `1,200`, `71,5`.
        language: ISO 639-1 code; decides what a lone mark before three digits is: `1.200` is 1.2 in English
            and 1200 in German.
    """
    if len(run) > _MOST_DIGITS + 5 or (
        len(run) > _MOST_DIGITS and sum(map(str.isdecimal, run)) > _MOST_DIGITS
    ):
        return None
    if run.isdecimal():
        return int(run) if run[0] != "0" or run == "0" else None
    mark = table("numbers")[spoken(language)]["decimal"]
    grouped = _GROUPED.fullmatch(run)
    if grouped and run[0] != "0" and not (grouped[2] == mark and run.count(mark) == 1):
        return int(re.sub(r"\D", "", run))
    decimal = _DECIMAL.fullmatch(run)
    if decimal is None or decimal[2] == decimal[3]:
        return None
    return float(re.sub(r"\D", "", decimal[1]) + "." + decimal[4])


def ungrouped(run: str) -> int | None:
    """Return `8.300` or `8,300` read with its only mark as a thousands mark, or None when it cannot be one."""
    return int(re.sub(r"\D", "", run)) if _GROUPED.fullmatch(run) and run[0] != "0" else None


class NumberWords:
    """The number words of one language."""

    def __init__(self, rows: dict[str, Any]) -> None:
        ones = {word: value for value, word in enumerate(rows["ones"].split()) if word != "_"}
        tens = {word: 10 * value for value, word in enumerate(rows["tens"].split()) if word != "_"}
        self.small: dict[str, int] = {**ones, **tens, **rows.get("more", {})}
        self.hundreds: dict[str, int] = rows["hundreds"]
        self.scales: dict[str, int] = rows["scales"]
        self.suffixes: dict[str, int] = rows["suffixes"]
        self.halves: dict[str, float] = rows["halves"]
        self.joins = frozenset(rows["joins"])
        self.articles = frozenset(rows["articles"])
        self.vague = frozenset(rows["vague"])
        self.bare: bool = rows["bare"]
        self.begins = Remembered(lambda word: word in self.articles or self.starts(word))

    def starts(self, word: str) -> bool:
        """Whether a number can begin with this word (an article is not enough)."""
        return (
            word in self.small
            or word in self.hundreds
            or word in self.scales
            or word in self.halves
            or _compound(word) is not None
        )

    def read(self, words: Sequence[str], first: int) -> tuple[Number, int] | None:
        """Return the number that begins at word `first` and how many words it takes, or None.

        Args:
            words: Lower case; hyphens are words of their own.
            first: Where the number begins: at a number word, at "half", or at an article before a scale.
        """
        if first and words[first - 1] in self.vague:
            return None
        if words[first] in self.halves:
            return self._half(words, first)
        if words[first] in self.articles:
            return self._after_article(words, first)
        found = _Run(self, words, first).read()
        return found and self._and_a_half(words, first, *found)

    def _and_a_half(self, words: Sequence[str], first: int, value: Number, used: int) -> tuple[Number, int]:
        """Read on over "and a half" after ones: two-and-a-half."""
        rest = [(at, words[at]) for at in range(first + used, min(first + used + 7, len(words)))]
        spelt = [(at, word) for at, word in rest if word != "-"][:3]
        if value < 20 and len(spelt) == 3 and self._is_half([word for _, word in spelt]):
            return value + 0.5, spelt[-1][0] - first + 1
        return value, used

    def _is_half(self, words: Sequence[str]) -> bool:
        return words[0] in self.joins and words[1] in self.articles and self.halves.get(words[2]) == 0.5

    def _after_article(self, words: Sequence[str], first: int) -> tuple[Number, int] | None:
        """Read "a hundred and twelve", "a million", "a dozen", "a half", "eine halbe Million"."""
        second = first + 1
        while second < len(words) and words[second] == "-":
            second += 1
        if second >= len(words):
            return None
        if words[second] in self.halves:
            found = self._half(words, second)
            return found and (found[0], found[1] + second - first)
        if words[second] not in self.hundreds and words[second] not in self.scales:
            return None
        found = _Run(self, words, second, article=True).read()
        return found and (found[0], found[1] + second - first)

    def _half(self, words: Sequence[str], first: int) -> tuple[Number, int] | None:
        """Read "half a million", "a quarter of a million", "half a dozen"; a bare half counts for measures."""
        share = self.halves[words[first]]
        for after in range(first + 1, min(first + 5, len(words))):
            if words[after] in self.scales:
                whole = share * self.scales[words[after]]
                return (int(whole) if whole.is_integer() else whole), after - first + 1
            if words[after] not in self.articles and words[after] not in ("-", "of"):
                break
        return share, 1


class _Run:
    """One number in words while it is read."""

    def __init__(
        self, known: NumberWords, words: Sequence[str], first: int, *, article: bool = False
    ) -> None:
        self.known, self.words, self.first = known, words, first
        self.total = self.group = 0
        self.seen = article
        self.limit = 10**18
        if article:
            self.group = 1

    def read(self) -> tuple[Number, int] | None:
        """Return value and number of words, taking as many words as make sense."""
        at = end = self.first
        while at < len(self.words):
            word = self.words[at]
            if at > self.first and (word == "-" or (word in self.known.joins and self._may_join())):
                at += 1
                continue
            if not self._take(word):
                break
            self.seen = True
            at += 1
            end = at
        if end == self.first:
            return None
        return self.total + self.group, end - self.first

    def _may_join(self) -> bool:
        """Whether "and" may go on: after hundreds and scales, and between tens and ones (treinta y uno)."""
        return self.group % 10 == 0 and (self.group >= 20 or self.group == 0)

    def _take(self, word: str) -> bool:
        known = self.known
        compound = _compound(word)
        if compound is not None and known.bare and not self.seen:
            self.group = compound
            return True
        if word in known.small:
            return self._add(known.small[word])
        if word in known.articles:  # vingt et un
            return self.group >= 20 and self._add(1)
        if word in known.hundreds:
            return self._hundred(known.hundreds[word])
        if word in known.scales:
            return self._scale(known.scales[word])
        return False

    def _add(self, value: int) -> bool:
        rest = self.group % 100
        if value == 20 and self.group == 4:  # quatre-vingts
            self.group = 80
            return True
        if self.group and not (
            rest == 0
            or (rest >= 20 and rest % 10 == 0 and 0 < value < 10)
            or (rest in (60, 80) and value < 20)
            or (rest in (70, 90, 10) and self.known.small.get("dix") == 10 and 7 <= value <= 9)
        ):
            return False
        self.group += value
        return True

    def _hundred(self, value: int) -> bool:
        if self.group == 0 and (self.seen or self.known.bare):
            self.group = value
        elif value == 100 and 1 <= self.group <= 99:
            self.group *= value
        else:
            return False
        return True

    def _scale(self, value: int) -> bool:
        if value >= self.limit or not (self.seen or self.known.bare):
            return False
        self.total += (self.group or 1) * value
        self.group, self.limit = 0, value
        return True


@cache
def number_words(language: str) -> NumberWords:
    """Return the number words for a text of `language`."""
    return NumberWords(table("numbers")[spoken(language)])


_PARTS = re.compile(r"(?:(\w+)?(tausend))?(?:(\w+?)?(hundert))?(?:und)?(?:(\w+))?")
_UNITS = re.compile(r"(ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und(\w+)")
_GERMAN = (
    "ein",
    "zwei",
    "zwan",
    "drei",
    "vier",
    "fünf",
    "sech",
    "sieb",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
)


@lru_cache(maxsize=4096)
def _compound(word: str) -> int | None:
    """Return the value of a German number written as one word (zweihundertdreiundvierzig), or None."""
    if len(word) < 9 or len(word) > 60 or not word.startswith((*_GERMAN, "hundert", "tausend")):
        return None
    parts = _PARTS.fullmatch(word)
    if parts is None or not (parts[2] or parts[4] or "und" in word):
        return None
    thousands = _below_hundred(parts[1] or "ein") if parts[2] else 0
    hundreds = _below_hundred(parts[3] or "ein") if parts[4] else 0
    rest = _below_hundred(parts[5]) if parts[5] else 0
    if thousands is None or hundreds is None or rest is None:
        return None
    return 1000 * thousands + 100 * hundreds + rest


def _below_hundred(word: str) -> int | None:
    small = number_words("de").small
    if word in small:
        return small[word]
    if word == "ein":
        return 1
    units = _UNITS.fullmatch(word)
    if units is None or units[2] not in small:
        return None
    return (1 if units[1] == "ein" else small[units[1]]) + small[units[2]]
