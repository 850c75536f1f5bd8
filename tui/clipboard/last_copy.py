"""The last copy as a file that only its owner can read: what a clipboard lost is still there."""

import os
import tempfile
from pathlib import Path

NAME = "last-copy.txt"


def cache_folder() -> Path:
    """Return the user's cache folder of Pressroom; it need not exist."""
    import platformdirs

    return platformdirs.user_cache_path("pressroom", appauthor=False)


def write_last_copy(text: str, folder: Path) -> Path:
    """Write the text and return its file; a reader sees the old text or the new one, never a part.

    Raises:
        OSError: The folder cannot be made or written to.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix=".last-copy-")  # made with mode 0600
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return part.replace(folder / NAME)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
