"""The copy menu: what is offered, what it is about, and what is said."""

import webbrowser
from pathlib import Path

import pytest

from tests.tui.browsing import browsing
from tests.tui.invented import action, many, release
from tui.clipboard import Copied


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Catch what would go to a clipboard."""
    texts: list[str] = []

    def catch(text: str, _: object) -> Copied:
        texts.append(text)
        return Copied(text, "test", confirmed=True)

    monkeypatch.setattr("tui.clipboard.copy_text", catch)
    return texts


async def test_the_menu_offers_its_entries_and_takes_one_key(tmp_path: Path, copies: list[str]) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        await browser.press("y")
        assert "u address" in browser.shows()
        assert "v vCard" not in browser.shows()
        await browser.press("x")
        assert "u address" in browser.shows(), "a letter that is not offered changes nothing"
        await browser.press("t")
        assert "u address" not in browser.shows()
        assert copies == ["Harbour Watch: 41 arrests in three ports"]
        assert browser.toasts()[-1] == "Copied Harbour Watch: 41 arrests in three ports (test)"


async def test_each_letter_copies_what_it_says(tmp_path: Path, copies: list[str]) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        for key in ("u", "p", "m", "b"):
            await browser.press("y", key)
        assert copies[0] == "https://nspb.example/harbour"
        assert copies[1] == "+47 55 55 01 23"
        assert copies[2] == "desk@nspb.example"
        assert copies[3].startswith("Astrid Lunde\nHead of Press")
        assert "@" not in copies[3]


async def test_a_hidden_address_is_not_copied_and_that_is_said(tmp_path: Path, copies: list[str]) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        await browser.press("5", "enter", "y", "m")
        assert copies == []
        assert "hidden in the source" in browser.toasts()[-1]


async def test_a_fact_under_the_cursor_is_copied_with_its_sentence(tmp_path: Path, copies: list[str]) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        await browser.press("enter", "j", "j", "j", "y", "f")
        assert copies[0].startswith("Almost 1 200 officers — “Almost 1 200 officers checked")
        await browser.press("j", "enter", "y", "f")
        assert copies[1].startswith("checked 14 300 containers")


async def test_selected_text_is_quoted(tmp_path: Path, copies: list[str]) -> None:
    from textual.geometry import Offset
    from textual.selection import Selection

    from tui.widgets.sheet_view import SheetView

    async with browsing(tmp_path, [action()], size=(120, 40)) as browser:
        sheet = browser.screen.query_one("#sheet", SheetView)
        row = next(number for number, line in enumerate(sheet.sheet.lines) if "searched ships" in line.text)
        browser.screen.selections = {sheet: Selection(Offset(0, row), Offset(6, row))}
        await browser.press("y", "q")
        assert copies[0].startswith("“Police”\n— North Sea Police Board, “Harbour Watch")


async def test_ctrl_c_copies_the_selection_the_same_way(tmp_path: Path, copies: list[str]) -> None:
    from textual.selection import SELECT_ALL

    from tui.widgets.sheet_view import SheetView

    async with browsing(tmp_path, [action()], size=(120, 40)) as browser:
        sheet = browser.screen.query_one("#sheet", SheetView)
        browser.screen.selections = {sheet: SELECT_ALL}
        await browser.press("ctrl+c")
        assert copies
        assert "Duty desk" in copies[0]


async def test_escape_closes_the_menu_and_gives_the_focus_back(tmp_path: Path, copies: list[str]) -> None:
    async with browsing(tmp_path, [action()]) as browser:
        await browser.press("tab", "y", "escape", "j")
        assert browser.screen.pane == "detail"
        assert copies == []


async def test_what_cannot_be_copied_is_said(tmp_path: Path, copies: list[str]) -> None:
    async with browsing(tmp_path, many(1)) as browser:
        for key in ("u", "p", "f", "b"):
            await browser.press("y", key)
        assert copies == []
        assert [toast.startswith("Not copied: ") for toast in browser.toasts()] == [True] * 4


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://nspb.example/harbour", "Opened in your browser: https://nspb.example/harbour"),
        ("file:///etc/passwd", "this is no web address"),
        ("javascript:alert(1)", "this is no web address"),
        ("http://", "this is no web address"),
        (None, "gives no web address"),
    ],
)
async def test_the_source_page_opens_on_the_key_and_only_on_the_web(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str | None, said: str
) -> None:
    from dataclasses import replace

    asked: list[str] = []

    class Browser(webbrowser.BackgroundBrowser):
        def open(self, url: str, *_: object, **__: object) -> bool:
            asked.append(url)
            return True

    monkeypatch.setattr(webbrowser, "get", lambda: Browser("true"))
    base = release("A page\n\nOf words.")
    paged = replace(base, source=replace(base.source, url=url))
    async with browsing(tmp_path, [paged]) as browser:
        await browser.press("j", "enter", "2")
        assert asked == []
        await browser.press("o")
        assert asked == ([url] if said.startswith("Opened") else [])
        assert said in browser.toasts()[-1]


async def test_a_browser_that_would_draw_over_the_terminal_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("lynx"))
    async with browsing(tmp_path, [action()]) as browser:
        await browser.press("o")
        assert "y u copies the address" in browser.toasts()[-1]
