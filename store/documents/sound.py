"""Whether a release that somebody else wrote is one that may be stored: what the parser would never make is refused."""

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any

from store.errors import LibraryError
from store.model import Release
from store.release_json import from_json
from store.text import canonical, plain, visible

# What is printed and listed as one line: the parser keeps each as one, and a terminal obeys what is none.
_LINES = attrgetter(
    "id", "kind", "language", "parser", "text_sha256",
    "source.path", "source.media_type", "source.sha256", "source.ident", "source.url", "source.encoding",
)  # fmt: skip
_FACT_LINES = attrgetter("field", "unit", "action", "role", "rule")
# What the parser may cut from the text, with the white space that stands there.
_FACT_CUTTINGS = attrgetter("item", "acronym", "by")


def check(document: Mapping[str, Any]) -> None:
    """Refuse a document that is no release, whose figures do not stand in its text, or that could steer a terminal.

    Raises:
        LibraryError: In one line, why.
    """
    try:
        release = from_json(document)
        fault = _fault(release)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LibraryError(f"not a pressroom-release/1 object: {plain(error)}") from error
    if fault:
        raise LibraryError(f"not a sound release: {plain(fault)}")


def _fault(release: Release) -> str:
    """Return what is wrong with a release, or nothing."""
    text = release.text
    if not release.id:
        return "it has no id"
    if canonical(text) != text:
        return "its text is not as a release keeps it"
    if odd := next((line for line in _lines(release) if line and not _is_plain(line)), None):
        return f"this is no plain line: {odd}"
    cuttings = (words for fact in release.facts for words in _FACT_CUTTINGS(fact) if words)
    if odd := next((words for words in cuttings if visible(words) != words), None):
        return f"this is no plain text: {odd}"
    stamps = [stamp for stamp in (release.published, release.embargo) if stamp]
    places = (place for fact in release.facts for place in (fact, *fact.also))
    stretches: list[Any] = [*stamps, *release.contacts, *places]
    if any(place.evidence and text[place.start : place.end] != place.evidence for place in stretches):
        return "its evidence does not stand in its text"
    return ""


def _lines(release: Release) -> Iterator[str | None]:
    """Yield each part of a release that is one line wherever it is shown."""
    yield from _LINES(release)
    for stamp in (release.published, release.embargo):
        if stamp:
            yield from (stamp.value, stamp.zone)
    for fact in release.facts:
        yield from _FACT_LINES(fact)


def _is_plain(line: str) -> bool:
    # However long: a path may be longer than what `plain` shows of other strings.
    return plain(line, len(line) + 1) == line
