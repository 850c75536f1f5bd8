"""A saved search in one line: name, how many it finds, how many of them are new, its query."""

from store.text import plain
from store.watching import Watched
from tui.render.rows import Pieces
from tui.widgets.cells import fit

_TOTAL, _NEW = 9, 8
_LEAST_WITH_QUERY, _WIDEST_NAME = 56, 30


def search_pieces(search: Watched, width: int) -> Pieces:
    """Return a saved search as pieces that fill `width` cells; a narrow list goes without the query."""
    room = max(8, width - _TOTAL - _NEW - 3)
    name = room if width < _LEAST_WITH_QUERY else min(_WIDEST_NAME, room // 2)
    query = room - name
    return (
        (f" {fit(plain(search.name), name)}", None),
        (fit(total_words(search), _TOTAL, "right"), "dim"),
        (f" {fit(new_words(search), _NEW)}", "strong"),
        (f" {fit(plain(search.query), query)}" if query else " ", "dim"),
    )


def total_words(search: Watched) -> str:
    """Return how many releases a saved search finds, or that it is not known yet."""
    return "…" if search.total is None else f"{search.total:,}"


def new_words(search: Watched) -> str:
    """Return how many of them are new, as `+3`; nothing when none is."""
    return f"+{search.new:,}" if search.new else ""
