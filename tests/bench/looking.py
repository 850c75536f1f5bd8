"""Looks at something again and again, in a thread of its own, while something else is done."""

import threading
from types import TracebackType
from typing import Self


class Looking:
    """A context manager that calls `_look` until it is left; a subclass says what is looked at."""

    def __init__(self) -> None:
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def _look(self) -> None:
        """Look until `_ended` is set."""
        self._ended.wait()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()
