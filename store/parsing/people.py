"""Tells the words of a contact block apart: names of people, their role, their organisation.

Invariant: what is returned stands in the words given, letter by letter, white space aside.
"""

import re
from dataclasses import dataclass
from functools import cache

from store.parsing import mastheads
from store.parsing.knowledge import table

_TABLE = table("contacts")
_ROLE = re.compile(_TABLE["names"]["roles"], re.IGNORECASE)
_DESK = re.compile(_TABLE["names"]["desk"], re.IGNORECASE)
_LABEL = re.compile(_TABLE["labels"]["words"], re.IGNORECASE)
_LABELS = re.compile(_TABLE["labels"]["first"], re.IGNORECASE)
_TITLE = re.compile(r"(?:(?:" + _TABLE["names"]["titles"] + r")\s+)+", re.IGNORECASE)
_HEADING = re.compile(r"[\s*#>_-]{0,6}" + _TABLE["cues"]["heading"] + r"[\s:*-]*", re.IGNORECASE)
_LEADING = re.compile(r"(?:(?:" + _TABLE["names"]["leading"] + r")\b[\s:]*)+", re.IGNORECASE)
_TRAILING = re.compile(r"(?:\s+(?:" + _TABLE["names"]["trailing"] + r"))+$", re.IGNORECASE)
_CUT = re.compile(
    r"\s*(?:[,;:|()\[\]•]|/\s|\s/|\s-{1,2}\s|\s(?:or|and|und|oder|y|et|on|at|via|unter|bei|by|in)\s|\s&\s"
    r"|(?<=[a-z]{3})[.!?]\s(?=[A-Z]))\s*"
)
# What stands before these words says for whom or why, not who.
_ASKED = re.compile(
    r".*\b(?:contact|call|e-?mail|telephone|inquiries to|enquiries to|directed to)\b\s*(?:is|:)?\s*(?=\S)",
    re.IGNORECASE | re.DOTALL,
)
_NOTE = re.compile(r"\s*\([^()\n]{0,60}\)")
_FOR = re.compile(r"\s(?:for|from|of|de|von)\s")
_CAPITAL = "A-ZÀ-ÖØ-ÞŁŠŽČĆŚŹŻŘĞİĐȘȚ"
_FIRST = rf"[{_CAPITAL}](?:[^\W\d_]|['.-]){{0,30}}"
_SMALL = r"(?:de|del|della|di|da|dos|van|von|der|den|la|le|los|zu|zum|al|el|ter|ten|bin|y|e)"
_NAME = re.compile(rf"{_FIRST}(?:\s+(?:{_SMALL}\s+){{0,2}}{_FIRST}){{1,4}}")
# A Korean name has two to four syllables.
_HANGUL = re.compile(r"[가-힣]{2,4}")
_HANGUL_WORD = re.compile(r"[가-힣]+")
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")
_EDGE = " \t\n.,;:|/()[]*_#>–—-•\"'=+"
_LONGEST = 90
# Who is called stands within so many characters before the number.
_PIECE = 300


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a piece of a contact block says.

    Args:
        kind: `name`, `role`, `desk` (a role nobody's name goes with) or `organisation`.
        words: As printed, white space collapsed.
        role: Of a name, when it carries one ("DDA Jerry Schaffer").
    """

    kind: str
    words: str
    role: str | None = None


def without_heading(piece: str) -> str:
    """Return a piece without "Media contact:" and the like at its beginning."""
    found = _HEADING.match(piece)
    return piece[found.end() :] if found else piece


def is_heading(line: str) -> bool:
    """Return whether a whole line only leads to what follows: "For media inquiries and expert views:"."""
    return line.rstrip().endswith(":") and _HEADING.match(line) is not None


def without_note(piece: str) -> str:
    """Return a piece without the words in brackets with which it begins: they go with the number before it."""
    found = _NOTE.match(piece)
    return piece[found.end() :] if found else piece


def read(piece: str) -> list[Said]:
    """Return what a piece of a line says, in its order; the piece holds no number and no address."""
    piece = piece[-_PIECE:]
    asked = _ASKED.match(piece)
    if asked:
        piece = piece[asked.end() :]
    found: list[Said] = []
    for part in _CUT.split(_LABEL.sub(" ; ", piece)):
        words = _bare(part)
        if len(words) >= 3 and len(words) <= _LONGEST and (said := _read(words)) is not None:
            found.append(said)
    return _together(found)


def _bare(part: str) -> str:
    """Return the words without "please contact" before them and "on" after them."""
    words = " ".join(part.split()).strip(_EDGE)
    leading = _LEADING.match(words)
    return _TRAILING.sub("", words[leading.end() :] if leading else words).strip(_EDGE)


def _read(words: str) -> Said | None:
    titled = _TITLE.match(words)
    if titled and is_name(words[titled.end() :]):
        title = titled[0].strip()
        return Said("name", words[titled.end() :], title if _is_rank(title) else None)
    if is_name(words):
        return Said("name", words)
    if (korean := _korean(words)) is not None:
        return korean
    if any(char.isdigit() for char in words) or _LABELS.fullmatch(words):
        return None
    if (held := _role_and_name(words)) is not None:
        return held
    if desk := _DESK.search(words):
        return Said("desk", words if len(words) <= len(desk[0]) + 40 else desk[0])
    if mastheads.is_office(words):
        return Said("organisation", words)
    if not _ROLE.search(words) or mastheads.is_letterhead(words):
        return None
    whom = _FOR.search(words)
    if whom is not None and is_name(words[: whom.start()]):
        return Said("name", words[: whom.start()])
    return _name_and_role(words) or Said("role", words)


def _role_and_name(words: str) -> Said | None:
    """Read "Press Secretary John Smith": a role with a name behind it."""
    last = 0
    for role in _ROLE.finditer(words):
        last = role.end()
    name = words[last:].strip(_EDGE)
    return Said("name", name, words[:last].strip(_EDGE)) if is_name(name) else None


def _name_and_role(words: str) -> Said | None:
    """Read "John Smith Press Officer": a name with a role behind it."""
    parts = words.split()
    for count in (3, 2):
        name, rest = " ".join(parts[:count]), " ".join(parts[count:])
        if (
            rest
            and is_name(name)
            and not _ACRONYM.search(name)
            and (_ROLE.match(rest) or parts[count].lower() in _never())
        ):
            return Said("name", name, rest)
    return None


def _korean(words: str) -> Said | None:
    """Read a Korean line: office, rank and, last, the name."""
    parts = words.split()
    if len(parts) < 2 or not all(_HANGUL_WORD.fullmatch(part) for part in parts):
        return None
    return Said("name", parts[-1], " ".join(parts[:-1])) if _HANGUL.fullmatch(parts[-1]) else None


def _is_rank(title: str) -> bool:
    return title.isupper() or _ROLE.search(title) is not None


def _together(found: list[Said]) -> list[Said]:
    """Join parts of one role that a comma or "and" cut: "Head of Press" and "Communications"."""
    whole: list[Said] = []
    for said in found:
        if whole and said.kind == whole[-1].kind == "role":
            whole[-1] = Said("role", f"{whole[-1].words}, {said.words}")
        else:
            whole.append(said)
    return whole


def is_name(text: str) -> bool:
    """Return whether a text reads as the name of one person: two to five capitalised words, none of a role."""
    if _HANGUL.fullmatch(text):
        return True
    if len(text) > 60 or not _NAME.fullmatch(text) or _ROLE.search(text) or mastheads.is_organisation(text):
        return False
    if text.endswith(("'s", "'")) or mastheads.is_office(text):
        return False
    return not any(word.lower().strip(".") in _never() for word in text.split())


@cache
def _never() -> frozenset[str]:
    return frozenset(_TABLE["names"]["never"].split())
