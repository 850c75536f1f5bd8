"""Sentences that are not about this operation: another case, the past, or how a crime works in general."""

import re
from functools import cache

from store.model import Scope
from store.parsing.knowledge import table
from store.parsing.tokens import View

_KINDS: tuple[Scope, ...] = ("other_case", "historical", "background")


@cache
def _pattern() -> re.Pattern[str]:
    rows = table("operations")["scope"]
    return re.compile(
        "|".join(rf"(?P<{kind}>\b(?:{'|'.join(rows[kind])})\b)" for kind in _KINDS), re.IGNORECASE
    )


def of_sentence(seen: View, sentence: int | None) -> Scope:
    """Return the scope that a sentence's words give to what it says."""
    if sentence is None:
        return "current"
    found = _pattern().search(
        seen.tokens.text, seen.sentences.starts[sentence], seen.sentences.ends[sentence]
    )
    return (
        next((kind for kind in _KINDS if found[kind] is not None), "current")
        if found is not None
        else "current"
    )
