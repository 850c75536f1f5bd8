"""Slips are counted as they are defined, and a word that is one slip away is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.search.nearness import beginning, one_slip_away, reach, slips
from tests.store.search.slips import slips_between

# Few letters, so that random words come near each other.
near_ones = st.text("abcd", max_size=9)


@given(typed=near_ones, word=near_ones, most=st.integers(0, 3))
def test_slips_are_those_of_the_definition(typed: str, word: str, most: int) -> None:
    expected = slips_between(typed, word)
    assert slips(typed, word, most) == (expected if expected <= most else None)


@given(typed=near_ones, word=near_ones, most=st.integers(0, 3))
def test_a_beginning_is_the_nearest_there_is(typed: str, word: str, most: int) -> None:
    expected = min(slips_between(typed, word[:end]) for end in range(len(word) + 1))
    found = beginning(typed, word, most)
    assert (found is None) == (expected > most)
    if found:
        assert found[0] == expected == slips_between(typed, word[: found[1]])


@given(word=st.text("abyz", min_size=1, max_size=7), other=st.text("abyz", min_size=1, max_size=8))
def test_every_word_one_slip_away_is_named_and_no_other(word: str, other: str) -> None:
    away = one_slip_away(word)
    assert all(slips_between(word, one) == 1 for one in away)
    assert (other in away) == (slips_between(word, other) == 1)


@pytest.mark.parametrize(
    ("typed", "meant"), [("полийия", "полиция"), ("αστυνομα", "αστυνομια"), ("שטרה", "משטרה")]
)
def test_letters_of_other_scripts_come_in_too(typed: str, meant: str) -> None:
    assert meant in one_slip_away(typed)


@pytest.mark.parametrize(
    ("word", "away"),
    [
        ("raid", 1),
        ("eurpol", 1),
        ("mistake", 1),
        ("smugling", 2),
        ("art", 0),
        ("2021", 0),
        ("covid19", 0),
        ("", 0),
    ],
)
def test_longer_words_reach_further_and_what_holds_a_digit_not_at_all(word: str, away: int) -> None:
    assert reach(word) == away
