"""What can be found of a release: its words by place, its figures and its days. Every engine answers from this."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from store.factfields import COUNT_FIELDS
from store.model import Contact, Release
from store.search.amounts import Amount, goods, stated
from store.search.codes import OTHER_CODES
from store.search.days import bounds
from store.search.query import Place
from store.search.words import joins, words

# Words that stand for the title of an untitled release.
_HEAD = 12
# An operation of more days than these is known by its first ones: nobody looks for one day of a decade.
_MOST_DAYS = 1100
# Figures beyond this are no figures; an index keeps 64 bits.
_LARGEST = 10**15

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """So much of some goods, seized or lost in this operation.

    Args:
        field: seizure or loss.
        goods: Folded words in the singular.
        amount: How much.
    """

    field: str
    goods: Run
    amount: Amount


@dataclass(frozen=True, slots=True)
class Entry:
    """A release as search knows it.

    Args:
        words: For each place its runs of folded words; words of two runs are never side by side.
        named: For each place of names each name once, as a run of folded words, and how it is printed first. An acronym
            that stands with a name is no name of its own.
        figures: For each count field the values of its current totals, as stated.
        amounts: Its seizures and losses.
        published: First and last day that the release's date stands for, or None.
        operated: Each day of its operation.
    """

    words: dict[Place, tuple[Run, ...]]
    named: dict[Place, dict[Run, str]]
    figures: dict[str, tuple[int, ...]]
    amounts: tuple["Holding", ...]
    published: tuple[date, date] | None
    operated: frozenset[date]

    def wholes(self, place: Place) -> Iterable[Run]:
        """Return what the whole of which can be asked for in a place: its names, or its runs where it has no names."""
        return self.named[place] if place in self.named else self.words.get(place, ())


def entry(release: Release) -> Entry:
    """Return what can be found of a release."""
    text, title = _run(release.text), _run(release.title)
    of_publisher = _runs([release.publisher])
    partners = _runs(_values(release, "partner", "coordinator"))
    people = _runs(contact.name for contact in release.contacts)
    contacts = _runs(part for contact in release.contacts for part in _of_contact(contact))
    amounts = tuple(dict.fromkeys(_amounts(release)))
    names = _distinct(of_publisher + _runs([release.distributor]) + partners + contacts)
    places: dict[Place, tuple[Run, ...]] = {
        "any": _distinct((text, title, *names, *_joins(release.text), *_joins(release.title))),
        "title": _distinct((title, *_joins(release.title))) or _distinct((text[:_HEAD],)),
        "names": names,
        "publisher": of_publisher,
        "partner": partners,
        "coordinator": _runs(_values(release, "coordinator")),
        "country": _countries(release),
        "country_name": _runs(name for code in _values(release, "country") for name in country_names(code)),
        "place": _runs(_values(release, "place")),
        "person": people,
        "contact": contacts,
        "crime": _runs(value.replace("_", " ") for value in _values(release, "crime_area")),
        "kind": _runs([release.kind]),
        "lang": _runs([release.language]),
        "seized": _distinct(held.goods for held in amounts if held.field == "seizure"),
        "has": tuple((word,) for word in sorted(_has(release))),
    }
    published = bounds(release.published.value) if release.published else None
    return Entry(
        {place: runs for place, runs in places.items() if runs},
        _named(release),
        _figures(release),
        amounts,
        published,
        frozenset(_operated(release, published)),
    )


@cache
def country_names(code: str) -> tuple[str, ...]:
    """Return the names of a country by its ISO 3166-1 alpha-2 code, in every language we know one in."""
    from store.parsing.knowledge import table

    return tuple(name for name in table("countries")["names"].get(code, ()) if name)


def _run(text: str | None) -> Run:
    return tuple(words(text)) if text else ()


def _joins(text: str | None) -> Iterator[Run]:
    """Yield what is also written as one word, each a run of its own."""
    return ((word,) for word, _, _ in joins(text or ""))


def _runs(texts: Iterable[str | None]) -> tuple[Run, ...]:
    return _distinct(_run(text) for text in texts)


def _distinct(runs: Iterable[Run]) -> tuple[Run, ...]:
    return tuple(dict.fromkeys(run for run in runs if run))


def _named(release: Release) -> dict[Place, dict[Run, str]]:
    stated = [(fact.field, fact.value) for fact in release.facts if isinstance(fact.value, str)]
    return {
        "publisher": _printed([release.publisher or ""]),
        "partner": _printed(value for field, value in stated if field in ("partner", "coordinator")),
        "coordinator": _printed(value for field, value in stated if field == "coordinator"),
    }


def _printed(names: Iterable[str]) -> dict[Run, str]:
    found: dict[Run, str] = {}
    for name in names:
        if run := _run(name):
            found.setdefault(run, name)
    return found


def _values(release: Release, *fields: str) -> Iterator[str]:
    """Yield the text values of some fields, and the acronyms that go with them."""
    for fact in release.facts:
        if fact.field in fields and isinstance(fact.value, str):
            yield fact.value
            if fact.acronym:
                yield fact.acronym


def _of_contact(contact: Contact) -> Iterator[str | None]:
    yield from (contact.name, contact.role, contact.organisation, *contact.emails)
    for phone in contact.phones:
        yield from (phone.printed, phone.e164)


def _countries(release: Release) -> tuple[Run, ...]:
    codes = [code.lower() for code in _values(release, "country")]
    return _runs(codes + [OTHER_CODES[code] for code in codes if code in OTHER_CODES])


def _figures(release: Release) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for fact in release.facts:
        if fact.field in COUNT_FIELDS and fact.scope == "current" and type(fact.value) is int:
            found.setdefault(fact.field, []).append(max(-_LARGEST, min(fact.value, _LARGEST)))
    return {name: tuple(values) for name, values in found.items()}


def _amounts(release: Release) -> Iterator[Holding]:
    for fact in release.facts:
        if fact.field not in ("seizure", "loss") or fact.scope not in ("current", "part"):
            continue
        if isinstance(fact.value, int | float):
            yield Holding(fact.field, goods(_run(fact.item)), stated(fact.value, fact.unit))


def _has(release: Release) -> set[str]:
    current = {fact.field for fact in release.facts if fact.scope == "current"}
    found = {name.replace("_", "") for name in current}
    if release.kind == "operation" or current & {"op_name", "op_date"}:
        found.add("operation")
    if any(contact.phones for contact in release.contacts):
        found.add("phone")
    if any(contact.emails for contact in release.contacts):
        found.add("email")
    if release.contacts:
        found.add("contact")
    if release.embargo:
        found.add("embargo")
    return found


def _operated(release: Release, published: tuple[date, date] | None) -> Iterator[date]:
    """Yield each day of the operation; an open end goes on to the day of publication."""
    for fact in release.facts:
        if fact.field != "op_date" or fact.scope != "current" or not isinstance(fact.value, str):
            continue
        begin, interval, end = fact.value.partition("/")
        first = bounds(begin)
        last = bounds(end) if interval and end != ".." else published if end == ".." else first
        if first is None:
            continue
        days = ((last or first)[1] - first[0]).days
        yield from (first[0] + timedelta(day) for day in range(min(max(days, 0), _MOST_DAYS) + 1))
