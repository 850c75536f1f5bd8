"""What a paper says of itself (title, author, day it was made): programs write that, so it counts only as a hint.

Invariant: a title counts only when it heads the text, an author only when it is an organisation that the text names,
and the day of making only when the text prints no day of its own.
"""

import re
from dataclasses import dataclass

from store.readers import dates
from store.readers.draft import HEAD, Draft, heads, key
from store.readers.publishers import is_general
from store.readers.stating import language
from store.readers.titles import is_organisation

# A title in fewer words is the name of a form or of an office.
_FEW_WORDS = 3
_SHORT_NAME = 6
_TAIL = 600
_PDF_DATE = re.compile(
    r"(?:D:)?(?P<day>\d{8})(?P<clock>\d{6})?(?:(?P<utc>Z)|(?P<sign>[+-])(?P<hours>\d\d)'?(?P<minutes>\d\d)?'?)?"
)
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# A day in words or figures, in whatever language: its month and year stand beside it.
_NUMBERED = re.compile(
    r"(?<!\d)(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file states; each may be empty. `created` is ISO 8601, or as PDF writes it."""

    title: str = ""
    author: str = ""
    created: str = ""
    language: str = ""


def apply(stated: Properties, draft: Draft) -> None:
    """Fill the draft's head with what of the properties agrees with its text."""
    title = " ".join(stated.title.split())
    if _is_title(title, draft.text):
        draft.title = title
    author = " ".join(stated.author.split())
    if author and is_organisation(author) and f" {_words(author)} " in f" {_words(draft.text)} ":
        draft.publisher = author
    draft.language = language(stated.language)
    draft.published = _created(stated.created, draft.text)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(key(text)))


def _is_title(title: str, text: str) -> bool:
    words = title.split()
    if len(words) < _FEW_WORDS or is_general(title):
        return False
    if is_organisation(title) and len(words) < _SHORT_NAME:
        return False
    return heads(text, title)


def _created(stated: str, text: str) -> str | None:
    """Return the day the file was made, when the text prints no day at its head or tail that would count more.

    It must lie in the latest year that the text speaks of, and is the day where the file was made; the hour says when
    somebody saved it and nothing about the release.
    """
    made = (pdf_date(stated) or dates.iso(stated) or "")[:10]
    if not made or _prints_day(text[:HEAD]) or _prints_day(text[-_TAIL:]):
        return None
    years = _YEAR.findall(text)
    return made if not years or made[:4] == max(years) else None


def _prints_day(text: str) -> bool:
    return bool(_NUMBERED.search(text)) or any(_states_day(line) for line in text.split("\n"))


def _states_day(line: str) -> bool:
    """Say whether a line holds a day with its month and year."""
    for year in _YEAR.finditer(line):
        found = dates.iso(line[max(0, year.start() - 30) : year.end()])
        if found is not None and len(found) >= len("2021-09"):
            return True
    return False


def pdf_date(stated: str) -> str | None:
    """Return a date as PDF writes it (D:20210928050000+02'00', ISO 32000-1, 7.9.4) in ISO 8601, or None."""
    match = _PDF_DATE.match(stated.strip())
    if match is None:
        return None
    zone = (
        "Z"
        if match["utc"]
        else f"{match['sign']}{match['hours']}:{match['minutes'] or '00'}"
        if match["sign"]
        else ""
    )
    day = f"{match['day'][:4]}-{match['day'][4:6]}-{match['day'][6:]}"
    clock = match["clock"]
    return dates.iso(f"{day} {clock[:2]}:{clock[2:4]}:{clock[4:]} {zone}".strip() if clock else day)
