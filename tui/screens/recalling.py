"""Queries that a person asked before, walked through in the line of the search as in a shell."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.library import Library
    from tui.screens.browse import BrowseScreen


class Walk:
    """A walk from what is typed back through earlier queries, and forth again.

    Args:
        typed: What stands in the line when it begins; it comes back at the end.
        recent: Earlier queries, newest first.
    """

    def __init__(self, typed: str, recent: Sequence[str]) -> None:
        self._lines = [typed, *(query for query in recent if query != typed.strip())]
        self._at = 0

    @property
    def line(self) -> str:
        """Where it stands."""
        return self._lines[self._at]

    def step(self, steps: int) -> str:
        """Go to older queries, or newer ones when negative, no further than there are, and return the line."""
        self._at = max(0, min(len(self._lines) - 1, self._at + steps))
        return self.line


class Recalling:
    """Recalls queries for a screen, and remembers the one that is kept.

    Args:
        screen: Whose search it is.
        library: Remembers them.
    """

    def __init__(self, screen: "BrowseScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self._walk: Walk | None = None
        # Steps of one burst are taken in the order of the keys.
        self._stepping = asyncio.Lock()

    def step(self, steps: int) -> None:
        """Put an older query in the line, or a newer one when negative."""
        self._screen.run_call(partial(self._step, steps), group="recall")

    def remember(self, query: str) -> None:
        """Keep a query as the latest one; the next walk begins anew."""
        self._walk = None
        if query.strip():
            self._screen.run_call(partial(self._remember, query), group="remember")

    def forget_walk(self) -> None:
        """Begin the next walk anew."""
        self._walk = None

    async def _step(self, steps: int) -> None:
        async with self._stepping:
            if self._walk is None or self._walk.line != self._screen.query_text:
                recent = await asyncio.to_thread(self._library.queries.recent)
                self._walk = Walk(self._screen.query_text, recent)
            self._screen.searching.recall(self._walk.step(steps))

    async def _remember(self, query: str) -> None:
        await self._screen.following.own(partial(self._library.queries.remember, query))
