"""Keys with their words, laid out in one line or several: what footer and menu bar share."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from tui.widgets.cells import harmless

GAP = 2


@dataclass(frozen=True, slots=True)
class KeyItem:
    """A key as it is shown, and one or two words on what it does."""

    key: str
    label: str

    @property
    def text(self) -> str:
        """The item as it stands on the screen."""
        return harmless(f"{self.key} {self.label}".strip())

    @property
    def width(self) -> int:
        """Cells it takes."""
        return cell_len(self.text)


@dataclass(frozen=True, slots=True)
class Placed:
    """An item on a line; its cells are `start` up to, not including, `end`."""

    item: KeyItem
    start: int
    end: int


Line = tuple[Placed, ...]


def items_of(pairs: Sequence[tuple[str, str]]) -> tuple[KeyItem, ...]:
    """Return (key, words) pairs as items."""
    return tuple(KeyItem(key, label) for key, label in pairs)


def in_lines(items: Sequence[KeyItem], width: int, indent: int = 1) -> tuple[Line, ...]:
    """Lay items out over as many lines as they need; an item is never broken, one wider than a line stands alone."""
    lines: list[list[Placed]] = [[]]
    at = indent
    for item in items:
        if lines[-1] and at + item.width > width:
            lines.append([])
            at = indent
        lines[-1].append(Placed(item, at, at + item.width))
        at += item.width + GAP
    return tuple(tuple(line) for line in lines)


def in_one_line(items: Sequence[KeyItem], width: int, most: int, indent: int = 1) -> tuple[Line, int]:
    """Lay out the first items that fit, at most `most`; return the line and how many are left out.

    Where any are left out, the cells for ` +N` stay free.
    """
    for shown in range(min(most, len(items)), -1, -1):
        left = len(items) - shown
        room = width - (GAP + cell_len(f"+{left}") if left else 0)
        (line, *rest) = in_lines(items[:shown], max(room, 0), indent)
        if not rest and (not line or line[-1].end <= room):
            return line, left
    return (), len(items)


def styled(line: Line, key_style: Style, label_style: Style) -> Text:
    """Return a line as text, each item where it was placed."""
    text = Text(end="", no_wrap=True)
    for placed in line:
        text.append(" " * (placed.start - text.cell_len))
        key = harmless(placed.item.key)
        text.append(key, key_style)
        text.append(placed.item.text[len(key) :], label_style)
    return text


def at(line: Line, x: int) -> KeyItem | None:
    """Return the item under a cell, or None."""
    return next((placed.item for placed in line if placed.start <= x < placed.end), None)
