"""The words of an index, by place, and how many releases have each."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from store.search.index.form import damage_told
from store.search.query import Place

if TYPE_CHECKING:
    import tantivy


class Vocabulary:
    """The words of one state of an index; what was taken out of it lately may still be counted.

    Args:
        searcher: Sees that state.
    """

    def __init__(self, searcher: "tantivy.Searcher") -> None:
        self._searcher = searcher

    def count(self, word: str, place: Place) -> int:
        """Return how many releases have the word.

        Raises:
            IndexDamaged: The files cannot be used.
        """
        with damage_told():
            return self._searcher.doc_freq(place, word)

    def counts(self, words: Iterable[str], place: Place) -> dict[str, int]:
        """Return how many releases have each of some words.

        Raises:
            IndexDamaged: The files cannot be used.
        """
        with damage_told():
            count = self._searcher.doc_freq
            return {word: count(place, word) for word in words}

    def going_on(self, letters: str, place: Place, most: int | None = None) -> list[tuple[str, int]]:
        """Return words that begin with these letters and how many releases have each, most first.

        Args:
            letters: Folded.
            place: Where the words stand.
            most: At most so many; None for all.

        Raises:
            IndexDamaged: The files cannot be used.
        """
        with damage_told():
            return self._searcher.terms_with_prefix(place, letters, limit=most)
