"""The settings file: what it can say, and what is said about what it cannot."""

from pathlib import Path

import pytest

from tests.tui.browsing import browsing
from tui import keymap
from tui.settings import Layout, Settings, load, parse


def test_a_missing_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Settings()


def test_everything_that_can_be_set(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(
        '[look]\ntheme = "light"\n[layout]\nside_by_side = 90\ntext_width = 60\n[keys]\nmove.down = ["j", "ctrl+n"]\n',
        "utf-8",
    )
    settings = load(file)
    assert settings.complaints == ()
    assert settings.theme == "light"
    assert settings.layout == Layout(side_by_side=90, text_width=60)
    assert settings.keys["move.down"] == ("j", "ctrl+n")
    assert settings.keys["move.up"] == ("k", "up")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[look]\n\ntheme = "pink"', "settings.toml line 3: look.theme: is one of dark, light, terminal"),
        ("[look]\nsize = 4", "settings.toml line 2: look.size: there is no such setting"),
        (
            "[layout]\n# wide\nside_by_side = 0",
            "settings.toml line 3: layout.side_by_side: is a whole number",
        ),
        ("[layout]\nside_by_side = true", "settings.toml line 2: layout.side_by_side: is a whole number"),
        ("[layout]\nwidth = 3", "settings.toml line 2: layout.width: there is no such setting"),
        ('[keys]\n\n\nfly = "f"', "settings.toml line 4: keys.fly: there is no command with this name"),
        ('[keys]\n"copy.menu" = 3', "settings.toml line 2: keys.copy.menu: give a key or a list of keys"),
        ('[keys]\ncopy.menu = "two words"', "settings.toml line 2: keys.copy.menu: give a key"),
        (
            '[keys]\ncopy.menu = "s"',
            "settings.toml line 2: keys.copy.menu: s already belongs to release.star",
        ),
        ("keys = 3", "settings.toml line 1: keys: this is a table"),
        ("[colours]\na = 1", "settings.toml line 1: colours: there is no such table"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line_and_the_default_stays(text: str, said: str) -> None:
    settings = parse(text)
    assert len(settings.complaints) == 1
    assert settings.complaints[0].startswith(said)
    assert (settings.theme, settings.layout, settings.keys) == ("dark", Layout(), keymap.defaults())


def test_a_file_that_is_no_toml_is_told_with_its_line() -> None:
    (complaint,) = parse('[keys]\nmove.down = "j').complaints
    assert complaint.startswith("settings.toml: ")
    assert "line 2" in complaint


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"\xff\xfe")
    (complaint,) = load(file).complaints
    assert "cannot be read" in complaint


def test_characters_are_keys_under_their_names() -> None:
    named = {"?": "question_mark", "/": "slash", "ctrl+i": "tab", "G": "G", "é": "", "ctrl+": "", "+": "plus"}
    assert {key: keymap.named(key) for key in named} == named


def test_two_commands_may_trade_their_keys() -> None:
    settings = parse('[keys]\nrelease.star = "r"\nrelease.read = "s"')
    assert settings.complaints == ()
    assert settings.keys["release.star"] == ("r",)


async def test_complaints_are_shown_and_the_app_is_up(tmp_path: Path) -> None:
    settings = parse('[look]\ntheme = "[bold]"')
    async with browsing(tmp_path, settings=settings) as browser:
        assert browser.toasts() == ["settings.toml line 2: look.theme: is one of dark, light, terminal"]
