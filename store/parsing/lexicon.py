"""What the words of a language mean to the figure rules: class, unit, qualifier, goods.

Invariant: a word or phrase has one class; the longest phrase wins; the knowledge itself stands in tables/*.toml.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from store.parsing.grammar import Alphabet, Grammar
from store.parsing.knowledge import table
from store.parsing.numbers import NumberWords, number_words, spoken
from store.parsing.quantity import Goods, Quantity

if TYPE_CHECKING:
    from store.model import Qualifier

# The unit of dollars that do not say whose they are; the joiner knows the publisher's country.
DOLLARS = "$"

# Classes that the tagger itself gives.
_OWN = (
    "range word ed name count year money measure age time ordinal label qualifier neutral currency unit pound goods container "
    "comma colon semicolon stop hyphen dash open close quote slash mark"
)
_MARKS = {",": "comma", ":": "colon", ";": "semicolon", "(": "open", "[": "open", ")": "close", "]": "close",
          '"': "quote", "'": "quote", "/": "slash", "&": "and", "!": "stop", "?": "stop", "%": "percent"}  # fmt: skip

# A phrase is cut as the tagger cuts the text; hyphens are passed over in both.
_PART = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s-]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word's class letter, and what it stands for besides: a unit with its factor, a qualifier, goods."""

    letter: str
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """A run of words that is one thing: `pattern` becomes one word of class `into`."""

    into: str
    letter: str
    pattern: re.Pattern[str]
    needs: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """The words of one language, ready for the tagger.

    Args:
        language: ISO 639-1 code.
        alphabet: Letters of the classes.
        grammar: Compiles patterns over them.
        words: Single words and marks.
        simple: Those that begin no phrase and no number, with class and quantity.
        phrases: Rests of longer phrases by their first and second word, longest first; under a hyphen stand all of
            their first word, since it is passed over.
        numbers: The number words.
        merges: Runs of words that are one thing, in the order they are joined.
        participles: Endings by which an unknown word is of class `ed`, a verb in the past or a participle.
        endings: Endings by which an unknown word is of a class (German compounds: -fahrer is a person).
    """

    language: str
    alphabet: Alphabet
    grammar: Grammar
    words: dict[str, Entry]
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]]
    simple: dict[str, tuple[str, Quantity | None]]
    numbers: NumberWords
    merges: tuple[Merge, ...]
    participles: tuple[str, ...]
    endings: tuple[tuple[tuple[str, ...], str], ...]

    def phrase(self, words: Sequence[str], first: int) -> tuple[Entry, int] | None:
        """Return the longest phrase of two or more words at `first` and how many words it takes, or None.

        A hyphen between two words of a phrase is passed over.
        """
        seconds = self.phrases.get(words[first])
        if seconds is None or first + 1 >= len(words):
            return None
        for rest, entry in seconds.get(words[first + 1], ()):
            at = first + 1
            for word in rest:
                if at < len(words) and words[at] == "-" and word != "-":
                    at += 1
                if at >= len(words) or words[at] != word:
                    break
                at += 1
            else:
                return entry, at - first
        return None


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon for a text of `language`; English where we know no better."""
    language = spoken(language)
    rows = table(f"figures_{language}")
    alphabet = Alphabet(dict.fromkeys([*_OWN.split(), *rows["classes"]]))
    grammar = Grammar(alphabet, {**rows["fragments"]})
    words: dict[str, Entry] = {sign: Entry(alphabet.letter(name)) for sign, name in _MARKS.items()}
    phrases: dict[str, dict[tuple[str, ...], Entry]] = {}
    for phrase, entry in _entries(rows, language, alphabet):
        if phrase[1:]:
            phrases.setdefault(phrase[0], {}).setdefault(phrase[1:], entry)
        else:
            words.setdefault(phrase[0], entry)
    numbers = number_words(language)
    endings = rows.get("endings", {})
    return Lexicon(
        language,
        alphabet,
        grammar,
        words,
        {first: _by_second(rests) for first, rests in phrases.items()},
        {
            word: (entry.letter, entry.quantity)
            for word, entry in words.items()
            if word not in phrases and word not in numbers.articles and not numbers.starts(word)
        },
        numbers,
        tuple(_merge(row, alphabet, grammar) for row in rows["merge"]),
        tuple(rows["participles"]),
        tuple((tuple(ends.split()), alphabet.letter(name)) for name, ends in endings.items()),
    )


def _by_second(
    rests: dict[tuple[str, ...], Entry],
) -> dict[str, list[tuple[tuple[str, ...], Entry]]]:
    rows = sorted(rests.items(), key=lambda row: -len(row[0]))
    seconds: dict[str, list[tuple[tuple[str, ...], Entry]]] = {"-": rows}
    for rest, entry in rows:
        if rest[0] != "-":
            seconds.setdefault(rest[0], []).append((rest, entry))
    return seconds


def _merge(row: dict[str, str], alphabet: Alphabet, grammar: Grammar) -> Merge:
    return Merge(
        row["into"],
        alphabet.letter(row["into"]),
        grammar.compile(row["pattern"]),
        frozenset(alphabet.letter(name) for name in row["needs"].split()),
    )


def _entries(
    rows: dict[str, Any], language: str, alphabet: Alphabet
) -> Iterator[tuple[tuple[str, ...], Entry]]:
    """Yield every phrase of the tables, the more telling class first."""
    for name, phrases in rows["classes"].items():
        for phrase in _phrases(phrases):
            yield phrase, Entry(alphabet.letter(name))
    for name, phrases in rows["qualifiers"].items():
        quantity = Quantity(qualifier=cast("Qualifier", name)) if name != "neutral" else None
        letter = alphabet.letter("qualifier" if quantity else "neutral")
        for phrase in _phrases(phrases):
            yield phrase, Entry(letter, quantity)
    units = table("units")
    for row in units["mass"].values():
        for phrase in _phrases(row["words"]):
            yield phrase, Entry(alphabet.letter("unit"), Quantity(row["factor"], unit=row["unit"]))
    plain = (DOLLARS, units["dollars"]["words"])
    currencies = [plain, *units["currencies"].items(), *units["currencies_in"].get(language, {}).items()]
    for code, phrases in currencies:
        for phrase in _phrases(phrases):
            yield phrase, Entry(alphabet.letter("currency"), Quantity(unit=code))
    yield from _goods(language, alphabet)


def _goods(language: str, alphabet: Alphabet) -> Iterator[tuple[tuple[str, ...], Entry]]:
    for row in table("goods")["goods"]:
        goods = Goods(row["item"], row.get("mass", False), row.get("contraband", False))
        for phrase in _phrases(row.get(language, "")):
            yield phrase, Entry(alphabet.letter("goods"), Quantity(goods=goods))
    for phrase in _phrases(table("goods")["containers"].get(language, "")):
        yield phrase, Entry(alphabet.letter("container"))


def _phrases(text: str) -> Iterator[tuple[str, ...]]:
    for phrase in text.split():
        yield tuple(_PART.findall(phrase))
