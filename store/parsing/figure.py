"""A figure where it stands in the text, before it becomes a fact."""

from dataclasses import dataclass

from store.model import Qualifier, Scope
from store.parsing.telling import Told


@dataclass(slots=True)
class Figure:
    """A figure where it stands.

    Args:
        field: Field of the fact.
        value: The number.
        qualifier: How exact the text says it is.
        start: Offset of the evidence.
        end: End of the evidence, half-open.
        rule: Name of the rule it was read with.
        told: The statement it stands in, or that introduces its list.
        first: Number of its first word in that statement.
        last: After its last word.
        scope: Of this operation, a part of a figure of it, or not about it.
        by: What a part is a part by.
        beside: Whether it is believed only beside a figure of what was done.
        alone: Whether it is believed only where its field has no other figure.
    """

    field: str
    value: int
    qualifier: Qualifier
    start: int
    end: int
    rule: str
    told: Told
    first: int
    last: int
    scope: Scope = "current"
    by: str | None = None
    beside: bool = False
    alone: bool = False
