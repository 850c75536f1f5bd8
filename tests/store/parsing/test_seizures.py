"""Seizures and losses: an amount is a fact only by the verb it hangs on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.parsing.readings import goods, held


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They seized 626 kg of cocaine.", [(626.0, "kg", "cocaine", "seized")]),
        ("Police seized 1.2 tonnes of tobacco.", [(1200.0, "kg", "tobacco", "seized")]),
        ("47 kilograms of various drugs were seized.", [(47.0, "kg", "drugs", "seized")]),
        ("- 730 kg of heroin seized", [(730.0, "kg", "heroin", "seized")]),
        ("A search led to the seizure of more than £30,000 in cash.", [(30000.0, "GBP", "cash", "seized")]),
        ("Authorities froze EUR 120 million worth of assets.", [(120_000_000.0, "EUR", "assets", "frozen")]),
        ("Eight firearms have been recovered.", [(8, "item", "firearms", "recovered")]),
        ("Officers found 114 forged documents.", [(114, "item", "forged documents", "detected")]),
        ("About 50 wraps of heroin were seized.", [(50, "item", "heroin", "seized")]),
        ("A hammer was seized.", [(1, "item", "hammer", "seized")]),
        ("Three air rifles were seized.", [(3, "item", "air weapons", "seized")]),
        ("Two needles containing liquid were seized.", [(2, "item", "needles", "seized")]),
        ("More than 40 items were recovered.", [(40, "item", "items", "recovered")]),
        ("A computer hard drive was seized.", [(1, "item", "hard drives", "seized")]),
        (
            "A bag of what is believed to be cocaine was found.",
            [(1, "item", "cocaine", "detected")],
        ),
        (
            "They seized 15 tonnes of counterfeit and substandard food.",
            [(15000.0, "kg", "counterfeit food", "seized")],
        ),
        (
            "Police seized 20 wraps of heroin worth £20 each and a knife.",
            [(20, "item", "heroin", "seized"), (1, "item", "knives", "seized")],
        ),
        ("A knife and bladed weapons were seized.", [(1, "item", "knives", "seized")]),
        ("They seized a sound system worth £5,000.", []),
        ("A reward of £10,000 is offered for information that leads to her recovery.", []),
        ("He was arrested with $27,000.", [(27000.0, "USD", "cash", "recovered")]),
        ("20 000 pieces of ammunition were seized.", [(20000, "item", "ammunition", "seized")]),
        (
            "They seized two cars, a boat and £32,500 in cash.",
            [
                (2, "item", "cars", "seized"),
                (1, "item", "boats", "seized"),
                (32500.0, "GBP", "cash", "seized"),
            ],
        ),
        (
            "The following were seized: 8 tons of cocaine; 250 firearms; and $48 million.",
            [
                (8.0, "ton", "cocaine", "seized"),
                (250, "item", "firearms", "seized"),
                (48_000_000.0, "USD", "cash", "seized"),
            ],
        ),
        (
            "Police seized 20 kg of cocaine worth about USD 5.7 million.",
            [(20.0, "kg", "cocaine", "seized"), (5_700_000.0, "USD", "cocaine", "value")],
        ),
        (
            "Over 180 000 counterfeit banknotes were seized in Serbia, and over 500 000 in Croatia.",
            [
                (180_000, "item", "counterfeit banknotes", "seized"),
                (500_000, "item", "counterfeit banknotes", "seized"),
            ],
        ),
        ("The raid has taken 12 guns off the streets.", [(12, "item", "firearms", "seized")]),
    ],
)
def test_seizures_in_english(text: str, found: list[tuple[object, ...]]) -> None:
    assert held(goods(text)) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Sein Führerschein wurde beschlagnahmt.", "de", [(1, "item", "driving licences", "seized")]),
        ("Die Wagen wurden sichergestellt.", "de", []),
        ("Die Uhr im Wert von 900 Euro wurde sichergestellt.", "de", []),
        ("Sie fanden bei ihr zwei Tütchen mit Cannabis.", "de", [(2, "item", "cannabis", "detected")]),
        (
            "Sie stellten vier Fahrräder sicher, dazu 380 Euro Bargeld.",
            "de",
            [(4, "item", "bicycles", "seized"), (380.0, "EUR", "cash", "seized")],
        ),
        ("Sie stellten das Fahrzeug sicher.", "de", [(1, "item", "vehicles", "seized")]),
        ("Nach Beschlagnahme der Waffe ging er.", "de", [(1, "item", "weapons", "seized")]),
        (
            "Es konnten 5 kg Haschisch und 800 gr. Kokain beschlagnahmt werden.",
            "de",
            [(5.0, "kg", "hashish", "seized"), (800.0, "g", "cocaine", "seized")],
        ),
        (
            "Die Beamten stellten 86.500 Euro Bargeld und zwei Autos sicher.",
            "de",
            [(86500.0, "EUR", "cash", "seized"), (2, "item", "cars", "seized")],
        ),
        (
            "Drei Handys wurden aufgefunden und sichergestellt.",
            "de",
            [(3, "item", "mobile phones", "seized")],
        ),
        ("Se intervinieron 13.062 kilos de cocaína.", "es", [(13062.0, "kg", "cocaine", "seized")]),
        (
            "Les enquêteurs ont saisi :\n\n– 312 kg de cocaïne ;\n– cinq armes à feu.",
            "fr",
            [(312.0, "kg", "cocaine", "seized"), (5, "item", "firearms", "seized")],
        ),
    ],
)
def test_seizures_in_other_languages(text: str, language: str, found: list[tuple[object, ...]]) -> None:
    assert held(goods(text, language)) == found


@pytest.mark.parametrize(
    "text",
    [
        "He was found guilty of assault with a deadly weapon.",
        "The sentencing enhancement for personal use of a firearm was found true.",
        "The gang imported 2.5 tonnes of cannabis worth more than £15 million.",
        "They stole a car and two bikes.",
        "Two car thieves were seized by the crowd.",
        "No weapons were seized.",
        "Officers hope to seize 20 cars.",
        "The court will recover from the loss of two judges.",
        "Die Streife stellte einen weißen Transporter in der Allee fest.",
    ],
)
def test_what_is_no_seizure(text: str) -> None:
    assert held(goods(text, "de" if "Streife" in text else "en")) == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("They made off with £4,000.", "en", [("loss", 4000.0, "GBP")]),
        ("She stole $225,000 in cash.", "en", [("loss", 225_000.0, "USD")]),
        ("Losses are put at more than $1.3 million.", "en", [("loss", 1_300_000.0, "USD")]),
        ("Der Sachschaden beträgt etwa 5.000 Euro.", "de", [("loss", 5000.0, "EUR")]),
        ("He is charged with two counts of theft over $500,000.", "en", []),
    ],
)
def test_losses(text: str, language: str, found: list[tuple[object, ...]]) -> None:
    assert held(goods(text, language)) == found


def test_a_list_takes_the_verb_that_introduces_it() -> None:
    found = held(
        goods("Officers seized:\n\n- 15.1 kg of cocaine\n- 20 firearms\n\nThe plants cost £900 each.")
    )
    assert found == [(15.1, "kg", "cocaine", "seized"), (20, "item", "firearms", "seized")]


def test_a_smaller_amount_of_the_same_goods_is_a_part() -> None:
    facts = goods("Police seized £300,000 in cash. In Luton they seized £40,000 in cash.")
    assert [(fact.value, fact.scope) for fact in facts] == [(300_000.0, "current"), (40_000.0, "part")]


def test_one_of_the_counted_goods_is_a_part() -> None:
    facts = goods("They seized 77 firearms, including two rifles.")
    assert [(fact.value, fact.item, fact.scope) for fact in facts] == [
        (77, "firearms", "current"),
        (2, "rifles", "part"),
    ]


def test_another_one_is_another_fact() -> None:
    assert len(goods("They seized a gun and a second gun.")) == 2


def test_the_qualifier_and_the_evidence() -> None:
    (fact,) = goods("Officers seized almost £300,000 in cash.")
    assert (fact.qualifier, fact.evidence) == ("almost", "almost £300,000 in cash")


@given(st.integers(1, 99_999), st.sampled_from(["kg", "g", "tonnes"]), st.sampled_from(["cocaine", "heroin"]))
def test_any_weight_is_read_back(value: int, unit: str, drug: str) -> None:
    ((amount, code, item, action),) = held(goods(f"Officers seized {value:,} {unit} of {drug}."))
    assert (item, action, code) == (drug, "seized", "g" if unit == "g" else "kg")
    assert amount == value * (1000 if unit == "tonnes" else 1)
