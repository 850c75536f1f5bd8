"""The row list: cursor, messages, lazy pages, widths, and what it costs at a million rows."""

import time
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input

from tui.widgets.row_list import CURSOR, PLACEHOLDER, RowList

MILLION = 1_000_000
Draw = Callable[[int, int], Text | str | None]


def numbered(index: int, _width: int) -> Text:
    return Text(f"row {index}")


class ListApp(App[None]):
    CSS = "Input { height: 1; border: none; } RowList { height: 1fr; }"

    def __init__(self, draw: Draw = numbered, row_count: int = MILLION, empty: str = "") -> None:
        super().__init__()
        self.list = RowList(draw, row_count, empty=empty, id="rows")
        self.highlighted: list[int] = []
        self.selected: list[int] = []
        self.wanted: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        yield self.list
        yield Input()

    @on(RowList.Highlighted, "#rows")
    def note_highlight(self, event: RowList.Highlighted) -> None:
        self.highlighted.append(event.index)

    @on(RowList.Selected, "#rows")
    def note_choice(self, event: RowList.Selected) -> None:
        self.selected.append(event.index)

    @on(RowList.RowsWanted, "#rows")
    def note_want(self, event: RowList.RowsWanted) -> None:
        self.wanted.append((event.first, event.count))


def lines(app: ListApp) -> list[str]:
    return [app.list.render_line(y).text for y in range(app.list.size.height)]


def cursor_line(app: ListApp) -> str:
    marked = [line for line in lines(app) if line.startswith(CURSOR)]
    assert len(marked) == 1
    return marked[0].rstrip()


async def test_keys_move_the_cursor_and_say_so_once_each() -> None:
    app = ListApp(row_count=1000)
    async with app.run_test(size=(30, 11)) as pilot:
        await pilot.press("down", "down", "up", "pagedown", "end", "down", "pageup", "home", "up")
        await pilot.pause()
        assert app.highlighted == [1, 2, 1, 10, 999, 990, 0]
        assert cursor_line(app) == f"{CURSOR}row 0"
        await pilot.press("end", "enter")
        await pilot.pause()
        assert app.selected == [999]
        assert cursor_line(app) == f"{CURSOR}row 999"


async def test_the_cursor_stays_in_view_when_the_widget_shrinks() -> None:
    app = ListApp(row_count=100)
    async with app.run_test(size=(30, 21)) as pilot:
        app.list.move_to(19)
        await pilot.resize_terminal(30, 8)
        await pilot.pause()
        assert cursor_line(app) == f"{CURSOR}row 19"


async def test_show_puts_the_cursor_without_a_message() -> None:
    app = ListApp(row_count=100)
    async with app.run_test(size=(30, 11)) as pilot:
        app.list.show(5000, cursor=4321)
        await pilot.pause()
        assert cursor_line(app) == f"{CURSOR}row 4321"
        app.list.show(3, cursor=4321)
        await pilot.pause()
        assert app.list.cursor == 2
        assert app.highlighted == []


async def test_fewer_rows_leave_no_line_of_the_longer_list() -> None:
    app = ListApp(row_count=50)
    async with app.run_test(size=(30, 11)) as pilot:
        app.list.row_count = 2
        await pilot.pause()
        assert [line.strip() for line in lines(app)][1:3] == ["row 1", ""]


async def test_an_empty_list_says_so_and_takes_every_key() -> None:
    app = ListApp(row_count=0, empty="No releases match.")
    async with app.run_test(size=(30, 11)) as pilot:
        assert lines(app)[0].strip() == "No releases match."
        await pilot.press("down", "up", "pagedown", "end", "home", "enter")
        await pilot.click("#rows", offset=(3, 3))
        await pilot.pause()
        assert (app.list.cursor, app.highlighted, app.selected) == (None, [], [])


async def test_a_list_that_becomes_empty_at_its_end_says_so() -> None:
    app = ListApp(row_count=1000, empty="No releases match.")
    async with app.run_test(size=(30, 11)) as pilot:
        await pilot.press("end")
        app.list.show(0)
        await pilot.pause()
        assert lines(app)[0].strip() == "No releases match."
        app.list.show(3, cursor=1)
        await pilot.pause()
        assert cursor_line(app) == f"{CURSOR}row 1"


