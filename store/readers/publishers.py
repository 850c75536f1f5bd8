"""Who issued a release, as far as its format says: the best of the names that stand in its metadata."""

import re
from collections.abc import Iterator, Mapping

from store.readers.draft import key
from store.readers.titles import first_segment, is_organisation, last_segment, without_site

Stated = Mapping[str, tuple[str, ...]]

NAMES = (
    "publisher.name", "publisher", "sourceorganization.name", "pressroom.name", "og.site.name", "og.site_name",
    "site_name", "dc.publisher", "dcterms.publisher", "organisation", "organization", "agency", "ministry",
    "department", "issuer", "author.name", "application-name", "home.title", "source", "creator",
)  # fmt: skip

_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_ADDRESS = re.compile(r"(?i)(?:https?://|www\.|urn:)\S+|\S+\.(?:com|org|net|gov|eu|uk|de)(?:\.\w\w)?$")
# Words of which the general names of pages are made.
_GENERAL_LIST = (
    "home homepage news newsroom press media website site start startseite accueil inicio release releases pressemitteilung "
    "pressemitteilungen pressemeldung presse aktuelles nota notas de prensa noticias comunicado comunicados communiqué "
    "communique communiqués statement statements article untitled document page latest all"
)
_GENERAL = frozenset(_GENERAL_LIST.split())
_WORDS = re.compile(r"\w+")
_MOST_WORDS = 12
# All forces of the United Kingdom stand under this name, and call themselves after their area.
_NATIONAL = {"scotland": "Police Scotland", "northern ireland": "Police Service of Northern Ireland"}
_UK_POLICE = re.compile(r"(?i)^https?://[^/]+\.police\.uk(?:[:/]|$)")


def publisher(stated: Stated, title: str | None, url: str | None) -> str | None:
    """Return who issued it, or None.

    A fuller form of the same name wins over a shorter one ("Department of Justice" over "Justice").

    Args:
        stated: What the file states, by name.
        title: The stated title; sites add their own name to it.
        url: Where the release stands on the web.
    """
    names = list(_candidates(stated, title))
    if not names:
        area = stated.get("area")
        return _uk_force(area[0]) if area and _UK_POLICE.match(url or "") else None
    best = names[0]
    for name in names[1:]:
        if (
            is_organisation(name)
            and f" {key(best)} " in f" {key(name)} "
            and len(name.split()) <= _MOST_WORDS
        ):
            best = name
    return best


def _candidates(stated: Stated, title: str | None) -> Iterator[str]:
    for name in NAMES:
        yield from (value for value in stated.get(name, ()) if _is_name(value))
    area = list(stated.get("area", ()))
    for whole in (title, *stated.get("page.title", ())):
        bare = without_site(whole, area) if whole else None
        last = last_segment(whole) if whole else None
        if last and whole in stated.get("page.title", ()) and is_organisation(last) and _is_name(last):
            yield last
        if not whole or not bare or bare == whole:
            continue
        for segment in (last_segment(whole), first_segment(whole)):
            if segment and " " in segment and segment not in bare and _is_name(segment):
                yield segment


def _uk_force(area: str) -> str:
    return _NATIONAL.get(area.lower(), f"{area} Police")


def _is_name(value: str) -> bool:
    if _ADDRESS.match(value) or _SLUG.fullmatch(value) or len(value.split()) > _MOST_WORDS:
        return False
    return not is_general(value)


def is_general(value: str) -> bool:
    """Say whether a name or title is made only of words that stand on any site: `News`, `Press Releases`."""
    return set(_WORDS.findall(key(value))) <= _GENERAL
