"""Hand a text to a clipboard program and learn whether it took it.

xclip, xsel and wl-copy leave a process behind that answers for the clipboard. So nothing here waits for a pipe
that such a process would hold open: standard output goes nowhere, error output into an unnamed file. The program
runs in a session of its own, so that closing the terminal does not empty the clipboard.
"""

import contextlib
import os
import signal
import subprocess
import tempfile
from typing import IO

from store.text import plain
from tui.clipboard.surroundings import Surroundings

NOT_INSTALLED = "not installed"


class WayFailed(Exception):
    """A way of copying did not work; the message is the reason in one line."""


def feed(around: Surroundings, name: str, *words: str, text: str, encoding: str = "utf-8") -> None:
    """Run a program with the text on its standard input.

    Raises:
        WayFailed: It is not installed, cannot start, ends with an error or takes too long.
    """
    _run(around, name, words, text.encode(encoding), subprocess.DEVNULL)


def ask(around: Surroundings, name: str, *words: str) -> str:
    """Run a program and return what it prints, the first 100,000 bytes of it.

    Raises:
        WayFailed: As `feed`.
    """
    with tempfile.TemporaryFile() as answer:
        _run(around, name, words, b"", answer)
        answer.seek(0)
        return answer.read(100_000).decode("utf-8", "replace")


def _run(
    around: Surroundings, name: str, words: tuple[str, ...], data: bytes, stdout: IO[bytes] | int
) -> None:
    path = around.program(name)
    if path is None:
        raise WayFailed(NOT_INSTALLED)
    with tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(  # noqa: S603 - a program named here, found on PATH, without a shell
                [path, *words],
                stdin=subprocess.PIPE,
                stdout=stdout,
                stderr=errors,
                env=dict(around.environ),
                start_new_session=True,
            )
        except OSError as error:
            raise WayFailed(plain(error.strerror or error)) from error
        try:
            process.communicate(data, timeout=around.seconds)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise WayFailed(f"no answer within {around.seconds:g} s") from error
        if process.returncode:
            raise WayFailed(_first_line(errors) or f"exit status {process.returncode}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with everything it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
    if process.stdin:
        with contextlib.suppress(OSError):
            process.stdin.close()


def _first_line(file: IO[bytes]) -> str:
    file.seek(0)
    lines = file.read(2000).decode("utf-8", "replace").strip().splitlines()
    return plain(lines[0], 100) if lines else ""
