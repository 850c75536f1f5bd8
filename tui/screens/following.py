"""Following what this and other processes write: the list is read again, and the search index is fed and kept whole.

Invariant: feeding runs beside everything else. Nothing that a person does waits for it, and what it does not manage is
told once and tried again later.
"""

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from store.errors import PressroomError

if TYPE_CHECKING:
    from store.library import Library
    from tui.screens.browse import BrowseScreen

WATCH_SECONDS = 0.5
"""How often to ask whether another process wrote."""

# While much is fed, the list is read again so often; each batch would be too often.
_RELOAD_SECONDS = 2.0
# After the index could not be written.
_RETRY_SECONDS = 15.0
# Fewer changes are in before anybody could read that they are on their way.
_WORTH_A_LINE = 2_000

_Result = TypeVar("_Result")


class Following:
    """Follows a library for a screen.

    Args:
        screen: Shows its releases.
        library: What is followed.
    """

    def __init__(self, screen: "BrowseScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self._seen: int | None = None
        self._looks = 0
        self._looking = self._feeding = False
        # Something was written that is still to be shown.
        self._news = False
        # Held while something is written or looked for, so that what we write ourselves is no news to us.
        self._at_it = asyncio.Lock()
        self._fed: tuple[int, int] = (0, 0)
        self._reloaded = self._failed = 0.0
        self._complaint = ""

    def look(self) -> None:
        """See whether anything was written, and show what is new; begin to feed the index where it is behind."""
        self._say_progress()
        if not self._looking:
            self._looking = True
            self._screen.run_call(self._look, group="watch")

    async def own(self, write: Callable[[], _Result]) -> _Result:
        """Write something of which the screen knows already, in a thread."""
        async with self._at_it:
            return await asyncio.to_thread(self._written, write)

    def _written(self, write: Callable[[], _Result]) -> _Result:
        before = self._library.version()
        result = write()
        if self._seen == before:  # else another process wrote too, which is still to be shown
            self._seen = self._library.version()
        return result

    async def _look(self) -> None:
        try:
            async with self._at_it:
                news, behind = await asyncio.to_thread(self._found)
        except PressroomError as error:
            self._complain(error)
            return
        finally:
            self._looking = False
        now = time.monotonic()
        self._news |= news
        if self._news and (not self._feeding or now - self._reloaded > _RELOAD_SECONDS):
            self._reloaded = now
            self._show_news()
        if behind and not self._feeding and now - self._failed > _RETRY_SECONDS:
            self._feeding = True
            self._screen.run_call(self._feed, group="feed")

    def _found(self) -> tuple[bool, bool]:
        """Return whether something was written since the last call, and whether the index has to be fed."""
        version = self._library.version()
        news = self._seen not in (None, version)
        self._seen = version
        self._looks += 1
        # With the second look the index is opened, to see whether it is whole: the first comes with the first frame.
        return news, self._looks == 2 or self._library.behind()

    async def _feed(self) -> None:
        try:
            fed = await asyncio.to_thread(self._library.catch_up, self._progress)
        except PressroomError as error:
            self._failed = time.monotonic()
            self._complain(error)
            return
        finally:
            self._feeding, self._fed = False, (0, 0)
            self._say_progress()
        self._complaint = ""
        if fed:
            self._show_news()

    def _show_news(self) -> None:
        self._news = False
        self._screen.reload()
        self._screen.comparing.look()
        self._screen.saving.refresh()

    def _progress(self, done: int, total: int) -> None:
        """Runs in the thread that feeds; the next look shows it."""
        self._fed = done, total

    def _say_progress(self) -> None:
        done, total = self._fed
        results = self._screen.results
        stored = results.stored if results is not None else 0
        what = "Building the search index" if total >= stored else "Adding to the search index"
        words = f"{what} … {done:,} of {total:,}" if total >= _WORTH_A_LINE else ""
        self._screen.status.say("index", words)

    def _complain(self, error: PressroomError) -> None:
        """Tell a person what went wrong, but not again and again."""
        if error.message != self._complaint:
            self._complaint = error.message
            self._screen.complain(error.message, error.hint)
