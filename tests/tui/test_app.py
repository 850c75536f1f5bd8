"""The app around its screen: looks, mouse, pictures, and how it begins."""

import subprocess
import sys
from pathlib import Path

import pytest

from store.library import Library
from tests.tui.browsing import browsing
from tests.tui.invented import action, many
from tui import app as app_module
from tui.settings import THEMES, Settings


def only_picture(folder: Path) -> Path:
    (file,) = folder.glob("*.svg")
    return file


async def test_a_picture_is_saved_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with browsing(tmp_path, [action()]) as browser:
        await browser.app.run_action("app.command('app.picture')")
        await browser.settle()
        file = only_picture(tmp_path)
        assert "Harbour" in file.read_text("utf-8")
        assert file.name in browser.toasts()[-1]


async def test_a_picture_that_cannot_be_saved_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left [/]")

    async with browsing(tmp_path, [action()]) as browser:
        monkeypatch.setattr(browser.app, "save_screenshot", full)
        await browser.app.run_action("app.command('app.picture')")
        await browser.settle()
        assert "No space left [/]" in browser.toasts()[-1]


async def test_the_mouse_is_given_to_the_terminal_and_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        sent: list[str] = []
        monkeypatch.setattr(browser.app, "_send", sent.append)
        await browser.press("m")
        assert "\x1b[?1000l" in sent
        assert not any(code.endswith("h") for code in sent)
        assert "m takes it back" in browser.toasts()[-1]
        sent.clear()
        await browser.press("m")
        assert {"\x1b[?1000h", "\x1b[?1003h", "\x1b[?1006h"} <= set(sent)


@pytest.mark.parametrize("theme", THEMES)
async def test_every_look_draws_every_view(tmp_path: Path, theme: str) -> None:
    async with browsing(tmp_path, [action()], size=(120, 40), settings=Settings(theme=theme)) as browser:
        for key in ("1", "2", "3", "4", "5", "e"):
            await browser.press(key)
            assert "Harbour" in browser.shows()


async def test_without_colour_everything_is_still_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with browsing(tmp_path, [action()], size=(120, 40)) as browser:
        assert browser.app.no_color
        await browser.press("e")
        assert "┏━ ▸ Releases" in browser.shows()
        assert "[2] Text" in browser.shows()


async def test_text_copied_by_a_widget_goes_the_same_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.clipboard import Copied

    monkeypatch.setattr("tui.clipboard.copy_text", lambda text, _: Copied(text, "test", confirmed=True))
    async with browsing(tmp_path, many(1)) as browser:
        await browser.press("slash")
        await browser.type("quay")
        await browser.press("shift+home", "ctrl+c")
        assert browser.toasts() == ["Copied quay (test)"]


def test_run_opens_the_library_and_returns_an_exit_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    with Library.open(tmp_path / "library") as library:
        library.add(many(3))
    began: list[int] = []

    def pretend(self: app_module.PressroomApp, **_: object) -> None:
        began.append(self._first.page.total)

    monkeypatch.setattr(app_module.PressroomApp, "run", pretend)
    assert app_module.run(tmp_path / "library", []) == 0
    assert began == [3]


def test_importing_the_app_loads_no_heavy_part_of_the_store() -> None:
    heavy = "tantivy phonenumbers selectolax py3langid"
    code = f"import sys, tui.app; print(*[name for name in '{heavy}'.split() if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_keys_can_be_listed_without_the_app() -> None:
    code = "import sys, tui.commands, tui.keymap, tui.settings; print('textual' in sys.modules, 'rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False False"
