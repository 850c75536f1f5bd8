"""Finds the reader for a file: by its name's ending, else by what its first bytes look like.

Readers are entry points of the group `pressroom.readers`; a reader is imported when its first file comes.
"""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import IO, Protocol

from store.errors import SourceError
from store.model import Document
from store.readers.source import Part, Raw

GROUP = "pressroom.readers"

# The built-in readers, so that a checkout that was never installed reads files too.
_BUILT_IN = {
    "plaintext": "store.readers.plaintext:PlainTextReader",
    "markdown": "store.readers.markdown:MarkdownReader",
    "webpage": "store.readers.webpage:WebPageReader",
    "message": "store.readers.message:MessageReader",
    "rows": "store.readers.rows:RowsReader",
}


class Reader(Protocol):
    """What a reader offers."""

    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]

    def read(self, raw: Raw) -> Iterable[Document | Part]:
        """Yield the releases in the bytes, in their order.

        Raises:
            SourceError: The whole file cannot be read; a part of it that cannot is a `Part` with the error.
        """


@cache
def readers() -> tuple[Reader, ...]:
    """Return all readers, built-in ones first, in the order of their names."""
    found = dict(_BUILT_IN) | {point.name: point.value for point in entry_points(group=GROUP)}
    return tuple(_load(value) for value in found.values())


@cache
def by_suffix() -> dict[str, Reader]:
    """Return the readers by file name ending, in lower case with its dot."""
    return {suffix: reader for reader in reversed(readers()) for suffix in reader.suffixes}


def knows(name: str) -> bool:
    """Say whether a file of that name is read without being named explicitly."""
    return _suffixed(Raw(name, None, _nothing)) is not None


def choose(raw: Raw) -> Reader:
    """Return the reader for the bytes.

    Raises:
        SourceError: No reader knows the format.
    """
    found = _suffixed(raw)
    return found if found is not None else _sniffed(raw)


def _suffixed(raw: Raw) -> Reader | None:
    table = by_suffix()
    return next((table[suffix] for suffix in raw.suffixes if suffix in table), None)


def _sniffed(raw: Raw) -> Reader:
    from store.readers.sniff import sniff

    media_type = sniff(raw.head())
    for reader in readers():
        if media_type in reader.media_types:
            return reader
    raise SourceError(f"is {media_type}, which no reader takes")


def _load(value: str) -> Reader:
    module, _, name = value.partition(":")
    reader: Reader = getattr(import_module(module), name)()
    return reader


def _nothing() -> IO[bytes]:
    raise OSError("not a file")
