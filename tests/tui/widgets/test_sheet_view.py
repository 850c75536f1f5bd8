"""The sheet view by itself: cursor, scrolling, selection, and what it draws."""

from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.selection import Selection

from tui.widgets.frame import Frame
from tui.widgets.sheet import Line, Sheet, Span, Stop
from tui.widgets.sheet_view import SheetView
from tui.widgets.tab_line import TabLine


def numbered(count: int, every: int = 3) -> Sheet:
    """A sheet of so many lines in which every third is a stop."""
    lines = tuple(Line(f"line {number}", (Span(0, 4, "dim"),), margin="m ") for number in range(count))
    return Sheet(lines, tuple(Stop(number, 1, number) for number in range(0, count, every)))


class Host(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, object]] = []
        self.widths: list[int] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"muted": "#888888"}

    def compose(self) -> ComposeResult:
        with Frame(id="frame"):
            yield TabLine(id="tabs")
            yield SheetView(id="view")

    def on_sheet_view_highlighted(self, event: SheetView.Highlighted) -> None:
        self.said.append(("highlighted", event.at.subject))

    def on_sheet_view_chosen(self, event: SheetView.Chosen) -> None:
        self.said.append(("chosen", event.at.subject))

    def on_tab_line_clicked(self, event: TabLine.Clicked) -> None:
        self.said.append(("tab", event.index))

    def build(self, width: int) -> Sheet:
        self.widths.append(width)
        return numbered(60)


async def test_the_cursor_steps_over_stops_and_says_so() -> None:
    app = Host()
    async with app.run_test(size=(40, 12)) as pilot:
        view = app.query_one(SheetView)
        view.focus()
        view.show(app.build)
        await pilot.press("down", "down", "up", "enter")
        assert view.subject == 3
        assert app.said == [("highlighted", 3), ("highlighted", 6), ("highlighted", 3), ("chosen", 3)]


async def test_the_cursor_is_kept_in_view_and_pages_take_it_along() -> None:
    app = Host()
    async with app.run_test(size=(40, 12)) as pilot:
        view = app.query_one(SheetView)
        view.focus()
        view.show(app.build)
        await pilot.press("end")
        assert view.subject == 57
        assert view.scroll_offset.y == view.max_scroll_y
        await pilot.press("pageup")
        top = view.scroll_offset.y
        assert isinstance(view.subject, int)
        assert top <= view.subject < top + view.size.height
        await pilot.press("home")
        assert (view.subject, view.scroll_offset.y) == (0, 0)


async def test_a_sheet_without_stops_scrolls_by_lines() -> None:
    app = Host()
    async with app.run_test(size=(40, 12)) as pilot:
        view = app.query_one(SheetView)
        view.focus()
        view.show(lambda _: Sheet(numbered(60).lines))
        await pilot.press("down", "down", "enter")
        assert view.scroll_offset.y == 2
        assert view.subject is None
        assert app.said == []


async def test_it_is_laid_out_again_for_another_width_and_keeps_its_cursor() -> None:
    app = Host()
    async with app.run_test(size=(40, 12)) as pilot:
        view = app.query_one(SheetView)
        view.show(app.build, cursor=4)
        await pilot.resize_terminal(60, 12)
        await pilot.pause()
        assert app.widths[-1] == app.widths[0] + 20
        assert view.subject == 12


async def test_a_hidden_sheet_is_not_laid_out_until_it_is_seen() -> None:
    app = Host()
    async with app.run_test(size=(40, 12)) as pilot:
        view = app.query_one(SheetView)
        view.display = False
        await pilot.pause()
        app.widths.clear()
        view.show(app.build)
        view.display = True
        await pilot.pause()
        assert view.sheet.stops
        assert app.widths


async def test_a_selection_leaves_margins_out_even_when_it_begins_on_one() -> None:
    app = Host()
    async with app.run_test(size=(40, 12)):
        view = app.query_one(SheetView)
        view.show(app.build)
        found = view.get_selection(Selection(Offset(-2, 1), Offset(4, 2)))
        assert found is not None
        assert found[0] == "line 1\nline"


async def test_reveal_brings_a_line_into_view_with_context() -> None:
    app = Host()
    async with app.run_test(size=(40, 12)) as pilot:
        view = app.query_one(SheetView)
        view.show(app.build)
        view.reveal(40)
        await pilot.pause()
        assert view.scroll_offset.y < 40 < view.scroll_offset.y + view.size.height
        before = view.scroll_offset.y
        view.reveal(41)
        await pilot.pause()
        assert view.scroll_offset.y == before


async def test_a_frame_marks_its_title_while_the_focus_is_inside() -> None:
    app = Host()
    async with app.run_test(size=(40, 12)) as pilot:
        frame = app.query_one(Frame)
        frame.heading = "Names [/] [b]"
        app.query_one(SheetView).focus()
        await pilot.pause()
        focused = frame.border_title
        app.set_focus(None)
        await pilot.pause()
        assert focused is not None
        assert focused.startswith("▸ Names")
        assert frame.border_title is not None
        assert "▸" not in frame.border_title


async def test_tabs_give_way_from_notes_to_words() -> None:
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        line = app.query_one(TabLine)
        line.tabs = (("1", "Overview", ""), ("2", "Partners", "16"), ("3", "Contacts", "5"))
        line.active = 1
        assert line.render().plain == "1 Overview  [2] Partners 16  3 Contacts 5"
        await pilot.click(line, offset=(30, 0))
        assert app.said == [("tab", 2)]
        await pilot.resize_terminal(41, 12)
        await pilot.pause()
        assert line.render().plain == "1 Overview  [2] Partners  3 Contacts"
        await pilot.resize_terminal(30, 12)
        await pilot.pause()
        assert line.render().plain == "1  [2] Partners  3"
