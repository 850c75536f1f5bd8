"""Strings made to fit a number of terminal cells; what comes out holds no control character."""

import re
from typing import Literal

from rich.cells import cell_len, set_cell_size
from rich.text import Text

# C0, DEL, C1, line and paragraph separators, explicit direction marks and lone surrogates: each could move the
# cursor, reorder the line or fail to be written at all.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_SPACES = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")

# Terminals disagree on the cells of an emoji that a variation selector, a joiner or a skin tone makes, and then the
# rest of the line stands off. With a zero-width space in their place each part has the width all agree on.
_EMOJI_SEQUENCE = re.compile("[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])")
_ZERO_WIDTH_SPACE = "\u200b"

ELLIPSIS = "…"


def harmless(text: str) -> str:
    """Return text of the same length in which white space is a plain space and other controls are `�`.

    Emoji that are made of several come apart. Every code point maps to exactly one, so offsets of styled spans stay
    right.
    """
    line = _UNSAFE.sub(lambda char: " " if char[0] in _SPACES else "\ufffd", text)
    return _EMOJI_SEQUENCE.sub(_ZERO_WIDTH_SPACE, line)


def fit(text: str, width: int, align: Literal["left", "right"] = "left") -> str:
    """Return the text in exactly `width` cells: cut with an ellipsis where it is longer, else padded.

    A double-width character is never cut in half; the cell it leaves free becomes a space.
    """
    if width <= 0:
        return ""
    line = harmless(text)
    length = cell_len(line)
    if length > width:
        return set_cell_size(line, width - 1) + ELLIPSIS
    pad = " " * (width - length)
    return pad + line if align == "right" else line + pad


def cut(row: Text | str, width: int) -> Text:
    """Return a styled row as one harmless line of at most `width` cells; markup is never read."""
    if isinstance(row, Text) and row.no_wrap and not row.end and _fits(row.plain, width):
        return row  # as nearly every row does, and a copy of each is a good part of drawing it
    line = Text(row) if isinstance(row, str) else row.copy()
    line.end = ""
    line.no_wrap = True
    line.plain = harmless(line.plain) if width > 0 else ""
    line.truncate(max(0, width), overflow="ellipsis")
    return line


def _fits(line: str, width: int) -> bool:
    return cell_len(line) <= width and harmless(line) == line
