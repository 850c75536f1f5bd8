"""Tabs in one line, each with its key; the one that is shown stands in brackets, so that it is told without colour."""

from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

_GAP = 2


class TabLine(Widget):
    """One line of tabs; a click says which was meant, the owner decides.

    Args:
        id: Id of the widget.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"tab-line--active", "tab-line--key", "tab-line--label"}
    DEFAULT_CSS = """
    TabLine {
        height: 1;
        & > .tab-line--active { text-style: bold; }
    }
    """

    tabs: reactive[tuple[tuple[str, str], ...]] = reactive[tuple[tuple[str, str], ...]](())
    """(key, words) of each tab."""
    active: reactive[int] = reactive(0)
    """Which one is shown."""

    class Clicked(Message):
        """The tab at `index` was clicked."""

        def __init__(self, tab_line: "TabLine", index: int) -> None:
            super().__init__()
            self.tab_line = tab_line
            self.index = index

        @property
        def control(self) -> "TabLine":
            """The line it is about."""
            return self.tab_line

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own parameter name
        super().__init__(id=id)

    def render(self) -> Text:
        """Return the line; where it is too long, tabs that are not shown keep their key only."""
        return self._line(short=cell_len(self._line(short=False).plain) > self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Say which tab was clicked."""
        at = 0
        short = cell_len(self._line(short=False).plain) > self.size.width
        for index in range(len(self.tabs)):
            width = cell_len(self._words(index, short=short))
            if at <= event.x < at + width:
                self.post_message(self.Clicked(self, index))
            at += width + _GAP

    def _line(self, *, short: bool) -> Text:
        line = Text(end="", no_wrap=True, overflow="ellipsis")
        for index in range(len(self.tabs)):
            if index:
                line.append(" " * _GAP)
            part = "active" if index == self.active else "label"
            line.append(
                self._words(index, short=short),
                self.get_component_rich_style(f"tab-line--{part}", partial=True),
            )
        return line

    def _words(self, index: int, *, short: bool) -> str:
        key, words = self.tabs[index]
        if index == self.active:
            return f"[{key}] {words}"
        return key if short else f"{key} {words}"
