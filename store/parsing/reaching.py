"""Finds where somebody may be reached: mail addresses, hidden ones ("press (at) harbour.example"), numbers.

Invariant: an address stands in the text as it is; what hides one is never read as one.
"""

import re
from collections.abc import Iterator

from store.parsing import phones, signatures

ADDRESS = re.compile(
    r"(?<![\w.+-])(?!www\.)[A-Za-z0-9_][A-Za-z0-9._%+'-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.(?!com?https?:)[A-Za-z0-9-]{1,63}){0,4}\."
    r"(?:com?(?=https?:)|[A-Za-z0-9-]{1,63}(?!https?:)\b)"
)
_PLACEHOLDER = r"\[\s?e-?mail\s?(?:protected|geschützt|protegido|protégé|protetto)\s?\]"
_AT = r"\s?(?:\((?:at|ät|@|arroba)\)|\[(?:at|ät|@|arroba)\]|\{at\})\s?"
_DOT = r"(?:\.|\s?[(\[{](?:dot|punkt|punto|point)[)\]}]\s?)"
HIDDEN = re.compile(
    rf"{_PLACEHOLDER}|(?<![\w.+-])[A-Za-z0-9_][A-Za-z0-9._+-]{{0,63}}{_AT}[A-Za-z0-9-]{{1,63}}(?:{_DOT}[A-Za-z0-9-]{{1,63}}){{1,4}}",
    re.IGNORECASE,
)
# One of these stands wherever an address is hidden; each is quick to look for.
_SIGNS = ("[", "(at)", "(AT)", "(@)", "(ät)")
# Most of what stands in square brackets is something else.
_SQUARE = ("[at]", "[AT]", "[ät]", "[@]", "[e", "[E", "[ e", "[ E")
# Words of the line before an address that ran into it where a page lost a gap: "RelationsTimM@harbour.example".
_RUN_IN = re.compile(
    r"(?:Relations|Phone|E-?mail|Mail|Tel|Fax|Manager|Director|Officer|Details|Contact)(?=[A-Z][a-z]+[A-Z]?@|[A-Z][a-z]+\.[A-Za-z]+@)"
    r"|(?:or|to|at)(?=(?:communications|comms|press|media|news|info|contact)[\w.-]{0,30}@)"
)


def spots(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where addresses, hidden addresses, numbers and the extensions of signatures stand, in text order."""
    found = [
        *phones.places(shadow, start, end),
        *_addresses(shadow, start, end),
        *signatures.numbers(shadow, start, end),
    ]
    found.sort()
    return found


def _addresses(shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if shadow.find("@", start, end) >= 0:
        for found in ADDRESS.finditer(shadow, start, end):
            yield found.start() + run_in(found[0]), found.end()
    if _hides(shadow, start, end):
        for found in HIDDEN.finditer(shadow, start, end):
            yield found.span()


def _hides(shadow: str, start: int, end: int) -> bool:
    signs = [sign for sign in _SIGNS if shadow.find(sign, start, end) >= 0]
    return bool(signs) and (signs != ["["] or any(shadow.find(sign, start, end) >= 0 for sign in _SQUARE))


def run_in(address: str) -> int:
    """Return how many characters at the beginning of an address are words that ran into it."""
    found = _RUN_IN.match(address)
    return found.end() if found is not None else 0
