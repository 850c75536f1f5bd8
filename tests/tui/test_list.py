"""The list: what a line says, where the cursor stays, what comes in from outside."""

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from store.library import Library
from store.model import Stamp
from tests.tui.browsing import Browsing, browsing
from tests.tui.invented import action, many, release
from tui.panes.releases import ReleasesPane
from tui.render.rows import STARRED, UNREAD
from tui.widgets.row_list import RowList


def under_the_cursor(browser: Browsing) -> str:
    row = browser.screen.query_one(ReleasesPane).row
    return row.title if row else ""


async def test_a_line_says_date_publisher_title_and_headline_figure(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()], size=(120, 40)) as browser:
        line = next(line for line in browser.shows().split("\n") if "2024-03-04" in line)
        assert "North" in line
        assert "Harbour Watch" in line
        assert line[:54].rstrip(" ┃│").endswith("41")


async def test_unread_and_starred_are_told_by_a_mark_and_not_by_colour_alone(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(2)) as browser:
        assert browser.shows().count(UNREAD) == 2
        await browser.press("s", "r")
        assert browser.shows().count(UNREAD) == 1
        assert STARRED in browser.shows()
        row = browser.library.page().rows[0]
        assert row.starred
        assert row.read
        await browser.press("s", "r")
        assert browser.library.page().rows[0] == replace(row, starred=False, read=False)


async def test_the_first_frame_already_holds_the_list(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(300)) as browser:
        assert "300 · newest" in browser.shows()
        assert "Notice 1 " in browser.shows()
        assert "Releases 1/300" in browser.shows()


async def test_rows_that_were_not_loaded_come_when_they_are_looked_at(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(650)) as browser:
        await browser.press("G")
        assert "Releases 650/650" in browser.shows()
        last = browser.library.page(offset=649, limit=1).rows[0]
        assert under_the_cursor(browser) == last.title
        assert browser.screen.release is not None
        assert browser.screen.release.release.id == last.id
        await browser.press("g")
        assert "Releases 1/650" in browser.shows()


async def test_keys_move_the_cursor_by_lines_and_pages(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(60)) as browser:
        rows = browser.screen.query_one(RowList)
        await browser.press("j", "down", "j", "k")
        assert rows.cursor == 2
        await browser.press("ctrl+d")
        page = rows.cursor
        assert page is not None
        assert page > 4
        await browser.press("ctrl+u", "pagedown", "pageup")
        assert rows.cursor == 2
        await browser.press("end")
        assert rows.cursor == 59
        await browser.press("home")
        assert rows.cursor == 0


async def test_the_cursor_stays_on_its_release_when_another_process_imports(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(150)) as browser:
        await browser.press("j", "j", "j")
        title = under_the_cursor(browser)
        with Library.open(tmp_path / "library") as other:
            newer = release("Newest of all", published=Stamp("2025-01-01"), ident="n")
            other.add([newer, action()])
        await browser.pilot.pause(1.3)
        await browser.settle()
        assert "152 · newest" in browser.shows()
        assert under_the_cursor(browser) == title
        assert "Releases 6/152" in browser.shows()


async def test_reload_keeps_the_place_and_what_was_just_read(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(5)) as browser:
        await browser.press("slash")
        await browser.type("is:unread")
        await browser.press("enter", "j", "r")
        assert "5 of 5" in browser.shows(), "a release that was just read stays in the list of the unread"
        await browser.press("R")
        assert "4 of 5" in browser.shows()
        assert "Releases 2/4" in browser.shows()


async def test_an_empty_library_says_how_to_import(tmp_path: Path) -> None:
    async with browsing(tmp_path) as browser:
        assert "This library is empty." in browser.shows()
        assert "pressroom import FOLDER" in browser.shows()
        await browser.press("y", "o", "e", "n", "j", "enter", "escape")
        assert "This library is empty." in browser.shows()


async def test_the_cursor_does_not_jump_back_when_it_moves_while_the_list_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    position = Library.position
    asked, goes_on = threading.Event(), threading.Event()

    def slow(self: Library, *given: Any, **named: Any) -> int | None:
        asked.set()
        goes_on.wait(10)
        return position(self, *given, **named)

    async with browsing(tmp_path, many(9)) as browser:
        with monkeypatch.context() as patched:
            patched.setattr(Library, "position", slow)
            browser.screen.reload()
            while not asked.is_set():
                await browser.pilot.pause(0.01)
            browser.screen.moving.action_move(3)
            goes_on.set()
            await browser.settle()
        assert browser.screen.place == 3
