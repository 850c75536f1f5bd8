"""Every call of the browse screen into the library: made off the UI thread, and dropped when another came after.

Invariant: what is set on the screen is set on the UI thread, and belongs to the newest call of its kind.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from store.errors import PressroomError
from tui.screens.telling import Call
from tui.state import PAGE_SIZE, Opened, Results, apart

if TYPE_CHECKING:
    from store.library import Library
    from store.listing import ListRow, Page
    from tui.screens.browse import BrowseScreen


def look_up(library: "Library", query: str, keep: str | None = None, near: int = 0) -> Results:
    """Return the result of a query, or what comes near where nothing matches, with the rows around its cursor. Blocks.

    Args:
        library: Where to look.
        query: The query.
        keep: Id of the release that the cursor is to stay on, where the result holds it.
        near: Where the cursor is to stand otherwise; the last row when the result is shorter.
    """
    known = library.position(keep, query) if keep else None
    place = near if known is None else known
    page = _page_around(library, query, place)
    # Asked for only now: a key that finds something does not wait for what comes near.
    if page.near and keep and (known := library.position(keep, query, near=True)) is not None:
        place = known
    place = max(0, min(place, page.total - 1))
    if place - place % PAGE_SIZE != page.offset:
        page = _page_around(library, query, place)
    return Results(query, page, library.count(), place if page.total else None)


def _page_around(library: "Library", query: str, place: int) -> "Page":
    return library.page(query, offset=place - place % PAGE_SIZE, limit=PAGE_SIZE, near=True)


# So often a list is looked up again because the cursor was moved meanwhile.
_LOOKS = 4


class StoreCalls:
    """Calls the library for a screen.

    Args:
        screen: Takes the results.
        library: Where they come from.
    """

    def __init__(self, screen: "BrowseScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self._finding: asyncio.Future[Results] | None = None

    def find(self, query: str, *, keep: str | None = None, near: int = 0) -> None:
        """Look a query up and give the screen its `results`."""
        self._run("find", partial(self._find, query, keep, near))

    def reload(self) -> None:
        """Look the screen's query up again; the cursor stays on its release."""
        self._run("find", self._reload)

    def find_saved(self, name: str, query: str) -> None:
        """Look a saved search up, and keep that its result was seen once it is on the screen."""
        # In a group of its own: a list that is read again meanwhile must not keep it from counting as seen.
        self._run("saved", partial(self._find_saved, name, query))

    def fetch(self, query: str, first: int, count: int) -> None:
        """Load rows that the list shows and does not have."""
        self._run("fetch", partial(self._fetch, query, first, count))

    def open(self, release_id: str, query: str) -> None:
        """Open a release, with the hits of the query in its text, as the screen's `release`."""
        self._run("open", partial(self._open, release_id, query))

    def when_open(self, then: Callable[[], None]) -> None:
        """Call `then` once the release under the list's cursor is open, so that keys typed ahead act on no other."""
        wanted, opened = self._screen.release_id, self._screen.release
        if wanted is None or (opened is not None and opened.row.id == wanted):
            then()
        else:
            self._run("act", partial(self._open_then, wanted, then), exclusive=False)

    def star(self, row: "ListRow") -> None:
        """Star the release, or take the star away."""
        star = partial(self._library.set_starred, row.id, not row.starred)
        self._run("mark", partial(self._mark, row.id, star), exclusive=False)

    def read(self, row: "ListRow", *, read: bool, by_hand: bool) -> None:
        """Keep that the release was read, or was not; by hand it is an action that can be undone."""
        if row.read != read:
            mark = partial(self._library.set_read, row.id, read, undoable=by_hand)
            self._run("mark", partial(self._mark, row.id, mark), exclusive=False)

    def _run(self, group: str, call: Call, *, exclusive: bool = True) -> None:
        self._screen.run_call(partial(self._told, call), group=group, exclusive=exclusive)

    async def _told(self, call: Call) -> None:
        """Await a call; what the library cannot do is told to the person and the app stays up."""
        try:
            await call()
        except PressroomError as error:
            self._screen.complain(error.message, error.hint)

    async def _find(self, query: str, keep: str | None, near: int) -> None:
        self._screen.results = await self._look_up(query, keep, near)

    async def _reload(self) -> None:
        screen = self._screen
        for _ in range(_LOOKS):
            keep, near = screen.release_id, screen.place
            results = await self._look_up(screen.query_text, keep, near)
            if (screen.release_id, screen.place) == (keep, near):
                break  # else the cursor was moved meanwhile, and would jump back
        screen.results = results

    async def _look_up(self, query: str, keep: str | None, near: int) -> Results:
        """Look up at once, or when the call that runs is done; of those that wait meanwhile only the newest runs."""
        if self._finding is not None:
            await asyncio.wait({self._finding})
        self._finding = asyncio.ensure_future(asyncio.to_thread(look_up, self._library, query, keep, near))
        # One whose caller was cancelled fails for nobody.
        self._finding.add_done_callback(lambda done: done.exception())
        return await asyncio.shield(self._finding)

    async def _find_saved(self, name: str, query: str) -> None:
        watching = self._library.watching
        up_to = await asyncio.to_thread(watching.shown_up_to)
        await self._find(query, None, 0)
        await self._screen.following.own(partial(watching.mark_seen, name, up_to))

    async def _fetch(self, query: str, first: int, count: int) -> None:
        page = await asyncio.to_thread(self._library.page, query, offset=first, limit=count, near=True)
        self._screen.put_rows(query, page)

    async def _open(self, release_id: str, query: str) -> None:
        opened = self._screen.release
        if opened is not None and opened.row.id == release_id:
            self._screen.release = await asyncio.to_thread(self._opened_again, opened, query)
        else:
            self._screen.release = await asyncio.to_thread(self._opened, release_id, query)

    async def _open_then(self, release_id: str, then: Callable[[], None]) -> None:
        await self._open(release_id, self._screen.query_text)
        then()

    def _opened(self, release_id: str, query: str) -> Opened:
        release = self._library.get(release_id)
        return Opened(release, self._library.row(release_id), query, self._hits(query, release.text))

    def _opened_again(self, opened: Opened, query: str) -> Opened:
        """Return an open release with the hits of another query, and with what is kept of it by now."""
        row = self._library.row(opened.row.id)
        return replace(opened, row=row, query=query, hits=self._hits(query, opened.release.text))

    def _hits(self, query: str, text: str) -> tuple[tuple[int, int], ...]:
        return apart(self._library.hits(query, text, near=True)) if query.strip() else ()

    async def _mark(self, release_id: str, mark: Callable[[], None]) -> None:
        row = await self._screen.following.own(partial(self._marked, release_id, mark))
        opened = self._screen.release
        if opened is not None and opened.row.id == release_id:
            self._screen.release = replace(opened, row=row)

    def _marked(self, release_id: str, mark: Callable[[], None]) -> "ListRow":
        mark()
        return self._library.row(release_id)
