"""Tells the names of people by their form: two to five capitalised words, none of them a word of offices or places.

Invariant: a name that is returned stands in the words given; titles and letters behind it are apart from it.
"""

import re
from functools import cache

from store.parsing import jobs, mastheads
from store.parsing.knowledge import table

_NAMES = table("contacts")["names"]
_TITLE = re.compile(r"(?:[A-Z]{2,6}\s+)?(?:(?:" + _NAMES["titles"] + r")\s+)+", re.IGNORECASE)
_CAPITAL = "A-ZÀ-ÖØ-ÞŁŠŽČĆŚŹŻŘĞİĐȘȚŐŰÅÆŞŢĂ"
_FIRST = rf"[{_CAPITAL}](?:[^\W\d_]|['.-]){{0,30}}"
_SMALL = r"(?:de|del|della|di|da|dos|van|von|der|den|la|le|los|zu|zum|al|el|ter|ten|bin|y|e)"
_NAME = re.compile(rf"{_FIRST}(?:\s+(?:{_SMALL}\s+){{0,2}}{_FIRST}){{1,4}}")
_ONE = re.compile(rf"(?:{_SMALL}\s+)?{_FIRST}")
# A Korean name has two to four syllables.
_HANGUL = re.compile(r"[가-힣]{2,4}")
_HANGUL_WORD = re.compile(r"[가-힣]+")
_ACRONYM = re.compile(r"(?<![\w.-])[A-Z]{2,}\b(?!-)")
# The genitive, the address of a site, and German words for what the press asks.
_NO_NAME = re.compile(r"'s?(?:\s|$)|\w{3,}\.\w|\b(?i:presse|medien)\w+")
_LONGEST = 60
# A surname in capitals ("Arno MENGE") has at least so many letters, fewer are an acronym behind a name.
_SURNAME = 5


def parts(words: str) -> tuple[str | None, str | None, str | None]:
    """Return the name that the words are, its title when it is a rank, and its seat ("MP"); None for what is not there."""
    words, seat = _without_letters(words)
    titled = _TITLE.match(words)
    if titled is None or titled.end() >= len(words):
        return (words, None, seat) if is_name(words) else (None, None, None)
    title, name = titled[0].strip(), words[titled.end() :]
    if is_name(name):
        return name, title if _is_rank(title) else None, seat
    if is_name(words):
        return words, None, seat
    if (
        _ONE.fullmatch(name)
        and not name.endswith(("'s", "'"))
        and len(name) > 2
        and not is_no_name(name)
        and title[0].isupper()
        and not jobs.is_job(name)
    ):
        return words, None, seat  # "Frau Ringel": the title is all that goes with the surname
    return None, None, None


def korean(words: str) -> tuple[str, str] | None:
    """Read a Korean line: office, rank and, last, the name; return name and role."""
    line = words.split()
    if len(line) < 2 or not all(_HANGUL_WORD.fullmatch(part) for part in line):
        return None
    return (line[-1], " ".join(line[:-1])) if _HANGUL.fullmatch(line[-1]) else None


def is_name(text: str) -> bool:
    """Return whether a text reads as the name of one person: two to five capitalised words, none of a role."""
    if _HANGUL.fullmatch(text):
        return True
    if (
        len(text) > _LONGEST
        or not _NAME.fullmatch(text)
        or jobs.is_job(text)
        or mastheads.is_organisation(text)
    ):
        return False
    if _NO_NAME.search(text) or mastheads.is_office(text):
        return False
    acronym = _ACRONYM.search(text)
    if acronym is not None and not text.isupper() and (len(acronym[0]) < _SURNAME or text[acronym.end() :]):
        return False
    return not any(is_no_name(word) for word in text.split())


def has_acronym(text: str) -> bool:
    """Return whether a word of the text is all capitals."""
    return _ACRONYM.search(text) is not None


def is_no_name(word: str) -> bool:
    """Return whether a word, or a part of it beside a hyphen, is one that no person is called."""
    return any(part.strip(".") in _never() for part in word.lower().split("-"))


def _without_letters(words: str) -> tuple[str, str | None]:
    """Return the words without degrees and seats behind them, and the seat."""
    seat = None
    line = words.split()
    while (
        len(line) > 2
        and line[-1].lower().strip(".,") in _letters()
        and not (line[-1].isupper() and words.isupper())
    ):
        last = line.pop().strip(",")
        seat = last if last.lower() in _seats() else seat
        line[-1] = line[-1].rstrip(",")
    return " ".join(line), seat


def _is_rank(title: str) -> bool:
    return title.isupper() or jobs.is_job(title) or " " in title


@cache
def _never() -> frozenset[str]:
    heads = {head.lower() for head in table("names")["heads"]}
    return frozenset(heads) | frozenset(_NAMES["never"].split())


@cache
def _seats() -> frozenset[str]:
    return frozenset(_NAMES["seats"].split())


@cache
def _letters() -> frozenset[str]:
    return _seats() | frozenset(word.strip(".") for word in _NAMES["degrees"].split())
