"""Saved searches: the one on the screen is saved under a name; saved ones are listed, run and forgotten."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from store.errors import PressroomError
from store.text import plain
from tui.screens.telling import Call
from tui.widgets.prompt_line import PromptLine

if TYPE_CHECKING:
    from store.library import Library
    from store.watching import Watched
    from tui.screens.browse import BrowseScreen
    from tui.screens.saved_searches import SavedSearchesScreen

# A suggested name is not longer.
_NAME_LENGTH = 40


class Saving:
    """Keeps searches for a screen.

    Args:
        screen: Whose query is saved.
        library: Where to.
    """

    def __init__(self, screen: "BrowseScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self._list: SavedSearchesScreen | None = None
        self._known: tuple[Watched, ...] = ()
        self.prompt = PromptLine()
        """Where the name is asked for."""

    def save(self) -> None:
        """Ask under which name to keep the search that is on the screen."""
        query = self._screen.query_text.strip()
        if not query:
            self._screen.say("There is no search to save: / begins one.")
            return
        known = next((search.name for search in self._known if search.query == query), None)
        self.prompt.open("save", "Save this search as", known or suggested_name(query))

    def answered(self, name: str) -> None:
        """Save the search under a name."""
        self._run(partial(self._save, name, self._screen.query_text))

    def open(self) -> None:
        """List the saved searches."""
        self._run(self._open)

    def forget(self, name: str) -> None:
        """Keep a saved search no longer."""
        self._run(partial(self._forget, name))

    def refresh(self) -> None:
        """Count again for the list, where it is open; costs nothing when nobody wrote."""
        if self._list is not None:
            self._run(self._show)

    def chosen(self, search: "Watched | None") -> None:
        """Run a saved search, or none."""
        self._list = None
        if search is not None:
            self._screen.searching.run(search.query)
            self._screen.calls.find_saved(search.name, search.query)

    def turn(self, *, back: bool) -> None:
        """Take the last change back, or do it again."""
        if back:
            self._screen.undoing.undo()
        else:
            self._screen.undoing.redo()

    async def _save(self, name: str, query: str) -> None:
        before = await asyncio.to_thread(self._library.searches.query, name)
        saved = await self._screen.following.own(partial(self._library.searches.save, name, query))
        self._known = await asyncio.to_thread(self._library.watching.counted)
        if before in (None, saved.query):
            self._screen.say(f"Saved as “{plain(saved.name, 60)}”: w lists what is saved.")
        else:
            words = f"“{plain(saved.name, 60)}” was {plain(before, 60)} and is now this search: u undoes it."
            self._screen.say(words)

    async def _forget(self, name: str) -> None:
        await self._screen.following.own(partial(self._library.searches.forget, name))
        self._screen.say(f"Forgot “{plain(name, 60)}”: u brings it back.")
        await self._show()

    async def _open(self) -> None:
        from tui.screens.saved_searches import SavedSearchesScreen

        self._known = await asyncio.to_thread(self._library.watching.counted)
        if self._list is None:
            self._list = SavedSearchesScreen(self, self._known)
            self._screen.app.push_screen(self._list, self.chosen)

    async def _show(self) -> None:
        self._known = await asyncio.to_thread(self._library.watching.counted)
        if self._list is not None:
            self._list.show(self._known)

    def _run(self, call: Call) -> None:
        self._screen.run_call(partial(self._told, call), group="saved searches")

    async def _told(self, call: Call) -> None:
        try:
            await call()
        except PressroomError as error:
            self._screen.complain(error.message, error.hint)


def suggested_name(query: str) -> str:
    """Return a name for a query: its own words, as long as a name may well be."""
    words = " ".join(query.replace('"', " ").split())
    if len(words) <= _NAME_LENGTH:
        return words
    return words[:_NAME_LENGTH].rsplit(" ", 1)[0]
