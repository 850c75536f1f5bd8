"""Parsers for tests of the import; they stand in a module because worker processes load them by name."""

import os
import signal

from store.document import Document
from store.model import Release, Source


def plain(document: Document, place: str) -> Release:
    """Return a release that is only the text and its place."""
    return Release(
        id=f"{abs(hash(document.text)) % 16**16:016x}",
        title=document.title,
        publisher=None,
        distributor=None,
        language=None,
        kind="other",
        published=None,
        standfirst=None,
        text=document.text,
        text_sha256="",
        source=Source(
            place,
            document.media_type,
            "",
            encoding=document.encoding,
            encoding_guessed=document.encoding_guessed,
        ),
        parser=f"test {os.getpid()}",
    )


def failing(document: Document, place: str) -> Release:
    """Raise for a text that says so."""
    if "fault" in document.text:
        raise ZeroDivisionError("a rule is wrong\x1b[2J\nin two lines")
    if "memory" in document.text:
        raise MemoryError
    return plain(document, place)


def deadly(document: Document, place: str) -> Release:
    """Kill the process for a text that says so, as the system does when memory runs out."""
    if "killer" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return plain(document, place)
