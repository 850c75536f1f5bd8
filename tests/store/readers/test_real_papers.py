"""Real releases, printed as PDFs and typed into Word documents, say the same as their text: title, date, contacts."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from store.document import Document
from store.ingest import Rejected, read_paths
from store.model import Release
from store.parsing.parser import parse
from store.readers.draft import key

from .printing import LAYOUTS, printed
from .reading import read_one
from .typing_out import MANNERS, typed

FILES = Path(__file__).parents[4] / "shared" / "corpus" / "files"
RELEASES = 50
# So many of the fifty must agree in each.
AGREE = 48

pytestmark = pytest.mark.skipif(
    not FILES.is_dir(), reason="the real releases in ../shared are not on this machine"
)


@cache
def texts() -> tuple[str, ...]:
    """Fifty releases of all sources as texts that begin with their title and, where the text prints none, their date."""
    return tuple(islice(_texts(), RELEASES))


def _texts() -> Iterator[str]:
    sources: dict[str, list[Path]] = {}
    for path in sorted(FILES.iterdir()):
        sources.setdefault("_".join(path.name.split("_")[:2]), []).append(path)
    turns = max(len(paths) for paths in sources.values())
    for turn in range(turns):
        for paths in sources.values():
            for found in read_paths(paths[turn : turn + 1]):
                if not isinstance(found, Rejected) and (text := _as_text(found[1])):
                    yield text


def _as_text(document: Document) -> str | None:
    try:
        document.text.encode("cp1252")
    except UnicodeEncodeError:
        return None
    release = parse(document)
    if not release.title or not release.published or not 500 < len(document.text) < 15_000:
        return None
    # A wide gap in these is a line end that was lost long ago; nobody would print it.
    whole = re.sub(r" {4,}", "\n", document.text)
    text = whole if document.text.startswith(release.title) else f"{release.title}\n\n{whole}"
    if release.published.start == release.published.end:
        title, _, body = text.partition("\n")
        text = f"{title}\n\n{release.published.value[:10]}\n\n{body.lstrip()}"
    return text


def as_text(text: str) -> Release:
    return parse(read_one("a.txt", text))


def said(release: Release) -> dict[str, Any]:
    return {
        "title": key(release.title or ""),
        "date": release.published.value if release.published else None,
        "contacts": sorted(
            (key(c.name or ""), sorted(str(p.e164) for p in c.phones), sorted(c.emails), c.email_hidden)
            for c in release.contacts
        ),
    }


@cache
def compared(kind: str) -> dict[str, list[str]]:
    """What differs, by field."""
    differ: dict[str, list[str]] = {"title": [], "date": [], "contacts": []}
    for number, text in enumerate(texts()):
        if kind == "pdf":
            name = list(LAYOUTS)[number % len(LAYOUTS)]
            found = parse(read_one("a.pdf", printed(text, LAYOUTS[name])))
        else:
            name = list(MANNERS)[number % len(MANNERS)]
            found = parse(read_one("a.docx", typed(text, MANNERS[name])))
        wanted, there = said(as_text(text)), said(found)
        for field, lines in differ.items():
            if wanted[field] != there[field]:
                lines.append(f"{number} {name}: {wanted[field]} became {there[field]}")
    return differ


@pytest.mark.parametrize("field", ["title", "date", "contacts"])
@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_paper_says_what_the_text_says(kind: str, field: str) -> None:
    assert len(texts()) == RELEASES
    differ = compared(kind)[field]
    assert RELEASES - len(differ) >= AGREE, "\n".join(["", *differ])
