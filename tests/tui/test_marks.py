"""When a release counts as read, and what stays when it does."""

from pathlib import Path

import pytest

from tests.tui.browsing import Browsing, browsing
from tests.tui.invented import action, many
from tui.screens import marking


def read(browser: Browsing) -> list[bool]:
    return [row.read for row in browser.library.page().rows]


async def test_moving_over_a_release_does_not_mark_it_read(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(3), size=(120, 40)) as browser:
        await browser.press("j", "j", "2", "1", "J")
        await browser.pilot.pause(0.2)
        assert read(browser) == [False, False, False]


async def test_enter_marks_it_read_at_once(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(3)) as browser:
        await browser.press("j", "enter")
        assert read(browser) == [False, True, False]


async def test_staying_in_the_detail_marks_it_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marking, "_READ_SECONDS", 0.1)
    async with browsing(tmp_path, many(3)) as browser:
        await browser.press("tab")
        await browser.pilot.pause(0.3)
        await browser.settle()
        assert read(browser) == [True, False, False]


async def test_passing_through_the_detail_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marking, "_READ_SECONDS", 0.5)
    async with browsing(tmp_path, many(3)) as browser:
        await browser.press("tab", "escape")
        await browser.pilot.pause(0.8)
        await browser.settle()
        assert read(browser) == [False, False, False]


async def test_what_is_marked_unread_by_hand_stays_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marking, "_READ_SECONDS", 0.1)
    async with browsing(tmp_path, many(2)) as browser:
        await browser.press("enter", "r")
        await browser.pilot.pause(0.3)
        await browser.settle()
        assert read(browser) == [False, False]


async def test_marks_survive_the_app(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        await browser.press("s", "enter")
    async with browsing(tmp_path) as browser:
        (row,) = browser.library.page().rows
        assert row.starred
        assert row.read
        assert "★" in browser.shows()


async def test_own_marks_are_no_news(tmp_path: Path) -> None:
    """A star is written by this process; the list is not read again because of it."""
    async with browsing(tmp_path, many(3)) as browser:
        before = browser.screen.results
        await browser.press("s", "j", "s")
        await browser.pilot.pause(1.3)
        await browser.settle()
        assert browser.screen.results is before


async def test_a_mark_set_by_hand_can_be_undone_and_one_that_sets_itself_is_no_action(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(3)) as browser:
        await browser.press("enter")
        assert browser.library.row(browser.screen.release_id or "").read
        assert browser.library.actions.can_undo() is None
        await browser.press("r")
        assert not browser.library.row(browser.screen.release_id or "").read
        assert browser.library.actions.undo() is not None
        assert browser.library.row(browser.screen.release_id or "").read
