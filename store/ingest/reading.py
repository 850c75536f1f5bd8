"""Paths to documents: every file is read by its reader, and no file ends the reading of the others."""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

from store.document import Document
from store.errors import SourceError
from store.ingest.origins import noted, with_origins
from store.ingest.results import Rejected, Unchanged, rejected
from store.readers import registry
from store.readers.source import Part, Raw
from store.readers.walk import walk

_log = logging.getLogger(__name__)

# What is settled already passes through the parsing.
Settled = Rejected | Unchanged
Found = tuple[str, Document] | Settled


def read_paths(paths: Iterable[Path]) -> Iterator[tuple[str, Document] | Rejected]:
    """Yield every document in the paths with its place, in their order; folders are walked in sorted order.

    Each carries the bytes it came from (`Document.origin`).

    Args:
        paths: Files and folders; `-` is standard input.
    """
    for name, raw in walk(paths):
        if isinstance(raw, SourceError):
            yield rejected(name, raw)
        else:
            yield from _read(name, raw)


def _read(name: str, raw: Raw) -> Iterator[tuple[str, Document] | Rejected]:
    noting = noted(raw)
    try:
        for found in with_origins(registry.choose(noting).read(noting), noting):
            yield _placed(name, found)
    except (MemoryError, ImportError):
        raise  # this machine's fault, not the file's
    except SourceError as error:
        yield rejected(name, error)
    except Exception as error:  # noqa: BLE001 - a fault in one reader must not end the import; it is logged
        _log.exception("reading failed")
        yield rejected(name, error)


def _placed(name: str, found: Document | Part) -> tuple[str, Document] | Rejected:
    if isinstance(found, Document):
        return name, found
    place = f"{name} {found.where}"
    return rejected(place, found.found) if isinstance(found.found, SourceError) else (place, found.found)
