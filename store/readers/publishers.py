"""Who issued a release, as far as its format says: the best of the names that stand in its metadata."""

import re
from collections.abc import Iterator, Mapping

from store.readers.draft import key
from store.readers.titles import first_segment, is_organisation, last_segment, without_site

Stated = Mapping[str, tuple[str, ...]]

NAMES = (
    "publisher.name", "publisher", "sourceorganization.name", "pressroom.name", "og.site.name", "og.site_name",
    "site_name", "dc.publisher", "dcterms.publisher", "organisation", "organization", "agency", "ministry",
    "department", "issuer", "author.name", "application-name", "source", "creator",
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

    A fuller form of a name that says little wins over it ("Department of Justice" over "Justice").

    Args:
        stated: What the file states, by name.
        title: The stated title; sites add their own name to it.
        url: Where the release stands on the web.
    """
    names = [name for name in _candidates(stated, title) if _is_name(name)]
    if not names:
        area = stated.get("area")
        return _uk_force(area[0]) if area and _UK_POLICE.match(url or "") else None
    best = names[0]
    if is_organisation(best):
        return best
    return next((name for name in names[1:] if _is_fuller(name, best)), best)


def _is_fuller(name: str, short: str) -> bool:
    return is_organisation(name) and f" {key(short)} " in f" {key(name)} "


def _candidates(stated: Stated, title: str | None) -> Iterator[str]:
    for name in NAMES:
        yield from stated.get(name, ())
    page_titles = stated.get("page.title", ())
    for page_title in page_titles:
        last = last_segment(page_title)
        if last and is_organisation(last):
            yield last
    area = list(stated.get("area", ()))
    for whole in (title, *page_titles):
        yield from _site_in(whole, area) if whole else ()
    yield from stated.get("home.title", ())


def _site_in(title: str, area: list[str]) -> Iterator[str]:
    """Yield the part of a title that is the site's name and not the title."""
    bare = without_site(title, area)
    for segment in (last_segment(title), first_segment(title)):
        if segment and " " in segment and bare != title and segment not in bare:
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
