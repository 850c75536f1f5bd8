"""Lets another process read a PDF, so that a hostile one can neither stop nor take down this one.

PDFium is native code, not thread-safe, and a page of two kilobytes can keep it busy for years; so it never runs here.
One such process is kept for the next file, one caller at a time speaks to it, and one that died is replaced.
"""

import atexit
import json
import os
import subprocess
import sys
import threading
from typing import Any

from store.errors import SourceError
from store.readers.paper.found import Paper

# Real releases take a tenth of a second; forms nested in forms could take for ever.
SECONDS = 30
_START = "import sys; sys.path[:] = sys.argv[1:]; from store.readers.paper.child import serve; serve()"
_lock = threading.Lock()


class _Child:
    """The process, if there is one."""

    process: subprocess.Popen[bytes] | None = None


def read(data: bytes, seconds: int = SECONDS) -> Paper:
    """Return what the PDF holds.

    Args:
        data: Its bytes.
        seconds: After which it is given up, 1 to 255.

    Raises:
        SourceError: It cannot be read, or the process that read it was stopped: it took too long or broke it.
        RuntimeError: A fault of ours while it was read.
    """
    with _lock:
        answer = _ask(bytes([seconds]) + data)
    if "refused" in answer:
        raise SourceError(*answer["refused"])
    if "fault" in answer:
        raise RuntimeError(answer["fault"])
    paper: Paper = answer["paper"]
    return paper


def end() -> None:
    """End the process; the next file starts another."""
    with _lock:
        _end()


def _ask(request: bytes) -> dict[str, Any]:
    kept = _Child.process is not None
    try:
        return _exchange(_started(), request)
    except (OSError, EOFError):
        code = _end()
    if kept and code == 0:
        # It had ended itself for want of work just then.
        return _ask(request)
    raise SourceError(
        "took too long to read or broke what reads PDFs, and was given up",
        "print it into a new PDF, or save its text as .txt",
    )


def _exchange(child: subprocess.Popen[bytes], request: bytes) -> dict[str, Any]:
    assert child.stdin is not None  # noqa: S101 - both are pipes
    assert child.stdout is not None  # noqa: S101
    child.stdin.write(len(request).to_bytes(8, "big") + request)
    child.stdin.flush()
    head = child.stdout.read(8)
    length = int.from_bytes(head, "big")
    answer = child.stdout.read(length) if len(head) == 8 else b""
    if not answer or len(answer) < length:
        raise EOFError
    found: dict[str, Any] = json.loads(answer)
    return found


def _started() -> subprocess.Popen[bytes]:
    """Return the running process.

    Raises:
        SourceError: None can be started.
    """
    if _Child.process is None or _Child.process.poll() is not None:
        _end()
        try:
            _Child.process = subprocess.Popen(  # noqa: S603 - this Python with a program of ours, without a shell
                [sys.executable, "-I", "-c", _START, *(place or os.getcwd() for place in sys.path)],  # noqa: PTH109
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # the interrupt key is for this process
            )
        except OSError as error:
            raise SourceError("cannot be read: no process can be started for it") from error
        atexit.register(_end)
    return _Child.process


def _end() -> int | None:
    """End the process and return its exit status."""
    child, _Child.process = _Child.process, None
    if child is None:
        return None
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:
                continue
    try:
        return child.wait(timeout=2)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()
