"""Searching as one types: what is found, what is kept, what comes back."""

from pathlib import Path

import pytest

from store.library import Library
from store.listing import Page
from tests.tui.browsing import browsing
from tests.tui.invented import action, many
from tui.panes.search import QueryInput, SearchPane
from tui.state import Opened
from tui.widgets.row_list import RowList


async def test_what_is_typed_is_found_and_counted(tmp_path: Path) -> None:
    async with browsing(tmp_path, [*many(40), action()]) as browser:
        await browser.press("slash")
        assert browser.screen.pane == "search"
        await browser.type("cocaine")
        assert "1 of 41 · newest" in browser.shows()
        assert browser.screen.release is not None
        assert browser.screen.release.release.id == action().id


async def test_enter_keeps_the_search_and_goes_to_the_list(tmp_path: Path) -> None:
    async with browsing(tmp_path, [*many(40), action()]) as browser:
        await browser.press("slash")
        await browser.type("quay")
        await browser.press("enter", "j")
        assert browser.screen.pane == "releases"
        assert "Releases 2/40" in browser.shows()
        assert browser.screen.query_text == "quay"


async def test_escape_restores_query_list_and_cursor(tmp_path: Path) -> None:
    async with browsing(tmp_path, [*many(40), action()]) as browser:
        await browser.press("j", "j", "j", "j", "j")
        before = browser.screen.release
        await browser.press("slash")
        await browser.type("cocaine")
        assert browser.screen.release != before
        await browser.press("escape")
        assert browser.screen.pane == "releases"
        assert browser.screen.query_text == ""
        assert browser.screen.query_one(RowList).cursor == 5
        assert browser.screen.release == before
        assert "/cocaine" not in browser.shows()


async def test_the_cursor_stays_on_its_release_through_a_filter(tmp_path: Path) -> None:
    async with browsing(tmp_path, [*many(40), action()]) as browser:
        await browser.press("j", "j", "j", "j", "j", "j")
        before = browser.screen.release
        await browser.press("slash")
        await browser.type("quay sort:oldest")
        assert before is not None
        assert isinstance(browser.screen.release, Opened)
        assert browser.screen.release.release.id == before.release.id
        assert "40 of 41 · oldest" in browser.shows()


async def test_a_kept_search_is_taken_away_by_escape_in_the_list(tmp_path: Path) -> None:
    async with browsing(tmp_path, [*many(40), action()]) as browser:
        await browser.press("slash")
        await browser.type("cocaine")
        await browser.press("enter", "escape")
        assert browser.screen.query_text == ""
        assert "41 · newest" in browser.shows()
        assert browser.screen.release is not None
        assert browser.screen.release.release.id == action().id
        await browser.press("escape", "escape")
        assert browser.app.is_running


async def test_pages_move_in_the_list_while_one_types(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(9)) as browser:
        await browser.press("slash", "pagedown")
        assert browser.screen.pane == "search"
        assert (browser.screen.query_one(RowList).cursor or 0) > 0
        await browser.press("pageup")
        assert browser.screen.query_one(RowList).cursor == 0


async def test_an_empty_result_says_so_and_what_to_try(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(3)) as browser:
        await browser.press("slash")
        await browser.type("zebra")
        assert "Nothing matches zebra" in browser.shows()
        assert "No release matches zebra" in browser.shows()
        assert "0 of 3" in browser.shows()
        await browser.press("escape")
        assert "Notice 1" in browser.shows()


async def test_a_search_in_an_empty_library_says_that_it_is_empty(tmp_path: Path) -> None:
    async with browsing(tmp_path) as browser:
        await browser.press("slash")
        await browser.type("zebra")
        assert "No releases yet." in browser.shows()
        assert "pressroom import FOLDER" in browser.shows()


async def test_hints_of_the_query_stand_in_one_line(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(3)) as browser:
        await browser.press("slash")
        await browser.type("unknownfield:quay")
        hints = browser.library.page("unknownfield:quay").hints
        assert hints
        assert hints[0][:40] in browser.shows()


async def test_a_stale_result_is_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The slow answer to the first letters must not come after the answer to the whole word."""
    asked: list[str] = []
    page = Library.page

    def slow(self: Library, query: str = "", **given: object) -> Page:
        asked.append(query)
        if query == "n":
            import time

            time.sleep(0.4)
        return page(self, query, **given)  # type: ignore[arg-type]  # passed on as given

    async with browsing(tmp_path, [*many(4), action()]) as browser:
        monkeypatch.setattr(Library, "page", slow)
        await browser.pilot.press("slash", "n")
        await browser.pilot.pause(0.15)
        await browser.pilot.press("o", "r", "w", "a", "y")
        await browser.pilot.pause(0.8)
        await browser.settle()
        assert "n" in asked
        assert "norway" in asked
        assert browser.screen.results is not None
        assert browser.screen.results.query == "norway"
        assert "1 of 5" in browser.shows()


async def test_typing_fast_does_not_look_every_letter_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    page = Library.page

    def counted(self: Library, query: str = "", **given: object) -> Page:
        asked.append(query)
        return page(self, query, **given)  # type: ignore[arg-type]  # passed on as given

    async with browsing(tmp_path, many(4)) as browser:
        monkeypatch.setattr(Library, "page", counted)
        await browser.press("slash")
        pane = browser.screen.query_one(SearchPane)
        assert pane.has_focus_within
        for end in range(1, 8):
            browser.screen.searching.type("harbour"[:end])
        await browser.settle()
        assert asked == ["harbour"]


async def test_letters_typed_while_the_screen_is_busy_stay_in_their_order(tmp_path: Path) -> None:
    """The screen hears of each letter late, when the line is already letters further."""
    async with browsing(tmp_path, [*many(4), action()]) as browser:
        await browser.press("slash")
        line = browser.screen.query_one(QueryInput)
        for letter in "norw":
            line.insert_text_at_cursor(letter)
        browser.screen.searching.type("n")
        line.insert_text_at_cursor("a")
        browser.screen.searching.type("norw")
        line.insert_text_at_cursor("y")
        await browser.settle()
        assert line.value == "norway"
        assert browser.screen.query_text == "norway"
        assert "1 of 5" in browser.shows()


async def test_a_failing_library_is_told_and_the_app_stays_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.errors import LibraryLocked

    def locked(*_: object, **__: object) -> Page:
        raise LibraryLocked("another process holds the library [/]", "wait until it is done")

    async with browsing(tmp_path, many(4)) as browser:
        monkeypatch.setattr(Library, "page", locked)
        await browser.press("slash")
        await browser.type("quay")
        assert "another process holds the library [/]\nwait until it is done" in browser.toasts()
        assert browser.app.is_running


async def test_a_fault_in_a_worker_is_told_and_the_app_stays_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> Page:
        raise ZeroDivisionError("no [bold]such thing")

    async with browsing(tmp_path, many(4)) as browser:
        monkeypatch.setattr(Library, "page", broken)
        await browser.press("R")
        assert any("ZeroDivisionError" in toast and "no [bold]such" in toast for toast in browser.toasts())
        assert browser.app.is_running
