"""schema.org articles in JSON-LD, single, in a list or in a graph, as rows: what they refer to is put in its place."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_ARTICLE = re.compile(
    r"(?:News|Reportage|Report|Blog|TechArticle|Press)?(?:Article|Release|Posting)$|^Report$"
)
_WITHIN = ("@graph", "mainEntity", "itemListElement", "item", "hasPart", "subjectOf", "@list", "@set")
# What is said of an article by reference to another object of the graph, or by an object.
_REFERRING = ("publisher", "sourceOrganization", "author", "creator", "inLanguage", "isPartOf")
_DEEPEST = 5


def rows(found: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """Return a row for each article, or None when the object is no JSON-LD or describes something else by itself."""
    if not {"@context", "@type", "@graph"} & found.keys():
        return None
    objects = list(_objects(found))
    known = {item["@id"]: item for item in objects if isinstance(item.get("@id"), str) and len(item) > 1}
    articles = [item for item in objects if is_article(item) and len(item) > 2]
    if not articles and "@graph" not in found:
        return None
    return [_row(article, known) for article in articles]


def is_article(item: Mapping[str, Any]) -> bool:
    """Say whether an object calls itself an article, a report or a release."""
    kinds = item.get("@type")
    return any(_ARTICLE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _objects(found: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every object of the graph once, in its order."""
    seen: set[int] = set()
    waiting: list[tuple[Any, int]] = [(found, 0)]
    while waiting:
        item, level = waiting.pop()
        if isinstance(item, list):
            waiting.extend((one, level) for one in reversed(item))
        elif isinstance(item, Mapping) and id(item) not in seen:
            seen.add(id(item))
            yield item
            if level < _DEEPEST:
                waiting.extend((item[name], level + 1) for name in reversed(_WITHIN) if name in item)


def _row(article: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    row = dict(article)
    for name in _REFERRING:
        value = row.get(name)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, Mapping):
            value = {**known.get(str(value.get("@id")), {}), **value}
            row[name] = value.get("alternateName") or value.get("name") if name == "inLanguage" else value
        elif value is not None:
            row[name] = value
    row.setdefault("id", row.get("identifier") or row.get("@id"))
    return row
