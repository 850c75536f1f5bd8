"""Searching as one types: what was there before comes back on Escape, list, cursor and all."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.commands import LIST, SEARCH
from tui.panes.releases import ReleasesPane
from tui.panes.search import SearchPane

if TYPE_CHECKING:
    from tui.screens.browse import BrowseScreen


@dataclass(frozen=True, slots=True)
class Before:
    """The list as it was when a search began."""

    query: str
    release_id: str | None
    index: int


class Searching:
    """Changes the browse screen's query.

    Args:
        screen: Holds the query.
    """

    def __init__(self, screen: "BrowseScreen") -> None:
        self._screen = screen
        self._before: Before | None = None

    @property
    def query(self) -> str:
        """What is searched for."""
        return self._screen.query_text

    def open(self) -> None:
        """Let a person type."""
        self._screen.query_one(SearchPane).open()

    def begin(self) -> None:
        """Remember the list as it is."""
        if self._before is None:
            screen = self._screen
            self._before = Before(
                screen.query_text, screen.release_id, screen.query_one(ReleasesPane).index or 0
            )

    def type(self, query: str) -> None:
        """Look up what was typed; the cursor stays on its release where the result still holds it."""
        self._screen.query_text = query
        keep = self._before.release_id if self._before else self._screen.release_id
        self._screen.calls.find(query, keep=keep)

    def recall(self, query: str) -> None:
        """Put a query in the line as if it had been typed."""
        if query != self._screen.query_text:
            self._screen.query_one(SearchPane).show(query)
            self.type(query)

    def run(self, query: str) -> None:
        """Put a query in the line for which somebody else looks up what it finds."""
        self._before = None
        self._go_back_to(query)
        self._screen.panes.focus(LIST)

    def follow(self) -> None:
        """Keep the search when another pane was given the focus by whatever way."""
        if self._screen.pane != SEARCH:
            self._before = None

    def keep(self, typed: str | None = None) -> None:
        """Keep the search, as it was typed where that is known, and go to the list."""
        query = self._screen.query_text if typed is None else typed
        if query != self._screen.query_text:
            self.type(query)
        self._before = None
        self._screen.recalling.remember(query)
        self._screen.panes.focus(LIST)

    def restore(self) -> None:
        """Give the search up: query, list and cursor are as they were."""
        self._screen.recalling.forget_walk()
        before, self._before = self._before, None
        if before is not None:
            self._go_back_to(before.query)
            self._screen.calls.find(before.query, keep=before.release_id, near=before.index)
        self._screen.panes.focus(LIST)

    def clear(self) -> bool:
        """Take a kept search away, the cursor stays on its release; False when there is none."""
        if not self._screen.query_text:
            return False
        self._go_back_to("")
        self._screen.calls.find("", keep=self._screen.release_id)
        return True

    def _go_back_to(self, query: str) -> None:
        self._screen.query_text = query
        self._screen.query_one(SearchPane).show(query)
