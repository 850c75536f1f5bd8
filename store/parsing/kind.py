"""Decides what kind of release it is: cue words per language, weighed; the title counts more than the story."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, cast

from store.blanks import letters_only
from store.factfields import KINDS, Kind
from store.parsing.knowledge import table
from store.parsing.remembered import Sieve
from store.text import shadow as shadow_of

if TYPE_CHECKING:
    from store.parsing.heading import Heading

# The beginning of the story says what happened; what follows is detail.
_OPENING = 900
# What stands for the title of a release without one.
_UNTITLED = 220
# What a word is worth in the title and in the opening, by how much it says.
_WORTH = {
    "sure": (10.0, 2.0),
    "strong": (6.0, 1.5),
    "weak": (2.0, 0.5),
    "within": (6.0, 1.5),
    "lead": (0.0, 7.0),
}
# A story begins with what it is for: so many characters of it.
_LEAD = 300
# Every release names an incident; that it is only about one, the other kinds' words must not gainsay.
_INCIDENT = {
    "sure": (10.0, 2.0),
    "strong": (2.5, 1.0),
    "weak": (1.0, 0.5),
    "within": (2.5, 1.0),
    "lead": (0.0, 7.0),
}
# So many different words of one kind count; a long opening says no more than a clear one.
_MOST = 3
# A release below this says nothing of its kind.
_LEAST = 1.5
# Where two kinds weigh the same, the narrower one.
_ORDER: tuple[Kind, ...] = ("advisory", "appeal", "court", "operation", "incident", "policy", "corporate")

# Nearly every story ends by asking for witnesses; where neither title nor first lines do, that weighs no more.
_ASKED_LATE = 4.0

# What a paper that says of itself what it is weighs, in the title or on a line before the story.
_NAMED = 20.0
# What its issuer says of it: a senator's paper is about politics where nothing gainsays it; a prosecutor's word of
# itself settles nothing.
_LEANS: dict[Kind, float] = {"policy": 3.0, "corporate": 3.0, "court": 1.0}
_NO_LETTER = re.compile(r"[\W\d_]")
_LITERAL = re.compile(r"(?:\(\?<[!=][^)]*\))*(?:\(\?-i:)?(?P<letters>[^\W\d_]+)(?P<optional>[?*{])?")
_KEY = 3

# A kind and how much a word says of it.
_Side = tuple[Kind, str]
_Cue = tuple[_Side, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class _Cues:
    """The cues of a language: patterns by the word they can begin at, and parts of compound words."""

    at: Sieve[list[_Cue]]
    within: list[tuple[_Side, tuple[str, ...], re.Pattern[str]]]


def decide(shadow: str, head: "Heading") -> Kind:
    """Return the kind of a release.

    Args:
        shadow: The text's shadow.
        head: Its heading.
    """
    story = [block for block in head.blocks if block.kind in ("standfirst", "body", "list", "quote")]
    opening = "\n".join(shadow[block.start : min(block.end, block.start + _OPENING)] for block in story[:6])[
        :_OPENING
    ]
    title = shadow_of(head.title) if head.title else opening[:_UNTITLED]
    cues = _cues(head.language)
    scores = dict.fromkeys(_ORDER, 0.0)
    lines = f"{title}\n{shadow[: story[0].start if story else 0]}"
    for paper in _papers().finditer(lines):
        scores[cast("Kind", paper.lastgroup)] += _NAMED
    for kind in _leaning(head.publisher or "", head.distributor or ""):
        scores[kind] += _LEANS[kind]
    asked = scores["appeal"] > 0
    for place, words in enumerate((title, opening)):
        for (kind, strength), found in _found(words, cues).items():
            asked |= kind == "appeal" and (place == 0 or strength == "lead")
            worth = (_INCIDENT if kind == "incident" else _WORTH)[strength][place]
            scores[kind] += worth * min(len(found), 1 if strength == "lead" else _MOST)
    if not asked:
        scores["appeal"] = min(scores["appeal"], _ASKED_LATE)
    best = max(scores, key=lambda kind: (scores[kind], -_ORDER.index(kind)))
    return best if scores[best] >= _LEAST else "other"


def _found(words: str, cues: _Cues) -> dict[_Side, set[str]]:
    """Return the different words found, by kind and strength."""
    found: dict[_Side, set[str]] = {}
    blanked = letters_only(words)
    told = (_NO_LETTER.sub(" ", words) if blanked is None else blanked).split(" ")
    begun = dict(cues.at.sift(frozenset(told)))
    start = 0
    for word in told:
        for side, pattern in begun.get(word, ()):
            cue = pattern.match(words, start)
            if cue is not None and (start < _LEAD or side[1] != "lead"):
                found.setdefault(side, set()).add(cue[0].lower())
        start += len(word) + 1
    lower = words.lower() if cues.within else ""
    for side, parts, pattern in cues.within:
        if any(map(lower.__contains__, parts)):
            found.setdefault(side, set()).update(pattern.findall(lower))
    return found


@cache
def _papers() -> re.Pattern[str]:
    kinds = "|".join(f"(?P<{kind}>{lines})" for kind, lines in table("kinds")["papers"].items())
    return re.compile(rf"^\W{{0,4}}(?:{kinds})\b", re.IGNORECASE | re.MULTILINE)


@lru_cache(maxsize=512)  # a library has few publishers
def _leaning(publisher: str, distributor: str) -> tuple[Kind, ...]:
    """Return the kinds that the papers of an issuer, and of who passed them on, lean towards."""
    names = f"{publisher}\n{distributor}"
    return tuple(kind for kind, issuers in _issuers().items() if issuers.search(names))


@cache
def _issuers() -> dict[Kind, re.Pattern[str]]:
    return {kind: re.compile(names) for kind, names in table("kinds")["issuers"].items()}


@cache
def _cues(language: str) -> _Cues:
    """Return the cues of a language; a language without a table has none."""
    begins: dict[str, list[tuple[str, _Cue]]] = {}
    within: list[tuple[_Side, tuple[str, ...], re.Pattern[str]]] = []
    rows = table("kinds").get(language, {})
    for kind in KINDS:
        for strength, entries in rows.get(kind, {}).items():
            if strength == "within":
                parts = tuple(entries.split())
                within.append(((kind, strength), parts, re.compile("|".join(map(re.escape, parts)))))
                continue
            for entry in entries:
                letters = _first_letters(entry)
                cue = (kind, strength), re.compile(entry, re.IGNORECASE)
                begins.setdefault(letters[:_KEY], []).append((letters, cue))
    return _Cues(Sieve(partial(_beginning, begins)), within)


def _beginning(begins: dict[str, list[tuple[str, _Cue]]], word: str) -> list[_Cue]:
    """Return the cues that can begin at a word: nearly every word of a text has none.

    What follows the key is only compared where lower case is all that can differ: "\u017f" matches "s" as well.
    """
    lower = word.lower()
    known = begins.get(word[:_KEY].lower(), ())
    return [cue for letters, cue in known if lower.startswith(letters) or not word.isascii()]


def _first_letters(entry: str) -> str:
    """Return the letters that a pattern begins with, by which it is looked up.

    Raises:
        ValueError: The pattern does not begin with plain letters.
    """
    found = _LITERAL.match(entry)
    letters = found["letters"][: -1 if found["optional"] else None] if found else ""
    if not letters:
        raise ValueError(f"a cue must begin with a word: {entry}")
    return letters.lower()
