"""Finds the dateline with which a story begins: a town, perhaps a date and a wire, and a dash."""

import re
from functools import cache, lru_cache

from store.parsing.alternatives import longest
from store.parsing.knowledge import table

# A dateline is no longer; what follows is looked at for so many characters.
_LONGEST, _AFTER = 160, 60
# One of these stands in every dateline but the German one, which is in capitals and ends in a full stop.
_MARK = re.compile(r"\s-|-\s|\)-|[/(]|[A-Z]-[A-Z][a-z]|\d{4}\.[ -]")
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{3}")
_NO_PLACE = re.compile(
    r"(?:UPDATED?|APPEAL|WARNING|BREAKING|MISSING|VIDEO|ALERT|NOTE|PHOTOS?|WANTED|REMINDER|CORRECTION|MEDIA|ADVISORY|NEWS|"
    r"STATEMENT|PRESS|OPERATION|POL|FW|BPOL|ZOLL)\b|POL-"
)


@cache
def _pattern(*, plain: bool) -> re.Pattern[str]:
    months = {name for names in table("calendar")["months"].values() for month in names for name in month}
    month = longest(name for name in months if name.isascii() or not plain)
    date = (
        rf"(?i:(?:{month})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|(?:(?:le|den|lì|li|am) )?\d{{1,2}}(?:\.|º|er)? (?:de )?(?:{month})\.?,? (?:del? )?\d{{4}}"
        rf"|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
    )
    capitals = r"[A-ZÀ-ÞŁŠŽ][A-ZÀ-ÞŁŠŽ.'/-]{1,24}(?: [A-ZÀ-ÞŁŠŽ(][A-ZÀ-ÞŁŠŽ.'/)-]{0,24}){0,4}"
    mixed = r"[A-ZÀ-ÞŁŠŽ][\w.'-]{1,24}(?: [A-ZÀ-ÞŁŠŽ][\w.'-]{1,24}){0,3}"
    region = rf"(?:, ?(?!(?i:{month})\b)(?:[A-Z]\.[A-Z]\.|(?:the )?[A-Z][\w.']{{1,20}}(?: [A-Z][\w.']{{1,20}}){{0,2}}))"
    dated = rf"(?:,? ?-? ?\(?{date}\)?)"
    wire = r"(?: ?-? ?[/(][A-Za-z0-9][\w .:-]{2,40}[/)])"
    dash = r"(?:\s{0,2}[,.]?-{1,2}(?=\s|[A-Z][a-z]|\")|\s{1,2}-{1,2})"
    said = rf"(?:{dated}(?:{wire}?{dash}|{wire}|(?= / )|\.(?= [A-ZÀ-Þ\"]))|{wire}{dash})"
    return re.compile(
        rf"\((?:{date}|{mixed}{region}{{1,2}})\)(?:{dash})?"
        rf"|\([A-Za-z][\w .-]{{2,24}}\)(?:{dash}|\s?-\s?)\s?{date}\s?-\s?{capitals}{region}{{0,2}}{dash}"
        rf"|{capitals}{region}{{0,2}}{dated}?{wire}?{dash}"
        rf"|{mixed}(?:{region}{{1,2}}(?:{said}|{dash})|{said})"
        rf"|[A-ZÀ-Þ][A-ZÀ-Þß/ -]{{3,40}}\.(?= [A-ZÄÖÜ])"
    )


# A dateline that ran into the line above it: capitals after small letters, a dash, and a sentence.
_GLUED = re.compile(
    r"(?<=[a-z0-9)\"'] )(?P<place>[A-Z][A-Z.'-]{2,}(?: [A-Z][A-Z.'-]+){0,3}(?:, (?:[A-Z][a-z]{1,4}\.|[A-Z][a-z]{3,12}))?) ?-{1,2} (?=[\"]?[A-Z][a-z]|A )"
)
_GLUED_WITHIN, _GLUED_WORDS = 320, 5


def glued(shadow: str, start: int, end: int) -> int | None:
    """Return where a dateline begins inside a paragraph whose first words are a line of their own, or None.

    "Defendant also charged with two more burglaries FULLERTON - A man was sentenced today ..."
    """
    found = _GLUED.search(shadow, start, min(end, start + _GLUED_WITHIN))
    if found is None or _NO_PLACE.match(shadow, found.start()):
        return None
    before = shadow[start : found.start()]
    if len(before.split()) < _GLUED_WORDS or any(stop in before for stop in (". ", "? ", "! ")):
        return None
    return found.start() if dateline(shadow, found.start(), end) > found.start() else None


@lru_cache(maxsize=64)  # blocks, heading and date each ask for the paragraphs at the head
def dateline(shadow: str, start: int, end: int) -> int:
    """Return the end of the dateline with which the paragraph begins ("SANTA ANA, Calif. -"), or `start`.

    What stands before the dash is a place in capitals, or carries a region, a date or the name of a wire; what
    follows reads like a sentence: a heading in capitals has no dateline.
    """
    if not (shadow[start].isupper() or shadow[start] == "("):
        return start
    until = min(end, start + _LONGEST)
    if not _MARK.search(shadow, start, until) and not _CAPITALS.match(shadow, start):
        return start
    found = _pattern(plain=shadow[start:until].isascii()).match(shadow, start, until)
    if found is None or _NO_PLACE.match(shadow, start):
        return start
    follows = shadow[found.end() : min(end, found.end() + _AFTER)]
    small, letters = sum(map(str.islower, follows)), sum(map(str.isalpha, follows))
    return found.end() if not letters or 2 * small > letters else start
