"""Countries that took part, apart from those that are only mentioned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.parsing import countries
from store.parsing.countrywords import phrases
from store.parsing.knowledge import table
from store.parsing.tokens import split
from tests.store.parsing.facts_read import facts

NAMES = [(code, name) for code, row in table("countries")["names"].items() for name in row if name]


def read(text: str, language: str = "en", country: str | None = None) -> list[object]:
    return [fact.value for fact in facts(countries.read, text, language, country=country)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The action was coordinated by Spain and supported by Italy.", ["ES", "IT"]),
        ("Participating countries: Austria, Kosovo*, North Macedonia, Türkiye and Jordan.", ["AT", "XK", "MK", "TR", "JO"]),
        ("Suspects were detained in Austria (3), Germany (4), the Netherlands (5) and the United Kingdom (7).", ["AT", "DE", "NL", "GB"]),
        ("The French, Italian and UK authorities carried out searches.", ["FR", "IT", "GB"]),
        ("Two officers from the Lithuanian police service joined the search.", ["LT"]),
        ("Partners from Moldova and Ukraine took part.", ["MD", "UA"]),
        ("The Netherlands sent two teams to the border.", ["NL"]),
        ("It involved law enforcement authorities in Thailand, Canada and Peru.", ["TH", "CA", "PE"]),
        ("The U.S. and Canada coordinated the operation.", ["US", "CA"]),
    ],
)  # fmt: skip
def test_countries_that_took_part(text: str, codes: list[str]) -> None:
    assert read(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "The cars had been imported from Spain and sold in Poland.",
        "A Romanian national living in Austria was arrested.",
        "The weapons are trafficked to the EU, mainly to Belgium and Spain.",
        "He fled to Brazil before the trial.",
        "Georgia and Jordan are first names in this family.",
        "The agency has its seat in The Hague, the Netherlands.",
        "The group operated in Spain and Italy and had set up a bank.",
        "A strike in Turkey led to new rules.",
    ],
)
def test_countries_only_mentioned(text: str) -> None:
    assert read(text) == []


def test_the_publishers_own_country_alone_says_nothing() -> None:
    text = "Law enforcement agencies across the United States made arrests in the United States."
    assert read(text, country="US") == []


def test_other_languages() -> None:
    assert read(
        "Die Aktion wurde von Österreich gemeinsam mit Polen geführt; österreichische Behörden halfen.", "de"
    )[-1:]
    assert read("Las autoridades de España e Italia colaboraron en la operación.", "es") == ["ES", "IT"]
    assert read("Avec le soutien de la Belgique et de l'Allemagne.", "fr") == ["BE", "DE"]


def test_the_role_of_a_supporting_country() -> None:
    found = facts(countries.read, "Spain took part, and Türkiye lent its support.")
    assert [(fact.value, fact.role) for fact in found] == [("ES", "participated"), ("TR", "supported")]


def test_the_table_names_every_country_once() -> None:
    rows = table("countries")
    assert len(rows["names"]) >= 247
    english = [row[0] for row in rows["names"].values()]
    assert len(set(english)) == len(english)
    assert set(rows["aliases"]) | set(rows["adjectives"]) | set(rows["adjective_aliases"]) <= set(
        rows["names"]
    )


@given(st.sampled_from(NAMES), st.sampled_from(["en", "de", "es", "fr"]))
def test_every_name_is_found_in_its_own_language(pair: tuple[str, str], language: str) -> None:
    code, name = pair
    column = ["en", "de", "es", "fr"].index(language)
    row = table("countries")["names"][code]
    if name not in {row[column] or row[0], row[0]}:
        return
    found = list(phrases(language).find(split(f"in {name} today")))
    assert code in {item.entry.code for item in found}
