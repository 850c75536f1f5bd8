"""The menu bar: opens, takes one key, gives the focus back."""

from typing import ClassVar

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from tui.widgets.menu_bar import MenuBar

ENTRIES = [
    ("u", "address"), ("t", "title"), ("c", "citation"), ("q", "quote"), ("f", "fact"), ("m", "e-mail"),
    ("p", "phone"), ("b", "contact"), ("a", "all contacts"), ("j", "JSON"), ("y", "this"),
]  # fmt: skip


class MenuApp(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit_now", "Quit")]

    def __init__(self) -> None:
        super().__init__()
        self.bar = MenuBar(id="menu")
        self.chosen: list[tuple[str, str]] = []
        self.leaked = False

    def compose(self) -> ComposeResult:
        yield Input(id="one")
        yield Input(id="two")
        yield self.bar

    def action_quit_now(self) -> None:
        self.leaked = True

    @on(MenuBar.Chosen, "#menu")
    def note(self, event: MenuBar.Chosen) -> None:
        self.chosen.append((event.menu, event.key))

    def lines(self) -> list[str]:
        return [self.bar.render_line(y).text for y in range(self.bar.size.height)]

    def focus_id(self) -> str | None:
        return self.focused.id if self.focused else None


async def test_one_key_chooses_and_the_focus_goes_back() -> None:
    app = MenuApp()
    async with app.run_test(size=(120, 20)) as pilot:
        app.query_one("#two").focus()
        await pilot.pause()
        app.bar.open("copy", ENTRIES)
        await pilot.pause()
        assert app.focus_id() == "menu"
        assert app.lines()[0].strip().startswith("copy:  u address  t title  c citation")
        await pilot.press("q")
        await pilot.pause()
        assert app.chosen == [("copy", "q")]
        assert not app.leaked
        assert (app.bar.is_open, app.focus_id()) == (False, "two")


async def test_other_keys_do_nothing_and_escape_closes() -> None:
    app = MenuApp()
    async with app.run_test(size=(120, 20)) as pilot:
        app.bar.open("copy", [("u", "address")])
        await pilot.press("q", "z", "down", "tab")
        assert app.bar.is_open
        assert not app.leaked
        await pilot.press("escape")
        await pilot.pause()
        assert (app.chosen, app.bar.is_open, app.focus_id()) == ([], False, "one")


async def test_it_closes_when_the_focus_goes_elsewhere_and_leaves_it_there() -> None:
    app = MenuApp()
    async with app.run_test(size=(120, 20)) as pilot:
        app.bar.open("copy", ENTRIES)
        await pilot.pause()
        app.query_one("#two").focus()
        await pilot.pause()
        assert (app.bar.is_open, app.focus_id()) == (False, "two")


@pytest.mark.parametrize(("width", "height"), [(140, 1), (80, 2), (60, 3), (40, 4)])
async def test_every_entry_stands_whole_at_every_width(width: int, height: int) -> None:
    app = MenuApp()
    async with app.run_test(size=(width, 30)) as pilot:
        app.bar.open("copy", ENTRIES)
        await pilot.pause()
        lines = app.lines()
        assert len(lines) == height
        for key, words in ENTRIES:
            assert any(f" {key} {words} " in f"{line} " for line in lines)


async def test_a_click_chooses() -> None:
    app = MenuApp()
    async with app.run_test(size=(80, 20)) as pilot:
        app.bar.open("copy", ENTRIES)
        await pilot.pause()
        lines = app.lines()
        await pilot.click("#menu", offset=(2, 0))  # the title
        assert app.chosen == []
        await pilot.click("#menu", offset=(lines[1].index("j JSON") + 2, 1))
        await pilot.pause()
        assert app.chosen == [("copy", "j")]
