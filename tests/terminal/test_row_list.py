"""The row list in a real terminal: keys, focus without colour, many scripts, hostile rows."""

import sys

from tests.terminal.row_list_program import TEXTS
from tests.terminal.tmux import TmuxTerminal
from tui.widgets.row_list import CURSOR

PROGRAM = [sys.executable, "-m", "tests.terminal.row_list_program"]
UTF8 = {"LC_ALL": "C.UTF-8"}


def test_keys_move_through_a_million_rows() -> None:
    with TmuxTerminal(PROGRAM, 32, 12, UTF8) as terminal:
        terminal.wait_for(f"{CURSOR}0 330 arrests")
        terminal.send("Down", "Down")
        terminal.wait_for(f"{CURSOR}2 ")
        terminal.send("End")
        terminal.wait_for(f"{CURSOR}999999 ")
        terminal.send("PageUp")
        terminal.wait_for(f"{CURSOR}999988 ")
        terminal.send("Home")
        terminal.wait_for(f"{CURSOR}0 330 arrests")


def test_the_cursor_stays_in_view_when_the_terminal_is_made_smaller() -> None:
    with TmuxTerminal(PROGRAM, 32, 20, UTF8) as terminal:
        terminal.wait_for(CURSOR)
        terminal.send(*["Down"] * 15)
        terminal.wait_for(f"{CURSOR}15 ")
        terminal.wait_for("\n 1 ")
        terminal.resize(32, 5)
        terminal.wait_until_gone("\n 1 ")
        terminal.wait_for(f"{CURSOR}15 ")


def test_the_focused_row_is_bold_and_reverse_where_there_is_no_colour() -> None:
    with TmuxTerminal(PROGRAM, 32, 12, {**UTF8, "NO_COLOR": "1"}) as terminal:
        terminal.wait_for(CURSOR)
        line = next(line for line in terminal.screen(styled=True).splitlines() if CURSOR in line)
        codes = line[: line.index(CURSOR)]
        assert "\x1b[1;7m" in codes or ("\x1b[1m" in codes and "\x1b[7m" in codes)


def test_rows_are_shown_as_they_are_and_cut_with_an_ellipsis() -> None:
    with TmuxTerminal(PROGRAM, 32, 12, UTF8) as terminal:
        screen = terminal.wait_for("[bold]no[/] markup \ufffd[31m")
        assert "0 330 arrests during joint …" in screen
        assert all(line.endswith("##") for line in screen.splitlines()[: len(TEXTS)])


def test_the_terminal_counts_the_cells_that_we_count() -> None:
    with TmuxTerminal([sys.executable, "-m", "tests.terminal.width_program"], 60, 12, UTF8) as terminal:
        screen = terminal.wait_for("done")
        assert ",".join(["20"] * len(TEXTS)) in screen
