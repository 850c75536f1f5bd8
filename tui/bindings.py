"""Commands as Textual bindings; ids let a key map give them other keys."""

from textual.binding import Binding, BindingType

from tui.commands import COMMANDS


def bindings(*, everywhere: bool) -> list[BindingType]:
    """Return the bindings of the app (`everywhere`) or of the browse screen, in the order of the commands."""
    prefix = "app." if everywhere else ""
    return [
        Binding(
            # A binding needs a key even where the command has none, so that a key map can give it one.
            ",".join(command.keys) or f"unbound_{command.id.replace('.', '_')}",
            f"{prefix}command('{command.id}')",
            command.label,
            show=False,
            id=command.id,
        )
        for command in COMMANDS
        if command.everywhere == everywhere
    ]
