"""What each command of the browse screen does, by its id: one line each, for the pane or controller that owns it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from tui.commands import LIST
from tui.panes.detail import DetailPane
from tui.views import VIEWS, View

if TYPE_CHECKING:
    from tui.screens.browse import BrowseScreen

Run = Callable[["BrowseScreen"], object]


class Moving(Protocol):
    """A list or sheet with a cursor."""

    cursor: int | None

    def action_move(self, rows: int, /) -> None:
        """Move the cursor by rows."""

    def action_page(self, pages: int, /) -> None:
        """Move the cursor by pages."""

    def action_top(self) -> None:
        """Go to the top."""

    def action_bottom(self) -> None:
        """Go to the bottom."""

    def action_select(self) -> None:
        """Choose what is under the cursor."""


def _moved(rows: int) -> Run:
    return lambda screen: screen.moving.action_move(rows)


def _paged(pages: int) -> Run:
    return lambda screen: screen.moving.action_page(pages)


def _viewed(view: View) -> Run:
    return lambda screen: screen.reading.choose(view)


def _scrolled(lines: int) -> Run:
    return lambda screen: screen.query_one(DetailPane).scroll_sheet(lines)


def _hit(step: int) -> Run:
    """In the list hits are releases, elsewhere they are words in the text."""

    def run(screen: "BrowseScreen") -> None:
        if screen.pane == LIST:
            screen.moving.action_move(step)
        else:
            screen.reading.step("hit", step)

    return run


RUN: dict[str, Run] = {
    "move.down": _moved(1),
    "move.up": _moved(-1),
    "move.page_down": _paged(1),
    "move.page_up": _paged(-1),
    "move.top": lambda screen: screen.moving.action_top(),
    "move.bottom": lambda screen: screen.moving.action_bottom(),
    "open": lambda screen: screen.moving.action_select(),
    "search.open": lambda screen: screen.searching.open(),
    "search.keep": lambda screen: screen.searching.keep(),
    "search.restore": lambda screen: screen.searching.restore(),
    "query.older": lambda screen: screen.recalling.step(1),
    "query.newer": lambda screen: screen.recalling.step(-1),
    "search.save": lambda screen: screen.saving.save(),
    "search.saved": lambda screen: screen.saving.open(),
    "change.undo": lambda screen: screen.undoing.undo(),
    "change.redo": lambda screen: screen.undoing.redo(),
    "hit.next": _hit(1),
    "hit.previous": _hit(-1),
    "evidence.next": lambda screen: screen.reading.step("evidence", 1),
    "evidence.previous": lambda screen: screen.reading.step("evidence", -1),
    "copy.menu": lambda screen: screen.copying.open(),
    "release.browse": lambda screen: screen.source_page.open(),
    "release.star": lambda screen: screen.marking.star(),
    "release.read": lambda screen: screen.marking.toggle_read(),
    **{f"view.{view}": _viewed(view) for view in VIEWS},
    "pane.next": lambda screen: screen.panes.cycle(1),
    "pane.previous": lambda screen: screen.panes.cycle(-1),
    "detail.down": _scrolled(3),
    "detail.up": _scrolled(-3),
    "pane.zoom": lambda screen: screen.panes.zoom(),
    "step.back": lambda screen: screen.commanding.back(),
    "library.reload": lambda screen: screen.reload(),
}
