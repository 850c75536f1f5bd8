"""One list of commands: footer, help, palette and key map say the same."""

from pathlib import Path

from tests.tui.browsing import browsing
from tests.tui.invented import action, many
from tui import keymap
from tui.commands import BY_ID, COMMANDS, PANES, SEARCH, Situation, footer, shown
from tui.screens import app_commands, browse_commands
from tui.settings import parse


def test_every_command_can_be_run_and_every_run_is_a_command() -> None:
    run = browse_commands.RUN.keys() | app_commands.RUN.keys()
    assert run == BY_ID.keys()
    assert len(COMMANDS) == len(BY_ID)


def test_no_key_belongs_to_two_commands_of_one_pane() -> None:
    for pane in (*PANES, SEARCH):
        there = [command for command in COMMANDS if command.everywhere or pane in command.panes]
        keys = [key for command in there for key in command.keys]
        assert sorted(keys) == sorted(set(keys)), pane


def test_keys_of_terminals_and_multiplexers_are_left_alone() -> None:
    taken = {key for command in COMMANDS for key in command.keys}
    assert not taken & {f"ctrl+{letter}" for letter in "abhijkmz"}
    assert not {key for key in taken if key.startswith("alt+")}


def test_the_footer_has_only_what_can_be_done_now() -> None:
    nothing = dict(footer(Situation(), keymap.defaults()))
    assert "y" not in nothing
    assert nothing["/"] == "search"
    reading = footer(
        Situation(pane="detail", release=True, evidence=True, rows=True, choice=True), keymap.defaults()
    )
    assert [key for key, _ in reading][:5] == ["Enter", "/", "y", "e", "Tab"]
    typing = footer(Situation(pane=SEARCH, release=True, rows=True), keymap.defaults())
    assert not [key for key, _ in typing if len(key) == 1 and key not in "↑↓"], (
        "a letter is typed while one searches"
    )


def test_keys_are_shown_as_people_read_them() -> None:
    assert [shown(key) for key in ("slash", "question_mark", "ctrl+d", "shift+tab", "G")] == [
        "/", "?", "ctrl+d", "shift+Tab", "G",
    ]  # fmt: skip


async def test_the_footer_follows_the_focus_and_can_be_clicked(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action(), *many(2)]) as browser:
        last = browser.shows().split("\n")[-1]
        assert "Enter open" in last
        assert "+" in last
        await browser.pilot.click("#keys", offset=(last.index("/ search"), 0))
        await browser.settle()
        assert browser.screen.pane == SEARCH
        assert "Esc restore" in browser.shows().split("\n")[-1]
        await browser.press("escape")
        await browser.pilot.click("#keys", offset=(len(last.rstrip()) - 1, 0))
        await browser.settle()
        assert "Keys in the list" in browser.shows()


async def test_help_lists_the_keys_of_the_pane_and_can_be_searched(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        await browser.press("tab", "question_mark")
        assert "Keys in the detail" in browser.shows()
        assert "Move down" in browser.shows()
        await browser.type("star")
        shown_now = browser.shows()
        assert "Star the release" in shown_now
        assert "Move down" not in shown_now
        await browser.type(" zzz")
        assert "No key does that here" in browser.shows()
        await browser.press("escape")
        assert browser.screen.pane == "detail"
        await browser.press("f1")
        assert "Keys in the detail" in browser.shows()


async def test_the_palette_has_every_command_by_name(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()], size=(120, 40)) as browser:
        await browser.press("colon")
        await browser.type("partners")
        await browser.pilot.pause(0.3)
        await browser.press("down", "enter")
        await browser.pilot.pause(0.2)
        assert browser.screen.view == "partners"
        await browser.press("ctrl+p")
        await browser.type("colours: light")
        await browser.pilot.pause(0.3)
        await browser.press("down", "enter")
        await browser.pilot.pause(0.2)
        assert browser.app.theme == "pressroom-light"


async def test_a_key_map_gives_other_keys_and_the_footer_says_so(tmp_path: Path) -> None:
    settings = parse('[keys]\ncopy.menu = "Y"\n"release.star" = ["*", "ctrl+t"]\nrelease.read = []\n')
    assert settings.complaints == ()
    async with browsing(tmp_path, [action()], settings=settings) as browser:
        await browser.press("y")
        assert "u address" not in browser.shows()
        await browser.press("Y")
        assert "u address" in browser.shows()
        await browser.press("escape", "s")
        assert not browser.library.page().rows[0].starred
        await browser.press("asterisk")
        assert browser.library.page().rows[0].starred
        await browser.press("ctrl+t", "r")
        assert not browser.library.page().rows[0].starred
        assert not browser.library.page().rows[0].read
        assert "Y copy" in browser.shows()
        await browser.press("escape")


async def test_escape_never_quits_and_q_goes_back_before_it_does(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        await browser.press("escape", "escape", "escape")
        assert browser.app.is_running
        await browser.press("tab", "z", "q")
        assert browser.app.is_running
        assert browser.screen.pane == "detail"
        await browser.press("q")
        assert browser.screen.pane == "releases"
        await browser.press("q")
        assert not browser.app.is_running


async def test_capital_q_quits_from_anywhere(tmp_path: Path) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        await browser.press("tab", "z", "Q")
        assert not browser.app.is_running
    async with browsing(tmp_path / "second", [action()]) as browser:
        await browser.press("slash", "q", "ctrl+q")
        assert not browser.app.is_running
