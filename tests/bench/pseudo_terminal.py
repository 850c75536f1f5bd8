"""A program seen from the terminal's side: what it writes, when, and what it is written to."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

# Escape sequences: CSI, OSC and DCS strings, and the two-byte ones.
_ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P].*?(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]", re.DOTALL)
CTRL_Q = b"\x11"


class Terminal:
    """A program in a terminal of its own; on leaving it is quit with ctrl+q.

    Args:
        command: The program and its words.
        environ: Its environment.
        size: Columns and lines.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        environ: Mapping[str, str],
        size: tuple[int, int] = (120, 40),
    ) -> None:
        self._terminal, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self._raw = b""
        self.begun = time.perf_counter()
        self._process = subprocess.Popen(
            [str(word) for word in command],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=dict(environ),
            start_new_session=True,
            # Its controlling terminal, so that /dev/tty and resize signals work as they do for a person.
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no threads here
        )
        os.close(theirs)

    @property
    def pid(self) -> int:
        """The program's number."""
        return self._process.pid

    def send(self, keys: str) -> float:
        """Press keys, forget what was written before, and return the time at which they were sent."""
        self._raw = b""
        sent = time.perf_counter()
        os.write(self._terminal, keys.encode())
        return sent

    def wait_for(self, *words: str, limit: float = 60.0) -> float:
        """Return the time at which the last of some words was read, counting from the last key.

        Raises:
            TimeoutError: They did not come within the limit in seconds, or the program ended without them.
        """
        wanted = [part.encode() for part in words]
        end = time.perf_counter() + limit
        while (left := end - time.perf_counter()) > 0:
            if not self._read(min(left, 0.5)):
                continue
            now = time.perf_counter()
            shown = _ESCAPES.sub(b"", self._raw)
            if all(part in shown for part in wanted):
                return now
        raise TimeoutError(f"{words!r} did not appear; the terminal holds: {self._held()}")

    def wait_for_quiet(self, seconds: float) -> float:
        """Return the time at which the last was read before nothing came for so many seconds; now, when nothing did."""
        last = time.perf_counter()
        while self._read(seconds):
            last = time.perf_counter()
        return last

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Press ctrl+q, keep reading so that the program can finish, and end it when it does not."""
        end = time.monotonic() + 10
        with contextlib.suppress(OSError):
            os.write(self._terminal, CTRL_Q)
        while self._process.poll() is None and time.monotonic() < end:
            with contextlib.suppress(TimeoutError):
                self._read(0.02)
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        os.close(self._terminal)

    def _held(self) -> str:
        """Return the last of what was read, in one line."""
        return " ".join(_ESCAPES.sub(b" ", self._raw).decode("utf-8", "replace").split())[-500:]

    def _read(self, seconds: float) -> bool:
        """Read what comes within some seconds; False when nothing does.

        Raises:
            TimeoutError: Nothing can come any more: the program has ended.
        """
        if not select.select([self._terminal], [], [], seconds)[0]:
            return False
        try:
            chunk = os.read(self._terminal, 65536)
        except OSError:  # Linux says so when the other end is closed
            chunk = b""
        if not chunk:
            raise TimeoutError(f"the program has ended; the terminal holds: {self._held()}")
        self._raw += chunk
        return True
