"""The head of the screen: what is searched for, how many there are, and what a query did that is not obvious."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive, reactive
from textual.widgets import Input, Static

from store.text import plain
from tui.messages import QueryChanged, SearchAbandoned, SearchKept, SearchOpened
from tui.sorting import order_words
from tui.state import Results
from tui.widgets.frame import FOCUSED


class QueryInput(Input):
    """The line the query is typed in."""

    # As in the base class, but without a layout of the whole screen at every letter: the line is as wide as it is.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def on_key(self, event: events.Key) -> None:
        """Give the search up on Escape, keep it on Enter; the rest is for the line itself."""
        if event.key not in ("escape", "enter"):
            return
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.post_message(SearchAbandoned())
        else:
            self.post_message(SearchKept(self.value))
            # At once, not when the message arrives: the keys behind it are for the list, and may be here already.
            self.screen.set_focus(None)


class SearchPane(Vertical):
    """The query, typed here, and what is known of its result."""

    results: reactive[Results | None] = reactive[Results | None](None, init=False, repaint=False)
    """What it found."""

    _room = 0
    """Cells that the count has; while a query is typed it gets no narrower, so that nothing moves at every letter."""

    def compose(self) -> ComposeResult:
        """Put name, query and count in a line, hints below."""
        with Horizontal(id="head"):
            yield Static(" Pressroom ", id="name", markup=False)
            yield Static("/", id="slash", markup=False)
            yield QueryInput(placeholder="search", select_on_focus=False, compact=True, id="query")
            yield Static(id="count", markup=False)
        yield Static(id="hints", markup=False)

    def show(self, query: str) -> None:
        """Show the query that the screen went back to.

        Called, not bound: a query that was typed here would come back behind what was typed since, and replace it.
        """
        line = self.query_one(QueryInput)
        if line.value != query:
            with line.prevent(Input.Changed):
                line.value = query

    def watch_results(self, results: Results | None) -> None:
        """Show how many there are, and the query's hints."""
        if results is None:
            return
        words = count_words(results)
        room = max(len(words), self._room if results.query.strip() else 0)
        wider, self._room = room != self._room, room
        self.query_one("#count", Static).update(Content(f" {words.rjust(room)} "), layout=wider)
        hints = self.query_one("#hints", Static)
        hints.update(Content(" " + " · ".join(plain(hint) for hint in results.page.hints)), layout=False)
        hints.display = bool(results.page.hints)

    def open(self) -> None:
        """Take the focus, the cursor behind what is there."""
        line = self.query_one(QueryInput)
        # At once, not after the messages that wait: the next key may be here already.
        self.screen.set_focus(line)
        line.cursor_position = len(line.value)

    def on_descendant_focus(self) -> None:
        """Say that a search begins."""
        self.query_one("#name", Static).update(f"{FOCUSED}Search   ", layout=False)
        self.post_message(SearchOpened())

    def on_descendant_blur(self) -> None:
        """Show the name again."""
        self.query_one("#name", Static).update(" Pressroom ", layout=False)

    @on(Input.Changed)
    def _change(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(QueryChanged(event.value))


def count_words(results: Results) -> str:
    """Return how many releases were found, of how many, in which order: `37 of 12,408 · newest`."""
    found, stored = results.page.total, results.stored
    if not stored:
        return "empty"
    count = f"{found:,} of {stored:,}" if results.query.strip() else f"{stored:,}"
    return f"{count} · {order_words(results.page.order)}"
