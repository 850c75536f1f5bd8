"""Tells the language of a release: what its format or its text states first, then its script, then its words.

Invariant: always an ISO 639-1 code; what is too short or too strange to tell is English.
"""

import re
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from store.blanks import letter_words
from store.parsing.knowledge import table

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# As much of a text as settles its language.
_SAMPLE = 1600
_FOREIGN = re.compile(r"[^\x00-\u036f\u1e00-\u218f\W\d_]")
_STATED = re.compile(
    r"\[(?P<name>[A-Z][a-z]{3,12})\]|^Language:\s*(?P<named>[A-Z][a-z]{3,12})\b", re.MULTILINE
)
# Letters that are set apart, as old prints do.
_LETTERS = re.compile(r"(?<=\b\w) (?=\w\b)")
# A share of the words of a text that are function words of its language; real texts have far more.
_TELLING = 0.12
# How much clearer the best language must be than the next one, and than the one that the format states.
_CLEARER, _GAINSAYS = 1.5, 4
# Fewer function words than these gainsay nothing.
_FEW = 5
# A script with less than this share of the letters is only quoted.
_SHARE = 0.25
# Japanese writes most of its words in Chinese characters; these letters of its own tell it.
_KANA = 0.1


def tell(stated: str | None, shadow: str, start: int = 0, said: str | None = None) -> str:
    """Return the ISO 639-1 code of the release's language.

    A format that states one language over a text in another is not believed: sites state that of their menus.

    Args:
        stated: What the format says.
        shadow: The text.
        start: Where the body begins; letterheads and menus before it may be in another language.
        said: What the release itself says from there on, where a page's other news stands behind it; else None.
    """
    sample = (said or shadow[start:])[:_SAMPLE] or shadow[:_SAMPLE]
    if not sample.isascii() and (script := _by_script(sample)) is not None:
        return script
    if stated is None and (named := _STATED.search(shadow, 0, _SAMPLE)) is not None:
        stated = table("languages")["names"].get((named["name"] or named["named"]).lower())
    words = letter_words(sample)
    counts = _count(words)
    if stated is not None and _is_likely(stated, counts, len(words)):
        return stated
    return _by_words(sample, words, counts)


def _is_likely(stated: str, counts: dict[str, int], words: int) -> bool:
    """Whether the words do not gainsay the stated language."""
    best = max(counts.values())
    return stated not in counts or best < max(_FEW, _TELLING * words) or counts[stated] * _GAINSAYS >= best


def _by_script(sample: str) -> str | None:
    """Return the language whose script most letters are written in; None for Latin letters.

    Where a release says the same in several scripts, the first one is its own.
    """
    foreign = _FOREIGN.findall(sample)
    if not foreign or 2 * len(foreign) <= sum(map(str.isalpha, sample)):
        return None
    places: dict[str, list[int]] = {}
    for place, letter in enumerate(foreign):
        if (code := _script(letter)) is not None:
            places.setdefault(code, []).append(place)
    told = [code for code, found in places.items() if len(found) >= _SHARE * len(foreign)]
    if not told:
        return None
    script = min(told, key=lambda code: places[code][0])
    if script == "zh" and len(places.get("ja", ())) >= _KANA * len(foreign):
        return "ja"
    shared = table("languages")["shared"].get(script)
    return str(_identifier(tuple(shared)).classify(sample)[0]) if shared else script


@lru_cache(maxsize=4096)
def _script(letter: str) -> str | None:
    number = ord(letter)
    for code, ranges in table("languages")["scripts"].items():
        if any(low <= number <= high for low, high in ranges):
            return str(code)
    return None


def _by_words(sample: str, words: list[str], counts: dict[str, int]) -> str:
    if not words:
        return "en"
    together = _LETTERS.sub("", sample) if 2 * list(map(len, words)).count(1) > len(words) else sample
    if together != sample:
        return _by_words(together, letter_words(together), _count(letter_words(together)))
    (second, _), (best, code) = sorted((count, code) for code, count in counts.items())[-2:]
    if best >= _TELLING * len(words) and best >= _CLEARER * second and best >= 2:
        return code
    if len(words) < 4:
        return code if best > second else "en"
    return str(_identifier(tuple(table("languages")["likely"])).classify(sample)[0])


def _count(words: list[str]) -> dict[str, int]:
    """Return how many of the words are function words, by language."""
    known = _function_words()
    codes = list(chain.from_iterable(map(known.__getitem__, filter(known.__contains__, words))))
    return {code: codes.count(code) for code in table("languages")["words"]}


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    """Return the languages in which a word is a function word."""
    known: dict[str, tuple[str, ...]] = {}
    for code, words in table("languages")["words"].items():
        for word in set(words.split()):
            known[word] = (*known.get(word, ()), code)
    return known


@cache
def _identifier(languages: tuple[str, ...]) -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(languages)
    return identifier
