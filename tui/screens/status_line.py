"""The line at the foot for what goes on in the background; each kind of work says its own words there."""

from typing import TYPE_CHECKING

from textual.widgets import Static

from store.text import plain

if TYPE_CHECKING:
    from tui.screens.browse import BrowseScreen


class StatusLine:
    """Says on a screen what goes on, and takes no room while nothing does.

    Args:
        screen: Holds the line.
    """

    def __init__(self, screen: "BrowseScreen") -> None:
        self._screen = screen
        self._said: dict[str, str] = {}

    def say(self, what: str, words: str) -> None:
        """Show the words of one kind of work beside those of others; empty ones when it is done."""
        if self._said.get(what, "") == words:
            return
        self._said[what] = words
        line = self._screen.query_one("#status", Static)
        together = " · ".join(plain(said, 200) for said in self._said.values() if said)
        line.update(f" {together}")
        line.display = bool(together)
