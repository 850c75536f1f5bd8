"""Names that a person gives, to tags and saved searches: one line each; two that differ in case only are one name."""

import unicodedata

from store.errors import LibraryError
from store.text import plain, shadow

MOST_CHARACTERS = 100
# `plain` may write a character as up to eight; nothing is cut here, what is too long is refused.
_UNCUT = 10_000


def name_of(text: str, what: str) -> str:
    """Return a name as it is kept: trimmed, inner white space single, nothing that could steer a terminal.

    Args:
        text: As the person wrote it.
        what: What is named, for the error: `tag`.

    Raises:
        LibraryError: It is empty or longer than 100 characters.
    """
    name = unicodedata.normalize("NFC", plain(text, _UNCUT))
    if not name:
        raise LibraryError(f"a {what} needs a name")
    if len(name) > MOST_CHARACTERS:
        raise LibraryError(
            f"the name of a {what} has at most {MOST_CHARACTERS} characters: {plain(name, 40)}"
        )
    return name


def folded(name: str) -> str:
    """Return what is the same for every spelling of a name."""
    return unicodedata.normalize("NFC", name.casefold())


def as_asked(name: str) -> str:
    """Return what is the same for a name and for what a query calls it: there quotes, dashes and spaces are plain.

    A double quote ends a name in a query, so that none counts.
    """
    return folded(" ".join(shadow(name).replace('"', " ").split()))
