"""A program for the terminal tests: a row list of texts in many scripts with a mark after it on every line."""

from rich.text import Text
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from tui.widgets.row_list import RowList

# Not here: Sinhala, Devanagari and others with spacing vowel signs. Terminals count those as one cell, Rich and so
# Textual as none; the rest of such a line stands off, and no widget can know by how much.
TEXTS = (
    "330 arrests during joint action days",
    "日本の警察庁が三十人を逮捕した",
    "Bộ Công an Việt Nam bắt giữ 30 người",
    "Vie\u0302\u0323t Nam, Łódź, ångström",
    "한국 경찰청 제주 작전 보도자료 배포",
    "สำนักงานตำรวจแห่งชาติ จับกุม",
    "شرطة دبي تعتقل 30 شخصا",
    "flag 🇪🇺 fire 👩‍🚒 rainbow 🏳️‍🌈 warn ⚠️ ok 👍🏽",
    "[bold]no[/] markup \x1b[31mno colour",
)


class ListProgram(App[None]):
    """Rows of `TEXTS`, over and over."""

    CSS = "RowList { width: 30; } Static { width: 1; height: 9; }"

    def compose(self) -> ComposeResult:
        """Compose list and marks."""
        with Horizontal():
            yield RowList(lambda index, _width: Text(f"{index} {TEXTS[index % len(TEXTS)]}"), 1_000_000)
            yield Static("\n".join("#" * 9))
            yield Static("\n".join("#" * 9))


if __name__ == "__main__":
    ListProgram().run()
