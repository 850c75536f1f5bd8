"""Queries asked before come back in the line of the search, as in a shell."""

import threading
import time
from pathlib import Path

import pytest

from store.documents.queries import QueryHistory
from tests.tui.browsing import Browsing, browsing
from tests.tui.invented import action, many
from tui.panes.search import QueryInput
from tui.screens.recalling import Walk


def line(browser: Browsing) -> str:
    return browser.screen.query_one(QueryInput).value


async def ask(browser: Browsing, query: str) -> None:
    await browser.press("slash")
    browser.screen.query_one(QueryInput).value = ""
    await browser.type(query)
    await browser.press("enter")


def test_a_walk_goes_no_further_than_there_are_queries_and_ends_where_it_began() -> None:
    walk = Walk("typed", ["two", "typed", "one"])
    assert [walk.step(steps) for steps in (1, 1, 1, -1, -1, -1)] == [
        "two",
        "one",
        "one",
        "two",
        "typed",
        "typed",
    ]


async def test_a_search_that_was_kept_is_recalled_and_what_was_typed_comes_back(tmp_path: Path) -> None:
    async with browsing(tmp_path, [*many(6), action()]) as browser:
        await ask(browser, "quay")
        await ask(browser, "cocaine")
        assert browser.library.queries.recent() == ["cocaine", "quay"]
        await browser.press("escape", "slash")
        await browser.type("nor")
        await browser.press("up")
        assert line(browser) == "cocaine"
        assert "1 of 7" in browser.shows()
        await browser.press("up", "up")
        assert line(browser) == "quay"
        assert "6 of 7" in browser.shows()
        await browser.press("down", "down", "down")
        assert line(browser) == "nor"
        assert browser.screen.query_text == "nor"


async def test_keys_in_one_burst_walk_as_one_by_one(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(6)) as browser:
        for query in ("one", "two", "three"):
            browser.library.queries.remember(query)
        await browser.press("slash")
        await browser.pilot.press("up", "up", "up", "down")
        await browser.settle()
        assert line(browser) == browser.screen.query_text == "two"


async def test_a_recalled_query_that_is_changed_begins_a_walk_of_its_own(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(6)) as browser:
        for query in ("one", "two"):
            browser.library.queries.remember(query)
        await browser.press("slash", "up")
        await browser.type("x")
        await browser.press("up")
        assert line(browser) == "two"
        await browser.press("down")
        assert line(browser) == "twox"


async def test_escape_restores_and_remembers_nothing(tmp_path: Path) -> None:
    async with browsing(tmp_path, [*many(6), action()]) as browser:
        await ask(browser, "quay")
        await browser.press("slash", "up")
        browser.screen.query_one(QueryInput).value = "cocaine"
        await browser.settle()
        await browser.press("escape")
        assert browser.screen.query_text == "quay"
        assert line(browser) == "quay"
        assert browser.library.queries.recent() == ["quay"]


async def test_remembering_a_query_is_no_news(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(3)) as browser:
        await ask(browser, "quay")
        before = browser.screen.results
        await browser.pilot.pause(1.3)
        await browser.settle()
        assert browser.screen.results is before


async def test_keys_in_one_burst_keep_their_order_when_the_store_is_slow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recent = QueryHistory.recent
    asked: list[QueryHistory] = []
    fourth = threading.Event()

    def slow(queries: QueryHistory) -> list[str]:
        asked.append(queries)
        if len(asked) == 4:
            fourth.set()
        elif not fourth.is_set():
            fourth.wait(0.5)
            time.sleep(0.1)
        return recent(queries)

    async with browsing(tmp_path, many(6)) as browser:
        for query in ("one", "two", "three"):
            browser.library.queries.remember(query)
        await browser.press("slash")
        monkeypatch.setattr(QueryHistory, "recent", slow)
        await browser.pilot.press("up", "up", "up", "down")
        await browser.settle()
        assert line(browser) == browser.screen.query_text == "two"
