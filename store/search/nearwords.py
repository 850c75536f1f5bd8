"""Which words of the releases a mistyped word may stand for.

Invariant: every one is within the `reach` of what was typed, and the same words typed over the same index give the
same ones in the same order.
"""

from collections.abc import Iterable
from typing import Protocol

from store.search.nearness import beginning, one_slip_away, reach, slips
from store.search.query import Place

# How much less likely a word is meant for each slip more, and where not even the first letter is right.
_SLIP = 0.05
_FIRST_LETTER = 0.2


class Vocabulary(Protocol):
    """The words of an index, by place."""

    def count(self, word: str, place: Place) -> int:
        """Return how many releases have the word."""

    def going_on(self, letters: str, place: Place, most: int | None = None) -> list[tuple[str, int]]:
        """Return words that begin with these letters and how many releases have each, most first."""


def near_words(typed: str, place: Place, words: Vocabulary) -> dict[str, float]:
    """Return the words a whole word may stand for, the likeliest first: few slips, the first letter right, frequent.

    Of a long word two slips are found unless both are in its first half.

    Returns:
        How likely each is, against the others.
    """
    allowed = reach(typed)
    found: dict[str, float] = {}
    if allowed == 1:
        for word in one_slip_away(typed):
            if count := words.count(word, place):
                found[word] = _weight(typed, word, 1, count)
    elif allowed:
        for word, count in _of_like_head(typed, place, words):
            if distance := slips(typed, word, allowed):
                found[word] = _weight(typed, word, distance, count)
    return _ordered(found)


def near_beginnings(typed: str, place: Place, words: Vocabulary) -> dict[str, float]:
    """Return the beginnings of words that letters may stand for which may go on, in the same order.

    Of two that begin alike only the likelier is there, and of equals the longer.
    """
    allowed = reach(typed)
    found: dict[str, float] = {}
    if allowed == 1:
        for letters in one_slip_away(typed):
            for _, count in words.going_on(letters, place, 1):
                found[letters] = _weight(typed, letters, 1, count)
    elif allowed:
        for word, count in _of_like_head(typed, place, words):
            near = beginning(typed, word, allowed)
            if near and near[0]:
                letters = word[: near[1]]
                found[letters] = max(found.get(letters, 0.0), _weight(typed, letters, near[0], count))
    apart: dict[str, float] = {}
    for letters, weight in _ordered(found).items():
        if not any(letters.startswith(one) or one.startswith(letters) for one in apart):
            apart[letters] = weight
    return apart


def _of_like_head(typed: str, place: Place, words: Vocabulary) -> Iterable[tuple[str, int]]:
    """Return the words whose beginning is the first half of a word, or one slip away from it, with their counts."""
    head = typed[: len(typed) // 2]
    found: dict[str, int] = {}
    for letters in (head, *one_slip_away(head)):
        found.update(words.going_on(letters, place))
    return found.items()


def _weight(typed: str, word: str, distance: int, count: int) -> float:
    return count * _SLIP**distance * (1 if word[0] == typed[0] else _FIRST_LETTER)


def _ordered(weights: dict[str, float]) -> dict[str, float]:
    return dict(sorted(weights.items(), key=lambda one: (-one[1], -len(one[0]), one[0])))
