"""Which panes are on the screen at which size, and how one gets from one to the other."""

from pathlib import Path

import pytest

from tests.tui.browsing import Browsing, browsing
from tests.tui.invented import action, many
from tui.commands import PANES
from tui.screens.arrangement import panes_of, shape_of
from tui.settings import Layout, Settings


def on_screen(browser: Browsing) -> list[str]:
    """Return the panes that take up room on the screen."""
    return [name for name in PANES if browser.screen.query_one(f"#{name}").region.area > 0]


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        ((59, 24), ["releases"]),
        ((80, 15), ["releases"]),
        ((60, 16), ["releases", "detail"]),
        ((80, 24), ["releases", "detail"]),
        ((99, 40), ["releases", "detail"]),
        ((100, 30), ["releases", "detail", "facts"]),
        ((120, 40), ["releases", "detail", "facts"]),
        ((200, 60), ["releases", "detail", "facts"]),
    ],
)
async def test_panes_by_size(tmp_path: Path, size: tuple[int, int], panes: list[str]) -> None:
    async with browsing(tmp_path, [action()], size=size) as browser:
        assert on_screen(browser) == panes


async def test_stacked_side_by_side_and_in_columns(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        names = {name: browser.screen.query_one(f"#{name}") for name in PANES}
        assert names["releases"].region.bottom == names["detail"].region.y
        await browser.pilot.resize_terminal(120, 40)
        await browser.settle()
        assert names["releases"].region.right == names["detail"].region.x
        assert names["detail"].region.bottom == names["facts"].region.y
        assert names["detail"].region.width == names["facts"].region.width
        await browser.pilot.resize_terminal(200, 60)
        await browser.settle()
        assert names["detail"].region.right == names["facts"].region.x
        assert names["detail"].region.y == names["facts"].region.y
        assert "Facts · Partners · Contacts" in browser.shows()
        assert "Astrid Lunde" in "\n".join(browser.sheet("#facts-sheet"))


async def test_the_view_follows_the_size_until_a_person_chooses(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        assert "[1] Overview" in browser.shows()
        await browser.pilot.resize_terminal(120, 40)
        await browser.settle()
        assert "[2] Text" in browser.shows()
        await browser.press("3")
        await browser.pilot.resize_terminal(80, 24)
        await browser.settle()
        assert "[3] Operation" in browser.shows()


async def test_a_small_screen_shows_the_list_and_enter_opens_the_release(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action(), *many(3)], size=(50, 14)) as browser:
        await browser.press("enter")
        assert on_screen(browser) == ["detail"]
        assert "[1] Overview" in browser.shows()
        await browser.press("escape")
        assert on_screen(browser) == ["releases"]
        await browser.press("e")
        assert on_screen(browser) == ["detail"]
        assert "evidence 1 of" in browser.shows()
        await browser.press("escape")
        assert on_screen(browser) == ["releases"]


async def test_tab_and_letters_change_the_pane(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()], size=(120, 40)) as browser:
        seen = []
        for key in ("tab", "l", "right", "h", "shift+tab", "left"):
            await browser.press(key)
            seen.append(browser.screen.pane)
        assert seen == ["detail", "facts", "releases", "facts", "detail", "releases"]


async def test_focus_is_a_heavy_border_and_a_mark_before_the_title(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        assert "┏━ ▸ Releases" in browser.shows()
        assert "┌─ Detail" in browser.shows()
        await browser.press("tab")
        assert "┌─ Releases" in browser.shows()
        assert "┏━ ▸ Detail" in browser.shows()
        await browser.press("slash")
        assert "▸ Search" in browser.shows()
        assert "┏" not in browser.shows()


async def test_zoom_gives_one_pane_the_whole_screen(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()], size=(120, 40)) as browser:
        await browser.press("tab", "z")
        assert on_screen(browser) == ["detail"]
        assert browser.screen.query_one("#detail").region.width == 120
        await browser.press("tab")
        assert on_screen(browser) == ["facts"]
        await browser.press("escape")
        assert on_screen(browser) == ["releases", "detail", "facts"]
        assert browser.screen.pane == "facts"


async def test_the_facts_leave_with_the_text_and_so_does_their_focus(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()], size=(120, 40)) as browser:
        await browser.press("tab", "tab")
        assert browser.screen.pane == "facts"
        await browser.press("4")
        assert on_screen(browser) == ["releases", "detail"]
        assert browser.screen.pane == "detail"


async def test_thresholds_are_settings(tmp_path: Path) -> None:
    settings = Settings(layout=Layout(side_by_side=70))
    async with browsing(tmp_path, [action()], settings=settings) as browser:
        assert "facts" in on_screen(browser)


async def test_a_click_on_a_tab_shows_its_view(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        line = next(line for line in browser.shows().split("\n") if "[1] Overview" in line)
        views = browser.screen.query_one("#views")
        await browser.pilot.click(views, offset=(line.index("4 Partners") - views.content_region.x, 0))
        await browser.settle()
        assert browser.screen.view == "partners"
        assert "[4] Partners 2" in browser.shows()


def test_shapes_are_decided_by_both_measures() -> None:
    layout = Layout()
    assert shape_of(200, 10, layout) == "single"
    assert shape_of(59, 60, layout) == "single"
    assert shape_of(160, 16, layout) == "columns"
    assert panes_of("columns", "facts", "overview", zoomed=True) == ("facts",)
    assert "facts" not in panes_of("side", "detail", "overview", zoomed=False)
