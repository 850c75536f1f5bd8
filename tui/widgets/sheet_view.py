"""Shows a sheet: only the lines in view are drawn, a cursor steps over its stops, the mouse can select its text.

Invariant: the work of a paint depends on the height of the widget, not on the length of the sheet.
"""

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from tui.widgets.cells import cut, harmless
from tui.widgets.sheet import EMPTY, PARTS, Line, Sheet, Stop

Build = Callable[[int], Sheet]

CURSOR = "▌"
_KEPT_LINES = 512
# Cells beside the words: the cursor on the left, air before the scroll bar on the right.
_AROUND = 2


def _empty(_: int) -> Sheet:
    return EMPTY


class SheetView(ScrollView, can_focus=True):
    """A sheet that can be scrolled, stepped through and selected from.

    The owner gives it a function that lays the sheet out for a width in cells; it is called again when the width
    changes, and not before the widget is visible.

    Args:
        id: Id of the widget.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "sheet--cursor",
        "sheet--margin",
        *(f"sheet--{part}" for part in PARTS),
    }
    DEFAULT_CSS = """
    SheetView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > .sheet--heading { text-style: bold; }
        & > .sheet--strong { text-style: bold; }
        & > .sheet--dim { text-style: dim; }
        & > .sheet--margin { text-style: dim; }
        & > .sheet--evidence { text-style: underline; }
        & > .sheet--hit { text-style: bold underline; }
        & > .sheet--here { text-style: bold reverse; }
        & > .sheet--warning { text-style: italic; }
        &:focus > .sheet--cursor { text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "top", "Top", show=False),
        Binding("end", "bottom", "Bottom", show=False),
        Binding("enter", "select", "Open", show=False),
    ]

    # As in the base class, but without a layout of the whole screen: another sheet does not move any widget.
    virtual_size = Reactive(Size(0, 0), layout=False)
    cursor: reactive[int | None] = reactive[int | None](None, init=False)
    """Index of the stop under the cursor; None when the sheet has none."""

    class _StopMessage(Message):
        def __init__(self, view: "SheetView", at: Stop) -> None:
            super().__init__()
            self.view = view
            self.at = at

        @property
        def control(self) -> "SheetView":
            """The view it is about."""
            return self.view

    class Highlighted(_StopMessage):
        """A person moved the cursor to the stop."""

    class Chosen(_StopMessage):
        """The stop was chosen with Enter or a double click."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own parameter name
        super().__init__(id=id)
        self._build: Build = _empty
        self._sheet = EMPTY
        self._width = 0
        self._strips: LRUCache[int, Strip] = LRUCache(_KEPT_LINES)
        self._styles: dict[str, Style] = {}

    # What the owner calls

    @property
    def sheet(self) -> Sheet:
        """The sheet as it is laid out now; empty while the widget is not visible."""
        return self._sheet

    @property
    def subject(self) -> object:
        """What the stop under the cursor is about; None without one, and while the widget is not visible."""
        if self.cursor is None or not self._sheet.stops:
            return None
        return self._sheet.stops[self.cursor].subject

    def show(self, build: Build, cursor: int | None = 0, top: int = 0) -> None:
        """Show another sheet, the cursor on a stop, the line `top` first."""
        self._build = build
        self.set_reactive(SheetView.cursor, cursor)
        self._lay_out()
        self.scroll_to(y=top, animate=False, force=True, immediate=True)

    def relay(self, build: Build | None = None) -> None:
        """Lay the sheet out again, with other marks or other words; cursor and scroll position stay."""
        self._build = build or self._build
        self._lay_out()

    def point(self, subject: object) -> None:
        """Put the cursor on the stop about this subject, if there is one, without sending a message."""
        for index, stop in enumerate(self._sheet.stops):
            if stop.subject == subject:
                self._strips.clear()
                self.set_reactive(SheetView.cursor, index)
                self._keep_cursor_visible()
                self.refresh()
                return

    def reveal(self, line: int, count: int = 1) -> None:
        """Bring lines into view, with some lines of context around them when they were not."""
        top, height = self.scroll_offset.y, self.size.height
        if height and not top <= line <= line + count <= top + height:
            self.scroll_to(y=max(0, line - max(0, height - count) // 3), animate=False, force=True)

    # Actions

    def action_move(self, stops: int) -> None:
        """Move the cursor by stops; scroll by lines where there is no further stop."""
        target = (self.cursor or 0) + stops
        if self.cursor is None or not 0 <= target < len(self._sheet.stops):
            self.scroll_relative(y=stops, animate=False)
        else:
            self.cursor = target

    def action_page(self, pages: int) -> None:
        """Scroll by screens, one line kept; the cursor comes along."""
        step = pages * max(1, self.size.height - 1)
        target = max(0, min(self.scroll_offset.y + step, self.max_scroll_y))
        self.scroll_to(y=target, animate=False, force=True, immediate=True)
        inside = [
            index
            for index, stop in enumerate(self._sheet.stops)
            if target <= stop.first < target + self.size.height
        ]
        if inside and self.cursor is not None and self.cursor not in inside:
            self.cursor = inside[0] if step > 0 else inside[-1]

    def action_top(self) -> None:
        """Go to the top."""
        if self.cursor is not None:
            self.cursor = 0
        self.scroll_to(y=0, animate=False, force=True)

    def action_bottom(self) -> None:
        """Go to the bottom."""
        if self.cursor is not None:
            self.cursor = len(self._sheet.stops) - 1
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

    def action_select(self) -> None:
        """Choose the stop under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Chosen(self, self._sheet.stops[self.cursor]))

    # What Textual calls

    def watch_virtual_size(self, size: Size) -> None:
        """Show the scroll bar for the new length; only its coming and going lays the screen out."""
        self._scroll_update(size)

    def watch_cursor(self, now: int | None) -> None:
        """Draw the cursor where it is and say so."""
        self._strips.clear()
        self.refresh()
        if now is not None:
            self._keep_cursor_visible()
            self.post_message(self.Highlighted(self, self._sheet.stops[now]))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the stop that was clicked; a double click chooses it."""
        offset = event.get_content_offset(self)
        if offset is None or self.text_selection is not None:
            return
        line = self.scroll_offset.y + offset.y
        for index, stop in enumerate(self._sheet.stops):
            if stop.first <= line < stop.first + stop.count:
                self.cursor = index
                if event.chain == 2:
                    self.action_select()

    def on_resize(self) -> None:
        """Lay the sheet out for the new width."""
        if self._columns != self._width:
            self._lay_out()

    def on_focus(self) -> None:
        """Draw the cursor as that of the focused widget."""
        self._strips.clear()
        self._styles.clear()

    def on_blur(self) -> None:
        """Draw the cursor as that of a widget without the focus."""
        self._strips.clear()
        self._styles.clear()

    def notify_style_update(self) -> None:
        """Draw again with the new styles."""
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - Textual's own
        """Draw the new selection."""
        self._strips.clear()
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text, margins left out."""
        within = Selection(*(end and Offset(max(0, end.x), end.y) for end in selection))
        return within.extract("\n".join(harmless(line.text) for line in self._sheet.lines)), "\n"

    def render_line(self, y: int) -> Strip:
        """Return the line at `y` of the view."""
        number = self.scroll_offset.y + y
        strip = self._strips.get(number)
        if strip is None or strip.cell_length != self._columns:
            strip = self._strips[number] = self._strip(number, self._columns)
        return strip

    # Inside

    @property
    def _columns(self) -> int:
        """Cells of a line, the scroll bar's own column left out."""
        return self.scrollable_content_region.width

    def _lay_out(self) -> None:
        self._strips.clear()
        self._width = self._columns
        self._sheet = self._build(max(1, self._width - _AROUND)) if self._width else EMPTY
        stops = len(self._sheet.stops)
        if self._width:
            self.set_reactive(SheetView.cursor, min(self.cursor or 0, stops - 1) if stops else None)
        self.virtual_size = Size(1, len(self._sheet.lines))
        self.refresh()

    def _strip(self, number: int, width: int) -> Strip:
        if number >= len(self._sheet.lines):
            return Strip.blank(width, self._part(""))
        line = self._sheet.lines[number]
        style, mark = self._part(""), " "
        if self._under_cursor(number):
            style += self._part("cursor")
            mark = CURSOR
        before = Segment(mark + line.margin, style + self._part("margin"))
        room = max(0, width - before.cell_length)
        words = Strip(Segment.apply_style(self._words(line, number).render(self.app.console), style))
        # A drag that begins on the margin begins before the line; `get_selection` takes that as its first letter.
        margin = Strip([before]).apply_offsets(-len(before.text), number)
        return Strip.join([margin, words.crop(0, room).apply_offsets(0, number)]).crop_extend(0, width, style)

    def _words(self, line: Line, number: int) -> Text:
        words = cut(Text(line.text), self._columns)
        for span in line.spans:
            words.stylize(self._part(span.part), span.start, span.end)
        selected = self.text_selection.get_span(number) if self.text_selection else None
        if selected is not None:
            start, end = selected
            chosen = self.screen.get_component_rich_style("screen--selection")
            words.stylize(chosen, max(0, start), len(words) if end == -1 else max(0, end))
        return words

    def _under_cursor(self, number: int) -> bool:
        if self.cursor is None or not self.has_focus:
            return False
        stop = self._sheet.stops[self.cursor]
        return stop.first <= number < stop.first + stop.count

    def _part(self, name: str) -> Style:
        """Return the style of a part, of the widget itself for an empty name; looked up once, which is slow."""
        style = self._styles.get(name)
        if style is None:
            part = self.get_component_rich_style(f"sheet--{name}", partial=True) if name else self.rich_style
            style = self._styles[name] = part
        return style

    def _keep_cursor_visible(self) -> None:
        if self.cursor is None or not self.size.height:
            return
        stop = self._sheet.stops[self.cursor]
        top, height = self.scroll_offset.y, self.size.height
        if stop.first < top:
            self.scroll_to(y=stop.first, animate=False, force=True)
        elif stop.first + stop.count > top + height:
            self.scroll_to(y=stop.first + min(stop.count, height) - height, animate=False, force=True)
