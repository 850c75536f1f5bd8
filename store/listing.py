"""What a list shows of releases, page by page; it is all that the first screen loads of them."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from store.factfields import Kind
    from store.model import Qualifier

Order = Literal["newest", "oldest", "arrests"]
"""The orders that list rows are kept in."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """What one line of a list shows; read without opening the document.

    Args:
        id: The release's id.
        published: As in `Stamp.value`; None when the release gives no date.
        publisher: Who issued it.
        title: Its title; an untitled release shows its first words.
        headline: The figure that stands for the release (its current arrests), or None.
        headline_qualifier: How exact that figure is.
        language: ISO 639-1 code.
        kind: The release's kind.
        imported: When it was stored, ISO 8601 in UTC.
        starred: The user's star.
        read: True once the user has read it.
    """

    id: str
    published: str | None
    publisher: str | None
    title: str
    headline: int | None
    headline_qualifier: "Qualifier"
    language: str | None
    kind: "Kind"
    imported: str
    starred: bool = False
    read: bool = False


@dataclass(frozen=True, slots=True)
class Instead:
    """A word of a query that other words stood in for, as nothing matched.

    Args:
        typed: As it was typed, folded.
        words: What was looked for, the likeliest first; one that may go on ends in an ellipsis.
        known: Some release has the word that was typed; it was looked for too.
        field: Where it was looked for alone; empty for anywhere.
    """

    typed: str
    words: tuple[str, ...]
    known: bool
    field: str = ""

    @property
    def asked(self) -> str:
        """What was typed, with its field: elsewhere there may be such a word."""
        return f"{self.field}:{self.typed}" if self.field else self.typed


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a result, in its order.

    Args:
        rows: The rows asked for.
        total: How many releases match in all.
        offset: Position of the first row in the whole result.
        hints: One line each on what the query did that its writer may not expect.
        order: The order they stand in, one of `store.search.query.SORTS`.
        understood: False when a part of the query made no sense and was passed over; a hint says which.
        near: Nothing matches the query; this is what comes near it, and hints say how.
        instead: For such a page the words that others stood in for; none where it only has most of the words.
    """

    rows: tuple[ListRow, ...]
    total: int
    offset: int = 0
    hints: tuple[str, ...] = field(default=())
    order: str = "newest"
    understood: bool = True
    near: bool = False
    instead: tuple[Instead, ...] = ()
