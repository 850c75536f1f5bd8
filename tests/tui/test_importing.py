"""Importing while the list is up."""

from pathlib import Path

import pytest

from store.errors import LibraryLocked
from tests.tui.browsing import browsing
from tests.tui.invented import ACTION_TEXT, action, many


async def test_what_is_new_comes_into_the_list(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "harbour.txt").write_text(ACTION_TEXT, "utf-8")
    (folder / "broken[bold].json").write_text("{not json", "utf-8")
    async with browsing(tmp_path, many(2), import_paths=[folder]) as browser:
        await browser.settle()
        assert browser.library.count() == 3
        await browser.pilot.pause(1.2)
        await browser.settle()
        assert "3 · newest" in browser.shows()
        toast = browser.toasts()[-1]
        assert toast.startswith("1 imported · 1 rejected\nRejected: ")
        assert "broken[bold].json" in toast
        assert not browser.screen.query_one("#status").display


async def test_what_is_known_is_counted_and_needs_no_message(tmp_path: Path) -> None:
    file = tmp_path / "harbour.txt"
    file.write_text(ACTION_TEXT, "utf-8")
    async with browsing(tmp_path, import_paths=[file]) as browser:
        await browser.settle()
        assert browser.toasts() == ["1 imported"]
    async with browsing(tmp_path, import_paths=[file]) as browser:
        await browser.settle()
        assert browser.toasts() == []
        assert browser.library.count() == 1


async def test_a_library_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object, **__: object) -> object:
        raise LibraryLocked("the library is locked", "try again later")

    monkeypatch.setattr("store.ingest.ingest", locked)
    async with browsing(tmp_path, many(1), import_paths=[tmp_path]) as browser:
        await browser.settle()
        assert "the library is locked\ntry again later" in browser.toasts()
        assert browser.app.is_running


async def test_words_say_how_far_it_is(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(1)) as browser:
        browser.screen.importing._say("Importing … 50 imported")
        await browser.settle()
        assert "Importing … 50 imported" in browser.shows().split("\n")[-2]


async def test_the_app_ends_while_an_import_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Quitting does not wait for a long import; what was stored stays stored."""
    import time

    from store.ingest import Unchanged

    seen: list[int] = []

    def endless(*_: object, **__: object) -> object:
        for number in range(10_000):
            seen.append(number)
            time.sleep(0.01)
            yield Unchanged("x", "y")

    monkeypatch.setattr("store.ingest.ingest", endless)
    async with browsing(tmp_path, many(1)) as browser:
        browser.screen.importing._paths = [tmp_path]
        browser.screen.importing.begin()
        await browser.pilot.pause(0.3)
        browser.app.exit()
    assert 0 < len(seen) < 1000


async def test_a_folder_with_nothing_to_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    async with browsing(tmp_path, [action()], import_paths=[tmp_path / "empty"]) as browser:
        assert any("nothing to read in" in toast and "empty" in toast for toast in browser.toasts())
