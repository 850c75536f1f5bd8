"""The account of what became another in a release that was parsed again."""

from dataclasses import replace

import pytest

from store.ingest.differences import Changes, Tally, changes
from store.model import Contact, Fact, Release, Source, Stamp
from tests.store.making import make

OLD = make(7)
FACT = OLD.facts[0]


def contact(name: str, evidence: str, *emails: str) -> Contact:
    return Contact(name, None, None, emails, email_hidden=False, phones=(), start=0, end=9, evidence=evidence)


def with_facts(*facts: Fact) -> Release:
    return replace(OLD, facts=facts)


@pytest.mark.parametrize(
    "change",
    [{}, {"parser": "pressroom 99"}, {"id": "0"}],
    ids=["nothing", "parser", "id"],
)
def test_nothing_of_the_release_itself(change: dict[str, str]) -> None:
    assert changes(OLD, replace(OLD, **change)) == Changes()  # type: ignore[arg-type]  # names of text fields


def test_fields_are_named_in_the_order_of_a_release() -> None:
    new = replace(
        OLD,
        links=("https://example.org",),
        published=Stamp("2020"),
        title="Another",
        source=Source("raid-7.txt", "text/plain", "0" * 64, encoding="windows-1252"),
        text="Another text",
        text_sha256="1",
    )
    assert changes(OLD, new).fields == ("title", "published", "text", "source", "links")


@pytest.mark.parametrize(
    ("old", "new", "tally"),
    [
        ((), (FACT,), Tally(added=1)),
        ((FACT,), (), Tally(removed=1)),
        ((FACT,), (FACT, FACT), Tally(added=1)),
        ((FACT,), (replace(FACT, value=11),), Tally(changed=1)),
        ((FACT,), (replace(FACT, start=40, end=51),), Tally(changed=1)),
        ((FACT,), (replace(FACT, evidence="more than 10 arrested"),), Tally(changed=1)),
        ((FACT,), (replace(FACT, field="charged"),), Tally(added=1, removed=1)),
        ((FACT,), (replace(FACT, value=11, evidence="11 arrested"),), Tally(added=1, removed=1)),
    ],
    ids=["added", "removed", "twice", "value", "moved", "evidence", "field", "value and evidence"],
)
def test_facts_are_counted(old: tuple[Fact, ...], new: tuple[Fact, ...], tally: Tally) -> None:
    assert changes(with_facts(*old), with_facts(*new)) == Changes(facts=tally)


def test_contacts_are_counted() -> None:
    one, other = contact("Ann", "Ann, press office"), contact("Bo", "Bo")
    old = replace(OLD, contacts=(one, other))
    new = replace(OLD, contacts=(replace(one, emails=("ann@example.org",)), contact("Cy", "Cy")))
    assert changes(old, new) == Changes(contacts=Tally(added=1, removed=1, changed=1))


def test_another_order_alone_is_no_change_that_is_counted() -> None:
    facts = (FACT, replace(FACT, value=11))
    assert changes(with_facts(*facts), with_facts(*reversed(facts))) == Changes()
