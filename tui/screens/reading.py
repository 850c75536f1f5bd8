"""Reading one release: its views, the evidence and hits in its text, and the way back to where one came from."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.commands import DETAIL, LIST
from tui.state import Here
from tui.views import View

if TYPE_CHECKING:
    from store.model import Fact
    from tui.screens.browse import BrowseScreen


@dataclass(frozen=True, slots=True)
class Step:
    """Where a person was before the text was shown: the view and the pane."""

    view: View
    pane: str


class Reading:
    """Decides what the browse screen's `view` and `here` are.

    Args:
        screen: Holds them.
    """

    def __init__(self, screen: "BrowseScreen") -> None:
        self._screen = screen
        self._way_back: Step | None = None
        self.chosen = False
        """Whether a person chose the view; until then it follows the size of the screen."""

    def forget(self) -> None:
        """Begin anew with another release."""
        self._way_back = None
        self._screen.here = None

    def choose(self, view: View) -> None:
        """Show a view because a person asked for it."""
        self.chosen = True
        self._way_back = None
        self._screen.here = None
        self._screen.view = view

    def show_fact(self, fact: "Fact", *, follow: bool = False) -> None:
        """Show the evidence of a fact in the text.

        Args:
            fact: The fact.
            follow: Whether the focus goes to the text.
        """
        from tui.render.evidence import evidence_of

        opened = self._screen.release
        number = None if opened is None else evidence_of(opened.release, fact)
        if number is None:
            self._screen.say("The file states this beside the text: there is no sentence to show.")
            return
        self._look(Here("evidence", number))
        if follow:
            self._screen.panes.focus(DETAIL)

    def step(self, kind: Literal["evidence", "hit"], by: int) -> None:
        """Go to the next or previous evidence or hit, from the last around to the first."""
        from tui.render.evidence import evidence

        opened = self._screen.release
        if opened is None:
            return
        total = len(evidence(opened.release) if kind == "evidence" else opened.hits)
        if total == 0:
            self._screen.say("No evidence in this text." if kind == "evidence" else "No hit in this text.")
            return
        here = self._screen.here
        if here is None or here.kind != kind:
            number = 0 if by > 0 else total - 1
        else:
            number = (here.number + by) % total
        self._look(Here(kind, number))

    def back(self) -> bool:
        """Take the mark away and go back to where it was asked for; False when there is no way back."""
        if self._screen.here is None:
            return False
        self._screen.here = None
        step, self._way_back = self._way_back, None
        if step is not None:
            self._screen.view = step.view
            self._screen.panes.focus(step.pane)
        return True

    def _look(self, here: Here) -> None:
        screen = self._screen
        if self._way_back is None or screen.here is None:
            self._way_back = Step(screen.view, screen.pane)
        screen.view = "text"
        screen.here = here
        if screen.pane == LIST and not screen.panes.shown(DETAIL):
            screen.panes.focus(DETAIL)
