"""Classed words and the quantities that some of them stand for."""

from dataclasses import dataclass

from store.parsing.quantity import Quantity


@dataclass(slots=True)
class Tagged:
    """Classed words of a stretch of text.

    Args:
        letters: One character per word, its class.
        starts: Offset of each word.
        ends: End of each word, half-open.
        values: The quantity (or unit, or goods) that a word stands for, or None.
    """

    letters: str
    starts: list[int]
    ends: list[int]
    values: list[Quantity | None]

    def merge(self, first: int, last: int, letter: str, value: Quantity | None) -> None:
        """Make one word of the words `first` to `last` (half-open)."""
        self.letters = self.letters[:first] + letter + self.letters[last:]
        self.ends[first:last] = [self.ends[last - 1]]
        self.starts[first:last] = [self.starts[first]]
        self.values[first:last] = [value]
