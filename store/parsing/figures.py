"""Counts: arrests, officers, checks and the like.

Every rule is a pattern over classed words (tables/figures_<language>.toml); here its match becomes a value with its
evidence. Invariant: a stretch of text gives at most one figure of a field, the first rule's.
"""

import re
from functools import cache
from typing import NamedTuple

from store.model import Fact, Qualifier
from store.parsing import antecedents
from store.parsing.figure import Figure
from store.parsing.knowledge import table
from store.parsing.lexicon import Lexicon, lexicon
from store.parsing.parts import parts
from store.parsing.quantity import whole
from store.parsing.reading import Reading
from store.parsing.rules import Rule, by_need, rules
from store.parsing.tagged import Tagged
from store.parsing.telling import Account, Told, account
from store.parsing.totals import facts

_LONGEST = 300
# Groups of a pattern that hold its numbers.
_NUMBERS = ("n", "m", "o")
# The group of a pattern that holds names with ages: as many people as ages.
_AGES = ("x",)

# Groups that are the evidence where that is not the whole match.
_EVIDENCE = ("e", "f")
_FEW = {"both": 2, "trio": 3}


def read(reading: Reading) -> list[Fact]:
    """Return the counts of the release, each once, in text order."""
    known = account(reading)
    found = [figure for told in known.told for figure in _figures(known, told)]
    return facts(known, [*found, *parts(known, found)])


def _figures(known: Account, told: Told) -> list[Figure]:
    """Return the figures of one statement."""
    found: list[Figure] = []
    letters = told.tagged.letters
    every, needed = rules(known.lexicon.language), by_need(known.lexicon.language)
    present = set(letters)
    tried = {number for letter in needed.keys() & present for number in needed[letter]}
    for number in sorted(tried):
        rule = every[number]
        if not rule.company <= present or (rule.title and told.statement.kind != "title"):
            continue
        for match in rule.pattern.finditer(letters):
            first, last = _evidence(match)
            if any(rule.field == old.field and first < old.last and old.first < last for old in found):
                continue
            value = _value(known, told, rule, match)
            value = value and _agreeing(known, letters, match, last, value)
            if value is None or not _fits(rule, letters, (first, last), value[0]):
                continue
            if _fits_text(known, told, rule, last):
                found.append(_figure(told, rule, (first, last), value))
    return found


# How far back a rule looks for what must not stand before its match.
_BACK = 8


def _evidence(match: re.Match[str]) -> tuple[int, int]:
    """Return the words that are the evidence: a group of the match, or all of it."""
    return _span(match, _EVIDENCE) or match.span()


def _span(match: re.Match[str], groups: tuple[str, ...]) -> tuple[int, int] | None:
    """Return where the first of the groups that matched anything stands."""
    known = match.re.groupindex
    return next((match.span(name) for name in groups if name in known and match[name]), None)


def _agreeing(
    known: Account, letters: str, match: re.Match[str], last: int, value: tuple[int, Qualifier]
) -> tuple[int, Qualifier] | None:
    """Return the number that agrees with the verb, or None.

    One person before "were" is the last of several whose first ones were not read. Several before "was" are one, who is told
    of in two ways or is one of them, unless a word like "group" stands for all.
    """
    span = _span(match, _NUMBERS)
    if span is None:
        return value
    forms = _forms(known.lexicon.language)
    verbs = [
        letter for letter in letters[span[1] : last] if letter in forms.plural or letter in forms.singular
    ]
    if not verbs:
        return None if value[0] == 1 and _is_of_many(letters, span[0], last, forms) else value
    if value[0] == 1:
        return value if verbs[-1] in forms.singular else None
    grouped = not forms.groups.isdisjoint(letters[max(span[0] - _BACK, 0) : span[1]])
    return value if verbs[-1] != forms.was or grouped else (1, "exact")


def _is_of_many(letters: str, first: int, last: int, forms: "_Forms") -> bool:
    """Whether a German passive before its people is in the plural: "konnten die Insassen festgenommen werden"."""
    if letters[last - 1] != forms.arrested:
        return False
    before = next(
        (one for one in reversed(letters[:first]) if one in forms.plural or one in forms.singular), ""
    )
    return before == forms.were


class _Forms(NamedTuple):
    """Auxiliaries of many and of one, "was", "were" and "arrested", and words for many that take a singular."""

    plural: frozenset[str]
    singular: frozenset[str]
    was: str
    were: str
    arrested: str
    groups: frozenset[str]


# Auxiliaries of many and of one.
_PLURAL = ("were", "are", "have")
_SINGULAR = ("was", "is", "has")
_GROUPS = ("band", "both", "trio", "neutral", "all")


@cache
def _forms(language: str) -> _Forms:
    letters = lexicon(language).alphabet.letters
    plural, singular, groups = (
        frozenset(letters[name] for name in names if name in letters)
        for names in (_PLURAL, _SINGULAR, _GROUPS)
    )
    was, were, arrested = (letters.get(name, "") for name in ("was", "were", "arrested"))
    return _Forms(plural, singular, was, were, arrested, groups)


def _fits(rule: Rule, letters: str, words: tuple[int, int], value: int) -> bool:
    """Whether the surroundings of a match let it stand."""
    first, last = words
    if value < rule.least:
        return False
    if rule.before_not and rule.before_not.search(letters, max(first - _BACK, 0), first):
        return False
    return not (rule.after_not and rule.after_not.match(letters, last))


def _fits_text(known: Account, told: Told, rule: Rule, last: int) -> bool:
    """Whether the words around a match let it stand."""
    start, end = told.statement.start, told.statement.end
    if rule.singular and known.lower[told.tagged.ends[last - 2] - 1] == "s":
        return False
    if rule.context and not rule.context.search(known.lower, start, end):
        return False
    if rule.context_not and rule.context_not.search(known.lower, start, end):
        return False
    if rule.sentence_not and rule.sentence_not.search(known.lower, start, end):
        return False
    return not (rule.text_not and rule.text_not.match(known.lower, told.tagged.ends[last - 1]))


def _figure(told: Told, rule: Rule, words: tuple[int, int], value: tuple[int, Qualifier]) -> Figure:
    first, last = words
    start, end = told.tagged.starts[first], told.tagged.ends[last - 1]
    return Figure(
        rule.field,
        value[0],
        value[1],
        start,
        min(end, start + _LONGEST),
        rule.name,
        told,
        first,
        last,
        beside=rule.beside,
        alone=rule.alone,
    )


def _value(known: Account, told: Told, rule: Rule, match: re.Match[str]) -> tuple[int, Qualifier] | None:
    """Return the number that a match states, and how exactly."""
    tagged = told.tagged
    reader = _group_reader(known.lexicon.language)
    if rule.antecedent:
        people = antecedents.how_many(known, told, reader.count_of)
        return None if people is None else (people, "exact")
    ages = _span(match, _AGES)
    if ages is not None:
        return reader.aged(tagged, *ages)
    span = _span(match, _NUMBERS)
    if span is None:
        return None if rule.value is None else (rule.value, "exact")
    return reader.read(known.lower, tagged, *span)


@cache
def _group_reader(language: str) -> "_GroupReader":
    return _GroupReader(lexicon(language))


class _GroupReader:
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
            elif (
                letter in self.joints
            ):  # a comma counts on only where each has an age: "a suspect, 57-year-old man"
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
