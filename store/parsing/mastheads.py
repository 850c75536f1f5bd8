"""Tells the lines at the head of a release that are no title: mastheads, names of offices, dates, numbers, places."""

import re
from functools import cache, lru_cache

from store.parsing import stamps
from store.parsing.knowledge import table

_LONGEST = 160
_WORD = re.compile(r"[^\W\d_][\w'.-]*")
_ACRONYM = re.compile(r"\s\([A-Z]{2,10}\)$")
_MOST_WORDS = 9
# What else may stand in a line that is only a date: so many words, so many letters of a script without spaces.
_FEW_WORDS, _FEW_LETTERS = 5, 6
_FIRST = frozenset(
    ("cabinet", "service", "direction", "dirección", "ministerio", "ministère", "oficina", "gabinete")
)
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_DIGIT = re.compile(r"\d")
_MARKED = frozenset("#*_>")
# Marks of a format around a line: "## ", "**", "_".
_MARKS = re.compile(r"[#*_>\s]+")


@cache
def _joining() -> frozenset[str]:
    return frozenset(table("headings")["offices"]["joining"])


@cache
def _beside() -> frozenset[str]:
    return frozenset(table("headings")["beside"]["words"].split())


@cache
def _labels() -> dict[str, re.Pattern[str]]:
    return {
        kind: re.compile(rf"[\W_]{{0,4}}(?:{words})(?!\w)\s?[:.|-]?", re.IGNORECASE)
        for kind, words in table("headings")["labels"].items()
    }


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
def _lowered() -> re.Pattern[str]:
    return re.compile(table("headings")["offices"]["lowered"], re.IGNORECASE)


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
    line = without_marks(line)
    if stamps.is_embargo(line):
        return "dated"
    if is_letterhead(line):
        return "letterhead"
    if _is_dated(line):
        return "dated"
    if _is_place(line):
        return "place"
    if is_office(line):
        return "office"
    return "body" if _is_body(line) else None


def is_unspaced(line: str) -> bool:
    """Return whether most of a line is written in a script that sets no words apart, or hardly any."""
    return not line.isascii() and 2 * len(_UNSPACED.findall(line)) > len(line)


def without_marks(line: str) -> str:
    """Return a line without the marks of a format around it ("## ", "**")."""
    if line[:1] not in _MARKED and line[-1:] not in _MARKED:
        return line
    first = _MARKS.match(line)
    bare = line[first.end() :] if first is not None else line
    return bare.rstrip("*_ ") or line


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
    if any(mark in name for mark in ':"?!') or _DIGIT.search(name):
        return False
    return is_organisation(name) and _verb().search(name) is None and _is_name(name)


def is_office(line: str) -> bool:
    """Return whether a line is the name of an office or its holder, and says nothing."""
    name = line.strip(" #*_")
    return _office().fullmatch(name) is not None and _verb().search(name) is None and _is_name(name)


def _is_name(line: str) -> bool:
    """Whether the words are those of a name: none in small letters but the little ones, where there are capitals."""
    if line.isupper() or line.islower() or _lowered().match(line):
        return True
    return all(
        not word[0].islower()
        or word.lower().strip(",.()") in _joining()
        or word.startswith(("d'", "l'", "dell'"))
        for word in line.split()
    )


def label(line: str) -> tuple[str, int] | None:
    """Return what a line says before a date that the date is (`issued`, `changed`, `other`), and where that ends."""
    for kind in ("changed", "other", "issued"):
        found = _labels()[kind].match(line)
        if found is not None:
            return kind, found.end()
    return None


def _is_body(line: str) -> bool:
    """Whether a line is the name of an organisation: capitalised words, the last of them a word of such names."""
    name = without_acronym(line)
    words = name.split()
    return (
        2 <= len(words) <= _MOST_WORDS
        and all(word[0].isupper() or word.lower() in _joining() for word in words)
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
    said = next((found for found in (words.match(line) for words in _labels().values()) if found), None)
    before = (
        line[: stamp.start] if said is None or said.end() > stamp.start else line[said.end() : stamp.start]
    )
    words = [word for word in _WORD.findall(f"{before} {line[stamp.end :]}") if not _says_nothing(word)]
    if sum(len(_UNSPACED.findall(word)) for word in words) > _FEW_LETTERS:
        return False
    return len(words) <= _FEW_WORDS and not any(word[0].islower() for word in words)


def _says_nothing(word: str) -> bool:
    bare = word.lower().rstrip(".")
    return bare in _beside() or bare in _weekdays()


def _is_place(line: str) -> bool:
    """Whether a line is a town and its country."""
    town, comma, country = line.strip(" .-").rpartition(", ")
    return (
        bool(comma)
        and len(town) <= 40
        and town[:1].isupper()
        and country.lower().removeprefix("the ") in _countries()
    )
