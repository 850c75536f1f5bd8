"""Which panes are on the screen: decided by its size, the focused pane, the zoom and the view. Pure."""

from typing import Literal

from tui.commands import DETAIL, FACTS, LIST
from tui.settings import Layout
from tui.views import View

Shape = Literal["single", "stacked", "side", "columns"]
SHAPES: tuple[Shape, ...] = ("single", "stacked", "side", "columns")


def shape_of(width: int, height: int, layout: Layout) -> Shape:
    """Return how a screen of this size is laid out."""
    if width < layout.list_only_width or height < layout.list_only_height:
        return "single"
    if width < layout.side_by_side:
        return "stacked"
    return "side" if width < layout.three_columns else "columns"


def panes_of(shape: Shape, focused: str, view: View, *, zoomed: bool) -> tuple[str, ...]:
    """Return the panes to show, in their order; a single one is always the focused one."""
    if zoomed or shape == "single":
        return (focused,)
    if shape == "columns" or (shape == "side" and view == "text"):
        return (LIST, DETAIL, FACTS)
    return (LIST, DETAIL)


def first_view(shape: Shape) -> View:
    """Return the view that is shown until a person chooses one: the text where the facts stand beside it."""
    return "text" if shape in ("side", "columns") else "overview"
