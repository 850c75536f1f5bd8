"""Breakdowns of a figure: "including 52 minors", "Austria (3), Germany (4)", "148 arrests: migrant smugglers: 13".

Invariant: a part names what it is a part by, stands in the statement of its total or in the list under it, and is
never larger than the total.
"""

import re
from dataclasses import dataclass
from functools import cache

from store.parsing.figure import Figure
from store.parsing.knowledge import table
from store.parsing.lexicon import lexicon
from store.parsing.numbers import digits, spoken
from store.parsing.quantity import whole
from store.parsing.telling import Account, Told

_ROW = re.compile(
    r"(?:[-*•·▪●◦‣>–] *)?(?P<by>[^\W\d][^:\n\d]{1,79}?) *(?:: *|- |\t)(?P<n>\d{1,3}(?:[ .,']\d{3})+|\d+)\*?[.;,]?"
)
# The number of a row stands in its last characters: one digit and what may follow it.
_ROW_END = 3
# One bracket behind a figure may be anything; this many are a breakdown.
_FEWEST = 2
# A line this short over rows of numbers is their heading ("Arrests by country"); its field stands in its last words.
_HEADING = 60
_END = 4
_LISTED = ("arrests", "charged", "checks", "searches", "citations")


def parts(known: Account, found: list[Figure]) -> list[Figure]:
    """Return the parts of the figures found, in no order."""
    return [
        *(part for figure in found for part in _including(known, figure)),
        *(part for figure in found for part in _in_brackets(known, figure)),
        *(more for figure in found for more in _elsewhere(known, figure)),
        *_rows(known, found),
    ]


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns of breakdowns in one language."""

    opening: re.Pattern[str]
    items: dict[str, re.Pattern[str]]
    bracketed: re.Pattern[str]
    elsewhere: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    rows = table(f"figures_{spoken(language)}")["parts"]
    compile_ = lexicon(language).grammar.compile
    items = {field: compile_(pattern) for field, pattern in rows["items"].items()}
    return _Patterns(
        compile_(rows["opening"]), items, compile_(rows["bracketed"]), compile_(rows["elsewhere"])
    )


def _including(known: Account, figure: Figure) -> list[Figure]:
    """Read the list behind "including": its items must be counted nouns."""
    patterns = _patterns(known.lexicon.language)
    item = patterns.items.get(figure.field)
    letters = figure.told.tagged.letters
    start = patterns.opening.match(letters, figure.last)
    found: list[Figure] = []
    if item is None or start is None:
        return found
    at = start.end()
    while (match := item.match(letters, at)) is not None:
        value = _number(figure.told, match.start("n"))
        if value is not None and value < figure.value:
            found.append(_part(known, figure, value, match.span(), match.span("by")))
        at = match.end()
    return found


def _in_brackets(known: Account, figure: Figure) -> list[Figure]:
    """Read "in Austria (3), Germany (4)" behind a figure; one bracket alone is no breakdown."""
    bracketed = _patterns(known.lexicon.language).bracketed
    tagged = figure.told.tagged
    found = []
    for match in bracketed.finditer(tagged.letters, figure.last):
        value = _number(figure.told, match.start("n"))
        if value is not None and value <= figure.value:
            found.append(_part(known, figure, value, match.span(), match.span("by")))
    if len(found) < _FEWEST or sum(one.value for one in found) > figure.value:
        return []
    return found


def _elsewhere(known: Account, figure: Figure) -> list[Figure]:
    """Read the second number of "16 were arrested in France and 3 in Spain"; it is a figure beside the first."""
    pattern = _patterns(known.lexicon.language).elsewhere
    match = pattern.match(figure.told.tagged.letters, figure.last) if figure.field in _LISTED else None
    value = _number(figure.told, match.start("n")) if match else None
    if match is None or value is None:
        return []
    more = _part(known, figure, value, match.span("e"), match.span("by"))
    more.scope, more.rule = "current", f"beside {figure.rule}"
    return [more]


def _rows(known: Account, found: list[Figure]) -> list[Figure]:
    """Read the list under a figure or under "these arrests:", one label and number a line."""
    told = {one.number: one for one in known.told}
    totals = {figure.told.number: figure for figure in found if figure.field in _LISTED}
    rows = []
    heading: int | None = None
    for number, statement in enumerate(known.statements):
        row = _row(known.reading.shadow, statement.start, statement.end)
        if row is None:
            heading = number if statement.end - statement.start < _HEADING else None
            continue
        lead = heading if statement.lead is None else statement.lead
        if lead is None or lead not in told:
            continue
        field = totals[lead].field if lead in totals else _field_of(known, told[lead])
        value = digits(row["n"], known.lexicon.language)
        if field is None or not isinstance(value, int):
            continue
        if lead in totals and value > totals[lead].value:
            continue
        by = _code(row["by"]) or row["by"].lower()
        rows.append(
            Figure(
                field,
                value,
                "exact",
                row.start("by"),
                row.end("n"),
                "row of a list",
                told[lead],
                0,
                0,
                "part",
                by,
            )
        )
    return rows


def _row(shadow: str, start: int, end: int) -> re.Match[str] | None:
    """Return a statement that is a label and a number; most have no digit at their end, and no pattern is tried."""
    if not any(map(str.isdecimal, shadow[max(start, end - _ROW_END) : end])):
        return None
    return _ROW.fullmatch(shadow, start, end)


def _field_of(known: Account, told: Told) -> str | None:
    """Return the field that a lead without a number introduces ("The checks led to these arrests:")."""
    letter = known.lexicon.alphabet.letter("arrests")
    return "arrests" if letter in told.tagged.letters[-_END:] else None


def _number(told: Told, at: int) -> int | None:
    quantity = told.tagged.values[at]
    if quantity is None:
        return 1
    return whole(quantity)


def _part(known: Account, figure: Figure, value: int, words: tuple[int, int], by: tuple[int, int]) -> Figure:
    tagged = figure.told.tagged
    quantity = tagged.values[words[0]]
    label = known.reading.text[tagged.starts[by[0]] : tagged.ends[by[1] - 1]]
    return Figure(
        figure.field,
        value,
        quantity.qualifier if quantity else "exact",
        tagged.starts[words[0]],
        tagged.ends[words[1] - 1],
        f"part of {figure.rule}",
        figure.told,
        words[0],
        words[1],
        "part",
        _code(label) or label.lower(),
    )


@cache
def _codes() -> dict[str, str]:
    rows = table("countries")
    return {
        name.lower(): code
        for kind in ("aliases", "names")
        for code, names in rows[kind].items()
        for name in names
        if name
    }


def _code(label: str) -> str | None:
    """Return the ISO code of a country's name, or None."""
    name = " ".join(label.lower().split())
    return _codes().get(name.removeprefix("the "))
