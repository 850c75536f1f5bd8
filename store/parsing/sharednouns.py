"""Names that share a plural noun: "the Fullerton, Anaheim and Brea Police Departments" are three bodies."""

import re

from store.parsing.runs import UPPER

_PLURAL = re.compile(
    r"(?P<kind>(?:(?:County\ )?(?:Police|Sheriff's|Sheriffs'?|District\ Attorney's|State's\ Attorney's|Prosecutor's|Public\ Prosecutors?'s?|Attorney's|Fire)\ )?"
    r"(?:Departments|Offices|Police\ Forces|Constabularies))$"
)
_OF = re.compile(
    r"(?P<kind>(?:Police|Sheriff's|Fire|District\ Attorney's|Prosecutor's)\ (?:Departments|Offices))\ (?:of|from|in)\ (?:the\ (?:cities|City)\ of\ )?"
)
_WORD = rf"(?:(?:St|Mt|Ft)\.|[{UPPER}][\w'-]*+)"
_PLACE = rf"{_WORD}(?:\ (?:{_WORD}|of\ {_WORD})){{0,3}}"
_FORWARD = re.compile(rf"(?:,?\ and\ |,\ )(?:the\ )?(?P<place>{_PLACE})(?=[,.;]|\ and|\s|$)")
_BACKWARD = re.compile(rf"(?P<place>{_PLACE})(?:,\ (?:and\ )?)$")
_DISTRICTS = re.compile(
    r"(?P<kind>(?:U\.S\.|United\ States)\ Attorneys?'?s?'?\ Offices?)\ (?P<link>in|for|of)\ (?:the\ )?(?P<first>(?:\w+\ )?Districts?\ of\ \w+(?:\ \w+)?)(?:,?\ and\ )(?:the\ )?(?P<second>(?:\w+\ )?District\ of\ [\w ]+)"
)
_SINGULAR = {
    "Departments": "Department",
    "Offices": "Office",
    "Forces": "Force",
    "Constabularies": "Constabulary",
}
_MOST = 40


def singular(kind: str) -> str:
    """Return the singular of a shared noun ("Police Departments")."""
    head, _, last = kind.rpartition(" ")
    return f"{head} {_SINGULAR[last]}".strip()


def split(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return (start, end, full name) of each body that shares the plural noun of a name, or nothing."""
    if (found := _DISTRICTS.match(text, start, end)) is not None:
        kind = f"{found['kind'].replace('Offices', 'Office')} {found['link']} the"
        first, second = f"{kind} {found['first']}", f"{kind} {found['second']}"
        return [(start, found.end("first"), first), (found.start("second"), found.end("second"), second)]
    if (found := _OF.match(text, start)) is not None:
        return _after(text, start, found.end(), singular(found["kind"]))
    plural = _PLURAL.search(text, start, end)
    if plural is None or plural.start() == start:
        return []
    return _before(text, start, plural, singular(plural["kind"]))


def _after(text: str, start: int, first: int, kind: str) -> list[tuple[int, int, str]]:
    """The places after "Police Departments of"."""
    place = re.compile(_PLACE).match(text, first)
    parts: list[tuple[int, int, str]] = []
    begin = start
    while place is not None and len(parts) < _MOST:
        own = place.start("place") if "place" in place.re.groupindex else place.start()
        parts.append(
            (begin if begin == start and not parts else own, place.end(), f"{text[own : place.end()]} {kind}")
        )
        place = _FORWARD.match(text, place.end())
    return parts


def _before(text: str, start: int, plural: re.Match[str], kind: str) -> list[tuple[int, int, str]]:
    """The places before the plural noun, back over commas."""
    parts: list[tuple[int, int, str]] = []
    stop = plural.start() - 1
    cut = text.rfind(" and ", start, stop)
    if cut >= 0:
        parts.append((cut + 5, plural.end(), f"{text[cut + 5 : stop]} {kind}"))
        stop = cut
    parts.append((start, stop if parts else plural.end(), f"{text[start:stop]} {kind}"))
    floor = max(0, start - 600)
    at = start
    while len(parts) < _MOST and (found := _BACKWARD.search(text, max(floor, at - 60), at)) is not None:
        at = found.start("place")
        parts.append((at, found.end("place"), f"{found['place']} {kind}"))
    return sorted(parts)
