"""Documents of the European Commission's Press Corner, as its site hands them out in JSON, as rows.

A document holds one language (`docuLanguageResource`) or a list of several, each of which is a release; a list of
results (`docuLanguageListResources`) holds the title and the lead of each.
"""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

_ONE = "docuLanguageResource"
_MANY = ("docuLanguageResources", "docuLanguageListResources")
_ADDRESS = "https://ec.europa.eu/commission/presscorner/detail/{language}/{name}"
_REFERENCE = re.compile(r"[A-Za-z]+(?:[/_-]\d+){2,3}")
_PHONES = ("phone", "telephone", "phoneNumber", "telephoneNumber", "mobile")
_EMAILS = ("email", "mail", "emailAddress")


def rows(found: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """Return a row for each language of a document, or None when the object is none."""
    texts = [found.get(_ONE), *(one for name in (_ONE, *_MANY) for one in _listed(found.get(name)))]
    said = [text for text in texts if isinstance(text, Mapping)]
    if not said:
        return [] if _ONE in found else None
    return [_row({**found, **text}, text) for text in said]


def _row(document: Mapping[str, Any], text: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row of one language; `document` is what is said of all of them, and of this one."""
    reference = _string(document, "refCd", "refCode", "reference")
    language = _string(text, "language", "languageCode").lower()
    row = {
        "id": f"{reference} {language}".strip(),
        "url": _address(reference, language),
        "title": _string(text, "title"),
        "standfirst": _string(text, "subtitle"),
        "body": _body(_string(text, "htmlContent"), document),
        "summary": _string(text, "leadText"),
        "published": _published(document),
        "language": language,
    }
    return {name: value for name, value in row.items() if value}


def _address(reference: str, language: str) -> str:
    """Return where the site shows a document, by its reference: `IP/21/4970` is at `detail/en/ip_21_4970`."""
    if not language or not _REFERENCE.fullmatch(reference):
        return ""
    return _ADDRESS.format(language=language, name=re.sub(r"[/-]", "_", reference.lower()))


def _published(document: Mapping[str, Any]) -> str:
    """Return the day of the document, with the time it was put up when that was on the same day."""
    day, moment = _string(document, "eventDate"), _string(document, "publishDate")
    return moment if moment.startswith(day) else day


def _body(content: str, document: Mapping[str, Any]) -> str:
    """Return the text with the contacts below it, which the site shows beside it."""
    people = [person for person in map(_person, _listed(document.get("contactsResource"))) if person]
    if not content or not people:
        return content
    shown = "".join(f"<p>{person}</p>" for person in people)
    return f'<article>{content}<div class="press-contacts"><h2>Press contacts</h2>{shown}</div></article>'


def _person(contact: Any) -> str:
    """Return a contact's lines as HTML, or nothing when it has no name."""
    if not isinstance(contact, Mapping):
        return ""
    name = f"{_string(contact, 'firstName')} {_string(contact, 'lastName')}".strip()
    lines = [
        name or _string(contact, "name"),
        _string(contact, "title", "role", "function"),
        *(_string(contact, phone) for phone in _PHONES),
        _string(contact, *_EMAILS),
    ]
    return "<br>".join(html.escape(line) for line in lines if line) if lines[0] else ""


def _listed(value: Any) -> Iterator[Any]:
    yield from value if isinstance(value, list) else ()


def _string(found: Mapping[str, Any], *names: str) -> str:
    """Return the first text under the names, or nothing."""
    for name in names:
        value = found.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""
