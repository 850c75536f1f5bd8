"""Answers that are asked for again and again with the same words, kept by the word.

A language has far fewer words than its texts: nearly every question has been answered before, and a plain look-up in
a dictionary costs a quarter of a call. Invariant: never more than `MOST` answers are kept.
"""

from collections.abc import Callable
from typing import TypeVar

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
