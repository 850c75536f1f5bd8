"""Which keys run which command: the defaults of `tui.commands`, with a person's own keys laid over them.

Invariant: a key that is refused is named with its reason and leaves the default in place.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

from tui.commands import BY_ID, COMMANDS, Command, Keys, shown

Complain = Callable[[str, str], None]

_NAME = re.compile(r"(?:(?:ctrl|shift|alt|super|meta|hyper)\+)*(?:[a-z0-9]+(?:_[a-z0-9]+)*|[A-Z])")
# Textual's names of characters whose Unicode names differ.
_CHARACTERS = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
# Terminals send the same byte for both, so the second can never be told from the first.
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape"}


def defaults() -> Keys:
    """Return the keys of every command as they are without a key map."""
    return {command.id: command.keys for command in COMMANDS}


def overlaid(table: Mapping[str, object], complain: Complain) -> Keys:
    """Return the keys of every command with a person's own laid over the defaults.

    Args:
        table: Command ids with a key or a list of keys, as the settings file has them; an empty list takes a
            command's keys away.
        complain: Called with the id and the reason for each entry that is refused.
    """
    keys = dict(defaults())
    for name, value in table.items():
        wanted = value if isinstance(value, list) else [value]
        if name not in BY_ID:
            complain(name, "there is no command with this name; `?` lists them")
        elif not all(isinstance(key, str) and named(key) for key in wanted):
            complain(name, "give a key or a list of keys, such as \"ctrl+n\" or ['j', 'down']")
        else:
            keys[name] = tuple(named(str(key)) for key in wanted)
    for command, other, key in _clashes(keys):
        if command.id in table:
            complain(command.id, f"{shown(key)} already belongs to {other.id}")
            keys[command.id] = command.keys
    return keys


def named(key: str) -> str:
    """Return a key under the name Textual knows it by, or an empty string for what is no key."""
    *modifiers, last = key.split("+") if len(key) > 1 else (key,)
    if len(last) == 1 and not last.isalnum():
        name = unicodedata.name(last, "").lower().replace("-", "_").replace(" ", "_")
        last = _CHARACTERS.get(name, name)
    whole = "+".join([*modifiers, last])
    return _SAME.get(whole, whole) if _NAME.fullmatch(whole) else ""


def _clashes(keys: Keys) -> list[tuple[Command, Command, str]]:
    """Return the commands that share a key with another in some pane; the first has changed keys."""
    changed = [command for command in COMMANDS if keys[command.id] != command.keys]
    return [
        (command, other, key)
        for command in changed
        for other in COMMANDS
        if command is not other and _meet(command, other)
        for key in keys[command.id]
        if key in keys[other.id]
    ]


def _meet(command: Command, other: Command) -> bool:
    """Whether there is a pane in which both can be reached."""
    return command.everywhere or other.everywhere or bool({*command.panes} & {*other.panes})
