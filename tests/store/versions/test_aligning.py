"""Lists of words side by side: outside the stretches that differ they are the same, word for word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.versions.aligning import differences

lists = st.lists(st.sampled_from("abcdefgh"), max_size=30)


@given(this=lists, other=lists)
def test_what_lies_between_the_stretches_is_the_same(this: list[str], other: list[str]) -> None:
    at = beside = 0
    for first, last, other_first, other_last in differences(this, other):
        assert this[at:first] == other[beside:other_first]
        assert first < last or other_first < other_last
        at, beside = last, other_last
    assert this[at:] == other[beside:]


@given(words=lists)
def test_nothing_differs_in_the_same_words(words: list[str]) -> None:
    assert differences(words, list(words)) == []


@pytest.mark.parametrize(
    ("this", "other", "expected"),
    [
        ("the 14 men were held", "the 16 men were held", [("14", "16")]),
        ("the men were held here", "the men were held", [("here", "")]),
        ("were held", "then they were held", [("", "then they")]),
        (
            "a man and a dog of one and b man and b dog",
            "a man and a dog of two and b man and b dog",
            [("one", "two")],
        ),
        ("one a two b c d", "eins a zwei b c d", [("one a two", "eins a zwei")]),
    ],
)
def test_differences_are_those_a_reader_would_mark(
    this: str, other: str, expected: list[tuple[str, str]]
) -> None:
    here, there = this.split(), other.split()
    assert [
        (" ".join(here[first:last]), " ".join(there[beside:beside_last]))
        for first, last, beside, beside_last in differences(here, there)
    ] == expected


def test_two_long_texts_that_share_nothing_are_one_difference() -> None:
    here, there = [f"a{number % 50}" for number in range(5000)], [f"b{number % 50}" for number in range(4000)]
    assert differences(here, there) == [(0, 5000, 0, 4000)]
