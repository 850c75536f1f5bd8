"""What became of one input: imported, already there, or rejected with its reason."""

from dataclasses import dataclass

from store.document import Document
from store.errors import PressroomError
from store.model import Release
from store.text import plain


@dataclass(frozen=True, slots=True)
class Imported:
    """A release that was stored; `notes` say what was guessed about it, or is missing."""

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


def notes(document: Document) -> tuple[str, ...]:
    """Return what a person should know of how a release was read, one line each: what was guessed or is missing."""
    guessed = f"encoding guessed as {plain(document.encoding)}" if document.encoding_guessed else ""
    return tuple(filter(None, (guessed, "only a summary of the release" if document.excerpt else "")))
