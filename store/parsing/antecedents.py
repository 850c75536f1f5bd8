"""How many people "they" are: those counted or named with their ages in one of the sentences before.

Invariant: a number is given only when the nearest sentence that tells of several people tells of one number of them.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from store.parsing.knowledge import table
from store.parsing.lexicon import lexicon
from store.parsing.numbers import spoken
from store.parsing.tagged import Tagged
from store.parsing.telling import Account, Told, tagged

# How many sentences back "they" may point.
_BACK = 4
# "They" are at least two; a crowd is seldom arrested as a whole.
_LEAST, _MOST = 2, 30

Count = Callable[[str, Tagged, int, int], int | None]


def how_many(known: Account, told: Told, count: Count) -> int | None:
    """Return how many people the plural pronoun of a statement stands for, or None.

    Args:
        known: The release.
        told: The statement with the pronoun.
        count: Gives how many people some words of a statement are.
    """
    patterns = _patterns(known.lexicon.language)
    if patterns is None:
        return None
    for number in range(told.number - 1, max(told.number - 1 - _BACK, -1), -1):
        words = tagged(known, number)
        several = {value for value in _several(known, words, patterns, count) if value >= _LEAST}
        if several:
            return several.pop() if len(several) == 1 and max(several) <= _MOST else None
    return None


def _several(
    known: Account, words: Tagged, patterns: tuple[re.Pattern[str], re.Pattern[str]], count: Count
) -> Iterator[int]:
    people, aged = patterns
    for match in people.finditer(words.letters):
        yield count(known.lower, words, *match.span()) or 0
    yield sum(1 for _ in aged.finditer(words.letters))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Return the patterns of several people and of one named with an age, or None where the language has none."""
    rows = table(f"figures_{spoken(language)}").get("antecedents")
    if rows is None:
        return None
    compiled = lexicon(language).grammar.compile
    return compiled(rows["people"]), compiled(rows["aged"])