async def test_rows_that_went_out_of_view_before_they_came_are_not_asked_for() -> None:
    source = Slow()
    app = ListApp(source.draw, row_count=100_000)
    async with app.run_test(size=(30, 11)) as pilot:
        await pilot.pause()
        for target in (5_000, 50_000, 90_000):
            app.list.move_to(target)
        await pilot.pause()
        assert app.wanted == [(0, 100), (89_900, 200)]


async def test_click_highlights_and_double_click_selects() -> None:
    app = ListApp(row_count=100)
    async with app.run_test(size=(30, 11)) as pilot:
        app.list.scroll_to(y=40, animate=False)
        await pilot.pause()
        await pilot.click("#rows", offset=(3, 2))
        await pilot.pause()
        assert (app.highlighted, app.selected) == ([42], [])
        await pilot.double_click("#rows", offset=(3, 2))
        await pilot.pause()
        assert (app.highlighted, app.selected) == ([42], [42])


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    app = ListApp(row_count=100)
    async with app.run_test(size=(30, 11)) as pilot:
        await scroll_down(pilot, times=4)
        assert app.list.scroll_offset.y > 0
        assert app.list.cursor == 0
        await pilot.press("down")
        await pilot.pause()
        assert cursor_line(app) == f"{CURSOR}row 1"


async def scroll_down(pilot: Pilot[None], times: int) -> None:
    from textual.events import MouseScrollDown

    target = pilot.app.query_one(RowList)
    for _ in range(times):
        target.post_message(MouseScrollDown(target, 2, 2, 0, 1, 0, shift=False, meta=False, ctrl=False))
        await pilot.pause()


class Slow:
    """Rows that are there only once they have been put."""

    def __init__(self) -> None:
        self.rows: dict[int, str] = {}

    def draw(self, index: int, _width: int) -> str | None:
        return self.rows.get(index)

    def put(self, first: int, count: int) -> None:
        self.rows |= {index: f"loaded {index}" for index in range(first, first + count)}


async def test_missing_rows_are_asked_for_once_and_drawn_when_they_come() -> None:
    source = Slow()
    app = ListApp(source.draw, row_count=1050)
    async with app.run_test(size=(30, 11)) as pilot:
        await pilot.pause()
        assert lines(app)[1].strip() == PLACEHOLDER
        await pilot.press("down", "up")
        assert app.wanted == [(0, 100)]
        source.put(0, 100)
        app.list.refresh_rows(0, 100)
        await pilot.pause()
        assert lines(app)[1].strip() == "loaded 1"
        assert app.wanted == [(0, 100)]
        app.list.move_to(1049)
        await pilot.pause()
        assert app.wanted[1:] == [(1000, 50)]


async def test_a_highlight_of_a_missing_row_is_sent_again_once_it_is_there() -> None:
    source = Slow()
    source.put(0, 100)
    app = ListApp(source.draw, row_count=1000)
    async with app.run_test(size=(30, 11)) as pilot:
        await pilot.press("down", "end")
        await pilot.pause()
        assert app.highlighted == [1, 999]
        app.list.refresh_rows(900, 100)
        await pilot.pause()
        assert app.highlighted == [1, 999]
        source.put(900, 100)
        app.list.refresh_rows(900, 100)
        await pilot.pause()
        app.list.refresh_rows()
        await pilot.pause()
        assert app.highlighted == [1, 999, 999]


async def test_a_view_over_two_pages_asks_for_both_and_asks_again_after_a_loss() -> None:
    source = Slow()
    app = ListApp(source.draw, row_count=1000)
    source.put(0, 100)
    async with app.run_test(size=(30, 11)) as pilot:
        app.list.show(1000, cursor=0)
        app.list.scroll_to(y=195, animate=False)
        await pilot.pause()
        assert app.wanted == [(100, 200)]
        app.list.refresh_rows(100, 200)  # the load failed: nothing was put
        await pilot.pause()
        assert app.wanted == [(100, 200), (100, 200)]


