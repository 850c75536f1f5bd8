"""Opening the app: what has to be so before it starts, and the imports that wait until then."""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path


def default_library() -> Path:
    """Return the folder of the user's own library: PRESSROOM_LIBRARY, else `library` in the user's data folder."""
    stated = os.environ.get("PRESSROOM_LIBRARY")
    if stated:
        return Path(stated).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("pressroom", appauthor=False)) / "library"


def plain_opening(words: Sequence[str]) -> tuple[Path | None, list[Path]] | None:
    """Return library and paths when the words ask for nothing but the app and the paths exist, else None.

    The command line's parser understands these words as well and says what is wrong with others; this is the short
    way, because loading that parser would hold up the first frame.
    """
    rest, library = list(words), None
    if rest[:1] == ["--library"] and len(rest) > 1:
        library, rest = Path(rest[1]), rest[2:]
    if rest[:1] == ["open"]:
        rest = rest[1:]
    paths = [Path(word) for word in rest]
    if any(word.startswith("-") or os.sep not in word for word in rest) or not all(
        path.exists() for path in paths
    ):
        return None
    return library, paths


def open_app(library: Path | None, paths: list[Path]) -> int:
    """Run the app until the person quits, and return its exit status.

    Args:
        library: Folder of the library; None is the user's own.
        paths: What to import while the list is up; they exist.

    Raises:
        LibraryError: The library cannot be opened.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        from tui.cli.output import say_error

        say_error(
            "the app needs a terminal",
            "In a script use `pressroom import`, `pressroom search` and `pressroom show`.",
        )
        return 2
    if sys.platform != "win32":
        # Whoever starts programs with hang-ups ignored (nohup) does not want one to outlive its terminal and spin.
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    # Starting makes a hundred thousand objects that stay: the app collects again once its first frame is drawn.
    gc.disable()
    # A frame that waits for its turn is late: the turns come twice as often as they would by themselves.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    from tui.app import run

    return run(library or default_library(), paths)
