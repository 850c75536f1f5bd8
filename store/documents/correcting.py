"""What corrections make of a release's facts, and what a fact given by a person must keep to. Pure functions.

Invariant: a correction that finds no place is reported, never dropped; `text[start:end] == evidence` holds after it
as it did before.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import get_args

from store.errors import LibraryError
from store.factfields import COUNT_FIELDS, FIELDS
from store.keeping import Correction
from store.model import Fact, Place, Qualifier, Release, Route, Scope
from store.text import plain


@dataclass(frozen=True, slots=True)
class Corrected:
    """A release as a person has corrected it.

    Args:
        release: With the corrected facts.
        unmatched: Corrections of facts that the parser no longer reports, or of a text that is another now.
    """

    release: Release
    unmatched: tuple[Correction, ...]


def corrected(release: Release, corrections: Iterable[Correction]) -> Corrected:
    """Apply corrections to a parsed release, oldest first, each to what the ones before it left.

    A correction finds its fact by field, start, end and value. A changed fact keeps its place among the facts; an
    added one comes among those of its field, in the order of the text.
    """
    facts = list(release.facts)
    unmatched = [correction for correction in corrections if not _apply(correction, facts, release.text)]
    return Corrected(replace(release, facts=tuple(facts)), tuple(unmatched))


def find(fact: Fact, facts: Iterable[Fact]) -> int | None:
    """Return the place of a fact among facts, by field, start, end and value; None when it is not there."""
    wanted = _identity(fact)
    return next((place for place, other in enumerate(facts) if _identity(other) == wanted), None)


def check(fact: Fact, text: str) -> None:
    """Refuse a fact that a release with this text cannot have.

    Raises:
        LibraryError: Its evidence does not stand in the text where it says, or its field or value is none.
    """
    if fact.field not in FIELDS:
        raise LibraryError(f"there is no field {plain(fact.field)}", f"fields are {', '.join(FIELDS)}")
    if not _is_value(fact):
        raise LibraryError(f"{plain(fact.value, 40)!r} is no value of {fact.field}")
    if fact.qualifier not in get_args(Qualifier) or fact.scope not in get_args(Scope):
        raise LibraryError(f"{plain(fact.qualifier)}, {plain(fact.scope)}: no such qualifier or scope")
    if not fact.evidence or not _stands(fact, text):
        raise LibraryError(
            f"the evidence of {fact.field} does not stand at {fact.start} to {fact.end} of the text",
            "mark the words in the text that state it",
        )


def _apply(correction: Correction, facts: list[Fact], text: str) -> bool:
    old, new = correction.old, correction.new
    if new is not None and not _stands(new, text):
        return False
    if old is not None:
        place = find(old, facts)
        if place is None:
            return False
        facts[place : place + 1] = [] if new is None else [new]
    elif new is not None:
        facts.insert(_place_of_new(new, facts), new)
    return True


def _place_of_new(new: Fact, facts: list[Fact]) -> int:
    same = [place for place, fact in enumerate(facts) if fact.field == new.field]
    after = [place for place in same if facts[place].start > new.start]
    return after[0] if after else (same[-1] + 1 if same else len(facts))


def _identity(fact: Fact) -> tuple[object, ...]:
    return (fact.field, fact.start, fact.end, fact.value)


def _stands(fact: Fact, text: str) -> bool:
    places = (Place(fact.start, fact.end, fact.evidence), *fact.also)
    return all(
        0 <= place.start <= place.end <= len(text) and text[place.start : place.end] == place.evidence
        for place in places
    )


def _is_value(fact: Fact) -> bool:
    value = fact.value
    if fact.field == "route":
        return isinstance(value, Route)
    if fact.field in COUNT_FIELDS:
        return type(value) is int and value >= 0
    if fact.field in ("seizure", "loss"):
        return type(value) in (int, float) and isinstance(value, int | float) and 0 <= value < math.inf
    return isinstance(value, str) and bool(value.strip()) and value == plain(value, len(value))
