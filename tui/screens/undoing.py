"""Taking back what a person changed, and doing it again."""

import asyncio
from typing import TYPE_CHECKING

from store.errors import PressroomError

if TYPE_CHECKING:
    from store.library import Library
    from tui.screens.browse import BrowseScreen


class Undoing:
    """Undoes and redoes for a screen.

    Args:
        screen: Shows what became of it.
        library: Keeps what was changed.
    """

    def __init__(self, screen: "BrowseScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library

    def undo(self) -> None:
        """Take the last change back."""
        self._screen.run_call(self._undo, group="undo")

    def redo(self) -> None:
        """Do again what was taken back."""
        self._screen.run_call(self._redo, group="undo")

    async def _undo(self) -> None:
        await self._turn(back=True)

    async def _redo(self) -> None:
        await self._turn(back=False)

    async def _turn(self, *, back: bool) -> None:
        log = self._library.actions
        try:
            words = await asyncio.to_thread(log.undo if back else log.redo)
        except PressroomError as error:
            self._screen.complain(error.message, error.hint)
            return
        if words is None:
            self._screen.say("There is nothing to undo." if back else "There is nothing to redo.")
            return
        self._screen.say(f"Undone: {words}" if back else f"Done again: {words}")
        self._screen.reload()
        self._screen.saving.refresh()
