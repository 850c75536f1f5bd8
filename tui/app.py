"""The app: look, keys, the first screen, and what works on every screen. It is imported last, when it is wanted."""

import asyncio
import gc
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import App
from textual.binding import BindingType
from textual.events import Event, InputEvent
from textual.reactive import Initialize, Reactive
from textual.theme import Theme

from store.text import plain
from tui.bindings import bindings
from tui.commands import BY_ID
from tui.messages import CopyAsked, PanesCompleted
from tui.screens.app_commands import RUN
from tui.screens.browse import BrowseScreen
from tui.screens.store_calls import look_up
from tui.settings import Settings, load
from tui.state import Results
from tui.theme import DARK, FALLBACK, LIGHT, TERMINAL, THEMES

if TYPE_CHECKING:
    from textual.command import Provider

    from store.library import Library

# Modes in which a terminal reports the mouse: press, any movement, and how coordinates are written.
_MOUSE_MODES = (1000, 1003, 1015, 1006)
_LOOKS = {theme.name: theme for theme in (DARK, LIGHT, TERMINAL)}


class PressroomApp(App[None]):
    """Pressroom in the terminal.

    Args:
        library: What is browsed; it stays open until the caller closes it.
        first: The list to begin with, so that the first frame already holds it.
        settings: Look, layout and keys.
        import_paths: What to import while the list is up.
    """

    TITLE = "Pressroom"
    CSS_PATH = [*map(PurePath, ("styles/app.tcss", "styles/browse.tcss", "styles/sheets.tcss"))]  # noqa: RUF012 - as Textual has it
    COMMANDS = {lambda: _palette()}  # noqa: RUF012, PLW0108 - as Textual has it; loaded when it is opened
    BINDINGS: ClassVar[list[BindingType]] = bindings(everywhere=True)

    # The look a person chose is there before the styles are read; changed later, they would be read a second time.
    theme: Reactive[str] = Reactive(Initialize(lambda app: THEMES[app._settings.theme]))  # type: ignore[attr-defined]  # noqa: SLF001 - the app itself

    def __init__(
        self,
        library: "Library",
        first: Results,
        settings: Settings | None = None,
        import_paths: list[Path] | None = None,
    ) -> None:
        self._settings = settings or Settings()
        super().__init__()
        self._library = library
        self._first = first
        self._import_paths = import_paths or []
        self._mouse = True
        self._early: list[Event] | None = []
        # Only what a person changed: laying the whole map over itself costs milliseconds of the start.
        changed = {name: keys for name, keys in self._settings.keys.items() if keys != BY_ID[name].keys}
        if changed:
            self.set_keymap({name: ",".join(keys) or f"unbound_{name}" for name, keys in changed.items()})

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Our looks, from the first moment on, and Textual's own."""
        return {**super().available_themes, **_LOOKS}

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return a look by its name; asked for with every line that is drawn, so it does not go through all of them."""
        return _LOOKS.get(theme_name) or super().get_theme(theme_name)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our own variables for themes that do not set them."""
        return dict(FALLBACK)

    def get_default_screen(self) -> BrowseScreen:
        """Return the browse screen, which is there from the first frame on."""
        return BrowseScreen(self._library, self._settings, self._first, self._import_paths)

    def on_mount(self) -> None:
        """Say what was wrong with the settings."""
        self.call_after_refresh(_collect_again)
        for complaint in self._settings.complaints:
            self.notify(complaint, severity="warning", timeout=10, markup=False)

    async def on_event(self, event: Event) -> None:
        """Keep keys that come before the panes they are meant for, in their order."""
        if self._early is not None and isinstance(event, InputEvent) and not event.is_forwarded:
            self._early.append(event)
        else:
            await super().on_event(event)

    @on(PanesCompleted)
    async def _take_keys(self) -> None:
        early, self._early = self._early or [], None
        for event in early:
            await super().on_event(event)

    def action_command(self, command_id: str) -> None:
        """Run a command that works on every screen."""
        RUN[command_id](self)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy by the ways of the copy menu, also for widgets that copy by themselves."""
        self.post_message(CopyAsked(text))

    @on(CopyAsked)
    def _copy(self, event: CopyAsked) -> None:
        self._send_to_clipboard(event.text, event.missing)

    @work(group="copy", exit_on_error=False)
    async def _send_to_clipboard(self, text: str, missing: str) -> None:
        from tui.clipboard import Surroundings, copy_text

        around = Surroundings(send=self._send)
        copied = await asyncio.to_thread(copy_text, text, around)
        severity = "warning" if copied.way is None else "information"
        # One message at a time: an older one would lie over the very lines that are copied next.
        self.clear_notifications()
        self.notify(copied.toast(missing), severity=severity, markup=False)  # type: ignore[arg-type]  # one of the three

    def show_help(self) -> None:
        """Show the keys of the focused pane."""
        from tui.screens.help import HelpScreen

        if isinstance(self.screen, BrowseScreen):
            self.push_screen(HelpScreen(self.screen.commanding.situation, self._settings.keys))

    def toggle_mouse(self) -> None:
        """Give the mouse to the terminal, so that it selects text by itself, or take it back."""
        self._mouse = not self._mouse
        for mode in _MOUSE_MODES:
            self._send(f"\x1b[?{mode}{'h' if self._mouse else 'l'}")
        words = (
            "The mouse is Pressroom's again."
            if self._mouse
            else "The mouse is the terminal's: m takes it back."
        )
        self.notify(words, markup=False)

    def look(self, name: str) -> None:
        """Take on a look."""
        self.theme = THEMES[name]

    def save_picture(self) -> None:
        """Save a picture of the screen in the current folder, and say where."""
        try:
            file = self.save_screenshot(path=str(Path.cwd()))
        except OSError as error:
            self.notify(f"Not saved: {plain(error)}", severity="error", markup=False)
        else:
            self.notify(f"Saved {plain(file)}", markup=False)

    def leave(self) -> None:
        """Go one step back; from the list, quit."""
        if isinstance(self.screen, BrowseScreen) and self.screen.commanding.at_root:
            self.exit()
        elif isinstance(self.screen, BrowseScreen):
            self.screen.commanding.back()
        else:
            self.pop_screen()

    def _send(self, data: str) -> None:
        """Write an escape sequence to the terminal."""
        if self._driver is not None:
            self._driver.write(data)
            self._driver.flush()


def _palette() -> "type[Provider]":
    from tui.screens.palette import PressroomCommands

    return PressroomCommands


def _collect_again() -> None:
    """Let Python look for garbage again, but not among what start-up made, which stays."""
    gc.freeze()
    gc.enable()


def run(library_folder: Path, import_paths: list[Path]) -> int:
    """Open a library and run the app on it until the person quits.

    Args:
        library_folder: Where the library is; it is made when missing.
        import_paths: Files and folders to import while the list is up.

    Returns:
        The exit status: 0, or 1 after a fault of the app.

    Raises:
        LibraryError: The library cannot be opened.
    """
    from store.library import Library

    with Library.open(library_folder) as library:
        app = PressroomApp(library, look_up(library, ""), load(), import_paths)
        app.run()
        return app.return_code or 0
