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

Weighed = tuple[float, str]


class Vocabulary(Protocol):
    """The words of an index, by place."""

    def count(self, word: str, place: Place) -> int:
        """Return how many releases have the word."""

    def going_on(self, letters: str, place: Place, most: int | None = None) -> list[tuple[str, int]]:
        """Return words that begin with these letters and how many releases have each, most first."""


def near_words(typed: str, place: Place, words: Vocabulary) -> list[str]:
    """Return the words a whole word may stand for, the likeliest first: few slips, the first letter right, frequent.

    Of a long word two slips are found unless both are in its first half.
    """
    allowed = reach(typed)
    if allowed == 2:
        found = (
            (word, slips(typed, word), count)
            for word, count in _of_like_head(typed, place, words)
            if abs(len(word) - len(typed)) <= allowed
        )
    elif allowed:
        found = ((word, 1, words.count(word, place)) for word in one_slip_away(typed))
    else:
        return []
    return _ordered(
        (_weight(typed, word, distance, count), word)
        for word, distance, count in found
        if count and 0 < distance <= allowed
    )


def near_beginnings(typed: str, place: Place, words: Vocabulary) -> list[str]:
    """Return the beginnings of words that letters may stand for which may go on, in the same order.

    Of those that begin alike only the shortest is there: it finds what the others find.
    """
    allowed = reach(typed)
    found: dict[str, float] = {}
    if allowed == 2:
        for word, count in _of_like_head(typed, place, words):
            distance, length = beginning(typed, word[: len(typed) + allowed])
            if 0 < distance <= allowed:
                weight = _weight(typed, word, distance, count)
                found[word[:length]] = max(weight, found.get(word[:length], 0.0))
    elif allowed:
        for letters in one_slip_away(typed):
            for _, count in words.going_on(letters, place, 1):
                found[letters] = _weight(typed, letters, 1, count)
    shortest = [
        letters for letters in found if not any(letters[:end] in found for end in range(len(letters)))
    ]
    return _ordered(
        (max(found[one] for one in found if one.startswith(letters)), letters) for letters in shortest
    )


def _of_like_head(typed: str, place: Place, words: Vocabulary) -> Iterable[tuple[str, int]]:
    """Return the words whose beginning is the first half of a word, or one slip away from it, with their counts."""
    head = typed[: len(typed) // 2]
    found: dict[str, int] = {}
    for letters in (head, *one_slip_away(head)):
        found.update(words.going_on(letters, place))
    return found.items()


def _weight(typed: str, word: str, distance: int, count: int) -> float:
    return count * _SLIP**distance * (1 if word[0] == typed[0] else _FIRST_LETTER)


def _ordered(weighed: Iterable[Weighed]) -> list[str]:
    return [word for _, word in sorted(weighed, key=lambda one: (-one[0], one[1]))]
