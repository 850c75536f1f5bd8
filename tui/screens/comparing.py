"""The other versions of the open release: looked for once it is shown, and gone to from one to the other.

Invariant: nobody waits for them, and what is found belongs to the release that is open by then.
"""

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from store.errors import PressroomError

if TYPE_CHECKING:
    from store.library import Library
    from store.versions import Version
    from tui.screens.browse import BrowseScreen

# Comparing texts takes as long as drawing some rows: while the cursor runs down the list nobody reads of versions.
_STAY_SECONDS = 0.05


class Comparing:
    """Looks for versions for a screen.

    Args:
        screen: Whose open release has versions.
        library: Where they are.
    """

    def __init__(self, screen: "BrowseScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library

    def look(self) -> None:
        """Look for the versions of the open release, once the person stays on it."""
        opened = self._screen.release
        if opened is not None:
            self._screen.run_call(partial(self._look, opened.row.id), group="versions", exclusive=True)

    def go_to(self, release_id: str) -> None:
        """Put the cursor of the list on a version; a search that does not find it is taken away."""
        self._screen.run_call(partial(self._go_to, release_id), group="versions", exclusive=True)

    async def _look(self, release_id: str) -> None:
        await asyncio.sleep(_STAY_SECONDS)
        try:
            found = await asyncio.to_thread(self._library.versions, release_id)
        except PressroomError:
            return  # it was removed meanwhile, or cannot be read: whoever opens it says so
        self._show(release_id, found)

    def _show(self, release_id: str, found: "tuple[Version, ...]") -> None:
        opened = self._screen.release
        if opened is not None and opened.row.id == release_id:
            self._screen.release = replace(opened, versions=found)

    async def _go_to(self, release_id: str) -> None:
        query = self._screen.query_text
        try:
            place = await asyncio.to_thread(self._library.position, release_id, query, near=True)
        except PressroomError as error:
            self._screen.complain(error.message, error.hint)
            return
        if place is None:
            self._screen.searching.clear()
        self._screen.calls.find(self._screen.query_text, keep=release_id)
