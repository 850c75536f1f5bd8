"""The last line of a screen: the few keys that matter now, and how many more there are."""

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.widgets.key_items import at, in_one_line, items_of, styled

MOST = 7


class KeyFooter(Widget):
    """One line of keys; it knows only what it is given and posts which one was clicked.

    Args:
        keys: (key as shown, words) pairs, the most useful first.
        most: How many are shown at most; the rest is `+N`.
        id: Id of the widget.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-footer--key", "key-footer--label", "key-footer--more"}
    DEFAULT_CSS = """
    KeyFooter {
        height: 1;
        width: 1fr;
        & > .key-footer--key { text-style: bold; }
        & > .key-footer--more { text-style: dim; }
    }
    """

    keys: reactive[tuple[tuple[str, str], ...]] = reactive[tuple[tuple[str, str], ...]](())
    """What it shows; set it when the focus moves. An equal value draws nothing."""

    class Clicked(Message):
        """A key of the footer was clicked; `key` is None for `+N`."""

        def __init__(self, footer: "KeyFooter", key: str | None) -> None:
            super().__init__()
            self.footer = footer
            self.key = key

        @property
        def control(self) -> "KeyFooter":
            """The footer it is about."""
            return self.footer

    def __init__(
        self,
        keys: Sequence[tuple[str, str]] = (),
        *,
        most: int = MOST,
        id: str | None = None,  # noqa: A002 - Textual's own parameter name
    ) -> None:
        super().__init__(id=id)
        self._most = most
        self.set_reactive(KeyFooter.keys, tuple(keys))

    def render(self) -> Text:
        """Return the line."""
        line, left = in_one_line(items_of(self.keys), self.size.width, self._most)
        text = styled(line, self._part("key"), self._part("label"))
        if left:
            more = f"+{left}"
            text.append(" " * max(0, self.size.width - text.cell_len - len(more)))
            text.append(more, self._part("more"))
        return text

    def on_click(self, event: events.Click) -> None:
        """Say which key was clicked."""
        line, left = in_one_line(items_of(self.keys), self.size.width, self._most)
        item = at(line, event.x)
        if item is not None:
            self.post_message(self.Clicked(self, item.key))
        elif left and event.x >= self.size.width - len(f"+{left}"):
            self.post_message(self.Clicked(self, None))

    def _part(self, name: str) -> Style:
        return self.get_component_rich_style(f"key-footer--{name}", partial=True)
