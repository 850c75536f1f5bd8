"""Counts: arrests, officers and the like, each read where a number stands before its noun."""

import re

from store.model import Fact
from store.parsing.numbers import whole_numbers
from store.parsing.reading import Reading

_NOUNS = (
    (
        "arrests",
        re.compile(
            r" (?:\w+ ){0,2}?arrests\b| (?:people|persons|suspects|individuals) (?:were )?arrested\b", re.IGNORECASE
        ),
    ),
    ("officers", re.compile(r" (?:law enforcement |police )?officers\b", re.IGNORECASE)),
    ("countries_count", re.compile(r" (?:European )?countries\b", re.IGNORECASE)),
    ("investigations", re.compile(r" (?:new )?investigations\b", re.IGNORECASE)),
)


def read(reading: Reading) -> list[Fact]:
    """Return the counts of the release in text order."""
    found = []
    for block in reading.telling():
        for number in whole_numbers(reading.shadow, block.start, block.end):
            for field, noun in _NOUNS:
                if after := noun.match(reading.shadow, number.end, block.end):
                    evidence = reading.text[number.start : after.end()]
                    found.append(Fact(field, number.value, number.start, after.end(), evidence, rule=field))
    return found
