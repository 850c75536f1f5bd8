"""Finding the versions of a release: candidates from the index, read and judged one by one.

Invariant: a candidate that is gone or cannot be read is no version; it never keeps the others from being found.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from math import log
from typing import TYPE_CHECKING

from store.errors import PressroomError
from store.versions.differing import fact_changes, figure_changes, head_changes, text_changes
from store.versions.judging import Pair, related
from store.versions.looking import candidates, frequencies
from store.versions.matter import matter
from store.versions.model import Version
from store.versions.translations import translation_likeness

if TYPE_CHECKING:
    from store.documents.rows import ListRows
    from store.listing import ListRow
    from store.model import Release
    from store.search.catalogue import Catalogue
    from store.versions.matter import Matter

_log = logging.getLogger(__name__)

# A text is one of a series where its publisher issued much like it on so many other days.
_SERIES_DAYS, _SERIES_SHARED = 4, 0.4
# After so many with less in common than this, nobody reads on.
_TRIES, _PROMISING = 5, 0.3
# Of what a publisher issued on one case, only that is the translation which comes so near to the likest.
_BESIDE_BEST = 0.85


class VersionFinder:
    """Finds versions in one library.

    Args:
        rows: Its list rows.
        get: Returns a release by its id.
        catalogue: Its search index.
    """

    def __init__(self, rows: "ListRows", get: "Callable[[str], Release]", catalogue: "Catalogue") -> None:
        self._rows = rows
        self._get = get
        self._catalogue = catalogue

    def of(self, release_id: str) -> tuple[Version, ...]:
        """Return the versions of a release, the likest first; none while there is no index.

        Raises:
            ReleaseMissing: No release has this id.
            LibraryDamaged: Its document cannot be read.
        """
        release = self._get(release_id)
        said = matter(release)
        found = self._catalogue.ask(lambda index: candidates(index, release, said))
        if found is None:
            return ()
        alike = list(self._alike(_promising(self._pairs(release, said, found.alike))))
        taken = {version.id for version in alike}
        translated = [
            version
            for version in self._translated(list(self._pairs(release, said, found.translated)))
            if version.id not in taken
        ]
        return tuple(sorted((*alike, *translated), key=_likest))

    def _pairs(
        self, release: "Release", said: "Matter", numbers: Iterable[int]
    ) -> Iterator[tuple["ListRow", Pair]]:
        for row in self._rows.numbered(list(numbers)):
            if row.id == release.id:
                continue
            try:
                other = self._get(row.id)
            except PressroomError:
                _log.info("release %s cannot be compared", row.id, exc_info=True)
                continue
            yield row, Pair(release, other, said, matter(other))

    def _alike(self, pairs: list[tuple["ListRow", Pair]]) -> Iterator[Version]:
        series = is_series(pair for _, pair in pairs)
        for row, pair in pairs:
            if relation := related(pair, series=series):
                yield Version(
                    row,
                    relation,
                    pair.likeness,
                    head_changes(pair.this, pair.other),
                    fact_changes(pair.this, pair.other, pair.matter, pair.other_matter),
                    text_changes(pair.matter, pair.other_matter, pair.gaps),
                )

    def _translated(self, pairs: list[tuple["ListRow", Pair]]) -> Iterator[Version]:
        if not pairs:
            return
        names = {
            name for _, pair in pairs for said in (pair.matter, pair.other_matter) for name in said.names
        }
        count = self._catalogue.ask(lambda index: frequencies(index, names)) or {}
        stored = max(1, self._rows.count())
        rarity = {name: log(stored / max(1, count.get(name, stored))) for name in names}
        likeness = {row.id: translation_likeness(pair, rarity) for row, pair in pairs}
        for row, pair in pairs:
            rivals = [likeness[other.id] for other, _ in pairs if other.publisher == row.publisher]
            if likeness[row.id] and likeness[row.id] >= _BESIDE_BEST * max(rivals):
                yield Version(
                    row,
                    "translated",
                    likeness[row.id],
                    head_changes(pair.this, pair.other),
                    figure_changes(pair.this, pair.other),
                )


def _promising(pairs: Iterable[tuple["ListRow", Pair]]) -> list[tuple["ListRow", Pair]]:
    """Return pairs up to where several in a row have little in common: the likeliest stand first."""
    found: list[tuple[ListRow, Pair]] = []
    for row, pair in pairs:
        found.append((row, pair))
        if all(one.within < _PROMISING for _, one in found[-_TRIES:]) and len(found) >= _TRIES:
            break
    return found


def is_series(pairs: Iterable[Pair]) -> bool:
    """Return whether a publisher issues texts like one again and again: most of it stood in others, on other days."""
    days = {
        pair.other.published.value[:10]
        for pair in pairs
        if pair.one_issuer and pair.days and pair.other.published and pair.shared >= _SERIES_SHARED
    }
    return len(days) >= _SERIES_DAYS


def _likest(version: Version) -> tuple[bool, float, str]:
    return version.relation == "translated", -version.likeness, version.id
