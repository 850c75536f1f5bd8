"""Keeps what libraries in other languages print by themselves off the screen: a damaged index makes one say much.

Invariant: what we say goes where it went before. Only what is written past Python is gone, and what it was about comes
back as an error that is told in one line.
"""

import os
import sys


def keep_apart() -> None:
    """Give our own words a stream of their own, to the same place, and the process's error stream to nobody."""
    stream = sys.__stderr__
    try:
        number = stream.fileno() if stream is not None else -1
    except (OSError, ValueError):
        return
    if stream is None or number < 0 or sys.stderr is not stream:
        return  # somebody reads it in another way
    stream.flush()
    # The app writes the screen here too.
    ours = os.fdopen(os.dup(number), "w", buffering=1, encoding=stream.encoding, errors=stream.errors)
    sys.stderr = sys.__stderr__ = ours  # type: ignore[misc]  # it is final for whoever does not start the program
    nobody = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nobody, number)
    os.close(nobody)
