"""A bordered part of a screen whose title says, without colour, whether it has the focus."""

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive

FOCUSED = "▸ "


class Frame(Vertical):
    """A column with a border; the focus inside shows as a heavy border and as a mark before the title."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Frame {
        border: solid $border-blurred;
        border-title-color: $muted;
        border-subtitle-color: $muted;
        border-title-align: left;
        border-subtitle-align: right;
        &:focus-within {
            border: heavy $border;
            border-title-color: $accent;
            border-title-style: bold;
        }
    }
    """
    heading: reactive[str] = reactive("", repaint=False)
    """What the title says; never read as markup."""
    remark: reactive[str] = reactive("", repaint=False)
    """What stands in the lower border."""

    def watch_heading(self) -> None:
        """Show the new title."""
        self._title(focused=self.has_focus_within)

    def watch_remark(self, remark: str) -> None:
        """Show the new remark."""
        self.border_subtitle = Content(remark) if remark else None

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Mark the title."""
        self._title(focused=True)

    def on_descendant_blur(self, _: events.DescendantBlur) -> None:
        """Take the mark away."""
        self._title(focused=False)

    def focus_inside(self) -> None:
        """Give the focus to the first widget inside that takes it."""
        for widget in self.query("*"):
            if widget.focusable:
                # At once, not after the messages that wait: the next key may be here already.
                self.screen.set_focus(widget, scroll_visible=False)
                return

    def _title(self, *, focused: bool) -> None:
        mark = FOCUSED if focused else ""
        self.border_title = Content(f"{mark}{self.heading}")
