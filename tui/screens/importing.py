"""Importing while the list is up: what is new under the given paths, with a line of words on how far it is."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from store.errors import PressroomError
from store.text import plain

if TYPE_CHECKING:
    from store.ingest import Rejected
    from store.library import Library
    from tui.screens.browse import BrowseScreen


class Importing:
    """Imports for a screen.

    Args:
        screen: Shows how far it is.
        library: Takes what is new.
        paths: What to import; none for nothing.
    """

    def __init__(self, screen: "BrowseScreen", library: "Library", paths: list[Path]) -> None:
        self._screen = screen
        self._library = library
        self._paths = paths

    def begin(self) -> None:
        """Start, if there is anything to import."""
        if self._paths:
            self._say("Importing …")
            self._screen.run_worker(
                self._import, thread=True, group="import", exit_on_error=False, name="import"
            )

    def _import(self) -> None:
        """Runs in a thread; ends early when the app does."""
        from store.ingest import Imported, Rejected, ingest

        worker, app = get_current_worker(), self._screen.app
        stored = known = 0
        rejected: list[Rejected] = []
        try:
            for result in ingest(self._paths, self._library):
                stored += isinstance(result, Imported)
                if isinstance(result, Rejected):
                    rejected.append(result)
                known = known + 1 if not isinstance(result, Imported | Rejected) else known
                if worker.is_cancelled:
                    return
                if (stored + known + len(rejected)) % 50 == 0:
                    app.call_from_thread(self._say, f"Importing … {_counts(stored, known, len(rejected))}")
        except PressroomError as error:
            app.call_from_thread(self._screen.complain, error.message, error.hint)
        app.call_from_thread(self._end, stored, known, rejected)

    def _end(self, stored: int, known: int, rejected: "list[Rejected]") -> None:
        self._say("")
        self._screen.following.look()
        if rejected:
            first = rejected[0]
            more = f" (and {len(rejected) - 1} more)" if len(rejected) > 1 else ""
            reason = f"Rejected: {_end_of(first.path)}: {plain(first.reason, 100)}{more}"
            self._screen.say(f"{_counts(stored, known, len(rejected))}\n{reason}", warning=True)
        elif stored:
            self._screen.say(_counts(stored, known, 0))
        elif not known:
            places = ", ".join(_end_of(str(path)) for path in self._paths)
            self._screen.say(f"There is nothing to read in {places}", warning=True)

    def _say(self, words: str) -> None:
        self._screen.status.say("import", words)


def _end_of(path: str, most: int = 60) -> str:
    """Return the end of a path, which names the file, rather than its beginning."""
    line = plain(path, 1000)
    return line if len(line) <= most else f"…{line[1 - most :]}"


def _counts(stored: int, known: int, rejected: int) -> str:
    """Return what an import has done so far: `120 imported · 3 already here · 1 rejected`."""
    parts = [f"{stored:,} imported", f"{known:,} already here" if known else ""]
    parts.append(f"{rejected:,} rejected" if rejected else "")
    return " · ".join(part for part in parts if part)
