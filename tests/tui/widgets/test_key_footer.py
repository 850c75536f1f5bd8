"""The footer: at most seven keys, then how many more."""

import pytest
from textual import on
from textual.app import App, ComposeResult

from tui.widgets.key_footer import KeyFooter

KEYS = [
    ("/", "search"), ("f", "facets"), ("y", "copy"), ("o", "open"), ("s", "star"), ("t", "tag"), ("c", "compare"),
    ("x", "export"), ("T", "timeline"), ("?", "keys"),
]  # fmt: skip


class FooterApp(App[None]):
    def __init__(self, keys: list[tuple[str, str]]) -> None:
        super().__init__()
        self.footer = KeyFooter(keys, id="footer")
        self.clicked: list[str | None] = []

    def compose(self) -> ComposeResult:
        yield self.footer

    @on(KeyFooter.Clicked, "#footer")
    def note(self, event: KeyFooter.Clicked) -> None:
        self.clicked.append(event.key)

    def line(self) -> str:
        return self.footer.render_line(0).text


async def test_seven_keys_and_the_number_of_the_others() -> None:
    app = FooterApp(KEYS)
    async with app.run_test(size=(120, 5)):
        assert app.line().startswith(" / search  f facets  y copy  o open  s star  t tag  c compare   ")
        assert app.line().endswith("   +3")


async def test_all_keys_where_they_fit_and_no_number() -> None:
    app = FooterApp(KEYS[:4])
    async with app.run_test(size=(80, 5)):
        assert app.line().strip() == "/ search  f facets  y copy  o open"


@pytest.mark.parametrize("width", [1, 2, 3, 5, 9, 10, 13, 14, 20, 40, 79, 80])
async def test_no_key_is_cut_at_any_width(width: int) -> None:
    app = FooterApp(KEYS)
    async with app.run_test(size=(width, 5)):
        line = app.line()
        assert len(line) == width
        shown = [pair for pair in KEYS if f"{pair[0]} {pair[1]}" in line]
        assert shown == KEYS[: len(shown)]
        if width > 3:
            assert line.split() == [
                *" ".join(f"{k} {w}" for k, w in shown).split(),
                f"+{len(KEYS) - len(shown)}",
            ]


async def test_it_follows_what_it_is_given_and_never_reads_markup() -> None:
    app = FooterApp(KEYS)
    async with app.run_test(size=(80, 5)) as pilot:
        app.footer.keys = (("[", "[bold]x[/]\x1b[2J"),)
        await pilot.pause()
        assert app.line().strip() == "[ [bold]x[/]�[2J"


async def test_a_click_says_which_key() -> None:
    app = FooterApp(KEYS)
    async with app.run_test(size=(80, 5)) as pilot:
        line = app.line()
        for words in ("f facets", "+3"):
            await pilot.click("#footer", offset=(line.index(words) + 1, 0))
        await pilot.click("#footer", offset=(0, 0))
        await pilot.pause()
        assert app.clicked == ["f", None]
