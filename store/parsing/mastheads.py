"""Tells the lines at the head of a release that are no title: mastheads, names of offices, dates, numbers, places."""

import re
from functools import cache, lru_cache

from store.parsing import stamps
from store.parsing.knowledge import table

_LONGEST = 160
_WORD = re.compile(r"[^\W\d_][\w'.-]*")
# Words that may stand beside a date in a line that is only a date.
_BESIDE_LIST = (
    "published by posted on date updated issued released release for immediate the of at uhr hrs hours am pm a.m p.m "
    "veröffentlicht datum stand vom den le el fecha publicado publié p.m. a.m. noon est edt gmt cet cest bst utc local time "
    "english first reference number ref no nr press news media statement and und y et"
)
_ACRONYM = re.compile(r"\s\([A-Z]{2,10}\)$")
_MOST_WORDS = 9
_JOINING = frozenset(
    ("of", "the", "for", "and", "&", "de", "la", "du", "des", "der", "für", "y", "del", "und", "d'")
)
_FIRST = frozenset(
    ("cabinet", "service", "direction", "dirección", "ministerio", "ministère", "oficina", "gabinete")
)
_BESIDE = frozenset(_BESIDE_LIST.split())


@cache
def _letterhead() -> re.Pattern[str]:
    return re.compile(
        r"[\s*#>(]{0,4}(?:" + "|".join(table("headings")["letterhead"]["lines"]) + r")[\s*:.)]{0,4}",
        re.IGNORECASE,
    )


@cache
def _office() -> re.Pattern[str]:
    rows = table("headings")["offices"]
    return re.compile("|".join(rows["lines"]), re.IGNORECASE)


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(table("headings")["offices"]["verbs"], re.IGNORECASE)


@cache
def _organisation() -> re.Pattern[str]:
    return re.compile(table("headings")["offices"]["words"], re.IGNORECASE)


@cache
def _weekdays() -> frozenset[str]:
    days = table("calendar")["weekdays"].values()
    return frozenset(name for names in days for day in names for name in day)


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.lower() for names in table("countries")["names"].values() for name in names if name)


@lru_cache(maxsize=256)
def kind_of(line: str) -> str | None:
    """Return what a line of the shadow is that is hardly a title; else None.

    `letterhead`, `office` (who issues releases), `dated` and `place` are never a title; `body`, the name of any
    organisation, may be one where nothing else is.
    """
    if len(line) > _LONGEST:
        return None
    if is_letterhead(line):
        return "letterhead"
    if _is_dated(line):
        return "dated"
    if _is_place(line):
        return "place"
    if is_office(line):
        return "office"
    return "body" if _is_body(line) else None


def without_acronym(name: str) -> str:
    """Return a name without its acronym in brackets behind it."""
    return _ACRONYM.sub("", name.strip())


def is_letterhead(line: str) -> bool:
    """Return whether a line only says what kind of paper it is, or its number."""
    return _letterhead().fullmatch(line) is not None


def is_organisation(name: str) -> bool:
    """Return whether a name holds a word that only organisations have in theirs."""
    return _organisation().search(name) is not None


def is_site(name: str) -> bool:
    """Return whether what stands behind a title and a bar is the name of the site: an organisation that does nothing."""
    return is_organisation(name) and _verb().search(name) is None


def is_office(line: str) -> bool:
    """Return whether a line is the name of an office or its holder, and says nothing."""
    return _office().fullmatch(line.strip()) is not None and _verb().search(line) is None


def _is_body(line: str) -> bool:
    """Whether a line is the name of an organisation: capitalised words, the last of them a word of such names."""
    name = without_acronym(line)
    words = name.split()
    return (
        2 <= len(words) <= _MOST_WORDS
        and all(word[0].isupper() or word.lower() in _JOINING for word in words)
        and is_organisation(words[-1] if words[0].lower() not in _FIRST else words[0])
        and _verb().search(name) is None
    )


def _is_dated(line: str) -> bool:
    """Whether a line is a date with little beside it: weekday, place, hour, "Published By …"."""
    stamp = next(stamps.find(line, line, 0, len(line), None), None)
    if stamp is None:
        return False
    if line.lower().startswith("published by "):
        return True
    rest = _WORD.findall(line[: stamp.start] + " " + line[stamp.end :])
    words = [
        word
        for word in rest
        if word.lower().rstrip(".") not in _BESIDE and word.lower().rstrip(".") not in _weekdays()
    ]
    return len(words) <= 5 and not any(word[0].islower() for word in words)


def _is_place(line: str) -> bool:
    """Whether a line is a town and its country."""
    town, comma, country = line.strip(" .-").rpartition(", ")
    return (
        bool(comma)
        and len(town) <= 40
        and town[:1].isupper()
        and country.lower().removeprefix("the ") in _countries()
    )
