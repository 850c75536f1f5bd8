"""Tells running text from headings, and the dateline with which a story begins."""

import re
from functools import cache

from store.parsing.knowledge import table

_SENTENCE_END = re.compile(r"[.!?][\"')\]]{0,2}\s+[\"'(]?[A-ZÀ-ÞŁŠŽ]")
_CLOSED = frozenset(".!?:\"'”")
# Shorter than this nobody can tell a sentence from a heading.
_SHORTEST = 60
_LONG = 140
_FEWEST_WORDS = 7


def is_prose(shadow: str, start: int, end: int) -> bool:
    """Return whether a paragraph reads as running text: sentences, not a heading, a name or a menu."""
    length = end - start
    if length < _SHORTEST:
        return False
    if length >= _LONG and _SENTENCE_END.search(shadow, start, end):
        return True
    words = shadow[start : min(end, start + 400)].split()
    if len(words) < _FEWEST_WORDS:
        return False
    small = sum(word[0].islower() for word in words)
    if shadow[end - 1] in _CLOSED:
        return 3 * small >= len(words) or length >= _LONG
    return length >= 2 * _LONG and 2 * small >= len(words)


@cache
def _dateline() -> re.Pattern[str]:
    months = {name for names in table("calendar")["months"].values() for month in names for name in month}
    month = "|".join(sorted((re.escape(name) for name in months), key=len, reverse=True))
    date = rf"(?:(?:{month})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}\.? (?:{month})\.?,? \d{{4}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
    capitals = r"[A-ZÀ-ÞŁŠŽ][A-ZÀ-ÞŁŠŽ.'/-]{1,24}(?: [A-ZÀ-ÞŁŠŽ(][A-ZÀ-ÞŁŠŽ.'/)-]{1,24}){0,4}"
    region = (
        r"(?:,? ?(?:(?!(?i:" + month + r")\b)[A-Z][\w.']{1,20}(?: [A-Z][\w.']{1,20}){0,2}|[A-Z]\.[A-Z]\.))"
    )
    mixed = r"[A-ZÀ-ÞŁŠŽ][\w.'-]{1,24}(?: [A-ZÀ-ÞŁŠŽ][\w.'-]{1,24}){0,3}"
    wire = r"(?: ?[/(][A-Za-z0-9][\w .:-]{2,40}[/)])"
    dash = r"\s{0,2}(?:-{1,2}|:)(?=\s|[A-Z\"])"
    return re.compile(
        rf"(?P<place>{capitals}){region}{{0,2}}(?:,? ?-? ?\(?(?i:{date})\)?)?{wire}?{dash}"
        rf"|(?P<dated>{mixed}){region}{{0,2}}(?:,? ?-? ?\(?(?i:{date})\)?)(?:{wire}?{dash}|{wire}|(?= / ))"
        rf"|(?P<wired>{mixed}){region}{{0,2}}{wire}{dash}"
        rf"|(?P<mixed>{mixed}){region}{{1,2}}{dash}"
        rf"|(?P<stop>[A-ZÀ-Þ][A-ZÀ-Þß/ -]{{3,40}})\.(?= [A-ZÄÖÜ])"
        rf"|\((?i:{date})\)"
    )


_NO_PLACE = re.compile(
    r"(?:UPDATED?|APPEAL|WARNING|BREAKING|MISSING|VIDEO|ALERT|NOTE|PHOTOS?|WANTED|REMINDER|CORRECTION|MEDIA ADVISORY|ADVISORY|NEWS|STATEMENT)\b"
)


def dateline(shadow: str, start: int, end: int) -> int:
    """Return the end of the dateline with which the paragraph begins ("SANTA ANA, Calif. -"), or `start`.

    What stands before the dash must be a place in capitals, or carry a date or the name of a wire.
    """
    if not (shadow[start].isupper() or shadow[start] == "("):
        return start
    found = _dateline().match(shadow, start, min(end, start + 160))
    if found is None or _NO_PLACE.match(shadow, start):
        return start
    return found.end()
