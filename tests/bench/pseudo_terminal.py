"""A program seen from the terminal's side: how long after its start a text stands on the screen."""

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

# Escape sequences: CSI, OSC and DCS strings, and the two-byte ones.
_ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P].*?(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]", re.DOTALL)
CTRL_Q = b"\x11"


def seconds_until(
    words: str,
    command: Sequence[str | Path],
    environ: Mapping[str, str],
    size: tuple[int, int] = (120, 40),
    limit: float = 60.0,
) -> float:
    """Start the program in a terminal of its own and return the seconds until it has written `words`.

    The clock starts before the program is executed and stops when the terminal has read the words. The program is
    then quit with ctrl+q.

    Raises:
        TimeoutError: The words did not come within the limit, or the program ended without them.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    start = time.perf_counter()
    process = subprocess.Popen(
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
    try:
        return _read_until(words.encode(), ours, start, limit) - start
    finally:
        _quit(process, ours)
        os.close(ours)


def _read_until(words: bytes, terminal: int, start: float, limit: float) -> float:
    raw = b""
    while time.perf_counter() - start < limit:
        if not select.select([terminal], [], [], 0.5)[0]:
            continue
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        now = time.perf_counter()
        if not chunk:
            break
        raw += chunk
        if words in _ESCAPES.sub(b"", raw):
            return now
    shown = _ESCAPES.sub(b"", raw).decode("utf-8", "replace").strip()[-500:]
    raise TimeoutError(f"{words.decode()!r} did not appear; the terminal holds: {shown}")


def _quit(process: subprocess.Popen[bytes], terminal: int) -> None:
    """Press ctrl+q, keep reading so that it can finish, and end it when it does not."""
    end = time.monotonic() + 10
    with contextlib.suppress(OSError):
        os.write(terminal, CTRL_Q)
    while process.poll() is None and time.monotonic() < end:
        with contextlib.suppress(OSError):
            if select.select([terminal], [], [], 0.02)[0]:
                os.read(terminal, 65536)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
