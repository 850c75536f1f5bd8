"""The statements of a release in which figures may stand, with their words classed; shared by the figure rules.

Invariant: only a statement that holds a cue of its language is tagged, so that most of a text costs one search.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from store.blanks import letter_words
from store.parsing.knowledge import table
from store.parsing.lexicon import Lexicon, lexicon
from store.parsing.numbers import number_words, spoken
from store.parsing.reading import Reading
from store.parsing.remembered import Sieve
from store.parsing.statements import Statement, statements
from store.parsing.tagged import Tagged
from store.parsing.tagging import Tagger
from store.parsing.tokens import Tokens, view


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
        told: Those that hold a cue, and the items of lists that such a statement introduces; tagged.
    """

    reading: Reading
    lower: str
    lexicon: Lexicon
    statements: list[Statement]
    told: list[Told]


_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=2)
def account(reading: Reading) -> Account:
    """Return the statements of a release with their words classed; the readers of one release share them."""
    known = lexicon(reading.language)
    lower = lower_case(reading.shadow)
    tagger = _tagger(known.language, reading.country)
    cut = statements(reading)
    cued = _cued(lower, cut, view(reading).tokens, known.language)
    cued.update(number for number, statement in enumerate(cut) if statement.lead in cued)
    told = [
        Told(number, cut[number], tagger.tag(reading.shadow, lower, cut[number].start, cut[number].end))
        for number in sorted(cued)
    ]
    return Account(reading, lower, known, cut, told)


def tagged(known: Account, number: int) -> Tagged:
    """Return the classed words of any statement, also of one without a cue."""
    statement = known.statements[number]
    tagger = _tagger(known.lexicon.language, known.reading.country)
    return tagger.tag(known.reading.shadow, known.lower, statement.start, statement.end)


@lru_cache(maxsize=64)
def _tagger(language: str, country: str | None) -> Tagger:
    return Tagger(lexicon(language), country)


def _cued(lower: str, cut: list[Statement], tokens: Tokens, language: str) -> set[int]:
    """Return the numbers of the statements that hold a cue."""
    strong, weak, amounts = _cues(language)
    places = _places(lower, tokens, language)
    starts = [statement.start for statement in cut]
    found = _holding(cut, starts, [at for stem in strong for at in places.get(stem, ())])
    found.update(
        number
        for number in _holding(cut, starts, [at for stem in weak for at in places.get(stem, ())]) - found
        if _has_amount(lower[cut[number].start : cut[number].end], amounts)
    )
    return found


def _places(lower: str, tokens: Tokens, language: str) -> dict[str, list[int]]:
    """Return where each stem stands, looked for only in the few words that hold one."""
    found: dict[str, list[int]] = {}
    for word, stems in _held(language).sift(tokens.distinct):
        for stem in stems:
            places = found.setdefault(stem, [])
            for number in tokens.index[word]:
                places += _all(lower, stem, tokens.starts[number], tokens.ends[number])
    for stem in _phrases(language):
        if found.keys() >= set(stem.split()):
            found[stem] = list(_all(lower, stem, 0, len(lower)))
    return found


def _all(lower: str, stem: str, start: int, end: int) -> Iterator[int]:
    at = lower.find(stem, start, end)
    while at >= 0:
        yield at
        at = lower.find(stem, at + 1, end)


def _holding(cut: list[Statement], starts: list[int], places: list[int]) -> set[int]:
    """Return the numbers of the statements that stand at the places."""
    numbers = {(bisect_right(starts, at) - 1, at) for at in places}
    return {number for number, at in numbers if number >= 0 and at < cut[number].end}


def _has_amount(sentence: str, words: frozenset[str]) -> bool:
    """Whether a digit, a number word or contraband stands in a sentence."""
    return _DIGIT.search(sentence) is not None or not words.isdisjoint(letter_words(sentence))


def lower_case(text: str) -> str:
    """Return the text in lower case, of the same length: a letter that would become two stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


@cache
def _held(language: str) -> Sieve[list[str]]:
    """Return what each word holds of the cues: whole stems, and the words of those that are more than one."""
    strong, weak, _ = _cues(language)
    stems = {part for stem in (*strong, *weak) for part in stem.split()}
    return Sieve(lambda word: [stem for stem in stems if stem in word])


@cache
def _phrases(language: str) -> tuple[str, ...]:
    """Return the stems of more than one word."""
    strong, weak, _ = _cues(language)
    return tuple(stem for stem in (*strong, *weak) if " " in stem)


@cache
def _cues(language: str) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """Return strong stems, weak stems, and the words for numbers and contraband."""
    rows = table(f"figures_{spoken(language)}")
    strong, weak = (
        tuple(stem.replace("_", " ") for stem in rows[key].split()) for key in ("cues", "weak_cues")
    )
    goods = {
        re.split("[_-]", phrase)[0]
        for row in table("goods")["goods"]
        if row.get("contraband")
        for phrase in row.get(spoken(language), "").split()
    }
    numbers = number_words(language)
    things = rows.get("weak_things", "").split()
    return strong, weak, frozenset({*numbers.small, *numbers.scales, *numbers.hundreds, *goods, *things})
