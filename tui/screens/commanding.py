"""Which commands of the browse screen can be run now, running them, and the keys that the footer shows for them."""

from typing import TYPE_CHECKING

from tui.commands import BY_ID, LIST, SEARCH, Keys, Situation, footer, of_shown_key
from tui.screens.browse_commands import RUN
from tui.widgets.key_footer import KeyFooter
from tui.widgets.menu_bar import MenuBar

if TYPE_CHECKING:
    from tui.screens.browse import BrowseScreen


class Commanding:
    """Runs commands for a screen.

    Args:
        screen: Whose commands they are.
        keys: Keys of every command.
    """

    def __init__(self, screen: "BrowseScreen", keys: Keys) -> None:
        self._screen = screen
        self._keys = keys

    @property
    def situation(self) -> Situation:
        """What decides which commands there are now."""
        screen, opened = self._screen, self._screen.release
        return Situation(
            pane=screen.pane,
            release=opened is not None,
            evidence=opened is not None and bool(opened.release.facts),
            hits=opened is not None and bool(opened.hits),
            rows=screen.results is not None and screen.results.page.total > 0,
            query=bool(screen.query_text.strip()),
            choice=screen.moving.cursor is not None,
        )

    @property
    def at_root(self) -> bool:
        """Whether the list is in front, so that there is no place to go back to."""
        screen = self._screen
        return screen.pane == LIST and screen.here is None and not screen.panes.zoomed

    def allows(self, command_id: str, *, typing: bool) -> bool:
        """Return whether a command can be run now; an open menu takes every key itself.

        Args:
            command_id: Id of the command.
            typing: Whether the line of the search had the key first and has no use for it.
        """
        command, now = BY_ID[command_id], self.situation
        if self._asks or not command.available(now):
            return False
        # While a query is typed its line comes first: letters are text there, and the arrows move in it.
        return typing == (now.pane == SEARCH and command.panes != (SEARCH,))

    @property
    def _asks(self) -> bool:
        """Whether a menu or a question is open, which takes every key itself."""
        return self._screen.saving.prompt.is_open or self._screen.query_one(MenuBar).is_open

    def run(self, command_id: str) -> None:
        """Run a command by its id."""
        RUN[command_id](self._screen)

    def back(self) -> bool:
        """Go one step back; False at the root, where there is none."""
        screen = self._screen
        if screen.reading.back() or screen.panes.unzoom():
            return True
        if screen.pane != LIST:
            screen.panes.focus(LIST)
            return True
        return screen.searching.clear()

    async def click(self, key: str | None) -> None:
        """Run the command that the footer shows with this key; None stands for all that it has no room for."""
        found = BY_ID["app.help"] if key is None else of_shown_key(key, self.situation, self._keys)
        if found is None:
            return
        if found.everywhere:
            await self._screen.run_action(f"app.command('{found.id}')")
        else:
            self.run(found.id)

    def show_keys(self) -> None:
        """Show in the footer what can be done now."""
        self._screen.query_one(KeyFooter).keys = footer(self.situation, self._keys)
