"""Text cut into words by its bytes: the words are those that a pattern finds, in any text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from store.blanks import cut, letter_words, letters_only, words_only

WORDS = re.compile(r"\w+")
LETTERS = re.compile(r"[^\W\d_]+")
LATIN = st.text(st.characters(max_codepoint=0xFF) | st.sampled_from("\u2022\u20ac\u2026\U0001f53a"))
ANY = st.text() | st.text(st.sampled_from("aZ9_ -\u00e9\u00b2\u2022\u0130\u0141\u4e2d\u200b\n"))


@given(LATIN)
def test_a_text_in_latin_letters_is_blanked_to_the_words_of_the_pattern(text: str) -> None:
    for blanked, pattern in ((words_only(text), WORDS), (letters_only(text), LETTERS)):
        assert blanked is not None
        assert len(blanked) == len(text)
        assert cut(blanked) == (
            [found[0].lower() for found in pattern.finditer(text)],
            [found.start() for found in pattern.finditer(text)],
        )


@given(ANY)
def test_letters_of_any_script_come_as_the_pattern_finds_them(text: str) -> None:
    assert letter_words(text) == [word.lower() for word in LETTERS.findall(text)]


def test_a_text_with_letters_beyond_latin_is_left_to_the_pattern() -> None:
    assert words_only("\u0141\u00f3d\u017a") is None
    assert words_only("a \u2022 b") == "a   b"
