"""A release in one line of the list: marks, date, publisher, title, headline figure."""

from dataclasses import dataclass

from store.listing import ListRow
from store.text import plain
from tui.widgets.cells import fit
from tui.widgets.sheet import Part
from tui.wording import figure

UNREAD, STARRED = "•", "★"
_DATE, _FIGURE = 10, 6
_LEAST_WITH_PUBLISHER = 46

Pieces = tuple[tuple[str, Part | None], ...]


@dataclass(frozen=True, slots=True)
class RowColumns:
    """Widths in cells of publisher and title; a narrow list goes without the publisher (0). The rest is fixed."""

    publisher: int
    title: int


def row_columns(width: int) -> RowColumns:
    """Return the widths of the columns that give way, for a list of a width in cells."""
    publisher = max(9, min(24, width // 6)) if width >= _LEAST_WITH_PUBLISHER else 0
    return RowColumns(publisher, max(8, width - publisher - bool(publisher) - _DATE - _FIGURE - 6))


def row_pieces(row: ListRow, width: int) -> Pieces:
    """Return a row as pieces that fill `width` cells; what is unread and starred shows without colour."""
    columns = row_columns(width)
    number = "" if row.headline is None else figure(row.headline, row.headline_qualifier)
    read: Part | None = "dim" if row.read else None
    return (
        (" " if row.read else UNREAD, "accent"),
        ((STARRED if row.starred else " ") + " ", "accent"),
        (fit(_date(row), _DATE) + " ", "dim"),
        (_cell(plain(row.publisher or "–"), columns.publisher), "dim"),
        (fit(plain(row.title), columns.title), read),
        (fit(number, _FIGURE + 1, "right") + " ", "strong"),
    )


def header_line(width: int) -> str:
    """Return the names of the columns over the list."""
    columns = row_columns(width)
    figure_name = fit("Arr.", _FIGURE + 1, "right")
    publisher = _cell("Publisher", columns.publisher)
    return f"   {fit('Date', _DATE)} {publisher}{fit('Title', columns.title)}{figure_name} "


def _cell(words: str, width: int) -> str:
    return fit(words, width) + " " if width else ""


def _date(row: ListRow) -> str:
    return plain(row.published or "no date").partition("T")[0]
