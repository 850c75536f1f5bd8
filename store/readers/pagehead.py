"""What a web page states about itself: JSON-LD, meta tags, `<time>`, canonical link, language."""

import contextlib
import json
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from store.readers.linkeddata import is_article

Stated = dict[str, tuple[str, ...]]

_LONGEST_VALUE = 2000
# A page's JSON-LD is small; anything longer is no description of one article.
_LONGEST_JSON = 2_000_000
_DATES = (
    'time[datetime][pubdate]', '[itemprop="datePublished"]', '[property="dc:date"]', 'article time[datetime]',
    'main time[datetime]',
)  # fmt: skip


def read(page: LexborHTMLParser) -> Stated:
    """Return what the page states, most telling source first; keys as in `store.readers.stating`."""
    found: dict[str, list[str]] = {}
    for name, value in (*_from_json(page), *_from_meta(page), *_from_links(page), *_from_times(page)):
        text = " ".join(value.split())[:_LONGEST_VALUE]
        if text:
            found.setdefault(name, []).append(text)
    return {name: tuple(values) for name, values in found.items()}


def headings(root: LexborNode) -> Stated:
    """Return the first headings of the highest level within the release."""
    words = [" ".join((node.text() or "").split()) for node in root.css("h1")]
    return {"h1": tuple(words[:3])} if words else {}


def summary(page: LexborHTMLParser) -> str | None:
    """Return the description in the page's metadata; whether it is the lead only the page's text can say."""
    for selector in ('meta[property="og:description"]', 'meta[name="description"]'):
        for node in page.css(selector):
            words = " ".join((node.attributes.get("content") or "").split())
            if words:
                return words
    return None


def article_body(page: LexborHTMLParser) -> str:
    """Return the text that the page carries only as data, for scripts to show; nothing when it carries none."""
    bodies = (item.get("articleBody") for item in _described(page))
    return next((body for body in bodies if isinstance(body, str)), "")


def _from_meta(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in page.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name:
            yield name.strip().lower().replace(":", "."), attributes.get("content") or ""


def _from_links(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in page.css('link[rel="canonical"][href]'):
        yield "canonical", node.attributes.get("href") or ""
    root = page.css_first("html")
    if root is not None:
        yield "lang", root.attributes.get("lang") or root.attributes.get("xml:lang") or ""
    title = page.css_first("head > title")
    if title is not None:
        yield "page.title", title.text() or ""
    for node in page.css('a[rel="home"][title]')[:1]:
        yield "home.title", node.attributes.get("title") or ""
    for node in page.css('[property="dc:title"][content]')[:1]:
        yield "title", node.attributes.get("content") or ""


def _from_times(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for selector in _DATES:
        for node in page.css(selector)[:1]:
            attributes = node.attributes
            yield "date", attributes.get("datetime") or attributes.get("content") or node.text() or ""


def _from_json(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for item in _described(page):
        yield from _flat(item)


def _described(page: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """Yield what the page's JSON-LD says of articles."""
    for node in page.css('script[type="application/ld+json"]'):
        text = node.text() or ""
        if len(text) > _LONGEST_JSON:
            continue
        with contextlib.suppress(ValueError, RecursionError):
            yield from _articles(json.loads(text))


def _articles(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects that describe an article, in a list or a graph, at most three levels down."""
    level = [data]
    for _ in range(3):
        deeper: list[Any] = []
        for item in level:
            if isinstance(item, list):
                deeper.extend(item)
            elif isinstance(item, dict):
                if is_article(item):
                    yield item
                deeper.extend(value for key, value in item.items() if key in {"@graph", "mainEntity"})
        level = deeper


def _flat(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in item.items():
        name = key.lower()
        for single in value if isinstance(value, list) else [value]:
            if isinstance(single, str):
                yield name, single
            elif isinstance(single, dict) and isinstance(single.get("name"), str):
                yield f"{name}.name", single["name"]
