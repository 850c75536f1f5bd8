"""The releases that may be versions of one: those that share its rarest words, asked of the search index.

Invariant: only the index is asked; what comes back still has to be read and judged.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from store.search.days import bounds
from store.search.query import AllOf, MostOf, Not, Part, Published, Words
from store.search.words import words
from store.versions.matter import Matter
from store.versions.translations import NEAR_DAYS

if TYPE_CHECKING:
    from store.model import Release
    from store.search.index import Index

# So many of the rarest words are asked for, and this share of them has to be there.
_WORDS, _SHARE = 20, 0.25
# Of names many more, as most words with a capital are of one language only, and a few of them are enough.
_NAMES, _NAME_SHARE = 60, 0.08
# Few words are enough once the next ones stand in this many releases: those are what takes time.
_FEW, _MANY = 8, 3_000
# Releases that are read at most: of one text, and in other languages.
_MOST, _MOST_TRANSLATED = 24, 8
# Of a long text the first so many different words are looked up.
_MOST_LOOKED_UP = 800


@dataclass(frozen=True, slots=True)
class Candidates:
    """Numbers of releases, the likeliest first; the release itself may be among them.

    Args:
        alike: May have the same text.
        translated: May say the same in another language.
    """

    alike: list[int]
    translated: list[int]


def candidates(index: "Index", release: "Release", said: Matter) -> Candidates:
    """Return the releases that may be versions of one.

    Args:
        index: What is asked.
        release: The release.
        said: What it says.
    """
    frequency = frequencies(index, said.words)
    rare = sorted((count, word) for word, count in frequency.items() if count)
    # A word of this release alone leads to no other; in a library of two all may be such words.
    rare = [pair for pair in rare if pair[0] > 1] or rare
    alike = _asked(index, rare, (_WORDS, _SHARE), [], _MOST)
    translated: list[int] = []
    if others := _elsewhere(release):
        names = [pair for pair in rare if pair[1] in said.names]
        translated = _asked(index, names, (_NAMES, _NAME_SHARE), others, _MOST_TRANSLATED)
    return Candidates(alike, translated)


def frequencies(index: "Index", found: Iterable[str]) -> dict[str, int]:
    """Return in how many releases each of some words stands; of very many words of the first."""
    return index.vocabulary().counts(islice(dict.fromkeys(found), _MOST_LOOKED_UP), "any")


def _elsewhere(release: "Release") -> list[Part]:
    """Return what a translation has to be: in another language, within a few days; nothing where either is unknown."""
    language = tuple(words(release.language or ""))
    days = release.published and bounds(release.published.value)
    if not language or not days:
        return []
    around = timedelta(NEAR_DAYS)
    return [Published(days[0] - around, days[1] + around), Not(Words(language, "lang"))]


def _asked(
    index: "Index", rare: list[tuple[int, str]], measure: tuple[int, float], others: list[Part], most: int
) -> list[int]:
    """Return what has enough of the rarest words; they are given by how many releases have them, fewest first."""
    longest, share = measure
    wanted = [word for place, (count, word) in enumerate(rare[:longest]) if place < _FEW or count < _MANY]
    if not wanted:
        return []
    shared = MostOf(tuple(Words((word,)) for word in wanted), max(1, round(len(wanted) * share)))
    return index.closest(AllOf((shared, *others)), most)
