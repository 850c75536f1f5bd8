"""The facts beside the text; moving over them moves the text, so that a number and its sentence are seen together."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.reactive import reactive

from tui.messages import FactChosen, FactHighlighted
from tui.state import Here, Opened
from tui.widgets.frame import Frame
from tui.widgets.sheet import EMPTY, Sheet
from tui.widgets.sheet_view import SheetView

if TYPE_CHECKING:
    from store.model import Contact, Fact


class FactsPane(Frame):
    """The facts of the open release, a line each; with a column of its own also partners and contacts."""

    release: reactive[Opened | None] = reactive[Opened | None](None, init=False, repaint=False)
    """The release that is open."""
    here: reactive[Here | None] = reactive[Here | None](None, init=False, repaint=False)
    """Which evidence is looked at in the text."""
    people: reactive[bool] = reactive(False, init=False, repaint=False)  # noqa: FBT003 - a reactive takes its default by place
    """Whether partners and contacts stand below the facts."""

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's own parameter name
        super().__init__(id=id)
        self.heading = "Facts"
        self.remark = "Enter shows it in the text"

    def compose(self) -> ComposeResult:
        """Hold the one sheet."""
        yield SheetView(id="facts-sheet")

    @property
    def fact(self) -> "Fact | None":
        """The fact under the cursor."""
        from store.model import Fact

        subject = self.query_one(SheetView).subject
        return subject if isinstance(subject, Fact) else None

    @property
    def contact(self) -> "Contact | None":
        """The contact under the cursor."""
        from store.model import Contact

        subject = self.query_one(SheetView).subject
        return subject if isinstance(subject, Contact) else None

    def watch_release(self, before: Opened | None, now: Opened | None) -> None:
        """Show the facts of another release."""
        if now is None or before is None or before.release.id != now.release.id:
            self.query_one(SheetView).show(self._build)

    def watch_people(self, people: bool) -> None:  # noqa: FBT001 - as Textual calls it
        """Show partners and contacts too, or no longer."""
        self.heading = "Facts · Partners · Contacts" if people else "Facts"
        self.query_one(SheetView).show(self._build)

    def watch_here(self, here: Here | None) -> None:
        """Let the cursor follow the evidence that is looked at."""
        if self.release is None or here is None or here.kind != "evidence":
            return
        from tui.render.evidence import evidence

        sheet = self.query_one(SheetView)
        shown = evidence(self.release.release)[here.number].facts
        if sheet.subject not in shown:
            for fact in shown:
                sheet.point(fact)

    @on(SheetView.Highlighted)
    def _follow(self, event: SheetView.Highlighted) -> None:
        from store.model import Fact

        event.stop()
        if isinstance(event.at.subject, Fact):
            self.post_message(FactHighlighted(event.at.subject))

    @on(SheetView.Chosen)
    def _choose(self, event: SheetView.Chosen) -> None:
        from store.model import Fact

        event.stop()
        if isinstance(event.at.subject, Fact):
            self.post_message(FactChosen(event.at.subject))

    def _build(self, width: int) -> Sheet:
        if self.release is None:
            return EMPTY
        from tui.render.facts import facts

        return facts(self.release.release, width, people=self.people)
