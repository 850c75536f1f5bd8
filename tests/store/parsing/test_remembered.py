"""Answers kept by the word: the same as those given anew, and never more of them than may be kept."""

import pytest

from store.parsing import remembered
from store.parsing.remembered import Remembered, Sieve


def test_a_word_is_worked_out_once() -> None:
    asked: list[str] = []

    def size(word: str) -> int:
        asked.append(word)
        return len(word)

    sizes = Remembered(size)
    assert [sizes["police"], sizes["police"], sizes["a"]] == [6, 6, 1]
    assert asked == ["police", "a"]


def test_no_more_answers_are_kept_than_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 3)
    sizes = Remembered(len)
    sieve = Sieve(lambda word: word if word < "m" else "")
    for word in "abcdefgxyzuvwst":
        assert sizes[word] == 1
        assert len(sizes) <= 3
        assert list(sieve.sift(frozenset({word}))) == ([(word, word)] if word < "m" else [])
        assert len(sieve._telling) + len(sieve._idle) <= 3


def test_a_sieve_gives_the_words_that_say_something() -> None:
    sieve = Sieve(lambda word: [stem for stem in ("arrest", "seiz") if stem in word])
    words = frozenset({"the", "arrested", "seizure", "rearrested"})
    for _ in range(2):
        assert dict(sieve.sift(words)) == {
            "arrested": ["arrest"],
            "seizure": ["seiz"],
            "rearrested": ["arrest"],
        }


def test_a_word_without_end_is_answered_and_not_kept() -> None:
    sizes, sieve = Remembered(len), Sieve(str.upper)
    word = "a" * 10_000
    assert sizes[word] == 10_000
    assert list(sieve.sift(frozenset({word}))) == [(word, word.upper())]
    assert not sizes
    assert not sieve._telling
