"""Alternatives with their beginnings shared: they fit what the plain ones fit, the longest first."""

import re

from hypothesis import given
from hypothesis import strategies as st

from store.parsing.alternatives import at_words, longest

WORDS = st.lists(st.text("abcde.(|", min_size=1, max_size=5), min_size=1, max_size=12)


@given(WORDS, st.text("abcde.(|", max_size=8))
def test_the_longest_word_that_fits_wins(words: list[str], text: str) -> None:
    plain = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    shared = re.compile(longest(words))
    assert [found.span() for found in shared.finditer(text)] == [
        found.span() for found in plain.finditer(text)
    ]


def test_what_follows_may_ask_for_a_shorter_word() -> None:
    assert re.fullmatch(rf"{longest(['mar', 'march'])}ch", "march")


@given(st.text("ab |c)", max_size=20))
def test_borders_of_words_are_asked_once_and_fit_the_same_texts(text: str) -> None:
    pattern = r"\ba(?:b|\bc)|^c|[|)]\)|\bb\b|\|a"
    assert at_words(pattern) == r"\b(?:a(?:b|\bc)|b\b)|^c|[|)]\)|\|a"
    assert bool(re.search(at_words(pattern), text)) == bool(re.search(pattern, text))
