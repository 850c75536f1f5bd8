"""`pressroom`: words go to the command line; no word, `open` or a path goes to the app, which is imported last."""

import sys


def main() -> None:
    """Run the command line and leave with its exit status: 0 done, 1 something rejected or not found, 2 wrong use."""
    from tui.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
