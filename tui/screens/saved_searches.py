"""The saved searches over the browse screen: one is run, or forgotten."""

from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from store.watching import Watched
from tui.messages import SavedSearchChosen, SavedSearchForgotten
from tui.panes.searches import SearchesPane
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from tui.screens.saving import Saving


class SavedSearchesScreen(ModalScreen[Watched | None]):
    """A list over the screen; gives back the saved search that was chosen.

    Args:
        saving: Forgets one.
        searches: What is saved.
    """

    CSS_PATH = PurePath("../styles/saved.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,w", "leave", "Close", show=False),
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        Binding("g", "top", "Top", show=False),
        Binding("G", "bottom", "Bottom", show=False),
        Binding("u", "turn(True)", "Undo", show=False),
        Binding("U", "turn(False)", "Redo", show=False),
    ]

    def __init__(self, saving: "Saving", searches: tuple[Watched, ...]) -> None:
        super().__init__()
        self._saving = saving
        self._searches = searches

    def compose(self) -> ComposeResult:
        """Put what the keys do under the list."""
        with Vertical(id="saved"):
            yield SearchesPane("searches")
            yield Static(
                " Enter shows it, and it counts as seen · Del forgets it · Esc closes",
                id="saved-note",
                markup=False,
            )

    def on_mount(self) -> None:
        """Show what is saved."""
        pane = self.query_one(SearchesPane)
        pane.searches = self._searches
        pane.focus_inside()

    def show(self, searches: tuple[Watched, ...]) -> None:
        """Show what is saved by now; the cursor stays where it is."""
        self._searches = searches
        for pane in self.query(SearchesPane):
            pane.searches = searches

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows."""
        self.query_one(RowList).action_move(rows)

    def action_top(self) -> None:
        """Go to the top."""
        self.query_one(RowList).action_top()

    def action_bottom(self) -> None:
        """Go to the bottom."""
        self.query_one(RowList).action_bottom()

    def action_turn(self, back: bool) -> None:  # noqa: FBT001 - as a binding gives it
        """Take the last change back, or do it again."""
        self._saving.turn(back=back)

    def action_leave(self) -> None:
        """Choose none."""
        self.dismiss(None)

    @on(SavedSearchChosen)
    def _choose(self, event: SavedSearchChosen) -> None:
        self.dismiss(event.search)

    @on(SavedSearchForgotten)
    def _forget(self, event: SavedSearchForgotten) -> None:
        self._saving.forget(event.search.name)
