"""Saved searches in the app: saved under a name, listed with what is new, run, forgotten, brought back."""

import re
from pathlib import Path

import pytest

from store.library import Library
from tests.tui.browsing import Browsing, browsing
from tests.tui.invented import action, many
from tui.panes.search import QueryInput
from tui.panes.searches import SearchesPane
from tui.screens.saved_searches import SavedSearchesScreen


async def search(browser: Browsing, query: str) -> None:
    await browser.press("slash")
    browser.screen.query_one(QueryInput).value = ""
    await browser.type(query)
    await browser.press("enter")


async def _searchable(browser: Browsing) -> None:
    """Bring the index up to date; the app itself may be the one that feeds it."""
    while browser.library.behind():
        browser.library.catch_up()
        await browser.settle()


async def test_the_search_on_the_screen_is_saved_under_a_name(tmp_path: Path) -> None:
    async with browsing(tmp_path, [*many(6), action()]) as browser:
        await search(browser, "cocaine")
        await browser.press("S")
        assert "Save this search as: cocaine" in browser.shows()
        await browser.type("Ports")
        await browser.press("enter")
        (saved,) = browser.library.searches.all()
        assert (saved.name, saved.query) == ("Ports", "cocaine")
        assert browser.screen.pane == "releases"
        assert "Saved as “Ports”" in browser.toasts()[-1]


async def test_the_suggested_name_is_taken_by_enter_and_escape_saves_nothing(tmp_path: Path) -> None:
    async with browsing(tmp_path, [*many(6), action()]) as browser:
        await search(browser, '"press contact" cocaine')
        await browser.press("S", "escape")
        assert browser.library.searches.all() == []
        assert "Save this search" not in browser.shows()
        await browser.press("j", "S", "enter")
        assert [saved.name for saved in browser.library.searches.all()] == ["press contact cocaine"]


async def test_keys_typed_ahead_go_into_the_name(tmp_path: Path) -> None:
    async with browsing(tmp_path, [*many(6), action()]) as browser:
        await search(browser, "quay")
        await browser.pilot.press("S", "s", "r", "q", "enter")
        await browser.settle()
        assert [saved.name for saved in browser.library.searches.all()] == ["srq"]
        assert not any(row.starred or row.read for row in browser.library.page().rows)
        assert browser.app.is_running


async def test_without_a_search_there_is_nothing_to_save(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(2)) as browser:
        browser.screen.saving.save()
        await browser.settle()
        assert "no search to save" in browser.toasts()[-1]
        assert not browser.screen.saving.prompt.is_open


async def test_a_name_that_is_taken_is_replaced_told_and_undone(tmp_path: Path) -> None:
    async with browsing(tmp_path, [*many(6), action()]) as browser:
        browser.library.searches.save("Ports", "harbour")
        await search(browser, "cocaine")
        await browser.press("S")
        await browser.type("ports")
        await browser.press("enter")
        assert "was harbour" in browser.toasts()[-1]
        assert [saved.query for saved in browser.library.searches.all()] == ["cocaine"]
        await browser.press("u")
        assert [saved.query for saved in browser.library.searches.all()] == ["harbour"]
        assert "Undone: change of saved search “ports”" in browser.toasts()[-1]


async def test_a_name_that_cannot_be_is_told(tmp_path: Path) -> None:
    async with browsing(tmp_path, [*many(6), action()]) as browser:
        await search(browser, "cocaine")
        await browser.press("S")
        await browser.type("x" * 101)
        await browser.press("enter")
        assert browser.library.searches.all() == []
        assert browser.toasts()
        assert browser.app.is_running


async def test_saved_searches_are_listed_with_what_is_new_and_enter_shows_one(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(6)) as browser:
        browser.library.searches.save("Cocaine", "cocaine")
        browser.library.searches.save("Quay", "quay")
        browser.library.add([action()])
        await _searchable(browser)
        await browser.press("w")
        (cocaine,) = [line for line in browser.shows().split("\n") if "Cocaine" in line]
        (quay,) = [line for line in browser.shows().split("\n") if "Quay" in line]
        assert re.search(r"Cocaine +1 +\+1 +cocaine", cocaine)
        assert "+" not in quay
        assert "1 with something new" in browser.shows()
        await browser.press("enter")
        assert browser.screen.query_text == "cocaine"
        assert "1 of 7" in browser.shows()
        assert browser.screen.pane == "releases"
        await browser.press("w")
        assert "+" not in next(line for line in browser.shows().split("\n") if "Cocaine" in line)


async def test_what_comes_in_after_the_result_was_read_stays_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with browsing(tmp_path, many(6)) as browser:
        library = browser.library
        library.searches.save("Cocaine", "cocaine")
        find = browser.screen.calls._find

        async def then_one_more(*given: object) -> None:
            await find(*given)  # type: ignore[arg-type]  # passed on as given
            if given[0] == "cocaine":
                library.add([action()])

        monkeypatch.setattr(browser.screen.calls, "_find", then_one_more)
        await browser.press("w", "enter")
        await _searchable(browser)
        assert library.watching.counted()[0].new == 1


async def test_a_forgotten_search_comes_back_by_undo_in_the_list_itself(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(6)) as browser:
        for name in ("one", "two"):
            browser.library.searches.save(name, "quay")
        await browser.press("w", "delete")
        assert [saved.name for saved in browser.library.searches.all()] == ["two"]
        pane = browser.app.screen.query_one(SearchesPane)
        assert [found.name for found in pane.searches] == ["two"]
        await browser.press("delete")
        assert "None yet" in browser.shows()
        await browser.press("delete", "enter", "u", "u")
        assert [found.name for found in pane.searches] == ["one", "two"]
        await browser.press("U")
        assert [found.name for found in pane.searches] == ["two"]
        await browser.press("escape")
        assert not isinstance(browser.app.screen, SavedSearchesScreen)


async def test_an_open_list_counts_what_another_process_adds(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(6)) as browser:
        browser.library.searches.save("Cocaine", "cocaine")
        await browser.press("w")
        with Library.open(browser.library.folder) as other:
            other.add([action()])
        pane = browser.app.screen.query_one(SearchesPane)
        for _ in range(200):
            await browser.pilot.pause(0.05)
            if pane.searches[0].new:
                break
        assert pane.searches[0].new == 1


async def test_a_query_stands_for_its_parts_by_the_name_it_was_saved_under(tmp_path: Path) -> None:
    async with browsing(tmp_path, [*many(6), action()]) as browser:
        browser.library.searches.save("Ports", "cocaine OR ports")
        await search(browser, 'saved:"Ports"')
        assert "1 of 7" in browser.shows()


async def test_the_app_undoes_and_redoes_a_star_and_the_screen_says_so(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        await browser.press("u")
        assert browser.toasts()[-1] == "There is nothing to undo."
        await browser.press("s")
        assert "★" in browser.shows()
        await browser.press("u")
        assert "★" not in browser.shows()
        assert browser.toasts()[-1].startswith("Undone: star")
        await browser.press("U")
        assert "★" in browser.shows()
        await browser.press("U")
        assert browser.toasts()[-1] == "There is nothing to redo."
