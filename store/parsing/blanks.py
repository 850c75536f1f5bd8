"""Cuts a text into its words by blanking everything else, where the text can be written in Latin-1.

Nearly all can, and one pass over bytes is ten times as fast as a pattern. Invariant: what is returned is what the
pattern beside each function finds in the text in lower case; a text with letters beyond Latin-1 gives None, and the
caller falls back on that pattern.
"""

import re
from itertools import accumulate, compress, count
from operator import add

_WORD = re.compile(r"\w")
_LETTER = re.compile(r"[^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]+")
_BEYOND = re.compile(r"[^\x00-\xff]")


def _table(kept: re.Pattern[str]) -> bytes:
    """Return what each character of Latin-1 becomes: itself in lower case, or a space."""
    return "".join(char.lower() if kept.match(char) else " " for char in map(chr, range(256))).encode(
        "latin-1"
    )


_WORDS_ONLY, _LETTERS_ONLY = _table(_WORD), _table(_LETTER)


def words_only(text: str) -> str | None:
    r"""Return the text in lower case with a space for every character that is not `\w`, of the same length."""
    return _blanked(text, _WORDS_ONLY)


def letters_only(text: str) -> str | None:
    r"""Return the text in lower case with a space for every character that is not `[^\W\d_]`, of the same length."""
    return _blanked(text, _LETTERS_ONLY)


def letter_words(text: str) -> list[str]:
    r"""Return the runs of `[^\W\d_]` in a text of any script, in lower case and in order."""
    blanked = letters_only(text)
    if blanked is not None:
        return blanked.split()
    lower = text.lower()
    if len(lower) == len(text):
        return _LETTERS.findall(lower)
    return [word.lower() for word in _LETTERS.findall(text)]  # a letter that became two would part its word


def cut(blanked: str) -> tuple[list[str], list[int]]:
    """Return the words of a blanked text and the offset of each."""
    pieces = blanked.split(" ")
    # Each piece begins behind those before it and one space for each of them.
    begins = map(add, accumulate(map(len, pieces), initial=0), count())
    return list(filter(None, pieces)), list(compress(begins, pieces))


def _blanked(text: str, table: bytes) -> str | None:
    try:
        data = text.encode("latin-1")
    except UnicodeEncodeError:
        if any(map(str.isalnum, _BEYOND.findall(text))):
            return None
        data = text.encode("latin-1", "replace")  # signs: each becomes a question mark, and that a space
    return data.translate(table).decode("latin-1")
