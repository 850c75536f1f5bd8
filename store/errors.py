"""What can go wrong, as one tree; every error carries one line for a person and, where there is one, a way out.

PressroomError
├── SourceError      a file, folder or stream could not be read or is refused
├── ParseError       a document could be read but not understood as a release
├── LibraryError     the library could not do what was asked
│   ├── LibraryLocked    another process holds it longer than we wait
│   ├── LibraryNewer     written by a newer Pressroom
│   ├── LibraryDamaged   a file of it cannot be read
│   ├── ReleaseMissing   no release has this id
│   └── OriginalMissing  the bytes a release came from were not kept
└── QueryError       a query that cannot be answered (a half-typed one never raises)
"""


class PressroomError(Exception):
    """The base of every error that Pressroom raises on purpose.

    Args:
        message: One line that says what is wrong and where, in plain words.
        hint: One line that says what to do about it; empty when there is nothing to do.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class SourceError(PressroomError):
    """A file, folder or stream could not be read, or is refused."""


class ParseError(PressroomError):
    """A document could be read but holds nothing that is a release."""


class LibraryError(PressroomError):
    """The library could not do what was asked."""


class LibraryLocked(LibraryError):
    """Another process holds the library for longer than we wait."""


class LibraryNewer(LibraryError):
    """The library was written by a newer Pressroom."""


class LibraryDamaged(LibraryError):
    """A file of the library cannot be read."""


class ReleaseMissing(LibraryError):
    """No release in the library has this id."""


class OriginalMissing(LibraryError):
    """The library does not hold the bytes that a release came from."""


class QueryError(PressroomError):
    """A query that cannot be answered."""
