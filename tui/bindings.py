"""Commands as Textual bindings; ids let a key map give them other keys.

Invariant: a key is run before the next one is looked at. Bindings of the browse screen have priority, which means that
the app runs them itself, one after the other; without it a burst of keys (a paste, a slow line) would still go to the
pane that had the focus when the burst began.
"""

from textual.binding import Binding, BindingType

from tui.commands import COMMANDS, SEARCH, Command


def bindings(*, everywhere: bool) -> list[BindingType]:
    """Return the bindings of the app (`everywhere`) or of the browse screen, in the order of the commands."""
    commands = [command for command in COMMANDS if command.everywhere == everywhere]
    if everywhere:
        return [_binding(command, "app.command") for command in commands]
    typing = [command for command in commands if SEARCH in command.panes and command.panes != (SEARCH,)]
    return [
        *(_binding(command, "command", priority=True) for command in commands),
        *(_binding(command, "command_while_typing") for command in typing),
    ]


def _binding(command: Command, action: str, *, priority: bool = False) -> Binding:
    return Binding(
        # A binding needs a key even where the command has none, so that a key map can give it one.
        ",".join(command.keys) or f"unbound_{command.id.replace('.', '_')}",
        f"{action}('{command.id}')",
        command.label,
        show=False,
        id=command.id,
        priority=priority,
    )
