"""What a person keeps of releases: marks, tags, notes, corrections, saved searches."""

from dataclasses import dataclass

from store.model import Fact


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of one fact of a release; the parsed fact is kept beside it.

    Args:
        old: The fact as it was, or None where the parser had missed it.
        new: The fact as it is, or None where it is none.
        at: When it was said, ISO 8601 in UTC.
        author: Who said it; empty when nobody gave a name.
    """

    old: Fact | None
    new: Fact | None
    at: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a person keeps about a release.

    Args:
        starred: The star.
        read: True once the release has been read.
        tags: Their names, in alphabetical order whatever their case.
        note: Canonical text; empty for none.
        corrections: Oldest first.
    """

    starred: bool = False
    read: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query kept under a name.

    Args:
        name: What it is called.
        query: In the language of the search pane.
        seen: The highest number a release had when its result was last seen; what is new has a higher one.
        seen_at: When that was, ISO 8601 in UTC.
    """

    name: str
    query: str
    seen: int
    seen_at: str
