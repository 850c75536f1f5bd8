"""Counts: arrests, officers, checks and the like.

Every rule is a pattern over classed words (tables/figures_<language>.toml); here its match becomes a value with its
evidence. Invariant: a stretch of text gives at most one figure of a field, the first rule's.
"""

import re

from store.model import Fact, Qualifier
from store.parsing import antecedents
from store.parsing.agreement import agreeing
from store.parsing.figure import Figure
from store.parsing.grouping import group_reader
from store.parsing.parts import parts
from store.parsing.reading import Reading
from store.parsing.rules import Rule, by_need, rules
from store.parsing.telling import Account, Told, account
from store.parsing.totals import facts

_LONGEST = 300
# Groups of a pattern that hold its numbers.
_NUMBERS = ("n", "m", "o")
# The group of a pattern that holds names with ages: as many people as ages.
_AGES = ("x",)

# Groups that are the evidence where that is not the whole match.
_EVIDENCE = ("e", "f")


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
            span = _span(match, _NUMBERS)
            if value is not None and span is not None:
                value = agreeing(known.lexicon.language, letters, span, last, value)
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
    reader = group_reader(known.lexicon.language)
    if rule.antecedent:
        people = antecedents.how_many(known, told, reader.count_of)
        return None if people is None else (people, "exact")
    ages = _span(match, _AGES)
    if ages is not None:
        return reader.aged(tagged, *ages)
    span = _span(match, _NUMBERS)
    if span is None:
        return None if rule.value is None else (rule.value, "exact")
    found = reader.read(known.lower, tagged, *span)
    return found and (found[0] + rule.plus, found[1])