async def test_rows_that_changed_are_drawn_again_without_moving_anything() -> None:
    source = Slow()
    source.put(0, 1000)
    app = ListApp(source.draw, row_count=1000)
    async with app.run_test(size=(30, 11)) as pilot:
        app.list.move_to(505)
        await pilot.pause()
        before, top = lines(app), app.list.scroll_offset.y
        source.rows[503] = "starred"
        assert lines(app) == before  # kept lines, not asked again
        app.list.refresh_rows(503, 1)
        await pilot.pause()
        assert "starred" in [line.strip() for line in lines(app)]
        assert (app.list.cursor, app.list.scroll_offset.y) == (505, top)


async def test_a_row_that_changed_out_of_view_is_drawn_anew_when_one_comes_back() -> None:
    source = Slow()
    source.put(0, 100_000)
    app = ListApp(source.draw, row_count=100_000)
    async with app.run_test(size=(30, 11)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        source.rows[2] = "starred"
        app.list.refresh_rows(2, 1)
        await pilot.press("home")
        await pilot.pause()
        assert lines(app)[2].strip() == "starred"


async def test_focus_is_seen_without_colour() -> None:
    app = ListApp(row_count=10)
    async with app.run_test(size=(30, 11)) as pilot:
        await pilot.pause()
        focused = app.list.render_line(0)
        app.query_one(Input).focus()
        await pilot.pause()
        blurred = app.list.render_line(0)
        styles = [
            [(bool(s.style.bold), bool(s.style.reverse)) for s in strip if s.style]
            for strip in (focused, blurred)
        ]
        assert all(mark == (True, True) for mark in styles[0])
        assert all(mark == (False, False) for mark in styles[1])
        assert blurred.text.startswith(CURSOR)


WIDE = (
    "日本語の報道発表" * 6,
    "ශ්‍රී ලංකා පොලිසිය අත්අඩංගුවට" * 3,
    "Bộ Công an Việt Nam bắt giữ" * 3,
    "Viê\u0323t" * 20,
    "👩‍🚒🇪🇺🏳️‍🌈" * 9,
)


@pytest.mark.parametrize("width", [1, 2, 3, 7, 8, 17, 18, 40, 80])
async def test_every_line_is_exactly_as_wide_as_the_room_for_it(width: int) -> None:
    widths: set[int] = set()

    def draw(index: int, room: int) -> Text:
        widths.add(room)
        return Text(WIDE[index % len(WIDE)] * 3, style="bold")

    app = ListApp(draw, row_count=100)
    async with app.run_test(size=(width, 11)) as pilot:
        await pilot.pause()
        room = width if width < 8 else width - 1  # the scroll bar's column
        for y in range(app.list.size.height):
            strip = app.list.render_line(y)
            assert cell_len(strip.text) == room
        widths.clear()
        app.list.refresh_rows()
        await pilot.pause()
        assert widths == {room - 1}
        assert app.list.render_line(0).text[0] == CURSOR


async def test_hostile_rows_cannot_steer_the_terminal_or_be_read_as_markup() -> None:
    hostile = "a\x1b[2Jb\nc\td\x07\x9b31m\u202e[bold]e[/] [email protected]\ud800"
    app = ListApp(lambda _index, _width: hostile, row_count=3)
    async with app.run_test(size=(70, 11)):
        shown = lines(app)[1]
        assert all(char.isprintable() for char in shown)
        assert "[bold]e[/] [email protected]" in shown
        assert "[2Jb c d" in shown


async def test_a_million_rows_cost_what_a_hundred_cost() -> None:
    async def seconds(row_count: int) -> float:
        app = ListApp(row_count=row_count)
        async with app.run_test(size=(100, 40)) as pilot:
            start = time.perf_counter()
            for _ in range(3):
                app.list.action_bottom()
                await pilot.pause()
                app.list.action_top()
                await pilot.pause()
            return time.perf_counter() - start

    await seconds(10)
    small = min([await seconds(100) for _ in range(3)])
    large = min([await seconds(MILLION) for _ in range(3)])
    assert large < 3 * small + 0.05


async def test_it_keeps_few_drawn_lines_however_far_one_scrolls() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 30)) as pilot:
        for _ in range(60):
            app.list.action_page(1)
            await pilot.pause()
        assert app.list.cursor == 60 * 28
        assert len(app.list._lines) <= 512
