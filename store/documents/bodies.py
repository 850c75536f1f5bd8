"""The body of a row as its document, or the library's own error that says which one cannot be read."""

from typing import Any

from store.documents import codec
from store.errors import LibraryDamaged


def body_of(row: bytes, what: str) -> dict[str, Any]:
    """Return the document of a row.

    Args:
        row: The bytes of its body.
        what: What it is, for the error.

    Raises:
        LibraryDamaged: It cannot be read.
    """
    try:
        return codec.decode(row)
    except ValueError as error:
        raise LibraryDamaged(f"{what} cannot be read", "see `pressroom check`") from error
