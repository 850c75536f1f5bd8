"""Words of a text: folded alike for documents and queries, each with the stretch it was read from."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.search.words import LONGEST, is_short, joins, spans, words
from tests.store.strategies import WORDS

texts = st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O'Brien’s joint-action", ["o", "brien", "s", "joint", "action"]),
        ("Łódź, ÐURĐEVIĆ, Ørsted, æther, STRAẞE", ["lodz", "durdevic", "orsted", "aether", "strasse"]),
        ("cafe\u0301 café CAFÉ", ["cafe", "cafe", "cafe"]),
        ("11 000 and 11,000", ["11", "000", "and", "11", "000"]),
        ("snake_case #tag a@b.org", ["snake", "case", "tag", "a", "b", "org"]),
        ("po\u00adlice \u200bunit\u200b", ["police", "unit"]),
        ("½ ﬁn 𝐀𝐁 m²", ["1", "2", "fin", "ab", "m2"]),
        ("警察が逮捕", ["警", "察", "か", "逮", "捕"]),
        ("… — € ❤️", []),
        ("", []),
    ],
)
def test_words_are_folded_letters_and_numbers(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_vowel_signs_stay_inside_their_word() -> None:
    assert len(words("පොලිස් මාධ්‍ය")) == 2


@given(texts)
def test_each_word_stands_where_it_says(text: str) -> None:
    found = list(spans(text))
    assert [word for word, _, _ in found] == words(text)
    for word, start, end in found:
        assert 0 <= start < end <= len(text)
        assert word in words(text[start:end])
    for (_, *one), (_, *other) in pairwise(found):
        assert one[1] <= other[0] or one == other  # one sign may stand for two words


@given(texts)
def test_words_are_settled(text: str) -> None:
    for word in words(text):
        assert word
        assert words(word) == [word]
        assert len(word) <= LONGEST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("anti-social, de‑escalation", ["antisocial", "deescalation"]),
        ("the women’s prison, O'Brien", ["womens", "obrien"]),
        ("0800-555-111, Tür-zu-Tür", ["0800555111", "turzutur"]),
        ("the U.S. and the F.B.I", ["us", "fbi"]),
        ("J. Smith, e.g this. Then a.b@c.de", []),
        ("a – b, 'quoted' -x- don' t", []),
        ("cafe\u0301-bar, bar-cafe\u0301, caf\u0065\u0301s-x", []),
        ("警-察", []),
    ],
)
def test_words_others_write_as_one(text: str, expected: list[str]) -> None:
    assert [word for word, _, _ in joins(text)] == expected


@given(texts)
def test_a_joined_word_is_a_word_and_made_of_whole_ones(text: str) -> None:
    edges = {edge for _, start, end in spans(text) for edge in (start, end)}
    for word, start, end in joins(text):
        assert words(word) == [word]
        assert {start, end} <= edges
        assert "".join(words(text[start:end]))[:LONGEST] == word


@given(texts, texts)
def test_words_of_two_texts_side_by_side_are_the_words_of_each(one: str, other: str) -> None:
    assert words(f"{one}\n{other}") == words(one) + words(other)


@given(texts)
def test_case_does_not_matter(text: str) -> None:
    plain = "".join(char for char in text if char.isascii())
    assert words(plain.upper()) == words(plain.lower()) == words(plain)


@pytest.mark.parametrize(("word", "short"), [("e", True), ("eu", True), ("eur", False), ("警", False)])
def test_one_or_two_letters_of_an_alphabet_are_short(word: str, *, short: bool) -> None:
    assert is_short(word) is short
