"""The parser does not run away on texts made for its tables: of their words, and of what nearly fits their patterns.

What nearly fits is what a pattern fits, broken off somewhere, again and again. Some patterns of each table are tried;
PRESSROOM_PATTERNS=all tries every one. Time is that of the process, and is only held against the time of a shorter text
of the same kind, measured at once.
"""

import os
import re
import time
import tomllib
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from random import Random
from typing import Any

import pytest

from store.document import Document
from store.parsing.parser import parse
from store.text import canonical

# What Python makes of a pattern; these two have no types.
kinds: Any = import_module("re._constants")
patterns: Any = import_module("re._parser")

SHORT, LONG = 5_000, 25_000
# Patterns of a table that are tried when not all are.
SOME = 8
# Five times the length takes five times as long; a rule that looks at every pair of places takes twenty-five times.
MOST = 14
# Below this nothing can be measured.
LEAST = 0.02
JOINTS = (" ", "\n", ", ", "")
_TABLES = sorted(
    file.name
    for file in files("store").joinpath("parsing", "tables").iterdir()
    if file.name.endswith(".toml")
)


def said_in(table: str) -> list[str]:
    """Return every text of a table: its words and its patterns."""
    found: list[str] = []
    waiting: list[Any] = [
        tomllib.loads(files("store").joinpath("parsing", "tables", table).read_text("utf-8"))
    ]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            waiting += (*value.values(), *(key for key in value if " " in key))
        elif isinstance(value, list):
            waiting += value
    return sorted(set(found))


def fitting(pattern: str, chance: Random) -> str:
    """Return a text that a pattern fits, or nearly: what it looks back or ahead for is left out."""
    return "".join(_pieces(patterns.parse(pattern, re.IGNORECASE), chance))


def _pieces(parsed: Any, chance: Random) -> Iterator[str]:
    for kind, value in parsed:
        if kind in {kinds.LITERAL, kinds.NOT_LITERAL}:
            yield chr(value) if kind == kinds.LITERAL else "x"
        elif kind == kinds.ANY:
            yield chance.choice("a 1")
        elif kind == kinds.IN:
            yield _one_of(value, chance)
        elif kind == kinds.BRANCH:
            yield from _pieces(chance.choice(value[1]), chance)
        elif kind == kinds.SUBPATTERN:
            yield from _pieces(value[-1], chance)
        elif kind in {kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT}:
            least, most, inner = value
            for _ in range(chance.randint(least, min(int(most), max(least, 3)))):
                yield from _pieces(inner, chance)


def _one_of(allowed: Any, chance: Random) -> str:
    kind, value = chance.choice([one for one in allowed if one[0] != kinds.NEGATE])
    if kind == kinds.LITERAL:
        return chr(value)
    if kind == kinds.RANGE:
        return chr(chance.randint(*value))
    return {kinds.CATEGORY_DIGIT: "7", kinds.CATEGORY_SPACE: " "}.get(value, "a")


def patterns_of(table: str) -> list[str]:
    """Return the texts of a table that are patterns: they compile, and say more than their letters."""
    found = []
    for text in said_in(table):
        try:
            re.compile(text, re.IGNORECASE)
        except re.error:
            continue
        if re.escape(text).replace("\\ ", " ").replace("\\-", "-") != text:
            found.append(text)
    return found


def tried(table: str) -> list[str]:
    """Return the patterns of a table that are tried, spread evenly over it."""
    found = patterns_of(table)
    return found if os.environ.get("PRESSROOM_PATTERNS") == "all" else found[:: max(len(found) // SOME, 1)]


def nearly(pattern: str, seed: int) -> str:
    """Return texts that the pattern fits, broken off, as one unit to repeat."""
    chance = Random(seed)
    pieces: list[str] = []
    for _ in range(4):
        whole = fitting(pattern, chance)
        pieces += (whole[: chance.randint(1, max(len(whole), 1))], chance.choice(JOINTS))
    return "".join(pieces) or "a"


def grows(unit: str, table: str) -> bool:
    """Say whether a long text of a unit takes no more than its length explains; asked again before that is denied."""
    for _ in range(2):
        short = max(min(parsed(unit, SHORT, table) for _ in range(2)), LEAST)
        if parsed(unit, LONG, table) < MOST * short:
            return True
    return False


def parsed(unit: str, length: int, table: str) -> float:
    """Return the seconds to parse a text of so many characters of a unit, in the language that the table is for."""
    text = canonical((unit * (length // len(unit) + 1))[:length]) or "."
    language = found[1] if (found := re.search(r"_(..)\.toml$", table)) else "en"
    document = Document(text, "text/plain", language=language)
    began = time.process_time()
    parse(document)
    return time.process_time() - began


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """Read the tables, so that no text pays for them."""
    for language in ("en", "de", "es", "fr"):
        parse(Document("Twelve men were arrested in Spain on 1 May 2021.", "text/plain", language=language))


def test_what_is_made_for_a_pattern_fits_it() -> None:
    patterns_made = [pattern for table in _TABLES for pattern in patterns_of(table)]
    fits = [
        pattern for pattern in patterns_made if re.search(pattern, fitting(pattern, Random(1)), re.IGNORECASE)
    ]
    assert len(fits) > 0.9 * len(patterns_made) > 900


@pytest.mark.parametrize("table", _TABLES)
def test_what_nearly_fits_a_pattern_takes_time_as_it_is_long(table: str) -> None:
    assert [pattern for pattern in tried(table) if not grows(nearly(pattern, 1), table)] == []


@pytest.mark.parametrize("table", _TABLES)
def test_the_words_of_a_table_take_time_as_they_are_many(table: str) -> None:
    chance = Random(3)
    said, made = said_in(table), set(patterns_of(table))
    drawn = chance.sample(said, k=min(60, len(said)))
    words = [fitting(text, chance) if text in made else text for text in drawn]
    slow = [joint for joint in JOINTS if not grows(joint.join(words) + joint + " ", table)]
    assert slow == []
