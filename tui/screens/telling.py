"""A screen that runs calls beside the UI and tells a person things; what it says is never read as markup."""

from collections.abc import Callable, Coroutine
from typing import Any

from textual.screen import Screen
from textual.worker import Worker, WorkerState

from store.text import plain

Call = Callable[[], Coroutine[Any, Any, None]]


class TellingScreen(Screen[None]):
    """Says things as toasts, also what went wrong in a call."""

    def say(self, words: str, *, warning: bool = False) -> None:
        """Tell the person something in words that are safe to show."""
        self.notify(words, severity="warning" if warning else "information", markup=False)

    def complain(self, message: str, hint: str = "") -> None:
        """Tell the person what went wrong and what to do about it."""
        lines = [plain(message), plain(hint)] if hint else [plain(message)]
        self.notify("\n".join(lines), severity="error", markup=False)

    def run_call(self, call: Call, *, group: str, exclusive: bool = False) -> None:
        """Run a call as a worker; one that fails is told to the person and the app stays up.

        Args:
            call: Makes the coroutine, so that a call that is cancelled before it begins leaves none unawaited.
            group: Which calls belong together.
            exclusive: Whether it takes the place of the calls of its group that still run.
        """
        self.run_worker(call, group=group, exclusive=exclusive, exit_on_error=False, name=group)  # type: ignore[arg-type]  # mypy cannot choose among Textual's kinds of work

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in a worker."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            error = event.worker.error
            self.complain(f"This did not work ({type(error).__name__}): {error}")
