"""Whether a release that somebody else wrote is one that may be stored: what the parser would never make is refused."""

from collections.abc import Mapping
from typing import Any

from store.errors import LibraryError
from store.model import Release
from store.release_json import from_json
from store.text import canonical, plain

_WORDS = ("id", "kind", "text", "text_sha256", "parser")
_WORDS_OR_NONE = ("title", "publisher", "distributor", "language", "standfirst")


def check(document: Mapping[str, Any]) -> None:
    """Refuse a document that is no release, or whose figures do not stand in its text.

    Raises:
        LibraryError: In one line, why.
    """
    try:
        release = from_json(document)
        fault = _fault(release)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LibraryError(f"not a pressroom-release/1 object: {plain(error)}") from error
    if fault:
        raise LibraryError(f"not a sound release: {fault}")


def _fault(release: Release) -> str:
    """Return what is wrong with a release, or nothing."""
    for name in (*_WORDS, *_WORDS_OR_NONE):
        value = getattr(release, name)
        if not isinstance(value, str) and not (value is None and name in _WORDS_OR_NONE):
            return f"its {name} is no text"
    if not release.id or canonical(release.text) != release.text:
        return "it has no id" if not release.id else "its text is not as a release keeps it"
    text = release.text
    stamps = [stamp for stamp in (release.published, release.embargo) if stamp]
    if not all(isinstance(stamp.value, str) for stamp in stamps):
        return "a date is no text"
    places = (place for fact in release.facts for place in (fact, *fact.also))
    stretches: list[Any] = [*stamps, *release.contacts, *places]
    if any(place.evidence and text[place.start : place.end] != place.evidence for place in stretches):
        return "its evidence does not stand in its text"
    if any(not 0 <= block.start <= block.end <= len(text) for block in release.blocks):
        return "a block reaches beyond its text"
    return ""
