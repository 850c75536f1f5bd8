"""Keeps from the feed parser what feeds do not need and what would hurt: document types, entities of a feed's own.

Invariant: what leaves here declares nothing, so nothing in it can be expanded or fetched, whatever the XML parser does.
What often makes a feed ill-formed (a bare `&`, `&nbsp;`, a control character) is mended on the way.
"""

import re
from html.entities import html5

from store.errors import SourceError
from store.readers.pageguard import FLAT

_DECLARATION = re.compile(r"<\?xml\b[^<>]*\?>")
_ENCODING = re.compile(rb"<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z][\w.:-]{1,40})[\"']")
_BEFORE = re.compile(r"\s*(?:(?:<!--.*?-->|<\?.*?\?>)\s*)*", re.DOTALL)
_TYPE = re.compile(r"<!DOCTYPE\b[^<>\[]*(?:\[(?P<inner>.*?)\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\s+(?P<name>[\w.:-]{1,100})\s+(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)')\s*>")
# What entities, and mending, may add to a feed in all: short names for long addresses are what entities are for.
_MOST_ADDED = 1024 * 1024

# Characters that XML 1.0 forbids (2.2); one of them in an item must not spoil the rest.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DATA = r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)"
_REFERENCE = re.compile(
    rf"(?:{_DATA})|&(?:#(?P<code>\d{{1,7}}|[xX][0-9a-fA-F]{{1,6}});|(?P<name>[A-Za-z][\w.:-]{{0,100}});)?",
    re.DOTALL,
)
_XML_OWN = frozenset(("lt", "gt", "amp", "quot", "apos"))
_SECTIONS = re.compile(_DATA, re.DOTALL)
_TAG = re.compile(r"<(/?)([A-Za-z_][\w.:-]*+)[^<>]*?(/?)>")
# Elements that HTML leaves open (`<br>`, `<p>`) are many where a feed carries HTML as it is.
_DEEPEST, _MOST_OPEN = 500, 5000


def declared_encoding(data: bytes) -> str | None:
    """Return the character set that an XML declaration names, or None."""
    found = _ENCODING.search(data[:500])
    return found[1].decode("ascii") if found else None


def guarded(text: str) -> str:
    """Return the XML without declaration, document type and forbidden characters, harmless entities resolved.

    Raises:
        SourceError: It declares entities that grow, or nests its elements absurdly deep.
    """
    text = text.lstrip("\ufeff \t\r\n")
    declaration = _DECLARATION.match(text)
    text = _FORBIDDEN.sub("", text[declaration.end() :] if declaration else text)
    text, entities = _without_type(text)
    text = _resolved(text, entities)
    _refuse_depth(text)
    return text


def _without_type(text: str) -> tuple[str, dict[str, str]]:
    """Return the text from its first element on, and the entities that the document type declares."""
    entities: dict[str, str] = {}
    place = 0
    while True:
        before = _BEFORE.match(text, place)
        place = before.end() if before else place
        found = _TYPE.match(text, place)
        if found is None:
            break
        for entity in _ENTITY.finditer(found["inner"] or ""):
            entities.setdefault(entity["name"], entity["a"] or entity["b"] or "")
        place = found.end()
    if text[place : place + 9].upper() == "<!DOCTYPE":
        raise SourceError("has a document type that does not end")
    return text[place:], entities


def _resolved(text: str, entities: dict[str, str]) -> str:
    added = 0

    def resolve(found: re.Match[str]) -> str:
        nonlocal added
        value = _value(found, entities)
        added += max(len(value) - len(found[0]), 0)
        if added > _MOST_ADDED:
            raise SourceError("grows when its entities are read, as no feed does")
        return value

    return _REFERENCE.sub(resolve, text)


def _value(found: re.Match[str], entities: dict[str, str]) -> str:
    """Return what stands for a reference; one that is not known is the text it looks like."""
    name = found["name"]
    if name is None:
        return _character(found)
    if name in _XML_OWN:
        return found[0]
    value = entities.get(name)
    if value is None:
        return html5.get(f"{name};", f"&amp;{name};")
    if "&" in value:
        raise SourceError("declares entities made of entities, as no feed does")
    return value


def _character(found: re.Match[str]) -> str:
    """Return a section or a character reference as it stands, nothing for a forbidden one, `&amp;` for a bare `&`."""
    digits = found["code"]
    if digits is None:
        return "&amp;" if found[0] == "&" else found[0]
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return "" if code > 0x10FFFF or _FORBIDDEN.match(chr(code)) else found[0]


def _refuse_depth(text: str) -> None:
    depth = left_open = 0
    for tag in _TAG.finditer(_SECTIONS.sub("", text)):
        if tag[3]:
            continue
        step = -1 if tag[1] else 1
        if tag[2].lower() in FLAT:
            left_open = max(left_open + step, 0)
        else:
            depth = max(depth + step, 0)
        if depth > _DEEPEST or left_open > _MOST_OPEN:
            raise SourceError(f"nests its elements more than {_DEEPEST} deep, as no feed does")
