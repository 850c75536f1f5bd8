"""The words of a release that say what it says: those of menus, imprint, dateline and press office are left out.

Invariant: each word leads back to the place it was read from. Places are looked up only for texts that turn out to be
versions of one: it takes ten times as long as cutting a text into its words.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from store.model import Release
from store.search.words import spans, words

# What stands around a release changes with the place it is published at.
_AROUND = frozenset({"furniture", "distributor", "contacts", "boilerplate", "dateline"})
# Longer texts, in code points, are compared by their beginning: a release is no book.
_LONGEST = 100_000
_NAME = re.compile(r"(?<!\w)[^\W_a-z]\w*")


@dataclass(frozen=True)
class Matter:
    """What a release says, as folded words with their places.

    Args:
        text: The text of the release.
        stretches: The parts of it that count, half-open, in order, without overlap.
    """

    text: str
    stretches: tuple[tuple[int, int], ...]

    @cached_property
    def words(self) -> list[str]:
        """Its words, in the order of the text."""
        return [word for start, end in self.stretches for word in words(self.text[start:end])]

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """For each word its half-open offsets in the text, in code points."""
        return [
            (first + start, first + end)
            for first, last in self.stretches
            for _, start, end in spans(self.text[first:last])
        ]

    def holds(self, some: list[str]) -> bool:
        """Return whether these words stand side by side anywhere in the text, also around what it says."""
        return not some or f" {' '.join(some)} " in self._line

    @cached_property
    def _line(self) -> str:
        return f" {' '.join(words(self.text))} "

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Every three words that stand side by side."""
        found = self.words
        return frozenset(zip(found, found[1:], found[2:], strict=False)) or frozenset({tuple(found)})

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that look alike in many languages: those that begin with a capital letter or a digit.

        In a line of nothing but capitals nothing tells a name from a word: it is left out.
        """
        said = "\n".join(self.text[start:end] for start, end in self.stretches)
        found = [name for line in said.split("\n") if not line.isupper() for name in _NAME.findall(line)]
        return frozenset(words(" ".join(name for name in found if name[0].isupper() or name[0].isdigit())))


def matter(release: Release) -> Matter:
    """Return what a release says; all of a text of which nothing else would be left."""
    text = release.text[:_LONGEST]
    kept = [
        (block.start, min(block.end, len(text)))
        for block in release.blocks
        if block.kind not in _AROUND and block.start < len(text)
    ]
    if not any(text[start:end].strip() for start, end in kept):
        kept = [(0, len(text))]
    return Matter(text, tuple(kept))
