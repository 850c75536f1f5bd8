"""How far the search index is behind a library that another process imports into."""

import time
from pathlib import Path

from store.library import Library
from tests.bench.looking import Looking
from tests.bench.timing import Spread, spread

# Seconds between two looks.
_TURN = 0.05


class Lag(Looking):
    """Looks at a library while something is imported into it; a context manager.

    The lag at a look is the age of the oldest release that is stored and not searchable yet; nothing when all are.

    Args:
        folder: The library.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        # When so many releases were there for the first time, rising in both.
        self._stored: list[tuple[float, int]] = []
        self._taken: list[float] = []

    @property
    def spread(self) -> Spread | None:
        """The lag in milliseconds over all looks at which something was imported; None without any."""
        return spread(self._taken) if self._taken else None

    def _look(self) -> None:
        with Library.open(self._folder) as library:
            begun = library.count()
            while not self._ended.wait(_TURN):
                # In this order: what comes in between counts as waiting, which makes the lag no shorter than it is.
                stored, waiting = library.count(), library.documents.changes.waiting()
                if stored > begun:
                    self.saw(time.monotonic(), stored, stored - waiting)

    def saw(self, now: float, stored: int, searchable: int) -> None:
        """Take one look: how many releases are stored and how many of them are searchable, at a time in seconds."""
        if not self._stored or stored > self._stored[-1][1]:
            self._stored.append((now, stored))
        since = next((then for then, there in self._stored if there > searchable), now)
        self._taken.append((now - since) * 1e3)
