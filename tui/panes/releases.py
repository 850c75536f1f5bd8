"""The list of releases; it keeps a few pages of rows and asks for the others as they come into view."""

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Static

from store.listing import ListRow
from store.text import plain
from tui.messages import ReleaseHighlighted, ReleaseOpened, RowsMissed
from tui.render.rows import header_line, row_pieces
from tui.state import PAGE_SIZE, Opened, Results
from tui.widgets.frame import Frame
from tui.widgets.pages import Pages
from tui.widgets.row_list import RowList

_LEAST_HEIGHT_WITH_HEADER = 14


class ReleasesPane(Frame):
    """The releases a query found, newest first or as the query asks."""

    COMPONENT_CLASSES = {"releases--dim", "releases--strong", "releases--accent"}  # noqa: RUF012 - as Textual has it

    # Also a result that equals the one before is shown: rows that a person marked since are drawn over it.
    results: reactive[Results | None] = reactive[Results | None](
        None, init=False, repaint=False, always_update=True
    )
    """What is listed."""
    release: reactive[Opened | None] = reactive[Opened | None](None, init=False, repaint=False)
    """The release that is open; its row may be newer than the one in the list."""

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's own parameter name
        super().__init__(id=id)
        self._pages: Pages[ListRow] = Pages(PAGE_SIZE)
        self._newer: dict[str, ListRow] = {}
        self.heading = "Releases"

    def compose(self) -> ComposeResult:
        """Put the column names and the words for an empty list above the list."""
        yield Static(id="columns", markup=False)
        yield Static(id="none", markup=False)
        yield RowList(self._draw, page_size=PAGE_SIZE, id="rows")

    @property
    def index(self) -> int | None:
        """Where in the result the cursor stands."""
        return self.query_one(RowList).cursor

    @property
    def row(self) -> ListRow | None:
        """The row under the cursor, when it is loaded."""
        return None if self.index is None else self._row(self.index)

    def put(self, query: str, first: int, rows: tuple[ListRow, ...]) -> None:
        """Take rows that were missed; those of another query are dropped."""
        if self.results is not None and query == self.results.query:
            self._pages.put(first, rows)
            self.query_one(RowList).refresh_rows(first, len(rows))

    def watch_results(self, results: Results | None) -> None:
        """Show another result, the cursor where it says."""
        if results is None:
            return
        self._pages.clear()
        self._newer.clear()
        self._pages.put(results.page.offset, results.page.rows)
        self.query_one(RowList).show(results.page.total, cursor=results.cursor)
        none = self.query_one("#none", Static)
        if results.page.total == 0:
            none.update(_no_rows(results))
        none.display = results.page.total == 0
        self._count()

    def watch_release(self, release: Opened | None) -> None:
        """Draw the row again when it is newer than the one in the list."""
        index = self.index
        if release is None or index is None or self._row(index) == release.row:
            return
        self._newer[release.row.id] = release.row
        self.query_one(RowList).refresh_rows(index, 1)

    def on_resize(self) -> None:
        """Name the columns where there is room for a line that does."""
        columns = self.query_one("#columns", Static)
        columns.display = self.size.height >= _LEAST_HEIGHT_WITH_HEADER
        # One cell less for the cursor of the list, one for its scroll bar.
        columns.update(" " + header_line(self.size.width - 2))

    @on(RowList.Highlighted)
    def _follow(self, event: RowList.Highlighted) -> None:
        event.stop()
        self._count()
        row = self._row(event.index)
        if row is not None:
            self.post_message(ReleaseHighlighted(row.id))

    @on(RowList.Selected)
    def _open(self, event: RowList.Selected) -> None:
        event.stop()
        self.post_message(ReleaseOpened())

    @on(RowList.RowsWanted)
    def _miss(self, event: RowList.RowsWanted) -> None:
        event.stop()
        self.post_message(RowsMissed(event.first, event.count))

    def _row(self, index: int) -> ListRow | None:
        row = self._pages.get(index)
        return row and self._newer.get(row.id, row)

    def _draw(self, index: int, width: int) -> Text | None:
        row = self._row(index)
        if row is None:
            return None
        pieces = [
            (words, self.get_component_rich_style(f"releases--{part}", partial=True) if part else "")
            for words, part in row_pieces(row, width)
        ]
        return Text.assemble(*pieces, end="", no_wrap=True)

    def _count(self) -> None:
        total = self.query_one(RowList).row_count
        self.heading = f"Releases {(self.index or 0) + 1:,}/{total:,}" if total else "Releases"


def _no_rows(results: Results) -> str:
    if results.query.strip() and results.stored:
        return f"Nothing matches {plain(results.query, 60)}\nEsc goes back to the list."
    return "No releases yet."
