"""The operation itself: its name and its dates."""

import re

from store.model import Fact
from store.parsing.reading import Reading

_NAMED = re.compile(
    r"\bOperation ((?:[A-Z][\w'-]+|[IVX]+)(?: (?:[A-Z][\w'-]*|of|the|for|[IVX]+)(?=\W)){0,4})"
)


def read(reading: Reading) -> list[Fact]:
    """Return the operation's names and dates."""
    facts: dict[str, Fact] = {}
    for block in reading.telling():
        for found in _NAMED.finditer(reading.shadow, block.start, block.end):
            name = reading.text[found.start() : found.end()]
            facts.setdefault(
                name, Fact("op_name", name, found.start(), found.end(), name, rule="operation + name")
            )
    return list(facts.values())
