"""Titles as sites write them: `Man jailed | Essex Police` is a title and the name of a site."""

import re
from collections.abc import Iterable

from store.readers.draft import key

_SEPARATOR = re.compile(r"\s+(?:[|·•»]|::|[-–—])\s+")
_LOOSE_END = re.compile(r"(?:\s+[|·•»–—-])+$")
# Dashes stand inside titles too; these do so rarely.
_STRONG = frozenset("|·•»") | {"::"}
# Most words in a name close to a known one, and in any name of a site.
_NEAR, _LONGEST = 6, 8
_WORD = re.compile(r"\w+")
# Words that say that a name is an organisation's; none of them tells one organisation from another.
_COMMON_LIST = (
    "police constabulary department of the and for office news service authority agency ministry "
    "polizei der die das press release releases home page official site website"
)
_COMMON = frozenset(_COMMON_LIST.split())
_ORGANISATION = re.compile(
    r"(?i)\b(?:police|constabulary|department|ministry|ministère|ministerio|office|authority|agency|commission|"
    r"council|service|government|polizei|polizeipräsidium|staatsanwaltschaft|policía|fiscalía|carabinieri|europol|"
    r"eurojust|frontex|interpol|attorney|sheriff|bureau|court|parliament|GOV\.UK|gendarmerie|guardia|politie)\b"
)


def without_site(title: str, sites: Iterable[str], same: Iterable[str] = ()) -> str:
    """Return the title without the site's name at its end.

    Args:
        title: As the page or file states it.
        sites: Names known of the publisher, its area or its site.
        same: The same title as it is stated elsewhere, perhaps without the site's name.
    """
    bare = _LOOSE_END.sub("", title.strip())
    if not _SEPARATOR.search(bare):
        return bare
    known = [key(name) for name in sites if name]
    titles = {key(name) for name in same} - {key(title)}
    for _ in range(3):
        parts = list(_SEPARATOR.finditer(bare))
        if not parts:
            break
        last = parts[-1]
        head, tail = bare[: last.start()].strip(), bare[last.end() :].strip()
        strong = last[0].strip() in _STRONG
        if not head or not (key(head) in titles or _is_site(tail, known, strong=strong)):
            break
        bare = head
    first = _SEPARATOR.search(bare)
    if first and known and _is_site(bare[: first.start()], known, strong=False):
        return bare[first.end() :].strip()
    return bare


def last_segment(title: str) -> str | None:
    """Return what stands after the last separator, or None."""
    parts = _SEPARATOR.split(_LOOSE_END.sub("", title.strip()))
    return parts[-1] if len(parts) > 1 else None


def first_segment(title: str) -> str | None:
    """Return what stands before the first separator, or None."""
    parts = _SEPARATOR.split(_LOOSE_END.sub("", title.strip()))
    return parts[0] if len(parts) > 1 else None


def is_organisation(name: str) -> bool:
    """Say whether a name holds a word that only organisations have in theirs."""
    return bool(_ORGANISATION.search(name))


def _is_site(tail: str, known: list[str], *, strong: bool) -> bool:
    """Say whether the tail names the site: known, close to a known name, its initials, or an organisation."""
    folded = key(tail)
    if folded in known:
        return True
    length = len(folded.split())
    told = _telling(folded)
    if told and length <= _NEAR and any(told <= _telling(name) | _initials(name) for name in known):
        return True
    return strong and length <= _LONGEST and is_organisation(tail)


def _telling(name: str) -> set[str]:
    return {word for word in _WORD.findall(name) if word not in _COMMON}


def _initials(name: str) -> set[str]:
    words = _WORD.findall(name)
    letters = "".join(word[0] for word in words)
    # An area's force is often known by the area's initials and a P.
    return {letters, f"{letters}p"} if len(words) > 1 else set()
