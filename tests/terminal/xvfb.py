"""An X display without a screen, for clipboard programs; started and ended by the test."""

import contextlib
import os
import subprocess
from collections.abc import Iterator

from tests.needs import need


@contextlib.contextmanager
def x_display() -> Iterator[str]:
    """Yield the name of a fresh display (`:1`); it ends with the block, and its clipboard owners with it."""
    need("Xvfb")
    reader, writer = os.pipe()
    # -displayfd: it chooses a free number and writes it once it takes connections.
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-nolisten", "tcp", "-screen", "0", "64x64x8"],
        pass_fds=[writer],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            number = told.readline().strip()
        assert number, "Xvfb ended before it had a display"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(timeout=10)
