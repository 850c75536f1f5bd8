"""Copying from the browse screen: the menu, and what it is about when it is opened."""

from functools import partial
from typing import TYPE_CHECKING

from tui.commands import DETAIL, FACTS
from tui.messages import CopyAsked
from tui.panes.detail import DetailPane
from tui.panes.facts import FactsPane
from tui.widgets.menu_bar import MenuBar

if TYPE_CHECKING:
    from tui.copying import Subject
    from tui.screens.browse import BrowseScreen


class Copying:
    """Copies for a screen.

    Args:
        screen: Whose panes say what is under the cursor.
    """

    def __init__(self, screen: "BrowseScreen") -> None:
        self._screen = screen

    def open(self) -> None:
        """Open the menu; what it is about stays under the cursor while it is open."""
        from tui.copying import menu

        if self._screen.release_id is None:
            self._screen.say("There is no release to copy from.")
        else:
            self._screen.query_one(MenuBar).open("copy", menu())

    def chosen(self, key: str) -> None:
        """Copy what an entry of the menu yields, or say why there is nothing."""
        self._screen.calls.when_open(partial(self._chosen, key))

    def _chosen(self, key: str) -> None:
        from tui.copying import copy_of

        subject = self._under_the_cursor()
        if subject is None:
            return
        copy = copy_of(key, subject)
        if copy.text:
            self.copy(copy.text, copy.missing)
        else:
            self._screen.say(f"Not copied: {copy.missing}", warning=True)

    def copy(self, text: str, missing: str = "") -> None:
        """Have a text copied; the app says which way it went."""
        self._screen.post_message(CopyAsked(text, missing))

    def _under_the_cursor(self) -> "Subject | None":
        from tui.copying import Subject

        screen = self._screen
        if screen.release is None:
            return None
        pane = screen.pane
        panes: dict[str, type[FactsPane | DetailPane]] = {FACTS: FactsPane, DETAIL: DetailPane}
        at = screen.query_one(panes[pane]) if pane in panes else None
        if pane == DETAIL and screen.view in ("partners", "contacts"):
            pane = screen.view
        return Subject(
            screen.release.release,
            fact=None if at is None else at.fact,
            contact=None if at is None else at.contact,
            selected=screen.get_selected_text() or "",
            pane=pane,
        )
