"""Tells the language of a release: what its format or its text states first, then its script, then its words.

Invariant: always an ISO 639-1 code; what is too short or too strange to tell is English.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from store.parsing.knowledge import table

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# As much of a text as settles its language.
_SAMPLE = 4000
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_STATED = re.compile(
    r"\[(?P<name>[A-Z][a-z]{3,12})\]|^Language:\s*(?P<named>[A-Z][a-z]{3,12})\b", re.MULTILINE
)
# A share of the words of a text that are function words of its language; real texts have far more.
_TELLING = 0.12
# How much clearer the best language must be than the next one.
_CLEARER = 1.5


def tell(stated: str | None, shadow: str, start: int = 0) -> str:
    """Return the ISO 639-1 code of the release's language.

    Args:
        stated: What the format says.
        shadow: The text.
        start: Where the body begins; letterheads and menus before it may be in another language.
    """
    sample = shadow[start : start + _SAMPLE]
    script = _by_script(sample)
    if script:
        return script
    if stated:
        return stated
    named = _STATED.search(shadow, 0, 1500)
    if named and (code := table("languages")["names"].get((named["name"] or named["named"]).lower())):
        return str(code)
    return _by_words(sample)


def _by_script(sample: str) -> str | None:
    """Return the language whose script most letters are written in; None for Latin letters."""
    letters = _LETTER.findall(sample)
    foreign = [ord(letter) for letter in letters if letter > "\u036f"]
    if len(foreign) * 2 <= len(letters) or not letters:
        return None
    best, most = None, 0
    for code, ranges in table("languages")["scripts"].items():
        count = sum(low <= letter <= high for letter in foreign for low, high in ranges)
        if count > most:
            best, most = code, count
    return best


def _by_words(sample: str) -> str:
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return "en"
    counts = sorted(
        ((sum(map(known.__contains__, words)), code) for code, known in _function_words().items()),
        reverse=True,
    )
    (best, code), (second, _) = counts[0], counts[1]
    if best >= _TELLING * len(words) and best >= _CLEARER * second and best >= 2:
        return code
    if len(words) < 4:
        return code if best > second else "en"
    return str(_identifier().classify(sample)[0])


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in table("languages")["words"].items()}


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(table("languages")["likely"])
    return identifier
