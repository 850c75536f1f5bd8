"""Where programs are run for a measurement: with this checkout's code, and settings and caches of nobody."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRESSROOM = Path(sys.executable).with_name("pressroom")
_KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR")


def environment(home: Path | None = None) -> dict[str, str]:
    """Return the environment of a plain terminal; with a folder that stands for the person's home."""
    kept = {name: value for name, value in os.environ.items() if name in _KEPT}
    homes = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    at_home = {name: str(home) for name in homes} if home else {}
    return {**kept, **at_home, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLORTERM": "truecolor"}


def pressroom(library: Path, *words: str | Path) -> list[str]:
    """Return the command line of Pressroom on a library."""
    return [str(PRESSROOM), "--library", str(library.resolve()), *map(str, words)]
