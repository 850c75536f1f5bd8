"""Finds the signature with which German press officers close a release: "(Anna Löhr, 069/ 755- 82117)".

Invariant: a signature stands at the end of its paragraph, or before the words with which a wire closes.
"""

import re

_NAME = r"[A-ZÄÖÜ][^\W\d_](?:[\w.'?-]{0,30})(?:\s{1,2}[A-ZÄÖÜ][\w.'?-]{1,30}){1,3}"
_LABEL = r"(?:Tel(?:efon)?|App(?:arat)?|Durchwahl|DW)[.:]{0,2}\s{0,2}"
_SIGNED = re.compile(
    rf"\(\s{{0,3}}{_NAME}\s{{0,2}}(?P<gap>[,/]?)\s{{0,3}}(?:{_LABEL})?"
    r"(?P<number>[\d+(][\d ()/.+-]{5,30}|-\s?\d{3,6}|\d{5,6})\s?\)"
)
_AFTER = re.compile(
    r"[\s.]*(?:ots\b|original|digitale|es folgen|https?:|pressestelle|polizeipräsidium|rückfragen|r\?ckfragen|(?:ruf|presse)?bereitschaft)",
    re.IGNORECASE,
)
# An extension at the end of a signature, and behind how many characters of it it stands.
_EXTENSION = re.compile(r"[\wäöüß?]\s{0,2}[/,]\s?(?:-\s?\d{3,6}|\d{5,6})\s?\)")
_SHORT = 16
# A signature stands within so many characters of the end; the wire's own lines may follow it.
_NEAR_END = 260


def find(shadow: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the signature of a paragraph stands, or None."""
    near = max(start, end - _NEAR_END)
    if shadow.find("(", near, end) < 0:
        return None
    for found in _SIGNED.finditer(shadow, near, end):
        if end - found.end() <= 2 or _AFTER.match(shadow, found.end(), end):
            return found.span()
    return None


def ends_with_extension(shadow: str, start: int, end: int) -> bool:
    """Return whether a signature with no more than an extension stands near the end of a stretch; cheap."""
    at = shadow.rfind(")", max(start, end - _NEAR_END), end)
    while at > start:
        if shadow[at - 1].isdigit() and _EXTENSION.search(shadow, max(start, at - _SHORT), at + 1):
            return True
        at = shadow.rfind(")", max(start, end - _NEAR_END), at)
    return False
