"""Tells the lines of a contact block apart: a person's name, a role, a label, an organisation."""

import re
from dataclasses import dataclass
from functools import cache

from store.parsing.knowledge import table

_TABLE = table("contacts")
_ROLE = re.compile(_TABLE["names"]["roles"], re.IGNORECASE)
_LABEL = re.compile(_TABLE["labels"]["words"], re.IGNORECASE)
_TITLE = re.compile(r"(?:(?:" + _TABLE["names"]["titles"] + r")\s+)+", re.IGNORECASE)
_HEADING = re.compile(r"[\s*#>_-]{0,6}" + _TABLE["cues"]["heading"] + r"[\s:*-]*", re.IGNORECASE)
_WORD = r"(?:[A-ZÀ-ÖØ-ÞŁŠŽČĆŚŹŻŘĞİ](?:[\w'’.-]{0,30})|(?:de|del|della|di|da|van|von|der|den|la|le|los|zu|zum|al|el|y|ter|ten|bin)(?=\s))"
_NAME = re.compile(rf"{_WORD}(?:\s{{1,2}}{_WORD}){{1,5}}$")
_AND = re.compile(r"\s*(?:,| and | und | y | et |/|&|;)\s*")
_EDGE = " \t\n.,;:|/()[]*_#>–—-•\"'"


@dataclass(frozen=True, slots=True)
class Said:
    """What a piece of a contact block says: names of people, a role; empty when neither."""

    names: tuple[str, ...] = ()
    role: str | None = None


def strip_heading(piece: str) -> str:
    """Return a piece without "Media contact:" and the like at its beginning."""
    return _HEADING.sub("", piece, count=1) if _HEADING.match(piece) else piece


def read(piece: str) -> Said:
    """Return who or what role a piece of a line names; a piece holds no number and no address."""
    bare = _LABEL.sub(" ", piece)
    bare = " ".join(bare.split()).strip(_EDGE)
    if len(bare) < 3 or len(bare) > 120:
        return Said()
    titled = _TITLE.match(bare)
    if titled and is_name(bare[titled.end() :]):
        title = titled[0].strip()
        return Said((bare[titled.end() :],), title if _ROLE.search(title) or title.isupper() else None)
    if is_name(bare):
        return Said((bare,))
    parts = [part.strip(_EDGE) for part in _AND.split(bare)]
    names = [part for part in parts if is_name(part)]
    if names and len(names) == len(parts):
        return Said(tuple(names))
    if names and len(parts) > 1 and is_name(parts[0]):
        role = bare[len(parts[0]) :].strip(_EDGE)
        return Said((parts[0],), role or None)
    return Said(role=bare) if _ROLE.search(bare) else Said()


def is_name(text: str) -> bool:
    """Return whether a text reads as the name of one person: two to six capitalised words, none of a role."""
    if any(char.isdigit() for char in text) or not _NAME.match(text):
        return False
    return not _ROLE.search(text) and text.lower() not in _not_names()


@cache
def _not_names() -> frozenset[str]:
    return frozenset(_TABLE["names"].get("never", []))
