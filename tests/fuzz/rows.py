"""Rows of JSON made up: the names that readers look for over values of every kind, and the known forms of news."""

import json
from random import Random
from typing import Any

from tests.fuzz import words

_NAMES = (
    "title", "headline", "text", "body", "content", "content_html", "articleBody", "summary", "description", "date", "published",
    "datePublished", "date_published", "created", "timestamp", "versioncreated", "language", "inLanguage", "url", "link", "id", "@id", "guid",
    "publisher", "author", "creator", "source", "site_name", "standfirst", "links", "items", "releases", "results", "data", "@graph", "@type",
    "@context", "version", "home_page_url", "uri", "headlines", "bodies", "value", "role", "contenttype", "organisations", "name", "rel",
    "docuLanguageListResources", "docuLanguageResource", "refCode", "eventDate", "publishDate", "leadText", "subtitle", "htmlContent", "rendered", "schema", "blocks",
    "mainEntity", "itemListElement", "isPartOf", "alternateName", "infosources", "pubstatus", "zone", "start", "end", "kind", "x",
)  # fmt: skip
_KNOWN = (
    "NewsArticle", ["Article", 5], "https://schema.org", "https://jsonfeed.org/version/1.1", "pressroom-release/1", "text/html",
    "text/plain", "publisher", "main", "usable", "de", "en_GB", "English", "http://example.org/1", "IP/21/1234",
)  # fmt: skip
_BARE = (
    None, True, False, 0, -1, 1.5, 10**18, 1e308, -1e308, float("inf"), float("nan"), 1619870400, 1619870400000, 253402300800, -62135596801,
    10**4200, 1e20, 20210501,
)  # fmt: skip


def rows(chance: Random) -> bytes:
    """Return rows, one on each line, some of them no rows."""
    lines = [
        chance.choice((written(chance), words.stretch(chance), "", "{", "[]"))
        for _ in range(chance.randint(1, 6))
    ]
    return b"\n".join(
        words.encoded(chance, line) if chance.random() < 0.1 else _bytes(line) for line in lines
    )


def single(chance: Random) -> bytes:
    """Return one JSON value, an object nearly always."""
    return words.encoded(chance, written(chance))


def written(chance: Random) -> str:
    """Return JSON as text; one in twenty has a number that is too long or lists without end."""
    found = json.dumps(value(chance), ensure_ascii=chance.random() < 0.5)
    if chance.random() < 0.05:
        deep = chance.choice((30, 900, 20_000))
        odd = chance.choice(
            (
                "9" * 5000,
                "1e999999",
                "[" * deep + "]" * deep,
                '{"a":' * deep + "1" + "}" * deep,
                "-",
                '"\\ud800"',
                '"\\u0000"',
            )
        )
        found = found[:-1] + f', "text": {odd}}}' if found.endswith("}") else odd
    return found


def value(chance: Random, level: int = 0) -> Any:
    """Return an object, a list, or something else, at most five levels deep."""
    what = chance.random() + level * 0.12
    if what < 0.75:
        return {chance.choice(_NAMES): value(chance, level + 1) for _ in range(chance.randint(0, 9))}
    if what < 0.85:
        return [value(chance, level + 1) for _ in range(chance.randint(0, 4))]
    return chance.choice((_scalar, words.title, words.text, words.moment, words.address))(chance)


def _scalar(chance: Random) -> Any:
    return chance.choice(_KNOWN) if chance.random() < 0.6 else chance.choice(_BARE)


def _bytes(line: str) -> bytes:
    return line.encode("utf-8", "surrogatepass")
