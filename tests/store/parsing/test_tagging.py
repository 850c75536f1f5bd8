"""Quantities in running text: numbers with their unit, currency and qualifier, and what is no quantity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.parsing.lexicon import lexicon
from store.parsing.quantity import Quantity
from store.parsing.tagging import Tagger
from store.parsing.telling import lower_case
from store.text import shadow

CLASSES = ("count", "money", "measure")


def amounts(text: str, language: str = "en", country: str | None = None) -> list[tuple[str, str, Quantity]]:
    """Return the class, the words and the quantity of every number that counts, weighs or pays."""
    known = lexicon(language)
    names = {known.alphabet.letter(name): name for name in CLASSES}
    view = shadow(text)
    tagged = Tagger(known, country).tag(view, lower_case(view), 0, len(view))
    return [
        (names[letter], text[tagged.starts[at] : tagged.ends[at]], quantity)
        for at, letter in enumerate(tagged.letters)
        if letter in names and (quantity := tagged.values[at]) is not None
    ]


@pytest.mark.parametrize(
    ("text", "language", "kind", "value", "unit"),
    [
        ("11 000 officers", "en", "count", 11000, None),
        ("11\u00a0000 officers", "en", "count", 11000, None),
        ("11\u2009000 officers", "en", "count", 11000, None),
        ("74,924 checks", "en", "count", 74924, None),
        ("twenty-two suspects", "en", "count", 22, None),
        ("half a million people", "en", "count", 500_000, None),
        ("1.2 tonnes of tobacco", "en", "measure", 1200, "kg"),
        ("177kg of cannabis", "en", "measure", 177, "kg"),
        ("a half-pound of it", "en", "measure", 0.5, "lb"),
        ("250 pounds of mushrooms", "en", "measure", 250, "lb"),
        ("8 tons of cocaine", "en", "measure", 8, "ton"),
        ("EUR 120 million", "en", "money", 120_000_000, "EUR"),
        ("€1.4 million", "en", "money", 1_400_000, "EUR"),
        ("$3 million dollars", "en", "money", 3_000_000, "USD"),
        ("£20k", "en", "money", 20_000, "GBP"),
        ("£ 6,077", "en", "money", 6077, "GBP"),
        ("**£ 6,077**", "en", "money", 6077, "GBP"),
        ("400.000 Euro", "de", "money", 400_000, "EUR"),
        ("3.500,-- DM", "de", "money", 3500, "DEM"),
        ("2,25 kg Streckmittel", "de", "measure", 2.25, "kg"),
        ("zweiundzwanzig Männer", "de", "count", 22, None),
        ("13.062 kilos", "es", "measure", 13062, "kg"),
        ("$500,000 en joyas", "es", "money", 500_000, "USD"),
        ("430 000 euros", "fr", "money", 430_000, "EUR"),
    ],
)
def test_numbers_with_their_unit(text: str, language: str, kind: str, value: float, unit: str | None) -> None:
    (found,) = amounts(text, language)
    assert (found[0], found[2].value, found[2].unit) == (kind, value, unit)


@pytest.mark.parametrize(
    ("text", "language", "qualifier"),
    [
        ("almost 11 000", "en", "almost"),
        ("more than 500", "en", "more_than"),
        ("at least 500", "en", "more_than"),
        ("up to 500", "en", "up_to"),
        ("fewer than 500", "en", "less_than"),
        ("an estimated 500", "en", "approximately"),
        ("more than a total of 500", "en", "more_than"),
        ("10-15", "en", "up_to"),
        ("10 to 15", "en", "up_to"),
        ("knapp 500", "de", "almost"),
        ("mehr als 500", "de", "more_than"),
        ("rund 500", "de", "approximately"),
        ("bis zu 500", "de", "up_to"),
        ("casi 500", "es", "almost"),
        ("más de 500", "es", "more_than"),
        ("près de 500", "fr", "almost"),
        ("au moins 500", "fr", "more_than"),
    ],
)
def test_the_qualifier_stays_in_the_evidence(text: str, language: str, qualifier: str) -> None:
    ((_, words, quantity),) = amounts(f"{text} x", language)
    assert (words, quantity.qualifier) == (text, qualifier)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("on 15 and 18 September 2021 at 6.19pm", "en"),
        ("in 2018 and 2019", "en"),
        ("a 24-year-old and two aged 35 and 46", "en"),
        ("Call +32 2 299 40 73 or 0800 555 111 or (714) 347-8545", "en"),
        ("incident 433, case 12/345/19, the A36", "en"),
        ("a two-car crash after four days and 90 minutes", "en"),
        ("15 per cent, 20% and 3 miles", "en"),
        ("a .40 caliber gun", "en"),
        ("sentenced to 10 to 15 years", "en"),
        ("several hundred and dozens", "en"),
        ("officers from the Three Rivers team", "en"),
        ("am 15. Dezember um 17.10 Uhr im Abschnitt 42", "de"),
        ("35- und 46-jährige Männer", "de"),
        ("Beamte des 17. Reviers", "de"),
        ("un hombre de 35 años el 4 de febrero de 2009", "es"),
    ],
)
def test_dates_ages_phones_and_names_are_no_counts(text: str, language: str) -> None:
    counted = [words for kind, words, _ in amounts(text, language) if words != "two"]
    assert counted == []


def test_a_pound_is_money_in_britain_and_a_weight_in_america() -> None:
    assert amounts("seized 12 pounds", country="GB")[0][2].unit == "GBP"
    assert amounts("seized 12 pounds", country="US")[0][2].unit == "lb"


def test_an_age_behind_a_name_is_no_count() -> None:
    assert amounts("Paul Smith, 49, has been charged") == []


@given(st.integers(1000, 10**9), st.sampled_from([" ", "\u00a0", "\u2009", "\u202f", ",", "'"]))
def test_any_thousands_mark_in_running_text(value: int, mark: str) -> None:
    run = f"{value:,}".replace(",", mark)
    ((kind, words, quantity),) = amounts(f"They made over {run} checks.")
    assert (kind, quantity.value, quantity.qualifier) == ("count", value, "more_than")
    assert words == f"over {run}"


@given(st.text(alphabet="a 1,.-£$€%()/:'\"\nkgİß", max_size=120))
def test_words_stand_in_order_without_overlap(text: str) -> None:
    view = shadow(text)
    for language in ("en", "de", "es", "fr"):
        tagged = Tagger(lexicon(language), None).tag(view, lower_case(view), 0, len(view))
        assert len(tagged.letters) == len(tagged.starts) == len(tagged.ends) == len(tagged.values)
        past = 0
        for start, end in zip(tagged.starts, tagged.ends, strict=True):
            assert past <= start < end <= len(text)
            past = end


def test_lower_case_keeps_the_length() -> None:
    assert len(lower_case("İstanbul ẞ ŉ")) == len("İstanbul ẞ ŉ")
