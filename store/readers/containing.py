"""Keeps what goes wrong in one part of a file (a mail of many, an attachment) to that part."""

import logging
from collections.abc import Iterable, Iterator

from store.document import Document
from store.errors import SourceError
from store.readers.source import Part

_log = logging.getLogger(__name__)


def contained(found: Iterable[Document | Part], where: str) -> Iterator[Part]:
    """Yield what a reader finds as parts at a place; what ends its reading is the last of them.

    Args:
        found: What the reader yields.
        where: The place in words; a part within it follows after a comma.

    Raises:
        MemoryError, ImportError: This machine's fault, not the file's: the next part would fare no better.
    """
    try:
        for item in found:
            if isinstance(item, Part):
                yield Part(f"{where}, {item.where}", item.found)
            else:
                yield Part(where, item)
    except (MemoryError, ImportError):
        raise
    except SourceError as error:
        yield Part(where, error)
    except Exception as error:  # noqa: BLE001 - a fault in one reader must not lose the other parts; it is logged
        _log.exception("reading failed")
        yield Part(where, fault(error))


def fault(error: Exception) -> SourceError:
    """Return what stands for an exception that nobody raised on purpose."""
    return SourceError(
        f"could not be understood ({type(error).__name__}: {error})",
        "this is a fault of Pressroom: please report it with the file",
    )
