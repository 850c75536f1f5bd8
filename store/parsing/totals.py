"""From single figures to facts: what is a total, what a part of it, and what the same figure told again.

Invariant: numbers are never added up across statements; a fact's value stands in its evidence, and that of "they" in a
sentence before it.
"""

from store.model import Fact, Place
from store.parsing.figure import Figure
from store.parsing.knowledge import table
from store.parsing.numbers import Number, spoken
from store.parsing.scope import LEADING, looks_back, scope_of
from store.parsing.telling import Account, Told

# How many countries or agencies there are is not an event: "since 2018" says nothing about it.
_STANDING = frozenset({"countries_count", "agencies_count"})
# In these fields a smaller figure is a part of the largest one unless the release says otherwise.
_NESTED = frozenset({"arrests", "charged", "victims"})


def facts(known: Account, figures: list[Figure]) -> list[Fact]:
    """Return the facts that the figures state, in text order, each with its further places."""
    figures = _believed(known, figures)
    scopes = {one.number: scope_of(known, one) for one in {f.told.number: f.told for f in figures}.values()}
    for figure in figures:
        scope = scopes[figure.told.number] if figure.field not in _STANDING else "current"
        figure.scope = figure.scope if scope == "current" else scope
    set_back(known, figures)
    for field in {figure.field for figure in figures} & _NESTED:
        _nest(known, [figure for figure in figures if figure.field == field and figure.scope == "current"])
    for statement in _by_statement(figures):
        _add_up(known, statement)
    groups: dict[tuple[str, int, str, str | None], list[Figure]] = {}
    for figure in sorted(figures, key=lambda one: (one.start, one.end)):
        groups.setdefault((figure.field, figure.value, figure.scope, figure.by), []).append(figure)
    return [_fact(known, group) for group in groups.values()]


def _believed(known: Account, figures: list[Figure]) -> list[Figure]:
    """Drop figures that are believed only in company or only alone.

    What is told without a number goes beside other figures of its field; how many officers, agencies or countries there were
    goes where little is said to have been done.
    """
    counted = {figure.field for figure in figures if not figure.alone}
    figures = [figure for figure in figures if not (figure.alone and figure.field in counted)]
    letter = known.lexicon.alphabet.letter
    held = {letter("seized"), letter("seizing")}
    done = sum(figure.field in _DONE and figure.value > 0 for figure in figures)
    done += any(not held.isdisjoint(told.tagged.letters) for told in known.told)
    if done >= (_MANY if known.reading.kind in _QUIET else 1):
        return figures
    return [figure for figure in figures if not figure.beside]


# Kinds of release that report no operation; where they count this many things, they do.
_QUIET = frozenset({"policy", "corporate", "advisory", "other"})
_MANY = 3
_DONE = frozenset({"arrests", "charged", "searches", "checks", "citations", "investigations"})


def _by_statement(figures: list[Figure]) -> list[list[Figure]]:
    """Return current figures of one field and statement together, in text order."""
    groups: dict[tuple[int, str], list[Figure]] = {}
    for figure in sorted(figures, key=lambda one: one.start):
        if figure.scope == "current" and figure.first != figure.last:
            groups.setdefault((figure.told.number, figure.field), []).append(figure)
    return list(groups.values())


def set_back(known: Account, figures: list[Figure]) -> None:
    """Make historical what was counted over a longer time, where other statements tell current figures.

    A release of a court tells at its end what a task force has done since it was founded, and need not count anything else.
    """
    events = [
        figure for figure in figures if figure.field not in _STANDING and figure.scope in ("current", "part")
    ]
    told = {figure.told.number: figure.told for figure in events}
    back = {number for number, one in told.items() if looks_back(known, one)}
    if known.reading.kind == "court" or any(figure.told.number not in back for figure in events):
        for figure in events:
            if figure.told.number in back:
                figure.scope = "historical"


