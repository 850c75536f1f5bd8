"""A release can hold anything: markup, direction marks, endless lines and wide letters are shown as they are."""

from pathlib import Path

import pytest

from store.model import Block, Contact, Phone, Release
from store.text import canonical
from tests.tui.browsing import browsing
from tests.tui.invented import fact, release
from tui.settings import Settings

MARKUP = "[/] [bold]not bold[/bold] [@click=app.quit]press[/] [link=file:///etc]x[/link] \\[b] [red]"
TITLE = f"Seized 5 {MARKUP}"
BIDI = "moc.rohtua\u202etxt.exe\u2066 \u200fnever\u2069"
CJK = "警察は十二人を逮捕した。韓国警察庁 발표 " * 30
LONG = "x" * 100_000
WIDE_LONG = "漢" * 30_000
COMBINING = canonical("Z\u0353a\u0300\u0301\u0302l\u0308g\u0310o\u0336 👩‍👩‍👧‍👦 \u200b\ufeff\u00ad done")


def hostile() -> Release:
    text = canonical(
        "\n\n".join(
            [
                TITLE,
                MARKUP * 3,
                f"5 {MARKUP} were seized. {BIDI}",
                CJK,
                LONG,
                WIDE_LONG,
                COMBINING,
                f"Contact {MARKUP} 1",
                "\x1b]52;c;aGk=\x07 \x1b[31mred\x1b[0m \x9b2J tab\there",
            ]
        )
    )
    block = Block("contacts", text.index("Contact [/]"), text.index("Contact [/]") + 40)
    return release(
        text,
        title=TITLE,
        publisher=f"{MARKUP} {BIDI}",
        distributor=MARKUP,
        language="[/]",
        blocks=(Block("title", 0, len(TITLE)), block),
        facts=(
            fact(text, "op_name", MARKUP, MARKUP, acronym="[/]"),
            fact(text, "seizure", 5, f"5 {MARKUP} were seized", unit="[/]", item=MARKUP, action="[/]", by=MARKUP),
            fact(text, "arrests", 12, CJK[:10]),
            fact(text, "officers", 7, LONG),
            fact(text, "place", BIDI, BIDI),
            fact(text, "partner", MARKUP, MARKUP, role="[/]", acronym="[@click=app.quit]"),
            fact(text, "coordinator", COMBINING, COMBINING, role="led"),
        ),
        contacts=(
            Contact(
                MARKUP, BIDI, CJK, ("[/]@example.org",), email_hidden=False, phones=(Phone("[/] 1", None),),
                start=block.start, end=block.end, evidence=text[block.start : block.end],
            ),
        ),
        links=(MARKUP,),
    )  # fmt: skip


@pytest.mark.parametrize("size", [(45, 12), (80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("theme", ["dark", "terminal"])
async def test_every_view_shows_a_hostile_release_as_it_is(
    tmp_path: Path, size: tuple[int, int], theme: str
) -> None:
    async with browsing(tmp_path, [hostile()], size=size, settings=Settings(theme=theme)) as browser:
        await browser.press("enter")
        for key in ("1", "2", "3", "4", "5"):
            await browser.press(key, "g")
            shown = browser.shows()
            assert "\x1b" not in shown
            assert "\u202e" not in shown
            assert "\x9b" not in shown
            await browser.press("j", "ctrl+d", "G", "k")
        await browser.press("e", "e", "e", "E", "n", "escape", "2")
        assert browser.app.is_running


async def test_markup_is_shown_letter_by_letter(tmp_path: Path) -> None:
    async with browsing(tmp_path, [hostile()], size=(200, 60)) as browser:
        assert TITLE[:45] in browser.shows()
        text = browser.sheet()
        assert any("[@click=app.quit]press[/]" in line for line in text)
        assert any("[U+202E]txt.exe[U+2066]" in line for line in text)
        assert any("[link=file:///etc]x[/link]" in line for line in browser.sheet("#facts-sheet"))
        await browser.press("5")
        assert any("[/]@example.org" in line for line in browser.sheet())
        await browser.press("4")
        assert any("[@click=app.quit] · [/] [bold]not bold" in line for line in browser.sheet())


async def test_evidence_behind_direction_marks_is_marked_where_it_stands(tmp_path: Path) -> None:
    text = f"Plain\n\nRead {BIDI} first.\n\nThen 12 arrests followed."
    made = release(text, facts=(fact(text, "arrests", 12, "12 arrests"),))
    async with browsing(tmp_path, [made]) as browser:
        await browser.press("e")
        line = next(
            line
            for line in browser.screen.query_one("#sheet").sheet.lines  # type: ignore[attr-defined]  # a SheetView
            if "Then" in line.text
        )
        assert [line.text[span.start : span.end] for span in line.spans if span.part == "here"] == [
            "12 arrests"
        ]


async def test_a_click_on_markup_does_nothing(tmp_path: Path) -> None:
    async with browsing(tmp_path, [hostile()], size=(120, 40)) as browser:
        row = next(
            number for number, line in enumerate(browser.shows().split("\n")) if "@click=app.quit" in line
        )
        column = browser.shows().split("\n")[row].index("press")
        await browser.pilot.click(offset=(column, row))
        await browser.settle()
        assert browser.app.is_running


async def test_a_hostile_query_is_shown_and_survives(tmp_path: Path) -> None:
    async with browsing(tmp_path, [hostile()]) as browser:
        await browser.press("slash")
        browser.screen.searching.type("[/] [bold] \u202e (((")
        await browser.settle()
        assert "[/] [bold]" in browser.shows()
        await browser.press("enter", "question_mark", "escape")
        assert browser.app.is_running


async def test_copies_of_a_hostile_release_are_toasted_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.clipboard import Copied

    monkeypatch.setattr("tui.clipboard.copy_text", lambda text, _: Copied(text, "test", confirmed=True))
    async with browsing(tmp_path, [hostile()]) as browser:
        for key in "tcqfbmpay":
            await browser.press("y", key)
        assert any("[bold]not bold[/bold]" in toast for toast in browser.toasts())
        assert browser.app.is_running
