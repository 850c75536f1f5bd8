"""When the operation ran: of all dates in a release the one that its own sentence ties to what was done."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from store.model import Fact, Qualifier, Scope
from store.parsing import dates, moments, scopes
from store.parsing.dates import Expression
from store.parsing.knowledge import table
from store.parsing.reading import Reading
from store.parsing.tokens import View, view
from store.parsing.wordclasses import Classed, WordClasses

# What a date must weigh to be the operation's; what a further one must weigh to be a part of it.
_ENOUGH, _PART, _AGAIN, _SURE = 1.25, 1.0, 0.75, 3.0
_LEAD = 3
# Days before publication, and what a date so old loses.
_AGES = ((700, -2.0), (400, -1.5), (150, -0.75))
# Characters around a date that speak of it; a line with hardly more than a date is a dateline.
_REACH, _NEAR, _BARE = 220, 45, 14


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date with how much says that the operation ran then."""

    weight: float
    expression: Expression
    scope: Scope


@cache
def _classes() -> WordClasses:
    return WordClasses(table("operations")["date"])


@lru_cache(maxsize=2)
def _classed(seen: View) -> Classed:
    return _classes().find(seen.tokens)


def read(reading: Reading) -> list[Fact]:
    """Return the operation's date or interval, then further days of it; nothing where no operation is told."""
    if reading.kind != "operation":
        return []
    seen = view(reading)
    published = moments.published_day(reading.published.value if reading.published is not None else None)
    found = [_weighed(seen, expression, published) for expression in dates.find(reading)]
    best = _best([candidate for candidate in found if candidate.scope == "current"])
    facts = [_fact(reading, best, "current")] if best is not None else []
    for candidate in found:
        if candidate.scope != "current" and candidate.weight >= _PART:
            facts.append(_fact(reading, candidate.expression, candidate.scope))
        elif best is not None and candidate.weight >= _PART and _within(candidate.expression, best):
            facts.append(_fact(reading, candidate.expression, "part"))
    return facts


def _best(now: list[_Candidate]) -> Expression | None:
    """The date that weighs most; each further mention of the same date adds to it."""
    weights: dict[str, float] = {}
    fullest: dict[str, _Candidate] = {}
    for candidate in sorted(now, key=lambda candidate: -candidate.weight):
        value = candidate.expression.value()
        if value not in weights:
            weights[value] = candidate.weight
            fullest[value] = candidate
            continue
        weights[value] += _AGAIN if candidate.weight > 0 and weights[value] < _SURE else 0
        if fullest[value].expression.relative and not candidate.expression.relative and candidate.weight > 0:
            fullest[value] = candidate
    if not weights:
        return None
    value = max(weights, key=lambda value: (weights[value], -fullest[value].expression.start))
    return fullest[value].expression if weights[value] >= _ENOUGH else None


def _within(expression: Expression, best: Expression) -> bool:
    """Whether a day lies inside the operation's longer time (a month or more)."""
    if expression.first.day is None or expression.relative or expression.value() == best.value():
        return False
    if (best.last or best.first).day is not None and (
        best.last is None or best.last.month == best.first.month
    ):
        return False
    edges = (best.value() if best.last is not None else moments.interval(best.first, best.first)).split("/")
    return len(edges) == 2 and edges[0] <= expression.first.iso() <= edges[1]


def _fact(reading: Reading, expression: Expression, scope: Scope) -> Fact:
    evidence = reading.text[expression.start : expression.end]
    qualifier: Qualifier = (
        "approximately" if re.search(r"\b(?:around|about|late|early|mid)\b", evidence) else "exact"
    )
    return Fact(
        "op_date",
        expression.value(),
        expression.start,
        expression.end,
        evidence,
        qualifier=qualifier,
        scope=scope,
        rule="date of what was done",
    )


def _weighed(seen: View, expression: Expression, published: date | None) -> _Candidate:
    sentence = seen.sentences.of(expression.start)
    if sentence is None:
        return _Candidate(-9, expression, "current")
    start = max(seen.sentences.starts[sentence], expression.start - _REACH)
    end = min(seen.sentences.ends[sentence], expression.end + _REACH)
    if len(seen.tokens.text[start:end].strip()) - (expression.end - expression.start) < _BARE:
        return _Candidate(-9, expression, "current")
    weight = _by_words(seen, expression, start, end) + _by_form(expression) + _by_place(seen, sentence)
    weight += _by_age(expression, published)
    return _Candidate(weight, expression, scopes.of_sentence(seen, sentence))


def _by_words(seen: View, expression: Expression, start: int, end: int) -> float:
    """What the words around a date say: something was done, the operation ran, or a court or a crime is meant."""
    found: dict[str, set[str]] = {"acts": set(), "spans": set(), "crimes": set(), "elsewhere": set()}
    act = -_NEAR
    for offset, kind, word in _classed(seen).within(start, end):
        if kind == "acts":
            act = offset
        if kind == "happened":
            if offset - act < _NEAR:
                found["spans"].add(word)
        elif kind != "crimes" or expression.start - _NEAR < offset < expression.end + _NEAR:
            found[kind].add(word)
    weight = 0.75 * min(len(found["acts"]), 4) - 1.5 * len(found["elsewhere"])
    if found["spans"]:
        return weight + 1.5
    return weight - 2.0 if found["crimes"] else weight


def _by_form(expression: Expression) -> float:
    """An interval says more than a day, a day more than a month, a year or "last week" least."""
    if expression.last is not None:
        return 0.75 if expression.relative else 0.0 if _long(expression) else 2.0
    if expression.first.month is None:
        return -1.0
    if expression.open:
        return 0.5
    return 0.5 if expression.first.day is not None else 0.0


def _long(expression: Expression) -> bool:
    """Whether an interval spans several months, as the time of crimes does more often than that of an action."""
    first, last = expression.first, expression.last
    if last is None or first.month is None or last.month is None:
        return True
    return ((last.year or 0) - (first.year or 0)) * 12 + last.month - first.month > 1


def _by_place(seen: View, sentence: int) -> float:
    """The first sentences tell what was done; quotations seldom do."""
    kind = seen.sentences.kinds[sentence]
    if kind == "quote":
        return -1.5
    if kind == "dateline":
        return -3.0
    return 1.0 if kind in {"title", "standfirst"} or sentence in seen.sentences.lead(_LEAD) else 0.0


def _by_age(expression: Expression, published: date | None) -> float:
    """What lies ahead or long past is another matter; "today" is mostly when it was announced."""
    if published is None:
        return 0.0
    first = expression.first
    if first.year is None:
        return 0.0
    day = date(first.year, first.month or 1, first.day or 1)
    if day > published:
        return -3.0
    if day == published:
        return -2.0 if expression.relative else -0.5
    last = expression.last or first
    days = (published - date(last.year or first.year, last.month or 12, min(last.day or 28, 28))).days
    return 0.0 if expression.open else next((loss for age, loss in _AGES if days > age), 0.0)
