"""Tabs in one line, each with its key; the one that is shown stands in brackets, so that it is told without colour."""

from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

Tabs = tuple[tuple[str, str, str], ...]
"""(key, words, note) of each tab."""


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

    tabs: reactive[Tabs] = reactive[Tabs](())
    """What the tabs say."""
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
        """Return the line; where it is too long, first the notes give way, then the gaps, then the words."""
        line = Text(end="", no_wrap=True, overflow="ellipsis")
        for index, (start, words) in enumerate(self._placed()):
            part = "active" if index == self.active else "label"
            line.append(" " * (start - line.cell_len))
            line.append(words, self.get_component_rich_style(f"tab-line--{part}", partial=True))
        return line

    def on_click(self, event: events.Click) -> None:
        """Say which tab was clicked."""
        for index, (start, words) in enumerate(self._placed()):
            if start <= event.x < start + cell_len(words):
                self.post_message(self.Clicked(self, index))

    def _placed(self) -> list[tuple[int, str]]:
        """Return where each tab begins and what stands there, in the longest form that fits."""
        placed: list[tuple[int, str]] = []
        for gap, words, notes in ((2, True, True), (2, True, False), (1, True, False), (2, False, False)):
            placed, at = [], 0
            for index in range(len(self.tabs)):
                text = self._tab(index, words=words, notes=notes)
                placed.append((at, text))
                at += cell_len(text) + gap
            if at - gap <= self.size.width:
                break
        return placed

    def _tab(self, index: int, *, words: bool, notes: bool) -> str:
        key, name, note = self.tabs[index]
        active = index == self.active
        shown = [f"[{key}]" if active else key, name if words or active else "", note if notes else ""]
        return " ".join(part for part in shown if part)
