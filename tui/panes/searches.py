"""The saved searches: a line each with how many releases it finds and how many of them are new."""

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive

from store.watching import Watched
from tui.messages import SavedSearchChosen, SavedSearchForgotten
from tui.render.searches import search_pieces
from tui.widgets.frame import Frame
from tui.widgets.row_list import RowList


class SearchesPane(Frame):
    """Saved searches, in the order of their names; one is chosen with Enter and forgotten with Delete."""

    COMPONENT_CLASSES = {"searches--dim", "searches--strong", "searches--accent"}  # noqa: RUF012 - as Textual has it
    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete", "forget", "Forget", show=False)]

    searches: reactive[tuple[Watched, ...]] = reactive[tuple[Watched, ...]]((), init=False, repaint=False)
    """What is saved."""

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's own parameter name
        super().__init__(id=id)
        self.heading = "Saved searches"

    def compose(self) -> ComposeResult:
        """Hold the one list."""
        yield RowList(self._draw, empty="None yet: S saves the search that is on the screen.")

    def watch_searches(self, before: tuple[Watched, ...], now: tuple[Watched, ...]) -> None:
        """Show what is saved now; the cursor stays on its search, or where it stood."""
        rows = self.query_one(RowList)
        at = rows.cursor or 0
        name = before[at].name if at < len(before) else None
        names = [search.name for search in now]
        rows.show(len(now), cursor=names.index(name) if name in names else at)
        fresh = sum(bool(search.new) for search in now)
        self.remark = f"{fresh} with something new" if fresh else ""

    def action_forget(self) -> None:
        """Say that the search under the cursor is to be forgotten."""
        if (cursor := self.query_one(RowList).cursor) is not None:
            self.post_message(SavedSearchForgotten(self.searches[cursor]))

    @on(RowList.Selected)
    def _choose(self, event: RowList.Selected) -> None:
        event.stop()
        self.post_message(SavedSearchChosen(self.searches[event.index]))

    @on(RowList.Highlighted)
    def _follow(self, event: RowList.Highlighted) -> None:
        event.stop()

    def _draw(self, index: int, width: int) -> Text | None:
        if index >= len(self.searches):
            return None
        pieces = [
            (words, self.get_component_rich_style(f"searches--{part}", partial=True) if part else "")
            for words, part in search_pieces(self.searches[index], width)
        ]
        return Text.assemble(*pieces, end="", no_wrap=True)
