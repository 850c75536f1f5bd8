"""Titles as sites write them: `Man jailed | Essex Police` is a title and the name of a site."""

import re

from store.readers.draft import key

_SEPARATOR = re.compile(r"\s+(?:[|·•»]|::|[-–—])\s+")
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


def without_site(title: str, names: list[str]) -> str:
    """Return the title without the site's name at its end.

    Args:
        title: As the page or file states it.
        names: Names known of the publisher, its area or site; also the same title stated elsewhere without it.
    """
    bare = title.strip()
    for _ in range(3):
        parts = list(_SEPARATOR.finditer(bare))
        if not parts:
            break
        last = parts[-1]
        head, tail = bare[: last.start()].strip(), bare[last.end() :].strip()
        pipe = last[0].strip() in {"|", "·", "•", "»", "::"}
        if not head or not _is_site(head, tail, names, pipe=pipe):
            break
        bare = head
    return bare


def last_segment(title: str) -> str | None:
    """Return what stands after the last separator, or None."""
    parts = _SEPARATOR.split(title.strip())
    return parts[-1] if len(parts) > 1 else None


def _is_site(head: str, tail: str, names: list[str], *, pipe: bool) -> bool:
    """Say whether the tail is a name of the site: known, close to a known one, its initials, or an organisation."""
    folded = key(tail)
    if any(folded == key(name) or key(head) == key(name) for name in names):
        return True
    told = _telling(tail)
    near = any(told and told <= _telling(name) | _initials(name) for name in names)
    if near and len(tail.split()) <= 6:
        return True
    return pipe and len(tail.split()) <= 8 and bool(_ORGANISATION.search(tail))


def _telling(name: str) -> set[str]:
    return {word for word in _WORD.findall(key(name)) if word not in _COMMON}


def _initials(name: str) -> set[str]:
    words = _WORD.findall(key(name))
    letters = "".join(word[0] for word in words)
    # An area's force is often known by the area's initials and a P.
    return {letters, f"{letters}p"} if len(words) > 1 else set()
