"""What is known of two releases that are versions of one: how they are related, how alike they are, what differs.

Invariant: nothing is chosen or merged; every difference names both sides, and whatever was read from a text carries its
place in that text.
"""

from dataclasses import dataclass
from typing import Literal

from store.listing import ListRow
from store.model import Fact

Relation = Literal["same", "corrected", "updated", "reissued", "shorter", "longer", "translated"]
HeadField = Literal["title", "published", "publisher", "distributor", "language"]


@dataclass(frozen=True, slots=True)
class HeadChange:
    """What stands over the two releases and is another.

    Args:
        field: Name of the field of a release.
        this: What the release says; None where it says nothing.
        other: What the version says.
    """

    field: HeadField
    this: str | None
    other: str | None


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that only one of the two states, or that each states otherwise; its evidence stands with it.

    Args:
        this: As the release states it; None where it does not.
        other: As the version states it.
    """

    this: Fact | None
    other: Fact | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text, half-open, in code points; an empty one says where nothing stands."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class TextChange:
    """A stretch of the release and what stands in its place in the version; one of the two may be empty."""

    this: Stretch
    other: Stretch


@dataclass(frozen=True, slots=True)
class Version:
    """Another release that is a version of the one asked about.

    Args:
        row: Its row in the list.
        relation: What it is to the release: `same` has the same text, whatever stands around it; `corrected` the same
            but for some words or figures; `updated` is the same matter written again, as the title of one of them says;
            `reissued` the same, under another date; `shorter` a part of the text and
            `longer` the whole text and more; `translated` says the same in another language.
        likeness: From 0 to 1, which is the same text; of translations how much of their names and figures is shared.
        head: What stands over the two and differs.
        facts: The facts that differ, figures first, in the order of `store.factfields.FIELDS`; of translations only figures.
        text: The stretches that differ, in order of the text; none of translations.
    """

    row: ListRow
    relation: Relation
    likeness: float
    head: tuple[HeadChange, ...] = ()
    facts: tuple[FactChange, ...] = ()
    text: tuple[TextChange, ...] = ()

    @property
    def id(self) -> str:
        """Id of the version."""
        return self.row.id
