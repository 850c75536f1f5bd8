"""Whether a figure is about this operation: the words around it that say "last year" or "in a separate case".

Invariant: scope is decided by the statement a figure stands in; another case goes on to the end of its paragraph.
"""

import re
from dataclasses import dataclass
from functools import cache

from store.model import Scope
from store.parsing.alternatives import at_words
from store.parsing.knowledge import table
from store.parsing.numbers import spoken
from store.parsing.telling import Account, Told

# The first statements of a release are its news.
LEADING = 3


@dataclass(frozen=True, slots=True)
class _Cues:
    """Compiled cues of one language."""

    other_case: re.Pattern[str]
    historical: re.Pattern[str]
    so_far: re.Pattern[str]
    background: re.Pattern[str]
    year_first: re.Pattern[str]


@cache
def _cues(language: str) -> _Cues:
    rows = table("scopes")[spoken(language)]
    return _Cues(
        other_case=re.compile(at_words("|".join(rows["other_case"]))),
        historical=re.compile(at_words("|".join(rows["historical"]))),
        so_far=re.compile(at_words("|".join(rows["so_far"]))),
        background=re.compile(at_words("|".join(rows["background"]))),
        year_first=re.compile(rows["year_first"]),
    )


def scope_of(known: Account, told: Told) -> Scope:
    """Return the scope that a statement gives its figures."""
    cues = _cues(known.lexicon.language)
    start, end = told.statement.start, told.statement.end
    sentence = known.lower[start:end]
    if cues.other_case.search(sentence) or _in_other_case(known, told, cues.other_case):
        return "other_case"
    if cues.historical.search(sentence) or _begins_with_past_year(known, sentence, cues.year_first):
        return "historical"
    if cues.background.search(sentence):
        return "background"
    return "current"


def looks_back(known: Account, told: Told) -> bool:
    """Whether a statement counts over a longer time ("to date", "since 2018").

    Its figures are historical beside current ones; alone, or in the title and first sentence, they are the news.
    """
    start, end = told.statement.start, told.statement.end
    if told.number < LEADING or told.statement.kind in ("title", "standfirst"):
        return False
    sentence = known.lower[start:end]
    return _cues(known.lexicon.language).so_far.search(sentence) is not None or _tells_past_year(
        known, sentence
    )


_YEAR = re.compile(r"\b(?:in|im jahr|en) (?P<year>(?:19|20)\d\d)\b")


def _tells_past_year(known: Account, sentence: str) -> bool:
    """Whether a sentence is about a year before the release's; in a court case that is the case itself."""
    published = known.reading.published
    if published is None or known.reading.kind == "court":
        return False
    return any(found["year"] < published.value[:4] for found in _YEAR.finditer(sentence))


def _in_other_case(known: Account, told: Told, cue: re.Pattern[str]) -> bool:
    """Whether an earlier sentence of the paragraph turned to another case."""
    start = told.statement.start
    paragraph = known.lower.rfind("\n", 0, start) + 1
    return cue.search(known.lower, paragraph, min(start, paragraph + _OPENING)) is not None


# Another case is named at the beginning of its paragraph, within this many characters.
_OPENING = 100


def _begins_with_past_year(known: Account, sentence: str, year_first: re.Pattern[str]) -> bool:
    published = known.reading.published
    found = year_first.match(sentence)
    return found is not None and published is not None and found["year"] < published.value[:4]
