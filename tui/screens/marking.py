"""What the user keeps about the open release: star, read or unread."""

from typing import TYPE_CHECKING

from tui.commands import LIST, SEARCH

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.screens.browse import BrowseScreen

# A release that has had the focus for so long counts as read.
_READ_SECONDS = 1.0


class Marking:
    """Marks releases for a screen.

    Args:
        screen: Whose open release is marked.
    """

    def __init__(self, screen: "BrowseScreen") -> None:
        self._screen = screen
        self._timer: Timer | None = None

    def star(self) -> None:
        """Star the open release, or take the star away."""
        self._screen.calls.when_open(self._star)

    def _star(self) -> None:
        if self._screen.release is not None:
            self._screen.calls.star(self._screen.release.row)

    def toggle_read(self) -> None:
        """Mark the open release as read or as unread; what is marked by hand is not marked again by itself."""
        self._stop()
        self._screen.calls.when_open(self._toggle_read)

    def _toggle_read(self) -> None:
        if self._screen.release is not None:
            row = self._screen.release.row
            self._screen.calls.read(row, read=not row.read, by_hand=True)

    def opened(self) -> None:
        """Mark the open release as read."""
        self._stop()
        self._screen.calls.when_open(self._opened)

    def _opened(self) -> None:
        if self._screen.release is not None:
            self._screen.calls.read(self._screen.release.row, read=True, by_hand=False)

    def stay(self) -> None:
        """Mark the release as read if the person stays on it with the focus in its detail."""
        self._stop()
        if self._screen.pane not in (LIST, SEARCH):
            self._timer = self._screen.set_timer(_READ_SECONDS, self.opened)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
