"""A person's settings: look, thresholds of the layout and keys, from one TOML file.

Invariant: a wrong entry never stops the app; it is named with its line and the default stays.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from store.text import plain
from tui import keymap
from tui.commands import Keys

FILE_NAME = "settings.toml"
THEMES = ("dark", "light", "terminal")


@dataclass(frozen=True, slots=True)
class Layout:
    """Sizes in cells at which the layout changes.

    Args:
        side_by_side: From this width list and detail stand side by side; below it, above each other.
        three_columns: From this width the facts have a column of their own.
        list_only_width: Below this width only one pane is shown at a time.
        list_only_height: Below this height only one pane is shown at a time.
        text_width: The text of a release is never wider than this.
    """

    side_by_side: int = 100
    three_columns: int = 160
    list_only_width: int = 60
    list_only_height: int = 16
    text_width: int = 76


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can set.

    Args:
        theme: One of `THEMES`.
        layout: When the layout changes.
        keys: Keys of every command, by its id.
        complaints: One line for each entry of the file that was refused, with its line number.
    """

    theme: str = "dark"
    layout: Layout = field(default_factory=Layout)
    keys: Keys = field(default_factory=keymap.defaults)
    complaints: tuple[str, ...] = ()


def settings_file() -> Path:
    """Return where the settings of this user stand; the file need not exist."""
    from platformdirs import user_config_path

    return user_config_path("pressroom", appauthor=False) / FILE_NAME


def load(file: Path | None = None) -> Settings:
    """Return the settings in a file, defaults where it says nothing or is not there."""
    file = file or settings_file()
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        return Settings(complaints=(f"{plain(file)} cannot be read: {plain(error)}",))
    return parse(text, file.name)


def parse(text: str, name: str = FILE_NAME) -> Settings:
    """Return the settings that the text of a file states."""
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        last = f"at line {text.count(chr(10)) + 1}"
        return Settings(complaints=(f"{plain(name)}: {plain(error).replace('at end of document', last)}",))
    complaints: list[str] = []

    def complain_in(table: str) -> Callable[[str, str], None]:
        def complain(key: str, reason: str) -> None:
            place = f"{plain(name)} line {_line_of(text, table, key)}"
            complaints.append(f"{place}: {plain(f'{table}.{key}' if key else table)}: {reason}")

        return complain

    for unknown in data.keys() - {"look", "layout", "keys"}:
        complain_in(unknown)("", "there is no such table; look, layout and keys are known")
    return Settings(
        theme=_theme(_table(data, "look", complain_in("look")), complain_in("look")),
        layout=_layout(_table(data, "layout", complain_in("layout")), complain_in("layout")),
        keys=keymap.overlaid(_flat(_table(data, "keys", complain_in("keys"))), complain_in("keys")),
        complaints=tuple(complaints),
    )


def _table(data: Mapping[str, Any], name: str, complain: keymap.Complain) -> Mapping[str, Any]:
    table = data.get(name, {})
    if isinstance(table, dict):
        return table
    complain("", f"this is a table: write [{name}] on a line of its own")
    return {}


def _flat(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table in which `copy.menu = …`, which TOML reads as a table in a table, is the entry it looks like."""
    flat: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= {f"{key}.{name}": entry for name, entry in _flat(value).items()}
        else:
            flat[key] = value
    return flat


def _theme(table: Mapping[str, Any], complain: keymap.Complain) -> str:
    for key in table.keys() - {"theme"}:
        complain(key, "there is no such setting; theme is known")
    theme = table.get("theme", "dark")
    if theme in THEMES:
        return str(theme)
    complain("theme", f"is one of {', '.join(THEMES)}")
    return "dark"


def _layout(table: Mapping[str, Any], complain: keymap.Complain) -> Layout:
    known = {entry.name for entry in fields(Layout)}
    given: dict[str, int] = {}
    for key, value in table.items():
        if key not in known:
            complain(key, f"there is no such setting; {', '.join(sorted(known))} are known")
        elif not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 1000:
            complain(key, "is a whole number of cells from 1 to 1000")
        else:
            given[key] = value
    return Layout(**given)


def _line_of(text: str, table: str, key: str) -> int:
    """Return the line, from 1, on which a key of a table stands; that of the table when it cannot be told."""
    header = re.compile(
        r"\s*\[\s*[\"']?" + re.escape(table) + r"[\"']?\s*\]|\s*" + re.escape(table) + r"\s*="
    )
    entry = re.compile(
        r"\s*(?:\"" + re.escape(key) + r"\"|'" + re.escape(key) + r"'|" + re.escape(key) + r")\s*="
    )
    inside, found = False, 1
    for number, line in enumerate(text.splitlines(), 1):
        if header.match(line):
            inside, found = True, number
        elif line.lstrip().startswith("["):
            inside = False
        elif inside and key and entry.match(line):
            return number
    return found
