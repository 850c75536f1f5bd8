"""A misspelt query in the app: the list, the hint, the marks in the text."""

from pathlib import Path

from tests.tui.browsing import browsing
from tests.tui.invented import ACTION_TEXT, action, many
from tui.screens.store_calls import look_up
from tui.widgets.row_list import RowList


async def test_a_misspelt_word_shows_what_has_the_near_one_and_marks_it(tmp_path: Path) -> None:
    async with browsing(tmp_path, [*many(40), action()], size=(120, 40)) as browser:
        await browser.press("slash")
        await browser.type("cocane")
        assert "1 of 41 · newest" in browser.shows()
        assert 'nothing has "cocane": shown is cocaine' in browser.shows()
        opened = browser.screen.release
        assert opened is not None
        assert opened.release.id == action().id
        assert [ACTION_TEXT[start:end] for start, end in opened.hits] == ["cocaine"]


async def test_the_hint_goes_once_the_word_is_right(tmp_path: Path) -> None:
    async with browsing(tmp_path, [*many(4), action()]) as browser:
        await browser.press("slash")
        await browser.type("cocane")
        assert "shown is cocaine" in browser.shows()
        await browser.press("backspace", "backspace")
        await browser.type("ine")
        assert "shown is" not in browser.shows()
        assert "1 of 5" in browser.shows()


async def test_the_next_hit_is_one_of_the_words_shown(tmp_path: Path) -> None:
    async with browsing(tmp_path, [*many(4), action()], size=(120, 40)) as browser:
        await browser.press("slash")
        await browser.type("harbuor zeppelin watch ports")
        assert "comes closest, best first" in browser.shows()
        await browser.press("enter", "enter", "2", "n")
        here = browser.screen.here
        assert here is not None
        assert (here.kind, here.number) == ("hit", 0)
        opened = browser.screen.release
        assert opened is not None
        marked = {ACTION_TEXT[start:end] for start, end in opened.hits}
        assert marked == {"Harbour", "Watch", "ports"}


async def test_a_long_result_of_near_words_is_loaded_to_its_end(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(250)) as browser:
        await browser.press("slash")
        await browser.type("quey ")
        assert 'nothing has "quey": shown is quay' in browser.shows()
        await browser.press("enter", "G")
        assert browser.screen.query_one(RowList).cursor == 249
        assert browser.screen.release is not None
        last = browser.library.page("quay ", offset=249, limit=1).rows[0]
        assert browser.screen.release.row == last


async def test_the_cursor_stays_on_its_release_among_what_comes_near(tmp_path: Path) -> None:
    async with browsing(tmp_path, many(250)) as browser:
        kept = browser.library.page("quay ", offset=170, limit=1).rows[0]
        found = look_up(browser.library, "quey ", kept.id)
        assert found.cursor == 170
        assert found.row == kept
        assert found.page.offset == 100
        assert look_up(browser.library, "quey ", "nobody", 999).cursor == 249
