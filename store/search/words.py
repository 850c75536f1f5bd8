"""Text as the words that search knows: folded, in order, with the stretch of text each was read from.

Invariant: documents, queries and highlighting all cut text here, so what matches, what is found and what is marked
cannot drift apart.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from store.blanks import blanked, table
from store.text import fold

# Longer words are cut on both sides alike: a pasted key or an address in base64 is no word anyone types.
LONGEST = 80

# Scripts written without spaces: each letter is a word of its own, and a query of several letters is a phrase.
_UNSPACED = (
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"  # Han
    "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # Hiragana and Katakana
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer
)
# Inside a word these say how to break or join it, and nobody types them: soft hyphen, zero-width (non-)joiner, word
# joiner, variation selectors.
_SILENT = dict.fromkeys([0xAD, 0x200C, 0x200D, 0x2060, *range(0xFE00, 0xFE10)])
_SILENT_CLASS = "\xad\u200c\u200d\u2060"
# Between two words these make one of them; dots do so between single letters only.
_JOIN = re.compile(r"\b(?:\w++(?:[-\u2010\u2011'\u2019\u02bc]\w++)+|(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?(?!\w))")
# The sign that every such word holds.
_SIGN = re.compile(r"[-\u2010\u2011'\u2019.](?:(?<=\w[^.])(?=\w)|(?<=[^\W\d_]\.)(?=[^\W\d_]\.))")

# What the pattern of a word finds in Latin-1, where the soft hyphen is the only character that stays inside a word.
_LETTERS_AND_NUMBERS = table(r"[^\W_]")
_SOFT_HYPHEN = "\xad"
_ASCII_WORD = re.compile("[a-z0-9]+")
_FIRST_MARK, _LAST_MARK = 0x300, 0x1FFFF
_HIGHEST_SHORT_SCRIPT = "\u10ff"


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    blank = None if _SOFT_HYPHEN in text else blanked(text, _LETTERS_AND_NUMBERS, _matters)
    found = _word().findall(text) if blank is None else blank.split()
    if text.isascii() and (len(text) <= LONGEST or max(map(len, found), default=0) <= LONGEST):
        return found
    return list(chain.from_iterable(map(_folded, found)))


def spans(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each folded word with the half-open offsets, in code points, of what it was read from.

    A character that stands for several words (`½` is 1 and 2) yields each of them with the same offsets.
    """
    if text.isascii():
        for found in _ASCII_WORD.finditer(text.lower()):
            yield found[0][:LONGEST], found.start(), found.end()
        return
    for found in _word().finditer(text):
        for part in _folded(found[0]):
            yield part, found.start(), found.end()


def joins(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what others write as one word, folded, with the half-open offsets of what it was read from.

    `anti-social` is antisocial, `women's` womens, `714-347` 714347 and `U.S.` us: who types one means the other.
    """
    for found in _joined(text):
        parts = words(found[0])
        whole = "".join(parts)[:LONGEST]
        if len(parts) > 1 and words(whole) == [whole] and not _cut(text, *found.span()):
            yield whole, found.start(), found.start() + len(found[0].rstrip("."))


def _joined(text: str) -> Iterator[re.Match[str]]:
    """Yield what `_JOIN` finds, tried only at words with a sign behind them: a fifth of the time of every word."""
    past = 0
    for sign in _SIGN.finditer(text):
        start = sign.start()
        if start < past:
            continue
        while start > past and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
        found = _JOIN.match(text, start)
        if found is not None:
            past = found.end()
            yield found


def is_short(word: str) -> bool:
    """Return whether a half-typed word is too short to look for its endings in whole texts.

    One or two letters of an alphabet begin half the words of a text; one Korean syllable or Han letter does not.
    """
    return len(word) < 3 and word[-1] <= _HIGHEST_SHORT_SCRIPT


def _cut(text: str, start: int, end: int) -> bool:
    """Return whether a stretch begins or ends inside a word: Python's own letters are without their marks."""
    return any(
        unicodedata.category(letter)[0] == "M" for letter in (text[start - 1 : start] + text[end : end + 1])
    )


@cache
def _word() -> re.Pattern[str]:
    r"""Return the pattern of a word: letters and numbers with their marks, which Python's \w leaves out."""
    marks = "".join(
        chr(code) for code in range(_FIRST_MARK, _LAST_MARK) if unicodedata.category(chr(code))[0] == "M"
    )
    tail = f"[{_ranges(marks)}{_SILENT_CLASS}]"
    letter = rf"[^\W_{_UNSPACED}]"
    return re.compile(rf"[{_UNSPACED}]{tail}*|{letter}+(?:{tail}+{letter}*)*")


def _ranges(characters: str) -> str:
    """Return rising characters as the inside of a character class."""
    runs: list[list[int]] = []
    for code in map(ord, characters):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in runs)


@lru_cache(maxsize=4096)
def _matters(char: str) -> bool:
    """Return whether a character beyond Latin-1 can be a part of a word."""
    return _word().match(char) is not None or _word().fullmatch(f"a{char}") is not None


@lru_cache(maxsize=50_000)
def _folded(word: str) -> tuple[str, ...]:
    """Return what one word of a text folds to: one word, or none, or several for a sign that stands for several."""
    if word.isascii():
        return (word.lower()[:LONGEST],)
    # Folding twice settles letters that come out of decomposition as capitals (mathematical bold, for one).
    plain = fold(fold(word.translate(_SILENT)))
    return tuple(part[:LONGEST] for part in (_ASCII_WORD if plain.isascii() else _word()).findall(plain))
