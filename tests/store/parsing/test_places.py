"""Where it happened, where people were sent, and which way goods went."""

import pytest

from store.model import Route
from store.parsing import places
from tests.store.parsing.facts_read import facts


def where(text: str, language: str = "en") -> list[tuple[object, str | None]]:
    return [(fact.value, fact.role) for fact in facts(places.read, text, language) if fact.field == "place"]


def routes(text: str) -> list[object]:
    return [fact.value for fact in facts(places.read, text) if fact.field == "route"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The work took place mainly in Southeast Europe.", [("Southeast Europe", None)]),
        (
            "Officers made arrests in Westport and Great Harbour.",
            [("Westport", None), ("Great Harbour", None)],
        ),
        ("A coordination centre was set up in Northtown.", [("Northtown", "venue")]),
        (
            "The agency deployed two experts to Montenegro and Serbia.",
            [("ME", "deployment"), ("RS", "deployment")],
        ),
        ("It happened in March.", []),
        ("The case was heard at Westport Superior Court.", []),
        ("He was held in Westport, Ind., and in Northtown.", [("Westport", None), ("Northtown", None)]),
        ("Harbour Man Convicted of Stabbing in Hateful Attack at Westport Gas Station.", []),
        ("It was led by officers in Westport Police.", []),
    ],
)
def test_places(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert where(text) == expected


def test_german_nouns_are_not_places_but_lists_of_districts_are() -> None:
    assert where("Das geschah im Auftrag der Behörde.", "de") == []
    assert where("Wohnungen in Moabit, Charlottenburg und Hellersdorf.", "de") == [
        ("Moabit", None),
        ("Charlottenburg", None),
        ("Hellersdorf", None),
    ]


@pytest.mark.parametrize(
    ("text", "origins", "destinations", "goods"),
    [
        ("Heroin was smuggled from Mexico into the United States.", ("MX",), ("US",), "heroin"),
        ("The firearms are trafficked to the EU, mainly to Belgium, France and the Netherlands.", (), ("EU", "BE", "FR", "NL"), "firearms"),
        ("The weapons are imported from Turkey.", ("TR",), (), "firearms"),
    ],
)  # fmt: skip
def test_routes(text: str, origins: tuple[str, ...], destinations: tuple[str, ...], goods: str) -> None:
    assert routes(text) == [Route(origins, destinations, goods)]


def test_no_route_without_a_verb_of_moving() -> None:
    assert routes("Experts from Spain spoke to the press.") == []
