"""The readers over real releases: none fails, none leaves markup, and what is stated comes out."""

import itertools
import re
import unicodedata
from pathlib import Path

import pytest

from store.document import Document
from store.ingest import Rejected, read_paths
from store.readers.draft import heads, key
from store.readers.rows import RowsReader
from store.readers.source import Part, from_file

SHARED = Path(__file__).parents[4] / "shared" / "corpus"
FILES = SHARED / "files"
ROWS = SHARED / "law-enforcement.jsonl.xz"

pytestmark = pytest.mark.skipif(
    not FILES.is_dir(), reason="the real releases in ../shared are not on this machine"
)


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """Every release of corpus/files by its file's name."""
    found = list(read_paths([FILES]))
    assert [item for item in found if isinstance(item, Rejected)] == []
    return {Path(item[0]).name: item[1] for item in found if not isinstance(item, Rejected)}


def of(documents: dict[str, Document], media_type: str) -> list[Document]:
    chosen = [document for document in documents.values() if document.media_type == media_type]
    assert chosen
    return chosen


def test_every_file_is_read(documents: dict[str, Document]) -> None:
    known = {
        path.name for path in FILES.iterdir() if path.suffix in {".txt", ".md", ".html", ".json", ".xml"}
    }
    assert {re.sub(r" item \d+$", "", name) for name in documents} == known


def test_texts_are_canonical_and_blocks_lie_within_them(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        controls = {char for char in document.text if unicodedata.category(char) in {"Cc", "Cs"}}
        assert controls <= {"\n", "\t"}, name
        end = 0
        for block in document.blocks:
            assert end <= block.start < block.end <= len(document.text), name
            assert document.text[block.start : block.end].strip(), name
            end = block.end


def test_a_stated_title_heads_the_text(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        if document.title:
            assert heads(document.text, document.title), name


def test_a_standfirst_stands_in_the_text(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        if document.standfirst:
            assert key(document.standfirst) in key(document.text), name


@pytest.mark.parametrize("media_type", ["text/html", "text/markdown"])
def test_no_markup_is_left(documents: dict[str, Document], media_type: str) -> None:
    for document in of(documents, media_type):
        assert not re.search(
            r"</?(?:p|div|span|a|br|b|strong)\b[^<>]*>|&(?:amp|nbsp|#\d+);|\]\(http", document.text
        )


def test_pages_state_title_date_and_language(documents: dict[str, Document]) -> None:
    for document in of(documents, "text/html"):
        assert document.title
        assert document.published
        assert document.language == "en"
        assert "Main menu" not in document.text


def test_dates_are_iso(documents: dict[str, Document]) -> None:
    shape = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?")
    stated = [document.published for document in documents.values() if document.published]
    assert len(stated) > 350
    assert [date for date in stated if not shape.fullmatch(date)] == []


def test_rows_are_read_without_a_fault() -> None:
    rows = [
        part for part in itertools.islice(RowsReader().read(from_file(ROWS)), 3000) if isinstance(part, Part)
    ]
    assert len(rows) == 3000
    assert all(isinstance(part.found, Document) for part in rows)
    assert [part.where for part in rows[:2]] == ["line 1", "line 2"]
