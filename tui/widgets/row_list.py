"""A list of any length, drawn line by line: it keeps a cursor and a few drawn lines, never the rows themselves.

Invariant: the work of a paint depends on the height of the widget, not on the number of rows.

A pane gives it a row count and a callable that draws one row, and loads what it asks for::

    class ReleaseList(Vertical):
        def compose(self) -> ComposeResult:
            self.pages: Pages[ListRow] = Pages(size=100)
            yield RowList(self.draw, page_size=self.pages.size)

        def draw(self, index: int, width: int) -> Text | None:
            row = self.pages.get(index)
            return None if row is None else Text(fit(row.title, width))

        @on(RowList.RowsWanted)
        def load(self, event: RowList.RowsWanted) -> None:
            self.fetch(event.first, event.count)        # a thread worker; afterwards, on the UI thread:
                                                        #   self.pages.put(first, rows)
                                                        #   self.query_one(RowList).refresh_rows(first, count)

        @on(RowList.Highlighted)
        def follow(self, event: RowList.Highlighted) -> None: ...      # the cursor moved
        @on(RowList.Selected)
        def open(self, event: RowList.Selected) -> None: ...           # Enter or a double click

A new result is `row_list.show(total, cursor=position)`; rows that changed in place are `refresh_rows(first, count)`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.reactive import Reactive, reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.cells import cut
from tui.widgets.row_messages import RowMessage, RowsMessage

if TYPE_CHECKING:
    from rich.style import Style

DrawRow = Callable[[int, int], Text | str | None]

CURSOR = "▌"
PLACEHOLDER = "…"
# Drawn lines that are kept: a few screens, so that moving the cursor draws two lines and scrolling draws new ones.
_KEPT_LINES = 512

_NARROW = 8


class RowList(ScrollView, can_focus=True):
    """A virtual list with a cursor; one line per row.

    Args:
        draw: Returns the row at an index for a width in cells (the cursor's own column is already taken off), or
            None while that row is not loaded. Styled spans are kept, markup is never read, a longer row is cut.
        row_count: How many rows there are.
        page_size: `RowsWanted` asks for whole pages of this many rows.
        empty: What a list without rows says.
        name: Name of the widget.
        id: Id of the widget.
        classes: CSS classes of the widget.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--cursor", "row-list--waiting", "row-list--empty"}
    DEFAULT_CSS = """
    RowList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        &.-narrow { scrollbar-size-vertical: 0; }
        & > .row-list--waiting { text-style: dim; }
        & > .row-list--empty { text-style: italic; }
        & > .row-list--cursor { text-style: none; }
        &:focus > .row-list--cursor { text-style: bold reverse; }
    }
    """
    # The ids let an app's key map give other keys.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False, id="row_list.up"),
        Binding("down", "move(1)", "Down", show=False, id="row_list.down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="row_list.page_up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="row_list.page_down"),
        Binding("home", "top", "Top", show=False, id="row_list.top"),
        Binding("end", "bottom", "Bottom", show=False, id="row_list.bottom"),
        Binding("enter", "select", "Open", show=False, id="row_list.select"),
    ]

    # As in the base class, but without a layout of the whole screen: another number of rows does not move any widget.
    virtual_size = Reactive(Size(0, 0), layout=False)
    row_count: reactive[int] = reactive(0, init=False)
    """How many rows there are; `show` changes it together with the cursor."""
    cursor: reactive[int | None] = reactive[int | None](None, init=False)
    """Index of the row under the cursor; None when there are no rows. Move it with `move_to`."""

    class Highlighted(RowMessage):
        """The cursor was moved to the row `index`, by a person or by `move_to`; `show` does not send it.

        Where that row was not loaded yet it is sent once more when the row is there.
        """

    class Selected(RowMessage):
        """The row `index` was chosen with Enter or a double click."""

    class RowsWanted(RowsMessage):
        """Rows on the screen are not loaded: `count` rows from index `first`, both whole pages.

        Sent once for each stretch until another is wanted or `refresh_rows` is called.
        """

    def __init__(
        self,
        draw: DrawRow,
        row_count: int = 0,
        *,
        page_size: int = 100,
        empty: str = "",
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own parameter name
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._draw = draw
        self._page_size = page_size
        self._empty = empty
        self._lines: LRUCache[int, Strip] = LRUCache(_KEPT_LINES)
        self._wanted: tuple[int, int] | None = None
        self._missing: set[int] = set()
        self._unseen: int | None = None
        self._style: Style | None = None
        self.show(row_count)

    # What the owner calls

    def show(self, row_count: int, *, cursor: int | None = 0) -> None:
        """Show another result: forget drawn lines, set the count, put the cursor on a row and bring it into view.

        Sends no `Highlighted`: the owner knows which row it put the cursor on.
        """
        self._lines.clear()
        self._wanted = self._unseen = None
        self.set_reactive(RowList.row_count, row_count)
        self.virtual_size = Size(1, row_count)
        self.set_reactive(RowList.cursor, self._clamped(cursor))
        self._keep_cursor_visible()
        self.refresh()

    def refresh_rows(self, first: int = 0, count: int | None = None) -> None:
        """Draw rows again because their content changed or has been loaded; cursor and scroll position stay.

        Args:
            first: Index of the first of them.
            count: How many; None for all that follow.
        """
        self._wanted = None
        if count is None:
            self._lines.clear()
            self.refresh()
            return
        for index in [kept for kept in tuple(self._lines.keys()) if first <= kept < first + count]:
            self._lines.discard(index)
        self.refresh_lines(first, count)

    def move_to(self, index: int) -> None:
        """Move the cursor to a row, or to the nearest there is, and bring it into view."""
        target = self._clamped(index)
        if target == self.cursor:
            self._keep_cursor_visible()
        else:
            self.cursor = target

    # Actions

    def action_move(self, rows: int) -> None:
        """Move the cursor down by so many rows; up when negative."""
        self.move_to((self.cursor or 0) + rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor down by so many screens, one line kept; up when negative."""
        self.action_move(pages * max(1, self.size.height - 1))

    def action_top(self) -> None:
        """Move the cursor to the first row."""
        self.move_to(0)

    def action_bottom(self) -> None:
        """Move the cursor to the last row."""
        self.move_to(self.row_count - 1)

    def action_select(self) -> None:
        """Choose the row under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Selected(self, self.cursor))

    # What Textual calls

    def watch_row_count(self, row_count: int) -> None:
        """Follow a count that was set alone; the cursor stays where it can."""
        self.show(row_count, cursor=self.cursor)

    def watch_cursor(self, before: int | None, now: int | None) -> None:
        """Draw the two lines that changed and say where the cursor is."""
        for index in (before, now):
            if index is not None:
                self.refresh_lines(index)
        self._keep_cursor_visible()
        if now is not None:
            self._say_highlighted(now)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row that was clicked; a double click chooses it."""
        offset = event.get_content_offset(self)
        if offset is None or (index := self.scroll_offset.y + offset.y) >= self.row_count:
            return
        self.move_to(index)
        if event.chain == 2:
            self.action_select()

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new width and keep the cursor in view; a narrow list gives the scroll bar's column to rows."""
        self.set_class(event.size.width < _NARROW, "-narrow")
        self._lines.clear()
        self._keep_cursor_visible()

    def notify_style_update(self) -> None:
        """Draw again with the new styles."""
        super().notify_style_update()
        self._lines.clear()
        self._style = None

    def render_line(self, y: int) -> Strip:
        """Return the line at `y` of the view."""
        width = self.scrollable_content_region.width  # the scroll bar's column is not ours to draw
        index = self.scroll_offset.y + y
        if index >= self.row_count:
            note = self._empty if index == 0 else ""
            return self._line(" ", note, width, "row-list--empty" if note else "")
        if index == self.cursor:
            return self._row(index, width)
        strip = self._lines.get(index)
        if strip is None or strip.cell_length != width:
            strip = self._row(index, width)
        return strip

    # Inside

    def _row(self, index: int, width: int) -> Strip:
        """Draw a row; the line is kept unless it is the cursor's or a placeholder."""
        row = self._draw(index, max(0, width - 1))
        if row is None:
            self._ask_for(index)
        if index == self.cursor:
            self._say_when_there(index, missing=row is None)
        mark, part = " ", "row-list--waiting" if row is None else ""
        if index == self.cursor:
            mark, part = CURSOR, "row-list--cursor"
        strip = self._line(mark, PLACEHOLDER if row is None else row, width, part)
        if not part:
            self._lines[index] = strip
        return strip

    def _say_when_there(self, index: int, *, missing: bool) -> None:
        """Send `Highlighted` again once the row under the cursor, missing before, is there."""
        if not missing and self._unseen == index:
            # Later: a message made while the screen paints counts as the screen's own and does not reach it.
            self.call_later(self._say_highlighted, index)
        self._unseen = index if missing else None

    def _say_highlighted(self, index: int) -> None:
        self.post_message(self.Highlighted(self, index))

    def _line(self, mark: str, row: Text | str, width: int, part: str = "") -> Strip:
        if self._style is None:
            self._style = self.rich_style  # slow to look up, and the same for every row
        style = self._style
        if part:
            style += self.get_component_rich_style(part, partial=True)
        if width < 1:
            return Strip.blank(0, style)
        line = cut(row, width - 1)
        segments = [Segment(mark), *line.render(self.app.console), Segment(" " * (width - 1 - line.cell_len))]
        return Strip(Segment.apply_style(segments, style), width)

    def _ask_for(self, index: int) -> None:
        """Ask for a missing row once this paint is over, together with all others that the view misses."""
        if not self._missing:
            self.call_later(self._send_wanted)
        self._missing.add(index)

    def _send_wanted(self) -> None:
        top = self.scroll_offset.y
        missing = [index for index in self._missing if top <= index < top + self.size.height]
        self._missing.clear()
        if not missing:
            return
        first = min(missing) // self._page_size * self._page_size
        last = (max(missing) // self._page_size + 1) * self._page_size
        wanted = (first, min(last, self.row_count) - first)
        if wanted != self._wanted:
            self._wanted = wanted
            self.post_message(self.RowsWanted(self, *wanted))

    def _clamped(self, index: int | None) -> int | None:
        if self.row_count == 0:
            return None
        return min(max(index or 0, 0), self.row_count - 1)

    def _keep_cursor_visible(self) -> None:
        height = self.size.height
        if self.cursor is None and self.scroll_y:
            self.scroll_to(y=0, animate=False, force=True)
        if self.cursor is None or height == 0:
            return
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, force=True)
