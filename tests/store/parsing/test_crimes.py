"""Crime areas: what a release is about, and what it only mentions."""

import pytest

from store.factfields import Kind
from store.parsing import crimes
from store.parsing.knowledge import table
from tests.store.parsing.facts_read import facts


def areas(text: str, language: str = "en", kind: Kind = "operation") -> list[object]:
    return [fact.value for fact in facts(crimes.read, text, language, kind=kind) if fact.scope == "current"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The days targeted facilitation of illegal immigration, drug trafficking and trafficking of firearms.", ["migrant_smuggling", "drugs", "firearms"]),
        ("The work led to charges of document fraud and visa fraud.", ["document_fraud", "visa_fraud"]),
        ("Fake euros: counterfeit banknotes were found.", ["counterfeiting"]),
        ("Thieves were caught shoplifting.", ["retail_theft"]),
        ("Two people were charged with burglary.", ["robbery_burglary"]),
        ("A ransomware group was shut down.", ["cybercrime"]),
        ("They were charged with arson.", ["other"]),
        ("Officers stopped a drink driver after a hit and run.", ["traffic"]),
    ],
)  # fmt: skip
def test_areas(text: str, expected: list[str]) -> None:
    assert areas(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Es ging um Handel mit Betäubungsmitteln.", "de", ["drugs"]),
        ("Nach einem Wohnungseinbruch wurde ein Mann festgenommen.", "de", ["robbery_burglary"]),
        ("Der Rettungshubschrauber landete.", "de", []),
        ("Se investiga un delito de blanqueo de capitales.", "es", ["money_laundering"]),
        ("L'enquête porte sur la traite des êtres humains.", "fr", ["human_trafficking"]),
    ],
)
def test_other_languages(text: str, language: str, expected: list[str]) -> None:
    assert areas(text, language) == expected


def test_two_goods_share_one_trade() -> None:
    found = facts(crimes.read, "The days targeted drug and firearms trafficking.")
    assert {fact.value: fact.evidence for fact in found} == {
        "drugs": "drug and firearms trafficking",
        "firearms": "drug and firearms trafficking",
    }


def test_a_word_in_passing_makes_no_area() -> None:
    lead = "Detectives broke up a ring for cocaine trafficking. The drug dealers sold cocaine and heroin in bars."
    text = f"{lead} They had rented flats. One of them once reported a burglary."
    assert areas(text, kind="court") == ["drugs"]


def test_words_in_names_of_bodies_are_not_crimes() -> None:
    text = "The Bureau of Alcohol, Tobacco, Firearms and Explosives and the Narcotics Unit were there."
    assert areas(text) == []


def test_fraud_that_has_a_name_is_not_other_as_well() -> None:
    assert areas("The fraud was credit card fraud: the fraudsters used cloned cards.") == ["payment_fraud"]


def test_what_is_said_of_the_background_is_background() -> None:
    text = "Officers seized stolen credit cards. They are also linked to drug trafficking."
    found = facts(crimes.read, text)
    assert [(fact.value, fact.scope) for fact in found] == [
        ("payment_fraud", "current"),
        ("drugs", "background"),
    ]


def test_every_area_of_the_guide_has_words() -> None:
    guide = {
        "drugs",
        "firearms",
        "migrant_smuggling",
        "human_trafficking",
        "document_fraud",
        "visa_fraud",
        "payment_fraud",
        "counterfeiting",
        "cybercrime",
        "money_laundering",
        "environment",
        "retail_theft",
        "robbery_burglary",
        "violence",
        "sexual_offences",
        "traffic",
        "public_order",
        "terrorism",
        "other",
    }
    rows = table("crimes")
    assert set(rows) == guide
    assert all(rows[area]["strong"] for area in guide)
