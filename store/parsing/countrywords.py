"""Country words: names and adjectives in the release's language, as ISO codes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from store.parsing.knowledge import table
from store.parsing.phrases import Found, Phrases
from store.parsing.reading import Reading
from store.parsing.tokens import Tokens, view

# Columns of the names and adjectives in tables/countries.toml.
_COLUMNS = ("en", "de", "es", "fr")
_GERMAN_ENDINGS = ("", "e", "en", "er", "es", "em")


@dataclass(frozen=True, slots=True)
class Country:
    """What a country word says: its ISO code, whether it is the adjective, whether it is often something else."""

    code: str
    adjective: bool
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A country word in the text."""

    start: int
    end: int
    country: Country


@cache
def phrases(language: str) -> Phrases[Country]:
    """Return the country words of a language; English ones count everywhere."""
    rows = table("countries")
    doubtful = set(rows["ambiguous"]["words"])
    names = [
        (name, Country(code, adjective=False, doubtful=name in doubtful)) for name, code in _names(language)
    ]
    known = {name for name, _ in names}
    adjectives = [
        (word, Country(code, adjective=True, doubtful=word in doubtful))
        for word, code in _adjectives(language)
        if word not in known
    ]
    elsewhere = [(word, Country("", adjective=False, doubtful=True)) for word in rows["elsewhere"]["words"]]
    return Phrases([*elsewhere, *names, *adjectives])


def _columns(language: str) -> list[int]:
    return [0, _COLUMNS.index(language)] if language in _COLUMNS else [0, 1, 2, 3]


def _names(language: str) -> Iterator[tuple[str, str]]:
    rows = table("countries")
    for code, names in rows["names"].items():
        yield from ((names[column] or names[0], code) for column in _columns(language))
    for code, names in rows["aliases"].items():
        yield from ((name, code) for name in names)


def _adjectives(language: str) -> Iterator[tuple[str, str]]:
    rows = table("countries")
    for code, words in rows["adjectives"].items():
        for column in _columns(language):
            if words[column]:
                yield from ((form, code) for form in _forms(words[column], _COLUMNS[column]))
    for code, words in rows["adjective_aliases"].items():
        for word in words:
            yield from ((form, code) for form in _forms(word, "de" if word.endswith("isch") else language))


def _forms(word: str, language: str) -> list[str]:
    """The inflected forms of an adjective."""
    if language == "de":
        return [word + ending for ending in _GERMAN_ENDINGS]
    if language == "es":
        plain = word.translate(str.maketrans("áéíóú", "aeiou"))
        if word.endswith("o"):
            return [word, word[:-1] + "a", word + "s", word[:-1] + "as"]
        return [word, word + "s", plain + "a", plain + "es", plain + "as", word + "es"]
    if language == "fr":
        feminine = word + "ne" if word.endswith(("ien", "on")) else word if word.endswith("e") else word + "e"
        return [word, feminine, word + "s", feminine + "s", word[:-1] + "que", word[:-1] + "ques"]
    return [word]


@lru_cache(maxsize=2)
def find(reading: Reading) -> tuple[Mention, ...]:
    """Return every country word in the telling blocks, in text order."""
    seen = view(reading)
    tokens = seen.tokens
    return tuple(
        Mention(found.start, _end(tokens.text, found.start, found.end), found.entry)
        for found in phrases(reading.language).find(tokens)
        if found.entry.code
        and _reads_as_country(tokens, found)
        and seen.sentences.of(found.start) is not None
    )


def _end(text: str, start: int, end: int) -> int:
    """The end of a country word; the last full stop of "U.S." belongs to it."""
    return end + 1 if text[end : end + 1] == "." and "." in text[start:end] else end


def _reads_as_country(tokens: Tokens, found: Found[Country]) -> bool:
    """Whether it is printed as a country is: a name with a capital, "US" in capitals."""
    printed = tokens.text[found.start : found.end]
    if found.entry.adjective:
        return len(printed) > 2 or printed.isupper()
    if not printed[0].isupper():
        return False
    return printed.isupper() or len(printed) > 3
