"""Which key of a JSON object holds what: rows come from many tools and name the same things differently."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from store.errors import SourceError
from store.readers import stating
from store.readers.draft import Draft
from store.readers.references import resolved

# In the order in which they are trusted to hold the whole text; the last ones are often only its beginning.
TEXT = (
    "text", "body", "body_text", "articlebody", "content", "content_text", "fulltext", "full_text", "content_html",
    "body_html", "html", "body_markdown", "message", "description", "summary", "abstract",
)  # fmt: skip
_WHOLE = frozenset(TEXT[: TEXT.index("description")])
_BEGINNINGS = frozenset(("summary", "abstract"))
# Lists of rows, and the objects that interfaces put around them.
_LISTS = (
    "items", "releases", "results", "articles", "entries", "documents", "docs", "rows", "posts", "news", "data",
)  # fmt: skip
_WRAPPERS = (*_LISTS, "response", "result", "feed", "payload", "page", "hits")
_DEEPEST_WRAPPER = 3
# An object with one of these says of itself what the text is; beside rows they belong to the wrapping.
_OWN_TEXT = _WHOLE - {"message"}
# Where some programs put a text one level down: `{"rendered": …}`, `{"value": …}`.
_INNER_TEXT = ("rendered", "processed", "@value", "value", "text", "content", "html", "paragraph")
MARKUP = re.compile(r"(?i)</(?:p|div|li|h[1-6]|span|a|strong|em)>|<(?:br|p|div)[ />]")


def draft_of(raw: Mapping[str, Any], sha256: str) -> Draft:
    """Return what a JSON object states.

    Raises:
        SourceError: It holds neither text nor title.
    """
    item = {str(key).lower(): _opened(value) for key, value in raw.items()}
    if isinstance(raw.get("title"), Mapping) and isinstance(item["title"], str):
        item["title"] = resolved(item["title"])  # `rendered` is HTML
    stated = {name: tuple(values) for name, values in _grouped(item).items()}
    draft = Draft(text="", media_type="application/json", sha256=sha256)
    name, text = _text(item)
    if MARKUP.search(text):
        _take_html(text, draft)
    else:
        draft.text = text
    draft.title = None
    stating.apply(stated, draft)
    draft.excerpt = name in _BEGINNINGS
    if name in _WHOLE or not text:
        draft.standfirst = stating.separate_summary(stated, draft.title, draft.text)
    if not draft.text and not draft.title:
        raise SourceError(
            "not a release: no title and no text", f"the text is looked for under {', '.join(TEXT[:5])} …"
        )
    return draft


def rows_within(found: Any) -> list[Any] | None:
    """Return the list of rows that an object wraps, as feeds and interfaces do, or None."""
    for _ in range(_DEEPEST_WRAPPER):
        if not isinstance(found, Mapping) or any(isinstance(found.get(name), str) for name in _OWN_TEXT):
            return None
        for name in _LISTS:
            rows = found.get(name)
            if isinstance(rows, list) and rows and all(isinstance(row, Mapping) for row in rows):
                return rows if not _says(found) or all(_says(row) for row in rows) else None
        found = next((found[name] for name in _WRAPPERS if isinstance(found.get(name), Mapping)), None)
    return None


def _says(row: Mapping[str, Any]) -> bool:
    """Say whether an object holds a text under any of the usual names."""
    return any(row.get(name) for name in TEXT)


def _opened(value: Any) -> Any:
    """Return the text that an object stands for, or the value as it is."""
    if isinstance(value, Mapping):
        return next((value[name] for name in _INNER_TEXT if isinstance(value.get(name), str)), value)
    return value


def _take_html(text: str, draft: Draft) -> None:
    from store.readers.webpage import page_draft

    page = page_draft(text, draft.sha256)
    draft.text, draft.links, draft.blocks = page.text, page.links, page.blocks


def _text(item: Mapping[str, Any]) -> tuple[str, str]:
    """Return the key that holds the text, and the text; a list is one paragraph after the other."""
    for name in TEXT:
        value = item.get(name)
        if isinstance(value, list):
            value = "\n\n".join(part.strip() for part in map(_opened, value) if isinstance(part, str))
        if isinstance(value, str) and value.strip():
            return name, value
    return "", ""


def _grouped(item: Mapping[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in _scalars(item):
        if value.strip():
            found.setdefault(name, []).append(value)
    return found


def _scalars(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the scalar values by lower-case key; those of an object one level down as `outer.inner`."""
    for name, value in item.items():
        if name in _WHOLE:
            continue
        if isinstance(value, Mapping):
            yield from (
                (f"{name}.{str(inner).lower()}", str(part)) for inner, part in value.items() if _plain(part)
            )
        elif _plain(value):
            yield name, str(value)


def _plain(value: Any) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)
