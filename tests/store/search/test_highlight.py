"""Hits in a text: where the words of a query stand, whatever their accents."""

from itertools import pairwise

import pytest
from hypothesis import given

from store.search.grammar import parse
from store.search.highlight import hits
from store.search.query import Beginning, Exactly, Part, Words, positive_words
from store.search.words import spans, words
from tests.store.search.trees import query_texts, trees
from tests.store.strategies import texts


def shown(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in hits(parse(query).tree, text)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("lodz ", "In Łódź und Lodz, nicht Lodzer", ["Łódź", "Lodz"]),
        ("strasse ", "Die Straße, die STRASSE", ["Straße", "STRASSE"]),
        ("cafe ", "cafe\u0301 bar, café", ["cafe\u0301", "café"]),
        ("arr", "330 arrests, one arrested, a carrier", ["arrests", "arrested"]),
        ("arrest ", "330 arrests, one arrest", ["arrest"]),
        (
            '"joint action" ',
            "A joint-action and a joint\naction, joint or action",
            ["joint-action", "joint\naction"],
        ),
        ("o'brien ", "O’Brien and Brien", ["O’Brien"]),
        ("drug -raid ", "drug raid", ["drug"]),
        ("drug OR raid ", "drug raid", ["drug", "raid"]),
        ("title:raid publisher:police ", "police raid", ["police", "raid"]),
        ("country:es kind:court lang:en has:phone crime:drugs ", "es court en phone drugs", []),
        ('"a b" "b c" ', "a b c", ["a b c"]),
        ("eu", "EU and Europe", ["EU"]),
        ("逮捕 ", "警察が逮捕した", ["逮捕"]),
        ("arrests:>3 is:starred", "arrests", []),
        ("", "text", []),
        ("drug", "", []),
    ],
)
def test_hits(query: str, text: str, expected: list[str]) -> None:
    assert shown(query, text) == expected


@given(trees, texts)
def test_hits_stand_in_the_text_in_order_and_apart(tree: Part, text: str) -> None:
    found = hits(tree, text)
    assert found == sorted(found)
    for (_, end), (start, _) in pairwise(found):
        assert end <= start
    for start, end in found:
        assert 0 <= start < end <= len(text)
        # A hit is made of whole words.
        assert {start, end} <= {edge for _, first, last in spans(text) for edge in (first, last)}


@given(trees, texts)
def test_every_word_of_a_text_that_a_query_wants_lies_in_a_hit(tree: Part, text: str) -> None:
    found = hits(tree, text)
    for part in positive_words(tree):
        if part.place != "any":
            continue
        for word, start, end in spans(text):
            wanted = (
                part.words == (word,)
                if not isinstance(part, Beginning)
                else len(part.letters) > 2 and word.startswith(part.letters)
            )
            assert not wanted or any(first <= start and end <= last for first, last in found)


@given(query_texts, texts)
def test_hits_hold_words_of_the_query(query: str, text: str) -> None:
    tree = parse(query).tree
    wanted = {word for part in positive_words(tree) for word in _of(part)}
    for start, end in hits(tree, text):
        assert any(word.startswith(tuple(wanted)) for word in words(text[start:end]))


def _of(part: Words | Exactly | Beginning) -> tuple[str, ...]:
    return (part.letters,) if isinstance(part, Beginning) else part.words
