"""Tells roles and desks in the words of a contact block: who somebody is, or which desk answers.

Invariant: a role stands in the words given; words of a sentence around it are no part of it.
"""

import re
from collections.abc import Iterator
from functools import cache

from store.parsing.knowledge import table

_NAMES = table("contacts")["names"]
_HOLDER = re.compile(_NAMES["holders"], re.IGNORECASE)
_ANY = re.compile(f"(?:{_NAMES['holders']})|(?:{_NAMES['roles']})", re.IGNORECASE)
_DESK = re.compile(_NAMES["desk"], re.IGNORECASE)
# A part of a body: nobody's role, unless somebody holds it.
_UNIT = re.compile(
    r"(?:unit|office|department|division|bureau|team|service|section|police)s?"
    r"|\w*präsidium|staatsanwaltschaft|polizei(?:präsidium|direktion|inspektion|station|revier|verwaltung)?|politie|policía|polizia|poliția",
    re.IGNORECASE,
)
_BELOW = re.compile(r"(?:senior |chief |first |supervising )?(?:deputy|assistant|associate)\b", re.IGNORECASE)
_BODY = re.compile(r"(?P<body>[A-Z].{3,60}?'s?\s(?:Office|Department))\s(?P<role>\S.{3,})")
_HELD_OFFICE = re.compile(
    r"\b(?:attorney|sheriff|prosecutor|commissioner|minister|governor|president|mayor|senator)(?:'s|s'?)? office\b(?! of)",
    re.IGNORECASE,
)
_CIVIL = re.compile(r"(?:herrn?|frau|mrs?|ms|mme|monsieur|madame)\.?\s+", re.IGNORECASE)
_WORD = re.compile(r"\S+")
# A reference ("D/Media/Out") is no role.
_STROKE = re.compile(r"\w/\w+/\w")
_MORE = 60
_SIGNS = ("&", "-", "/")


def is_job(words: str) -> bool:
    """Return whether a word of the text is one of roles, desks or parts of bodies."""
    return _ANY.search(words) is not None


def is_below(words: str) -> bool:
    """Return whether the words are the role of somebody's deputy: "Deputy District Attorney"."""
    return _BELOW.match(words) is not None and _HOLDER.search(words) is not None


def is_unit(words: str) -> bool:
    """Return whether the words are the name of a part of a body: "Economic Crimes Unit"."""
    if _HELD_OFFICE.search(words):
        return True
    found = [one[0] for one in _ANY.finditer(words)]
    return bool(found) and all(_UNIT.fullmatch(one) for one in found) and words[:1].isupper() and " " in words


def is_title(words: str) -> bool:
    """Return whether the words are capitals and words that join them, as in the name of a body."""
    return all(_may_belong(word) for word in words.split())


def holds(words: str) -> bool:
    """Return whether the words say who holds an office."""
    return _HOLDER.search(words) is not None


def begins(words: str) -> bool:
    """Return whether the words begin as a role does, behind somebody's name."""
    found = _ANY.match(words)
    return found is not None and any(not _UNIT.fullmatch(one[0]) for one in _ANY.finditer(words))


def desk(words: str) -> str | None:
    """Return the desk that answers without anybody's name, or None."""
    found = _DESK.search(words)
    if found is None:
        return None
    whole = _acceptable(words, found.start(), found.end())
    return whole if len(whole) <= len(found[0]) + _MORE else found[0]


def is_plain(word: str) -> bool:
    """Return whether a word in small letters is none of those that roles are made of."""
    return word[:1].islower() and not _may_belong(word)


def body_and_desk(words: str) -> tuple[str | None, str]:
    """Return the body before a desk that is printed in small letters ("Harbour Bank press office"), and the desk."""
    found = _DESK.search(words)
    if found is None or not found.start() or not found[0].islower():
        return None, words
    return words[: found.start()].rstrip(), words[found.start() :]


def role(words: str) -> str | None:
    """Return the role that the words say, without the words of a sentence beside it, or None."""
    found = _ANY.search(words)
    if found is None or _STROKE.search(words):
        return None
    whole = _acceptable(words, found.start(), found.end())
    if len(whole) == len(words) or _HOLDER.search(whole) or _DESK.search(whole):
        return whole
    return None


def ends(words: str) -> Iterator[int]:
    """Yield where a name may begin behind a role: after its last word, then before each word behind it, the longest first."""
    found = list(_HOLDER.finditer(words))
    if not found:
        return
    every = list(_ANY.finditer(words))
    yield every[-1].end()
    starts = [word.start() for word in _WORD.finditer(words) if word.start() > found[-1].end()]
    yield from starts[:-1]


def body_and_role(words: str) -> tuple[str | None, str]:
    """Return the body before a role, when it ends as the name of an office does, and the role."""
    civil = _CIVIL.match(words)
    words = words[civil.end() :] if civil is not None else words
    found = _BODY.fullmatch(words)
    return (found["body"], found["role"]) if found is not None else (None, role(words) or words)


def _acceptable(words: str, start: int, end: int) -> str:
    """Return the words around a stretch that may belong to a role: capitals, words of roles, words that join them."""
    line = list(_WORD.finditer(words))
    first = next(number for number, word in enumerate(line) if word.end() > start)
    last = next(number for number, word in enumerate(line) if word.end() >= end)
    while first > 0 and _may_belong(line[first - 1][0]):
        first -= 1
    while last + 1 < len(line) and _may_belong(line[last + 1][0]):
        last += 1
    while first < last and line[first].end() <= start and line[first][0].lower() in _joining():
        first += 1
    while first < last and line[last].start() >= end and line[last][0].lower() in _joining():
        last -= 1
    return words[line[first].start() : line[last].end()]


def _may_belong(word: str) -> bool:
    bare = word.strip(".,'\"()-&")
    return (
        word in _SIGNS or bare[:1].isupper() or bare.lower() in _beside() or _ANY.fullmatch(bare) is not None
    )


@cache
def _beside() -> frozenset[str]:
    return frozenset(_NAMES["beside"].split())


@cache
def _joining() -> frozenset[str]:
    return frozenset(_NAMES["joining"].split())
