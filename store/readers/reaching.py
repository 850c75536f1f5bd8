"""Tells a line by which somebody can be reached: such a line is kept where the rest of a letterhead goes."""

import re
from collections.abc import Iterable

from store.readers.titles import is_organisation

# An address, or what may be a number to call: eight digits and more, begun as numbers are.
_REACHES = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w|(?:\+|\(0|\b0|\(\d{3}\)|\b\d{3}[-.])[\d ()/.-]{6,30}\d")


def reaches(line: str) -> bool:
    """Say whether a line holds an address or a number."""
    return _REACHES.search(line) is not None


def reached_in(line: str) -> list[str]:
    """Return the addresses and numbers of a line."""
    return _REACHES.findall(line)


def unsaid(lines: Iterable[str], said: str) -> list[str]:
    """Return, each once, the lines of heads and feet that reach somebody whom the text does not reach."""
    return [
        line
        for line in dict.fromkeys(lines)
        if reaches(line) and not all(found in said for found in reached_in(line))
    ]


def names_office(line: str) -> bool:
    """Say whether a line of a letterhead names an organisation, and nothing by which to reach it."""
    return is_organisation(line) and not reaches(line)
