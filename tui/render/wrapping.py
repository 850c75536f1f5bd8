"""Text cut into lines of a width in terminal cells, as offsets, so that what stands on a line can be found again."""

import re

from rich.cells import cell_len, get_character_cell_size

Span = tuple[int, int]

# Letters, figures and marks that take one cell each, so that cells need not be counted.
_NARROW = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2000-\u200a\u2010-\u2027\u202f-\u205e\u20a0-\u20bf]*"
)


def wrap(text: str, width: int, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the lines of `text[start:end]` as half-open offsets; spaces at a break belong to no line.

    Lines break at plain spaces, between wide characters, and inside a word only where it is longer than a line.
    No-break and thin spaces never break. Tabs must be spaces by now. A width under 2 counts as 2, so that a wide character always fits.
    """
    stop = len(text) if end is None else end
    lines: list[Span] = []
    while start <= stop:
        newline = text.find("\n", start, stop)
        finish = stop if newline < 0 else newline
        lines += _line(text, start, finish, max(2, width))
        start = finish + 1
    return lines


def _line(text: str, start: int, end: int, width: int) -> list[Span]:
    """Wrap a stretch without a newline; an empty one is one empty line."""
    narrow = _NARROW.fullmatch(text, start, end) is not None
    if end - start <= width and (narrow or cell_len(text[start:end]) <= width):
        return [(start, _trimmed(text, start, end))]
    lines: list[Span] = []
    while start < end:
        reach = min(end, start + width) if narrow else _reach(text, start, end, width)
        stop = reach
        if reach < end and text[reach] != " ":
            stop = _break(text, start, reach)
        lines.append((start, _trimmed(text, start, stop)))
        start = stop
        while start < end and text[start] == " ":
            start += 1
    return lines


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end


def _reach(text: str, start: int, end: int, width: int) -> int:
    """Return how far a line of this many cells goes."""
    cells, at = 0, start
    while at < end:
        cells += get_character_cell_size(text[at])
        if cells > width:
            return at
        at += 1
    return end


def _break(text: str, start: int, reach: int) -> int:
    """Return where to break so that no word is cut: after a space or a wide character, else at `reach`."""
    space = text.rfind(" ", start, reach) + 1
    at = reach
    while at > max(space, start + 1):
        if get_character_cell_size(text[at - 1]) == 2 or get_character_cell_size(text[at]) == 2:
            return at
        at -= 1
    return space if space > start else reach
