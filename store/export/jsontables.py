"""Reads an object of objects of documents, TinyDB's JSON form, document by document, however large the file is.

Invariant: no more is held than a piece of the file and the document that is being read.
"""

import json
from collections.abc import Iterator
from typing import Any, TextIO

_PIECE = 1 << 18
# A document of more characters is taken for a file that is none of ours: a quote that never closes, above all.
MOST_CHARACTERS = 1 << 27
# The longest word of JSON, a cut surrogate pair, is shorter; a fault further from the end is no matter of reading on.
_CUT = 16
_WHITE = " \t\n\r"


class NotTables(ValueError):
    """The file is not of this form; in plain words, why."""


def tables(source: TextIO) -> Iterator[tuple[str, Iterator[tuple[str, Any]]]]:
    """Yield each table's name with its documents by their keys; use up one table before asking for the next.

    Args:
        source: The text of the file, from its beginning.

    Raises:
        NotTables: While it is read, where the form ends.
    """
    text = _Text(source)
    if not text.peek():
        raise NotTables("it is empty")
    for name in text.members("the file"):
        if any("\ud800" <= char <= "\udfff" for char in name):
            raise NotTables("the name of a table holds half a character")
        documents = _documents(text, name)
        yield name, documents
        for _ in documents:  # what the caller left
            pass
    if text.peek():
        raise NotTables("something stands behind its end")


def _documents(text: "_Text", name: str) -> Iterator[tuple[str, Any]]:
    for key in text.members(f"table {name!r}"):
        yield key, text.value()


class _Text:
    """A text that is read piece by piece."""

    def __init__(self, source: TextIO) -> None:
        self._source = source
        self._held = ""
        self._at = 0
        self._ended = False
        self._decoder = json.JSONDecoder()

    def peek(self) -> str:
        """Return the next character that is no white space, or nothing at the end."""
        while True:
            while self._at < len(self._held):
                char = self._held[self._at]
                if char not in _WHITE:
                    return char
                self._at += 1
            if not self._more():
                return ""

    def members(self, what: str) -> Iterator[str]:
        """Yield the keys of an object; the caller reads the value of each before the next."""
        self._take("{", f"{what} is no object")
        if self.peek() == "}":
            self._at += 1
            return
        while True:
            if self.peek() != '"':
                raise NotTables(f"a key of {what} is missing")
            key = str(self.value())
            self._take(":", f"a colon of {what} is missing")
            yield key
            if self.peek() == "}":
                self._at += 1
                return
            self._take(",", f"a comma of {what} is missing")

    def value(self) -> Any:
        """Return the next value."""
        self.peek()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._held, self._at)
            except json.JSONDecodeError as error:
                cut = error.msg.startswith("Unterminated string") or error.pos > len(self._held) - _CUT
                if not cut:
                    raise NotTables(f"it is not JSON: {error.msg}") from error
                if not self._more():
                    raise NotTables("it is cut off") from error
            except (RecursionError, ValueError) as error:  # nested too deeply; a number of too many digits
                raise NotTables(f"it holds what Python cannot read: {error}") from error
            else:
                # A number may go on in the next piece.
                if end < len(self._held) or not self._more():
                    self._at = end
                    return value

    def _take(self, char: str, fault: str) -> None:
        found = self.peek()
        if found != char:
            raise NotTables(fault if found else "it is cut off")
        self._at += 1

    def _more(self) -> bool:
        """Read on; what is held grows by half at least, so that a long document is not decoded too many times."""
        if self._ended:
            return False
        left = self._held[self._at :]
        if len(left) > MOST_CHARACTERS:
            raise NotTables(f"it holds a document of more than {MOST_CHARACTERS:,} characters")
        piece = self._source.read(max(_PIECE, len(left)))
        self._held, self._at = left + piece, 0
        self._ended = not piece
        return bool(piece)
