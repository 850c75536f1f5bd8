"""Which key of a JSON object holds what: rows come from many tools and name the same things differently."""

from collections.abc import Iterator, Mapping
from typing import Any

from store.errors import SourceError
from store.readers import stating
from store.readers.draft import Draft

TEXT = (
    "text", "body", "body_text", "articlebody", "content", "content_text", "fulltext", "full_text", "content_html",
    "body_html", "html", "description", "summary",
)  # fmt: skip


def draft_of(item: Mapping[str, Any], sha256: str) -> Draft:
    """Return what a JSON object states.

    Raises:
        SourceError: It holds neither text nor title.
    """
    stated = {name: tuple(values) for name, values in _grouped(item).items()}
    draft = Draft(text=_text(item), media_type="application/json", sha256=sha256)
    stating.apply(stated, draft)
    if not draft.text and not draft.title:
        raise SourceError(
            "not a release: no title and no text", f"the text is looked for under {', '.join(TEXT[:5])}"
        )
    return draft


def _text(item: Mapping[str, Any]) -> str:
    lower = {str(key).lower(): value for key, value in item.items()}
    for name in TEXT:
        value = lower.get(name)
        if isinstance(value, list):
            value = "\n\n".join(part.strip() for part in value if isinstance(part, str))
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _grouped(item: Mapping[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in _scalars(item):
        if value.strip():
            found.setdefault(name, []).append(value)
    return found


def _scalars(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the scalar values by lower-case key; those of an object one level down as `outer.inner`."""
    for key, value in item.items():
        name = str(key).lower()
        if name in TEXT[:11]:
            continue
        if isinstance(value, Mapping):
            yield from (
                (f"{name}.{str(inner).lower()}", str(part)) for inner, part in value.items() if _plain(part)
            )
        elif _plain(value):
            yield name, str(value)


def _plain(value: Any) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)
