"""`pressroom`: plain words go to the command line; none, or only paths, open the app, which is imported last."""

import sys
from pathlib import Path

from tui.errorstream import keep_apart
from tui.opening import open_app, plain_opening


def main() -> None:
    """Run what the words ask for; exit status 0 done, 1 something rejected or not found, 2 wrong use."""
    keep_apart()
    words = sys.argv[1:]
    opening = plain_opening(words)
    if opening is not None:
        sys.exit(_open(*opening))
    from tui.cli.main import run

    sys.exit(run(words))


def _open(library: Path | None, paths: list[Path]) -> int:
    from store.errors import PressroomError

    try:
        return open_app(library, paths)
    except PressroomError as error:
        from tui.cli.output import say_error

        say_error(error.message, error.hint)
        return 1


if __name__ == "__main__":
    main()
