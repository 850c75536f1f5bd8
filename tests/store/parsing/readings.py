"""Readings made by hand for tests of the fact rules: one title and one body block, written here."""

from collections.abc import Callable

from store.model import Block, Fact, Place, Stamp
from store.parsing import figures, seizures
from store.parsing.reading import Reading
from store.text import shadow


def reading(
    text: str,
    language: str = "en",
    *,
    title: str | None = None,
    country: str | None = None,
    published: str | None = None,
) -> Reading:
    """Return a reading whose whole text may tell facts; a title stands before it in a block of its own."""
    whole = f"{title}\n\n{text}" if title else text
    head = len(title) if title else 0
    blocks = (
        (Block("title", 0, head), Block("body", head, len(whole)))
        if title
        else (Block("body", 0, len(text)),)
    )
    return Reading(
        text=whole,
        shadow=shadow(whole),
        language=language,
        blocks=blocks,
        title=title,
        publisher=None,
        country=country,
        published=Stamp(published) if published else None,
        kind="operation",
    )


def counts(text: str, language: str = "en", **known: str | None) -> list[Fact]:
    """Return the counts of a text, after checking that each stands where it says."""
    return _checked(reading(text, language, **known), figures.read)


def goods(text: str, language: str = "en", **known: str | None) -> list[Fact]:
    """Return the seizures and losses of a text, after checking that each stands where it says."""
    return _checked(reading(text, language, **known), seizures.read)


def told(facts: list[Fact]) -> list[tuple[object, ...]]:
    """Return field and value of each fact, with its qualifier and scope where they say something."""
    return [
        (fact.field, fact.value)
        + ((fact.qualifier,) if fact.qualifier != "exact" else ())
        + ((fact.scope,) if fact.scope != "current" else ())
        for fact in facts
    ]


def held(facts: list[Fact]) -> list[tuple[object, ...]]:
    """Return amount, unit, item and action of each seizure, and amount and unit of each loss."""
    return [
        (fact.value, fact.unit, fact.item, fact.action)
        if fact.field == "seizure"
        else ("loss", fact.value, fact.unit)
        for fact in facts
    ]


def _checked(known: Reading, read: Callable[[Reading], list[Fact]]) -> list[Fact]:
    facts = read(known)
    for fact in facts:
        own = Place(fact.start, fact.end, fact.evidence)
        for place in (own, *fact.also):
            assert place.evidence
            assert known.text[place.start : place.end] == place.evidence
            assert len(place.evidence) <= 300
    return facts
