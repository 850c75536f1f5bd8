"""Finds the signature with which German press officers close a release: "(Anna Löhr, 069/ 755- 82117)".

Invariant: a signature stands behind the end of a sentence, at the end of its paragraph, before the next story, or
before the words with which a wire closes.
"""

import re
from collections.abc import Iterator

_NAME = r"[A-ZÄÖÜ][^\W\d_](?:[\w.'?-]{0,30})(?:\s{1,3}[A-ZÄÖÜ][\w.'?-]{1,30}){1,3}"
_LABEL = r"(?:Tel(?:efon)?|App(?:arat)?|Durchwahl|DW)[.:]{0,2}\s{0,2}"
_SIGNED = re.compile(
    rf"\(\s{{0,3}}{_NAME}\s{{0,2}}(?P<gap>-?[,/;:(]{{0,2}}\s?/?)\s{{0,3}}(?:{_LABEL})?"
    r"(?P<number>-?\s{0,2}[\d+(][\d ()/.+-]{2,30})\)"
)
_AFTER = re.compile(
    r"[\s.]*(?:ots\b|original|digitale|es folgen|weitere (?:berichte|meldungen)|https?:|pressestelle|polizeipräsidium|rückfragen|r\?ckfragen|(?:ruf|presse)?bereitschaft)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# An extension has so many digits; with no sign before it that says so, more.
_FEWEST, _FEWEST_BARE = 3, 5
# The next story of a bulletin: its number, its place, or its first word behind a wide gap.
_NEXT = re.compile(r"\.?(?:\s{1,8}(?:\d{6} ?- ?\d{2,5}\b|[A-ZÄÖÜ][\w./ -]{2,45}:\s)|\s{3,12}(?=[A-ZÄÖÜ\d]))")
_CLOSED = frozenset(".!?\"')")
# A signature is no longer.
_LONGEST = 90


def find(shadow: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the first signature of a paragraph stands, or None."""
    for found in _signed(shadow, start, end):
        if end - found.end() <= 2 or _AFTER.match(shadow, found.end(), end):
            return found.span()
        if _NEXT.match(shadow, found.end(), end) and shadow[start : found.start()].rstrip()[-1:] in _CLOSED:
            return found.span()
    return None


def numbers(shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the numbers of signatures stand, whole ones and extensions; cheap."""
    for found in _signed(shadow, start, end):
        yield found.span("number")


def _signed(shadow: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what is built like a signature: a name and a number in brackets."""
    at = shadow.find(")", start, end)
    while at >= 0:
        if at > start and shadow[at - 1].isdigit():
            opened = shadow.rfind("(", max(start, at - _LONGEST), at)
            while opened >= 0 and not shadow[opened + 1 : opened + 5].strip()[:1].isupper():
                opened = shadow.rfind("(", max(start, at - _LONGEST), opened)
            found = _SIGNED.match(shadow, opened, at + 1) if opened >= 0 else None
            if found is not None and _is_number(found):
                yield found
        at = shadow.find(")", at + 1, end)


def _is_number(found: re.Match[str]) -> bool:
    """Whether what stands behind the name is a number, and no year or number of a picture."""
    number = found["number"]
    digits = sum(map(str.isdigit, number))
    if number.startswith("-"):
        return digits >= _FEWEST
    if "/" in found["gap"]:
        return digits > _FEWEST and _YEAR.fullmatch(number.strip()) is None
    return digits >= _FEWEST_BARE
