"""Finds mail addresses, and places where one is hidden: "[email protected]", "press (at) harbour.example".

Invariant: an address stands in the text as it is; what hides one is never read as one.
"""

import re
from collections.abc import Iterator

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
_SIGNS = ("(at)", "(AT)", "(At)", "(ät)", "(@)", "(arroba)", "{at}", "[")
# Words of the line before an address that ran into it where a page lost a gap: "RelationsTimM@harbour.example".
_RUN_IN = re.compile(
    r"(?:Relations|Phone|E-?mail|Mail|Tel|Fax|Manager|Director|Officer|Details|Contact)(?=[A-Z][a-z]+[A-Z]?@|[A-Z][a-z]+\.[A-Za-z]+@)"
    r"|or(?=(?:communications|comms|press|media|news|info|contact)[\w.-]{0,30}@)"
)


def anywhere(shadow: str) -> bool:
    """Return whether a text holds anything by which somebody may be reached; cheap."""
    return "@" in shadow or _has_digits(shadow) or any(sign in shadow for sign in _SIGNS)


def addresses(shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where addresses and hidden addresses stand in a stretch, addresses first."""
    words = shadow[start:end]
    if "@" in words:
        for found in ADDRESS.finditer(shadow, start, end):
            yield found.start() + run_in(found[0]), found.end()
    if any(sign in words for sign in _SIGNS):
        for found in HIDDEN.finditer(shadow, start, end):
            yield found.span()


def run_in(address: str) -> int:
    """Return how many characters at the beginning of an address are words that ran into it."""
    found = _RUN_IN.match(address)
    return found.end() if found is not None else 0


def _has_digits(shadow: str) -> bool:
    return _DIGITS.search(shadow) is not None


# Three digits in a row stand in every number and every extension.
_DIGITS = re.compile(r"\d[\d ()./-]{1,3}\d")
