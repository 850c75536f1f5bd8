"""Answers that are asked for again and again with the same words, kept by the word.

A language has far fewer words than its texts: nearly every question has been answered before, and a plain look-up in
a dictionary costs a quarter of a call. Invariant: never more than `MOST` answers are kept.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Generic, TypeVar

Answer = TypeVar("Answer")

# Different words of one language in a large library; hostile text may hold any number.
MOST = 50_000


class Remembered(dict[str, Answer]):
    """A dictionary that finds out what it does not hold.

    Args:
        find: Gives the answer for a word; always the same one for the same word.
    """

    def __init__(self, find: Callable[[str], Answer]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> Answer:
        if len(self) >= MOST:
            self.clear()
        answer = self[word] = self._find(word)
        return answer


Several = TypeVar("Several", bound=Collection[object])


class Sieve(Generic[Several]):
    """Finds the few words of a text that say something, and what each says.

    The many that say nothing fall through one subtraction of sets, a tenth of the cost of looking each of them up.

    Args:
        find: Gives what a word says; always the same for the same word, and empty when it says nothing.
    """

    def __init__(self, find: Callable[[str], Several]) -> None:
        self._find = find
        self._telling: dict[str, Several] = {}
        self._idle: set[str] = set()

    def sift(self, words: frozenset[str]) -> Iterator[tuple[str, Several]]:
        """Yield each word that says something with what it says, in no order."""
        for word in words - self._idle:
            said = self._telling.get(word)
            if said is None:
                said = self._find(word)
                if not said:
                    self._set_aside(word)
                    continue
                if len(self._telling) >= MOST:
                    self._telling.clear()
                self._telling[word] = said
            yield word, said

    def _set_aside(self, word: str) -> None:
        if len(self._idle) >= MOST:
            self._idle.clear()
        self._idle.add(word)
