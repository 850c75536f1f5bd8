"""Whether a figure is about this operation: the words around it that say "last year" or "in a separate case"."""

import re

from store.model import Scope
from store.parsing.telling import Account, Told

_HISTORICAL = re.compile(
    r"\b(?:last|previous|past|prior) (?:year|month|operation|phase|edition)|\bto date\b|\bsince (?:its|the|their)\b"
)
_OTHER = re.compile(r"\b(?:separate|unrelated|different|another) (?:case|incident|investigation|operation)")


def scope_of(known: Account, told: Told) -> Scope:
    """Return the scope that a statement gives its figures."""
    statement = told.statement
    if _OTHER.search(known.lower, statement.start, statement.end):
        return "other_case"
    if _HISTORICAL.search(known.lower, statement.start, statement.end):
        return "historical"
    return "current"
