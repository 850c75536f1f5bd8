"""The other versions of a release in the app: said beside its date, listed under its source, gone to with Enter."""

from pathlib import Path

import pytest

from store.model import Release, Stamp
from tests.tui.browsing import Browsing, browsing
from tests.tui.invented import ACTION_TEXT, action, fact, many, release
from tui.widgets.sheet_view import SheetView


def corrected() -> Release:
    text = ACTION_TEXT.replace("41 arrests", "43 arrests")
    return release(
        text,
        ident="corrected",
        published=Stamp("2024-03-05"),
        facts=(fact(text, "arrests", 43, "43 arrests"),),
    )


def from_the_wire() -> Release:
    return release(ACTION_TEXT, ident="wire", publisher="Quayside Wire", facts=action().facts)


def versions_listed(browser: Browsing) -> list[str]:
    lines = [" ".join(line.split()) for line in browser.sheet()]
    start = next((place for place, line in enumerate(lines) if line.startswith("Other versions")), len(lines))
    return lines[start:]


async def to_action(browser: Browsing) -> None:
    """Put the cursor on the release of the operation."""
    while browser.screen.release_id != action().id:
        await browser.press("j")


async def test_the_versions_stand_under_the_source_with_how_they_differ(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action(), corrected(), from_the_wire(), *many(20)]) as browser:
        await to_action(browser)
        lines = versions_listed(browser)
        assert lines[0] == "Other versions 2"
        assert lines[1] == "same text Quayside Wire · 4 Mar 2024"
        assert " ".join(lines[2:]).startswith("changed North Sea Police Board · 5 Mar 2024 · arrests 41 → 43")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_how_many_there_are_stands_beside_the_date(tmp_path: Path, size: tuple[int, int]) -> None:
    async with browsing(tmp_path, [action(), corrected(), from_the_wire(), *many(20)], size=size) as browser:
        await to_action(browser)
        assert "2\u00a0other\u00a0versions" in browser.shows()
        await browser.press("G")
        assert "other\u00a0version" not in browser.shows()


async def test_a_release_without_other_versions_says_nothing_of_them(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action(), *many(20)]) as browser:
        await to_action(browser)
        assert versions_listed(browser) == []
        assert browser.screen.release is not None
        assert browser.screen.release.versions == ()


async def test_enter_on_a_version_shows_it_and_there_the_way_back(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action(), corrected(), *many(20)]) as browser:
        await to_action(browser)
        await browser.press("enter", "G", "enter")
        assert browser.screen.release_id == corrected().id
        assert browser.screen.pane == "detail"
        assert versions_listed(browser)[0] == "Other versions 1"
        await browser.press("G", "enter")
        assert browser.screen.release_id == action().id


async def test_a_search_that_does_not_hold_the_version_is_taken_away(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action(), from_the_wire(), *many(20)]) as browser:
        await browser.press("slash")
        await browser.type("publisher:sea ")
        await browser.press("enter")
        assert browser.screen.release_id == action().id
        await browser.press("enter", "G", "enter")
        assert browser.screen.release_id == from_the_wire().id
        assert browser.screen.query_text == ""


async def test_a_search_that_holds_the_version_stays(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action(), from_the_wire(), *many(20)]) as browser:
        await browser.press("slash")
        await browser.type("cocaine ")
        await browser.press("enter")
        before = browser.screen.release_id
        await browser.press("enter", "G", "enter")
        assert browser.screen.release_id not in (None, before)
        assert browser.screen.query_text == "cocaine "


async def test_a_version_that_comes_in_is_told_and_the_cursor_stays(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action(), *many(20)]) as browser:
        await to_action(browser)
        await browser.press("enter", "j", "j")
        cursor = browser.screen.query_one("#sheet", SheetView).cursor
        browser.library.add([from_the_wire()])
        for _ in range(400):
            await browser.pilot.pause(0.02)
            if browser.screen.release and browser.screen.release.versions:
                break
        assert [line for line in versions_listed(browser) if "Quayside Wire" in line]
        assert browser.screen.query_one("#sheet", SheetView).cursor == cursor


async def test_names_in_a_version_are_never_read_as_markup(tmp_path: Path) -> None:
    odd = release(ACTION_TEXT, ident="odd", publisher="[bold]Quay[/] \u202ewire", facts=action().facts)
    async with browsing(tmp_path, [action(), odd, *many(20)]) as browser:
        await to_action(browser)
        assert "[bold]Quay[/] [U+202E]wire" in " ".join(versions_listed(browser))