def _nest(known: Account, figures: list[Figure]) -> None:
    """Mark figures below the largest one as its parts.

    A rounded twin of the total stays what it is, and so does a figure told beside the total in one breath
    ("280 arrests for drink driving, 203 drugs arrests"), or far from one that the release does not lead with.
    """
    if not figures:
        return
    total = _total(figures)
    whole = {figure.told.number: figure for figure in figures if figure.value == total}
    for figure in figures:
        rounded = figure.qualifier != "exact" and figure.value >= _ROUNDED * total
        beside = figure.told.number in whole and not _inside(known, whole[figure.told.number], figure)
        near = any(
            sums_up(known, one.told, one.value) or _in_one_paragraph(known, one.told, figure.told)
            for one in whole.values()
        )
        if figure.value < total and not rounded and not beside and near and not _ahead(figure.told, whole):
            figure.scope = "part"


def _ahead(told: Told, whole: dict[int, Figure]) -> bool:
    """Whether the release leads with a figure and tells the larger one only later, as that of something larger."""
    return _leads(told) and not any(_leads(one.told) for one in whole.values())


def _leads(told: Told) -> bool:
    return told.number < LEADING or told.statement.kind in ("title", "standfirst")


_FIRST_THIRD = 3
# Fewer are told of one incident among others.
_LARGE = 5


def sums_up(known: Account, total: Told, value: Number) -> bool:
    """Whether smaller figures of other statements are parts of one in this statement.

    They are when the release leads with it or when it says that it sums up; so are those of a report of an operation when
    the figure is a large one in its first third. A round-up tells of one thing after another, each with figures of its own.
    """
    if _leads(total):
        return True
    early = total.number * _FIRST_THIRD < len(known.statements)
    if known.reading.kind == "operation" and early and value >= _LARGE:
        return True
    sentence = known.lower[total.statement.start : total.statement.end]
    return any(words in sentence for words in table("scopes")[spoken(known.lexicon.language)]["summing"])


def _in_one_paragraph(known: Account, total: Told, told: Told) -> bool:
    first, last = sorted((total.statement.start, told.statement.start))
    return known.lower.find("\n", first, last) < 0


# "More than 1,000 arrests" in a title and 1,140 in the text are the same; below this share they are not.
_ROUNDED = 0.8


def _total(figures: list[Figure]) -> int:
    """Return the largest figure; where that is a rounded one, the exact figure that it rounds."""
    largest = max(figures, key=lambda figure: (figure.value, figure.qualifier == "exact"))
    exact = [figure.value for figure in figures if figure.qualifier == "exact"]
    if largest.qualifier != "exact" and exact and max(exact) >= _ROUNDED * largest.value:
        return max(exact)
    return largest.value


def _add_up(known: Account, figures: list[Figure]) -> None:
    """Mark figures of one statement that add up to the one before them: 27 countries (17 EU, 10 non-EU)."""
    letters = known.lexicon.alphabet.letters
    for at, total in enumerate(figures):
        rest = figures[at + 1 : at + 1 + _MOST_PARTS]
        for size in range(2, len(rest) + 1):
            if sum(figure.value for figure in rest[:size]) == total.value:
                for figure in rest[:size]:
                    figure.scope = "part"
                    words = figure.told.tagged.letters[figure.first : figure.last]
                    figure.by = figure.by or next(
                        (by for name, by in _BY.items() if letters.get(name, " ") in words), None
                    )
                return


# More figures than this in one sentence add up to something by chance.
_MOST_PARTS = 12
_BY = {"non_eu": "non-EU", "member_states": "EU"}


def _inside(known: Account, total: Figure, figure: Figure) -> bool:
    """Whether "including", "of whom" or a bracket stands between a total and a smaller figure of its sentence."""
    letters = known.lexicon.alphabet.letters
    between = total.told.tagged.letters[total.last : figure.first]
    return any(letters[name] in between for name in ("including", "rel", "open", "of"))


def _fact(known: Account, group: list[Figure]) -> Fact:
    text = known.reading.text
    first = next((figure for figure in group if figure.qualifier != "exact"), group[0])
    if first is not group[0] and group[0].told.number < LEADING:  # headlines leave the qualifier out
        group = [first, *(figure for figure in group if figure is not first)]
    first = group[0]
    return Fact(
        first.field,
        first.value,
        first.start,
        first.end,
        text[first.start : first.end],
        qualifier=first.qualifier,
        scope=first.scope,
        by=first.by,
        rule=first.rule,
        also=tuple(Place(more.start, more.end, text[more.start : more.end]) for more in group[1:]),
    )
