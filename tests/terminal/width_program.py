"""A program for the terminal tests: write each text cut to 20 cells and ask the terminal where its cursor is now."""

import os
import sys
import termios
import tty

from tests.terminal.row_list_program import TEXTS
from tui.widgets.cells import fit


def column() -> int:
    """Return the terminal's own cursor column, 0 being the first."""
    sys.stdout.write("\x1b[6n")
    sys.stdout.flush()
    answer = b""
    while not answer.endswith(b"R"):
        answer += os.read(0, 1)
    return int(answer[:-1].split(b";")[1]) - 1


def main() -> None:
    """Print one column for each text, then `done`."""
    before = termios.tcgetattr(0)
    tty.setraw(0)
    columns = []
    for text in TEXTS:
        sys.stdout.write("\r" + fit(text, 20))
        columns.append(column())
    termios.tcsetattr(0, termios.TCSADRAIN, before)
    sys.stdout.write("\r" + " " * 40 + "\r" + ",".join(map(str, columns)) + " done\n")
    sys.stdout.flush()
    input()


if __name__ == "__main__":
    main()
