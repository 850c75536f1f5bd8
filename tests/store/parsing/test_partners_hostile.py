"""Texts made to be slow: every rule of this kind stays linear, and what it reports stays inside the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model import Fact
from store.parsing import countries, crimes, operation, partners, places
from store.parsing.reading import Reading
from tests.store.parsing.readings import reading

RULES = (operation.read, partners.read, countries.read, places.read, crimes.read)
PIECES = (
    "A ", "of the ", "Police and ", "in Spain, ", "supported by ", "FBI coordinated ", "May ", "1, 2, 3, ", "Operation A ",
    "(A", "A (B ", "): ", "countries: Spain\n", "\n", " ", "...", "Police Department of ", "Anaheim, ", "drug and firearms ",
    "between 1 and ", "led by the ", "2021-", "1.1.", "a\u0130 ", "Week of Action ", "from Spain to Italy smuggled ",
)  # fmt: skip
WORDS = st.sampled_from(
    ["Operation", "Police", "supported", "by", "Spain", "and", "the", "FBI", "(", ")", ",", ".", ":", "\n", "15", "May", "2021",
     "led", "Europol", "drugs", "trafficking", "of", "in", "from", "to", "-", "’s", "Joint", "Action", "Days", "\u00a0", "“"]
)  # fmt: skip


def _all(whole: Reading) -> list[Fact]:
    return [fact for rule in RULES for fact in rule(whole)]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("piece", PIECES)
def test_a_text_ten_times_as_long_takes_about_ten_times_as_long(piece: str, language: str) -> None:
    def seconds(length: int) -> float:
        whole = reading((piece * (length // len(piece) + 1))[:length], language, published="2021-01-01")
        begin = time.process_time()
        _all(whole)
        return time.process_time() - begin

    seconds(1_000)  # tables are read once
    short = max(seconds(4_000), 0.01)
    assert seconds(40_000) < 60 * short


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=80), st.sampled_from(["en", "de", "es", "fr", "it", "pl"]))
def test_any_words_give_facts_inside_the_text(words: list[str], language: str) -> None:
    whole = reading(" ".join(words), language, published="2021-09-28")
    for fact in _all(whole):
        assert 0 <= fact.start < fact.end <= len(whole.text)
        assert whole.text[fact.start : fact.end] == fact.evidence
        assert len(fact.evidence) <= 300
        assert fact.rule


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_facts_inside_the_text(text: str) -> None:
    whole = reading(text, published="2021-09-28")
    assert all(whole.text[fact.start : fact.end] == fact.evidence != "" for fact in _all(whole))
