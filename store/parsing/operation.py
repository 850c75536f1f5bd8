"""The operation itself: its name and when it ran."""

from store.model import Fact
from store.parsing import opdates, opnames
from store.parsing.reading import Reading


def read(reading: Reading) -> list[Fact]:
    """Return the operation's names, then its dates."""
    return [*opnames.read(reading), *opdates.read(reading)]
