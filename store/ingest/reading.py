"""Paths to documents: every file is read by its reader, and no file ends the reading of the others."""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

from store.errors import SourceError
from store.ingest.results import Rejected, rejected
from store.model import Document
from store.readers import registry
from store.readers.source import Part, Raw
from store.readers.walk import walk

_log = logging.getLogger(__name__)

Found = tuple[str, Document] | Rejected


def read_paths(paths: Iterable[Path]) -> Iterator[Found]:
    """Yield every document in the paths with its place, in their order; folders are walked in sorted order.

    Args:
        paths: Files and folders; `-` is standard input.
    """
    for name, raw in walk(paths):
        if isinstance(raw, SourceError):
            yield rejected(name, raw)
        else:
            yield from _read(name, raw)


def _read(name: str, raw: Raw) -> Iterator[Found]:
    try:
        for found in registry.choose(raw).read(raw):
            yield _placed(name, found)
    except (MemoryError, ImportError):
        raise  # this machine's fault, not the file's
    except SourceError as error:
        yield rejected(name, error)
    except Exception as error:  # noqa: BLE001 - a fault in one reader must not end the import; it is logged
        _log.exception("reading failed")
        yield rejected(name, error)


def _placed(name: str, found: Document | Part) -> Found:
    if isinstance(found, Document):
        return name, found
    place = f"{name} {found.where}"
    return rejected(place, found.found) if isinstance(found.found, SourceError) else (place, found.found)
