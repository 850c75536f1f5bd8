"""A menu of single keys in one line, or in as many as the width needs; it takes one key and goes.

The app opens it, the next key chooses::

    self.query_one(MenuBar).open("copy", [("u", "address"), ("t", "title")])

    @on(MenuBar.Chosen)
    def copy(self, event: MenuBar.Chosen) -> None: ...     # event.menu == "copy", event.key == "u"
"""

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from tui.widgets.key_items import KeyItem, Line, at, in_lines, items_of, styled


class MenuBar(Widget, can_focus=True):
    """Hidden until it is opened; while it is open it has the focus and no key reaches anything behind it.

    A key that the menu does not hold changes nothing. Escape, a click elsewhere or a loss of the focus closes it;
    the focus goes back to where it was.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"menu-bar--title", "menu-bar--key", "menu-bar--label"}
    DEFAULT_CSS = """
    MenuBar {
        display: none;
        width: 1fr;
        height: auto;
        & > .menu-bar--title { text-style: reverse; }
        & > .menu-bar--key { text-style: bold underline; }
    }
    """

    class Chosen(Message):
        """A key of the menu was pressed or clicked."""

        def __init__(self, menu_bar: "MenuBar", menu: str, key: str) -> None:
            super().__init__()
            self.menu_bar = menu_bar
            self.menu = menu
            self.key = key

        @property
        def control(self) -> "MenuBar":
            """The menu bar it is about."""
            return self.menu_bar

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own parameter name
        super().__init__(id=id)
        self._menu = ""
        self._items: tuple[KeyItem, ...] = ()
        self._came_from: Widget | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return bool(self.display)

    def open(self, menu: str, entries: Sequence[tuple[str, str]]) -> None:
        """Show the entries and take the focus.

        Args:
            menu: Name of the menu; stands before the entries and comes back in `Chosen`.
            entries: (key, words) pairs; a key is what Textual names it (`u`, `y`).
        """
        if not self.is_open:
            self._came_from = self.screen.focused
        self._menu = menu
        self._items = items_of(entries)
        self.display = True
        self.refresh(layout=True)
        # At once, not after the messages that wait: the next key may be here already.
        self.screen.set_focus(self, scroll_visible=False)

    def close(self) -> None:
        """Hide it and give the focus back."""
        if not self.is_open:
            return
        self.display = False
        came_from, self._came_from = self._came_from, None
        if came_from is not None and came_from.is_attached and self.screen.focused in (self, None):
            self.screen.set_focus(came_from, scroll_visible=False)

    def on_key(self, event: events.Key) -> None:
        """Take every key: one of the menu's is chosen, Escape closes, any other does nothing."""
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.close()
        elif event.key in {item.key for item in self._items}:
            self._choose(event.key)

    def on_click(self, event: events.Click) -> None:
        """Choose the entry that was clicked."""
        lines = self._lines(self.size.width)
        item = at(lines[event.y], event.x) if event.y < len(lines) else None
        if item is not None and item.key:
            self._choose(item.key)

    def on_blur(self) -> None:
        """Close when something else took the focus."""
        self.close()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's own
        """Return how many lines the entries need."""
        return len(self._lines(width))

    def render(self) -> Text:
        """Return the lines of the menu."""
        title, key, label = (self._part(name) for name in ("title", "key", "label"))
        lines = [styled(line, key, label) for line in self._lines(self.size.width)]
        text = Text("\n", end="", no_wrap=True).join(lines)
        text.stylize(title, 0, len(self._title().text) + 1)
        return text

    def _title(self) -> KeyItem:
        return KeyItem("", f"{self._menu}:")

    def _lines(self, width: int) -> tuple[Line, ...]:
        return in_lines((self._title(), *self._items), width)

    def _choose(self, key: str) -> None:
        menu = self._menu
        self.close()
        self.post_message(self.Chosen(self, menu, key))

    def _part(self, name: str) -> Style:
        return self.get_component_rich_style(f"menu-bar--{name}", partial=True)
