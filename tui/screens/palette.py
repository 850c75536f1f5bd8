"""Every command by name, for Textual's palette."""

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.commands import COMMANDS, Command, Situation, shown
from tui.screens.browse import BrowseScreen


class PressroomCommands(Provider):
    """Offers the commands that can be run now."""

    async def discover(self) -> Hits:
        """Yield every command, in the order of the list."""
        for command in self._there():
            yield DiscoveryHit(_words(command), partial(self._run, command))

    async def search(self, query: str) -> Hits:
        """Yield the commands whose words match."""
        matcher = self.matcher(query)
        for command in self._there():
            score = matcher.match(command.about)
            if score > 0:
                yield Hit(score, matcher.highlight(command.about), partial(self._run, command))

    def _there(self) -> Iterator[Command]:
        screen = self.screen
        now = screen.commanding.situation if isinstance(screen, BrowseScreen) else Situation()
        for command in COMMANDS:
            here = command.everywhere or isinstance(screen, BrowseScreen)
            if command.id.startswith("move."):
                continue
            if here and command.available(now):
                yield command

    async def _run(self, command: Command) -> None:
        if command.everywhere:
            await self.app.run_action(f"app.command('{command.id}')")
        else:
            await self.app.run_action(f"command('{command.id}')", self.screen)


def _words(command: Command) -> str:
    keys = " ".join(shown(key) for key in command.keys)
    return f"{command.about}  {keys}" if keys else command.about
