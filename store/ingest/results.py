"""What became of one input: imported, already there, or rejected with its reason."""

from dataclasses import dataclass

from store.document import Document
from store.errors import PressroomError
from store.model import Release, Source
from store.text import plain


@dataclass(frozen=True, slots=True)
class Imported:
    """A release that was stored; `notes` say what was guessed about it."""

    path: str
    release: Release
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A release that the library holds already."""

    path: str
    release_id: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that gave no release: where, why, and what to do about it; each one plain line."""

    path: str
    reason: str
    hint: str = ""


def rejected(path: str, error: Exception) -> Rejected:
    """Return the result for an error; one that nobody raised on purpose is our fault and says so."""
    if isinstance(error, PressroomError):
        return Rejected(path, plain(error.message), plain(error.hint))
    return Rejected(
        path,
        plain(f"could not be understood ({type(error).__name__}: {error})"),
        "this is a fault of Pressroom: please report it with the file",
    )


def notes(read: Document | Source) -> tuple[str, ...]:
    """Return what was guessed when a release was read, one line each."""
    if read.encoding_guessed:
        return (f"encoding guessed as {plain(read.encoding)}",)
    return ()
