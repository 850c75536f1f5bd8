"""The app keeps its index whole and up to date by itself, while everything else goes on."""

import asyncio
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from store.errors import LibraryError
from store.library import Library
from store.listing import ListRow
from store.search.index import FORM
from store.search.index.writer import Writer
from tests.store.search.harming import put
from tests.tui.browsing import Browsing, browsing
from tests.tui.invented import action, many
from tui.app import PressroomApp
from tui.panes.search import QueryInput
from tui.screens import following
from tui.screens.store_calls import look_up


async def until(browser: Browsing, holds: Callable[[], bool]) -> None:
    """Wait for what happens by itself."""
    for _ in range(600):
        if holds():
            break
        await browser.pilot.pause(0.05)
    assert holds()
    await browser.settle()


def _first_row(browser: Browsing) -> ListRow:
    assert browser.screen.results is not None
    return browser.screen.results.page.rows[0]


async def search(browser: Browsing, query: str) -> None:
    await browser.press("slash")
    browser.screen.query_one(QueryInput).value = ""
    await browser.type(query)
    await browser.press("enter")


def _gone(folder: Path) -> None:
    shutil.rmtree(folder)


def _a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_bytes(b"")


def _cut(ending: str) -> Callable[[Path], None]:
    def cut(folder: Path) -> None:
        for file in list(folder.glob(f"*/*{ending}")):
            put(file, file.read_bytes()[:20])

    return cut


def _noise(folder: Path) -> None:
    for file in list(folder.glob("*/*.*")):
        put(file, b"\xa7" * 500)


HARMS = [_gone, _a_file, _noise, *map(_cut, ("meta.json", ".term", ".idx", ".pos", ".fast", ".fieldnorm"))]


@pytest.mark.parametrize("harm", HARMS)
async def test_damage_under_the_running_app_is_mended_without_a_restart(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    async with browsing(tmp_path, [*many(6), action()]) as browser:
        await search(browser, "cocaine")
        assert "1 of 7" in browser.shows()
        harm(browser.library.folder / "index")
        await search(browser, '"the quay"')
        await until(browser, lambda: "6 of 7" in browser.shows())
        await search(browser, "norway")
        assert "1 of 7" in browser.shows()
        assert browser.toasts() == []


@pytest.mark.parametrize("harm", [*HARMS, None])
async def test_a_damaged_or_older_index_is_built_anew_when_the_app_opens(
    tmp_path: Path, harm: Callable[[Path], None] | None
) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add([*many(6), action()])
        library.catch_up()
    if harm is not None:
        harm(library.folder / "index")
    with Library.open(tmp_path / "library") as library:
        if harm is None:
            with library.connections.writing() as con:
                con.execute("UPDATE about SET value = replace(value, ?, '0-')", (f"{FORM}-",))
        app = PressroomApp(library, look_up(library, ""))
        async with app.run_test(notifications=True) as pilot:
            browser = Browsing(pilot, library)
            await browser.settle()
            assert "7 · newest" in browser.shows()
            await search(browser, '"the quay"')
            await until(browser, lambda: "6 of 7" in browser.shows())
            assert browser.toasts() == []


async def test_the_list_works_and_a_star_waits_for_nothing_while_the_index_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.search.feeding._BATCH", 5)
    monkeypatch.setattr(following, "_WORTH_A_LINE", 5)
    async with browsing(tmp_path, many(12)) as browser:
        goes_on, commit = threading.Event(), Writer.commit

        def held(writer: Writer) -> None:
            commit(writer)
            if browser.library.documents.changes.waiting() <= 7:
                goes_on.wait(30)

        monkeypatch.setattr(Writer, "commit", held)
        shutil.rmtree(browser.library.folder / "index")
        status = browser.screen.query_one("#status")
        for _ in range(600):
            await browser.pilot.pause(0.05)
            if "5 of 12" in browser.shows():  # a frame after the line was made to be shown
                break
        assert "Building the search index … 5 of 12" in browser.shows()
        await browser.pilot.press("j", "s")
        assert browser.screen.place == 1
        await browser.pilot.press("slash", *"quay")
        for _ in range(600):
            await browser.pilot.pause(0.05)
            if "being built" in browser.shows() and browser.library.page().rows[1].starred:
                break
        assert browser.library.page().rows[1].starred
        assert "5 of 12" in browser.shows()
        assert "5 of 12 releases can be found" in " ".join(browser.shows().split())
        goes_on.set()
        await until(browser, lambda: "12 of 12" in browser.shows())
        assert not status.display


async def test_an_index_that_cannot_be_written_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise LibraryError("the search index in [x] cannot be written: no room", "make room")

    monkeypatch.setattr(following, "_RETRY_SECONDS", 0.0)
    async with browsing(tmp_path, many(2)) as browser:
        with monkeypatch.context() as patched:
            patched.setattr(Library, "catch_up", refuse)
            browser.library.add([action()])
            looks = browser.screen.following._looks
            await until(browser, lambda: browser.screen.following._looks > looks + 4)
            assert browser.toasts() == ["the search index in [x] cannot be written: no room\nmake room"]
            assert "3 · newest" in browser.shows()
        await search(browser, "cocaine")
        await until(browser, lambda: "1 of 3" in browser.shows())


async def test_what_another_process_leaves_in_the_queue_is_fed(tmp_path: Path) -> None:
    """Another process was about to feed it and was killed: nobody writes any more, and it is found all the same."""
    async with browsing(tmp_path, many(2)) as browser:
        with Library.open(browser.library.folder) as other:
            other.catch_up()
            other.add([action()])
        await search(browser, "cocaine")
        await until(browser, lambda: "1 of 3" in browser.shows())


async def test_what_another_process_wrote_just_before_we_write_is_shown(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(3)) as browser:
        following = browser.screen.following
        await until(browser, lambda: following._looks > 2)
        with Library.open(browser.library.folder) as other:
            async with following._at_it:
                other.set_starred(other.page().rows[0].id)
                ours = asyncio.create_task(following.own(lambda: None))
                await asyncio.sleep(0)
        await ours
        await until(browser, lambda: _first_row(browser).starred)


async def test_what_is_written_while_the_index_is_fed_is_shown_when_that_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = threading.Event()

    def fed_by_another(*_: object) -> int:
        goes_on.wait(30)
        return 0

    monkeypatch.setattr(following, "_RELOAD_SECONDS", 1_000.0)
    async with browsing(tmp_path, many(3)) as browser:
        await until(browser, lambda: browser.screen.following._looks > 2)
        monkeypatch.setattr(Library, "catch_up", fed_by_another)
        with Library.open(browser.library.folder) as other:
            other.add([action()])
            for _ in range(600):
                await browser.pilot.pause(0.05)
                if browser.screen.following._feeding:
                    break
            other.add(many(5))
            looks = browser.screen.following._looks
            for _ in range(600):
                await browser.pilot.pause(0.05)
                if browser.screen.following._looks > looks + 2:
                    break
        goes_on.set()
        await until(browser, lambda: "6 · newest" in browser.shows())
