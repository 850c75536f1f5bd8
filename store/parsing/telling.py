"""The statements of a release in which figures may stand, with their words classed; shared by the figure rules.

Invariant: only a statement that holds a cue of its language is tagged, so that most of a text costs one search.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from store.parsing.knowledge import table
from store.parsing.lexicon import Lexicon, lexicon
from store.parsing.numbers import spoken
from store.parsing.reading import Reading
from store.parsing.statements import Statement, statements
from store.parsing.tagging import Tagged, Tagger


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with its words.

    Args:
        number: Its number among all statements.
        statement: Where it stands.
        tagged: Its classed words.
    """

    number: int
    statement: Statement
    tagged: Tagged


@dataclass(frozen=True, slots=True)
class Account:
    """All that the figure rules look at in one release.

    Args:
        reading: The release.
        lower: Its shadow in lower case, of the same length.
        lexicon: The words of its language.
        statements: Every statement, in text order.
        told: Those that hold a cue, tagged.
    """

    reading: Reading
    lower: str
    lexicon: Lexicon
    statements: list[Statement]
    told: list[Told]


@lru_cache(maxsize=2)
def account(reading: Reading) -> Account:
    """Return the statements of a release with their words classed; the readers of one release share them."""
    known = lexicon(reading.language)
    lower = lower_case(reading.shadow)
    cues = _cues(known.language)
    tagger = Tagger(known, reading.country)
    cut = statements(reading)
    told = [
        Told(number, statement, tagger.tag(reading.shadow, lower, statement.start, statement.end))
        for number, statement in enumerate(cut)
        if cues.search(lower, statement.start, statement.end)
    ]
    return Account(reading, lower, known, cut, told)


def lower_case(text: str) -> str:
    """Return the text in lower case, of the same length: a letter that would become two stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


@cache
def _cues(language: str) -> re.Pattern[str]:
    stems = table(f"figures_{spoken(language)}")["cues"].split()
    return re.compile("|".join(re.escape(stem.replace("_", " ")) for stem in stems))
