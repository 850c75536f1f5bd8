"""Waiting until the disk has what was written: only that survives a power cut."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk; a system that cannot sync folders is left alone.

    Raises:
        OSError: The disk refuses.
    """
    if os.name == "nt" and path.is_dir():
        return
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
