"""Keys of a pane, and the query language, in a list that can be searched."""

from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from store.text import fold
from tui.commands import COMMANDS, Command, Keys, Situation, shown
from tui.render.querying import EXAMPLES
from tui.render.writer import Writer
from tui.widgets.cells import fit
from tui.widgets.sheet import Sheet
from tui.widgets.sheet_view import SheetView

_PANES = {"releases": "the list", "detail": "the detail", "facts": "the facts", "search": "the search"}
_KEY_COLUMN = 14
_EXAMPLE_COLUMN = 27


class HelpScreen(ModalScreen[None]):
    """What the keys of a pane do.

    Args:
        situation: Decides which commands belong to the pane.
        keys: Keys of every command.
    """

    CSS_PATH = PurePath("../styles/help.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "move(-8)", "Page up", show=False),
        Binding("pagedown", "move(8)", "Page down", show=False),
    ]

    def __init__(self, situation: Situation, keys: Keys) -> None:
        super().__init__()
        self._commands = [
            command
            for command in COMMANDS
            if keys[command.id] and (command.everywhere or situation.pane in command.panes)
        ]
        self._pane = _PANES.get(situation.pane, situation.pane)
        self._keys = keys
        self._words: list[str] = []

    def compose(self) -> ComposeResult:
        """Put the line to search in over the list."""
        with Vertical(id="help"):
            yield Input(
                placeholder="type to search the keys and the query language", compact=True, id="help-search"
            )
            yield SheetView(id="help-keys")
            yield Static(" Esc closes · changed in [keys] of settings.toml", id="help-note", markup=False)

    def on_mount(self) -> None:
        """Show every key, and take what is typed."""
        self.query_one("#help").border_title = Content(f"Keys in {self._pane}")
        self.query_one(SheetView).show(self._build)
        self.query_one(Input).focus()

    def action_move(self, lines: int) -> None:
        """Scroll the list while the focus stays in the search."""
        self.query_one(SheetView).scroll_relative(y=lines, animate=False)

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        event.stop()
        self._words = fold(event.value).split()
        self.query_one(SheetView).show(self._build)

    def _build(self, width: int) -> Sheet:
        writer = Writer(width)
        found = [command for command in self._commands if self._matches(command)]
        for command in found:
            keys = " ".join(shown(key) for key in self._keys[command.id])
            writer.labelled(
                fit(keys, _KEY_COLUMN - 2), command.about, column=_KEY_COLUMN, label_part="strong"
            )
        examples = [one for one in EXAMPLES if self._holds(" ".join(one))]
        if examples:
            writer.heading("What can be searched for")
            for example, words in examples:
                writer.labelled(example, words, column=_EXAMPLE_COLUMN, label_part="strong")
        if not (found or examples):
            writer.words("No key does that here. : lists every command.", "dim")
        return writer.sheet()

    def _matches(self, command: Command) -> bool:
        keys = " ".join(shown(key) for key in self._keys[command.id])
        return self._holds(f"{keys} {command.about} {command.label}")

    def _holds(self, words: str) -> bool:
        line = fold(words)
        return all(word in line for word in self._words)
