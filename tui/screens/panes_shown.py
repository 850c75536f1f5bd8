"""The panes of the browse screen: which are shown, which has the focus, which is zoomed."""

from typing import TYPE_CHECKING

from tui.commands import DETAIL, FACTS, LIST, PANES, SEARCH
from tui.messages import PanesCompleted
from tui.panes.facts import FactsPane
from tui.screens.arrangement import SHAPES, Shape, first_view, panes_of, shape_of
from tui.settings import Layout
from tui.widgets.frame import Frame

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.screens.browse import BrowseScreen


class PanesShown:
    """Arranges the panes of a screen.

    Args:
        screen: Holds the panes.
        layout: Sizes at which the layout changes.
    """

    def __init__(self, screen: "BrowseScreen", layout: Layout) -> None:
        self._screen = screen
        self._layout = layout
        self._shape: Shape = "stacked"
        self.zoomed = False
        """Whether the focused pane has the whole screen."""
        self._last = LIST

    @property
    def focused(self) -> str:
        """Name of the focused pane, or of the one that had the focus last."""
        widget: Widget | None = self._screen.focused
        for node in widget.ancestors_with_self if widget else ():
            if node.id in (*PANES, SEARCH):
                return str(node.id)
        return self._last

    def shown(self, name: str) -> bool:
        """Return whether a pane is on the screen."""
        return bool(self._frame(name).display)

    def focus(self, name: str) -> None:
        """Give the focus to a pane; one that is not shown is shown where it is alone."""
        self._last = name
        self._arrange(name)
        if not self.shown(name):
            self.focus(DETAIL if name == FACTS else LIST)
            return
        self._frame(name).focus_inside()

    def cycle(self, step: int) -> None:
        """Give the focus to the next pane, or to the one before."""
        order = panes_of(self._shape, self._last, self._screen.view, zoomed=False)
        if self._shape == "single":
            order = (LIST, DETAIL)
        if self.focused == SEARCH:
            self._screen.searching.keep()
        else:
            place = order.index(self._last) if self._last in order else 0
            self.focus(order[(place + step) % len(order)])

    def zoom(self) -> None:
        """Give the whole screen to the focused pane, or show all panes again."""
        self.zoomed = not self.zoomed
        self._arrange(self._last)

    def unzoom(self) -> bool:
        """Show all panes again; False when they are."""
        if self.zoomed:
            self.zoom()
            return True
        return False

    def resize(self, width: int, height: int) -> None:
        """Arrange the panes for a screen of another size.

        Args:
            width: Columns.
            height: Rows.
        """
        self.reshape(width, height)
        self.settle()

    def reshape(self, width: int, height: int, *, restyle: bool = True) -> None:
        """Choose the shape for a size, and let the screen's styles know it.

        Args:
            width: Columns.
            height: Rows.
            restyle: False before there are panes that styles could be applied to.
        """
        self._shape = shape_of(width, height, self._layout)
        for shape in SHAPES:
            self._screen.set_class(shape == self._shape, f"-{shape}", update=restyle)

    async def add(self, *frames: Frame) -> None:
        """Put the panes beside the list, which the first frame does without; from now on keys are taken."""
        await self._screen.query_one("#reader").mount(*frames)
        self.settle()
        self._screen.post_message(PanesCompleted())

    def settle(self) -> None:
        """Show the panes that the shape has room for, and in them what stands beside what."""
        if not self._screen.reading.chosen and self._screen.here is None:
            self._screen.view = first_view(self._shape)
        for facts in self._screen.query(FactsPane):
            facts.people = self._shape == "columns"
        self._arrange(self._last)

    def follow(self) -> None:
        """Arrange the panes for the pane that has the focus now."""
        focused = self.focused
        if focused in PANES:
            self._last = focused
        self._arrange(self._last)

    def _arrange(self, focused: str) -> None:
        names = panes_of(self._shape, focused, self._screen.view, zoomed=self.zoomed)
        # Those that are there: the first frame comes before the panes beside the list.
        for frame in self._screen.query(Frame):
            frame.display = frame.id in names
        self._screen.query_one("#reader").display = bool({DETAIL, FACTS} & {*names})
        self._screen.set_class(len(names) == 1, "-alone")
        if focused not in names and self.focused == focused:
            self.focus(DETAIL)

    def _frame(self, name: str) -> Frame:
        return self._screen.query_one(f"#{name}", Frame)
