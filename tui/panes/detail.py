"""The open release: its heading, and one of its five views; filled again for every release, never rebuilt.

What draws a release is loaded with the first one that is opened: the first frame, a list, does not wait for it.
"""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from tui.messages import FactChosen, VersionChosen, ViewChosen
from tui.state import Here, Opened, Results
from tui.views import VIEWS, View
from tui.widgets.frame import Frame
from tui.widgets.sheet import EMPTY, Sheet
from tui.widgets.sheet_view import SheetView
from tui.widgets.tab_line import TabLine

if TYPE_CHECKING:
    from store.model import Contact, Fact
    from tui.render.story import Laid


class DetailPane(Frame):
    """A release in one of its views.

    Args:
        text_width: The text is never wider than this.
        id: Id of the pane.
    """

    release: reactive[Opened | None] = reactive[Opened | None](None, init=False, repaint=False)
    """The release that is open."""
    results: reactive[Results | None] = reactive[Results | None](None, init=False, repaint=False)
    """What is listed; tells what to say while no release is open."""
    view: reactive[View] = reactive[View]("overview", init=False, repaint=False)
    """Which of its views is shown."""
    here: reactive[Here | None] = reactive[Here | None](None, init=False, repaint=False)
    """Which evidence or hit is looked at in the text."""

    def __init__(self, text_width: int, id: str) -> None:  # noqa: A002 - Textual's own parameter name
        super().__init__(id=id)
        self._text_width = text_width
        self._laid: tuple[str, int, Laid] | None = None
        self._places: dict[View, tuple[int | None, int]] = {}
        self.heading = "Detail"

    def compose(self) -> ComposeResult:
        """Put the heading over the tabs over the view."""
        yield Static(id="title", markup=False)
        yield TabLine(id="views")
        yield SheetView(id="sheet")

    @property
    def fact(self) -> "Fact | None":
        """The fact under the cursor; in the text the one whose evidence is looked at."""
        from store.model import Fact
        from tui.render.evidence import evidence

        if self.view != "text":
            subject = self.query_one(SheetView).subject
            return subject if isinstance(subject, Fact) else None
        if self.release is None or self.here is None or self.here.kind != "evidence":
            return None
        return evidence(self.release.release)[self.here.number].facts[0]

    @property
    def contact(self) -> "Contact | None":
        """The contact under the cursor."""
        from store.model import Contact

        subject = self.query_one(SheetView).subject
        return subject if isinstance(subject, Contact) else None

    def scroll_sheet(self, lines: int) -> None:
        """Scroll the view by lines."""
        self.query_one(SheetView).scroll_relative(y=lines, animate=False)

    def watch_release(self, before: Opened | None, now: Opened | None) -> None:
        """Show another release, or newer marks on the same one."""
        self._head(now)
        if now is None or before is None or before.release.id != now.release.id:
            self._places.clear()
            self.query_one(SheetView).show(self._build)
        else:
            self.query_one(SheetView).relay(self._build)

    def watch_results(self) -> None:
        """Say why no release is open."""
        if self.release is None:
            self.query_one(SheetView).show(self._build)

    def watch_view(self, before: View, now: View) -> None:
        """Show another view; a view is left and found again where it was."""
        sheet = self.query_one(SheetView)
        self._places[before] = (sheet.cursor, sheet.scroll_offset.y)
        self.query_one(TabLine).active = VIEWS.index(now)
        self._head(self.release)
        sheet.show(self._build, *self._places.get(now, (0, 0)))

    def watch_here(self, here: Here | None) -> None:
        """Mark the stretch that is looked at, bring it into view and say which one it is."""
        if self.release is None:
            return
        from tui.render.evidence import evidence

        sheet = self.query_one(SheetView)
        sheet.relay(self._build)
        span = self._span()
        if span is None or here is None:
            self.remark = ""
            return
        if self._laid is not None and self.view == "text":
            line = self._laid[2].line_of(span[0])
            sheet.reveal(line, self._laid[2].line_of(max(span[0], span[1] - 1)) - line + 1)
        total = len(evidence(self.release.release) if here.kind == "evidence" else self.release.hits)
        keys = "e next · E before" if here.kind == "evidence" else "n next · N before"
        self.remark = f"{here.kind} {here.number + 1} of {total} · {keys} · Esc back"

    def on_resize(self) -> None:
        """Write the heading for the new width."""
        self._head(self.release)

    @on(SheetView.Chosen)
    def _choose(self, event: SheetView.Chosen) -> None:
        from store.model import Fact
        from store.versions import Version

        event.stop()
        subject = event.at.subject
        if isinstance(subject, Fact):
            self.post_message(FactChosen(subject))
        elif isinstance(subject, Version):
            self.post_message(VersionChosen(subject.id))

    @on(TabLine.Clicked)
    def _switch(self, event: TabLine.Clicked) -> None:
        event.stop()
        self.post_message(ViewChosen(VIEWS[event.index]))

    def _head(self, opened: Opened | None) -> None:
        """Write the heading; the screen is laid out again only when it takes more or fewer lines than before."""
        title, tabs = self.query_one("#title", Static), self.query_one(TabLine)
        tabs.display = title.display = opened is not None
        if opened is None:
            return
        from tui.render.heading import heading_lines, tab_words

        release = opened.release
        in_text = self.view == "text" and bool(release.blocks) and release.blocks[0].kind == "title"
        name, issued = heading_lines(opened, max(10, self.size.width - 2), titled=not in_text)
        title.styles.height = len(name) + len(issued)
        bold = [(f"{line}\n", "bold") for line in name]
        title.update(Content.assemble(*bold, ("\n".join(issued), "$muted")), layout=False)
        tabs.tabs = tab_words(release)

    def _build(self, width: int) -> Sheet:
        if self.release is None:
            from tui.render.nothing import nothing

            return nothing(self.results, width)
        from tui.render import contacts, operation, overview, partners

        release = self.release.release
        if self.view == "text":
            return self._story(width)
        if self.view == "overview":
            return overview.overview(release, self.release.row, width, self.release.versions)
        views = {
            "operation": operation.operation,
            "partners": partners.partners,
            "contacts": contacts.contacts,
        }
        return views[self.view](release, width)

    def _story(self, width: int) -> Sheet:
        from tui.render.evidence import evidence
        from tui.render.story import lay_out, story

        opened = self.release
        if opened is None:
            return EMPTY
        if self._laid is None or self._laid[:2] != (opened.release.id, width):
            self._laid = (opened.release.id, width, lay_out(opened.release, width, self._text_width))
        marks = [(place.start, place.end) for place in evidence(opened.release)]
        return story(self._laid[2], marks, opened.hits, self._span())

    def _span(self) -> tuple[int, int] | None:
        """Return the stretch that is looked at."""
        if self.release is None or self.here is None:
            return None
        from tui.render.evidence import evidence

        if self.here.kind == "hit":
            found = self.release.hits
            return found[self.here.number] if self.here.number < len(found) else None
        places = evidence(self.release.release)
        if self.here.number >= len(places):
            return None
        return places[self.here.number].start, places[self.here.number].end
