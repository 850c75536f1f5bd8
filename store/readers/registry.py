"""Finds the reader for a file: by its name's ending, else by what its first bytes look like.

Readers are entry points of the group `pressroom.readers`. The built-in ones are also listed here, so that a reader
is imported only when its first file comes, and a checkout that was never installed reads files too.
"""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Protocol

from store.document import Document
from store.errors import SourceError
from store.readers.source import Part, Raw, suffixes_of

GROUP = "pressroom.readers"

# Where each built-in reader is, and the endings it says it reads.
BUILT_IN: dict[str, tuple[str, ...]] = {
    "store.readers.plaintext:PlainTextReader": (".txt", ".text"),
    "store.readers.markdown:MarkdownReader": (".md", ".markdown"),
    "store.readers.webpage:WebPageReader": (".html", ".htm", ".xhtml"),
    "store.readers.message:MessageReader": (".eml",),
    "store.readers.mbox:MailboxReader": (".mbox", ".mbx"),
    "store.readers.feed:FeedReader": (".xml", ".rss", ".atom", ".rdf"),
    "store.readers.rows:RowsReader": (".jsonl", ".jsonl.xz", ".ndjson", ".json"),
    "store.readers.pdf:PdfReader": (".pdf",),
    "store.readers.word:WordReader": (".docx", ".doc"),
}


class Reader(Protocol):
    """What a reader offers: suffixes in lower case with their dot, IANA media types, and `read`."""

    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]

    def read(self, raw: Raw) -> Iterable[Document | Part]:
        """Yield the releases in the bytes, in their order.

        Raises:
            SourceError: The whole file cannot be read; a part of it that cannot is a `Part` with the error.
        """


def knows(name: str) -> bool:
    """Say whether a file of that name is read without being named explicitly."""
    return _place(suffixes_of(name)) is not None


def named(name: str) -> Reader | None:
    """Return the reader for files of that name, or None where only the bytes can say it."""
    place = _place(suffixes_of(name))
    return _load(place) if place else None


def suffix_for(media_type: str) -> str | None:
    """Return the ending by which bytes of a media type are read as what they are, or None when no reader takes it."""
    return next((reader.suffixes[0] for reader in readers() if media_type in reader.media_types), None)


def choose(raw: Raw) -> Reader:
    """Return the reader for the bytes.

    Raises:
        SourceError: No reader knows the format, or the first bytes cannot be read.
    """
    return named(raw.name) or _sniffed(raw)


def readers() -> tuple[Reader, ...]:
    """Return all readers, the built-in ones first."""
    return tuple(_load(place) for place in dict.fromkeys((*BUILT_IN, *_installed().values())))


def _place(suffixes: tuple[str, ...]) -> str | None:
    """Return where the reader for the longest known suffix is; a built-in one comes first."""
    for suffix in suffixes:
        for place, known in BUILT_IN.items():
            if suffix in known:
                return place
    return next((_installed()[suffix] for suffix in suffixes if suffix in _installed()), None)


@cache
def _installed() -> dict[str, str]:
    """Return the places of the readers that other packages bring, by suffix."""
    from importlib.metadata import entry_points

    places = [point.value for point in entry_points(group=GROUP) if point.value not in BUILT_IN]
    return {suffix: place for place in reversed(places) for suffix in _load(place).suffixes}


def _sniffed(raw: Raw) -> Reader:
    from store.readers.sniff import sniff

    media_type = sniff(raw.head())
    for reader in readers():
        if media_type in reader.media_types:
            return reader
    raise SourceError(f"is {media_type}, which no reader takes")


@cache
def _load(place: str) -> Reader:
    module, _, name = place.partition(":")
    reader: Reader = getattr(import_module(module), name)()
    return reader
