"""What releases came from is kept: byte for byte, once, and it tells a re-import from something new."""

import functools
import hashlib
import io
import json
import lzma
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store.document import Document
from store.documents import originals
from store.errors import LibraryDamaged, OriginalMissing, ReleaseMissing
from store.ingest import Imported, Unchanged, ingest, origins, storing
from store.ingest.parsing import parse_document, parse_found
from store.library import Library
from store.model import Release
from tests.store.making import make

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
MAIL = SAMPLES / "mail" / "interpol-operation-pangea-xiv.eml"
PAGE = SAMPLES / "webpage" / "nca-operation-venetic.html"
ROWS = [{"title": f"{number} arrested", "text": f"Police arrested {number} people."} for number in (3, 4, 5)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


def imported(library: Library, *paths: Path) -> list[Release]:
    return [result.release for result in ingest(paths, library) if isinstance(result, Imported)]


def asked(library: Library, statement: str, *values: object) -> list[tuple[object, ...]]:
    """Run one statement on the library file, past every rule of the library."""
    with sqlite3.connect(library.folder / "library.db") as con:
        found = con.execute(statement, values).fetchall()
    con.close()
    return found


@pytest.mark.parametrize("path", [MAIL, PAGE], ids=["mail", "page"])
def test_a_file_comes_back_byte_for_byte(library: Library, path: Path) -> None:
    (release,) = imported(library, path)
    original = library.original(release.id)
    assert original.data == path.read_bytes()
    assert (original.name, original.media_type) == (path.name, release.source.media_type)
    assert original.sha256 == release.source.sha256 == hashlib.sha256(original.data).hexdigest()


@pytest.mark.parametrize("data", [b"M\xfcnchen: 12 arrested\r\n", b"\xef\xbb\xbf12 arrested\n\n\x00\x1b[2J"])
def test_bytes_that_the_reader_cleans_come_back_unclean(
    library: Library, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    (release,) = imported(library, tmp_path / "a.txt")
    assert library.original(release.id).data == data


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.xz"])
def test_the_original_of_a_row_is_its_line(library: Library, tmp_path: Path, name: str) -> None:
    lines = [json.dumps(row).encode() for row in ROWS]
    whole = b"\n".join((lines[0], b"  " + lines[1] + b" \r", b"", lines[2]))
    (tmp_path / name).write_bytes(lzma.compress(whole) if name.endswith(".xz") else whole)
    releases = imported(library, tmp_path / name)
    originals = [library.original(release.id) for release in releases]
    assert [original.data for original in originals] == lines
    assert {original.name for original in originals} == {"rows.jsonl"}
    assert [original.sha256 for original in originals] == [release.source.sha256 for release in releases]


def test_releases_of_one_list_share_its_bytes(library: Library, tmp_path: Path) -> None:
    listed = [ROWS[0], "no release", ROWS[1], ROWS[2]]
    (tmp_path / "list.json").write_text(json.dumps(listed, indent=1), "utf-8")
    releases = imported(library, tmp_path / "list.json")
    assert len(releases) == 3
    assert {library.original(release.id).data for release in releases} == {
        (tmp_path / "list.json").read_bytes()
    }
    assert asked(library, "SELECT count(*) FROM originals") == [(1,)]
    assert asked(library, "SELECT part FROM sources ORDER BY doc_id") == [(0,), (2,), (3,)]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"12 arrested\n\nText", "-"),
        (b'{"title": "One", "text": "x"}\n{"title": "Two", "text": "y"}\n', "-.jsonl"),
    ],
    ids=["text", "rows"],
)
def test_standard_input_is_kept_too(
    library: Library, monkeypatch: pytest.MonkeyPatch, data: bytes, name: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    originals = [library.original(release.id) for release in imported(library, Path("-"))]
    assert {original.name for original in originals} == {name}
    assert b"\n".join(original.data for original in originals) == data.rstrip(b"\n")


def test_one_file_under_two_names_is_one_release(library: Library, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("12 arrested\n\nText", "utf-8")
    results = list(ingest([tmp_path / "a.txt", tmp_path / "b.txt"], library))
    assert [type(result) for result in results] == [Imported, Unchanged]
    assert library.count() == 1
    assert asked(library, "SELECT name FROM sources") == [("a.txt",)]


def other_reading(document: Document, place: str) -> Release:
    """Give every release another id, as a newer reader may."""
    release = parse_document(document, place)
    return replace(release, id=release.id[::-1], parser="pressroom 99")


def test_the_same_bytes_are_unchanged_whatever_id_a_newer_pressroom_gives_them(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list.json").write_text(json.dumps(ROWS), "utf-8")
    before = imported(library, MAIL, tmp_path / "list.json")
    monkeypatch.setattr(storing, "parse_found", functools.partial(parse_found, parse=other_reading))
    again = list(ingest([MAIL, tmp_path / "list.json"], library))
    assert [result.release_id for result in again if isinstance(result, Unchanged)] == [r.id for r in before]
    assert library.count() == 4


def test_the_same_bytes_are_not_parsed_again(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"M\xfcnchen\n\nText")
    (first,) = ingest([tmp_path / "a.txt"], library)
    monkeypatch.setattr("store.parsing.parser.parse", lambda *_: pytest.fail("parsed again"))
    (again,) = ingest([tmp_path / "a.txt"], library)
    assert isinstance(first, Imported)
    assert again == Unchanged(first.path, first.release.id, first.notes)
    assert first.notes


def test_a_release_without_its_original_gets_it_from_another_import(library: Library) -> None:
    (release,) = imported(library, MAIL)
    asked(library, "DELETE FROM sources")
    asked(library, "DELETE FROM originals")
    with pytest.raises(OriginalMissing, match="was not kept"):
        library.original(release.id)
    assert [type(result) for result in ingest([MAIL], library)] == [Unchanged]
    assert library.original(release.id).data == MAIL.read_bytes()
    assert library.count() == 1


def test_other_bytes_with_the_same_release_keep_the_first_original(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"12 arrested\n\nText")
    (tmp_path / "b.txt").write_bytes(b"12 arrested\r\n\r\nText\r\n")
    results = list(ingest([tmp_path / "a.txt", tmp_path / "b.txt"], library))
    assert [type(result) for result in results] == [Imported, Unchanged]
    (first, _) = results
    assert isinstance(first, Imported)
    assert library.original(first.release.id).data == b"12 arrested\n\nText"


def test_a_removed_release_can_be_imported_again(library: Library) -> None:
    (release,) = imported(library, MAIL)
    library.remove([release.id])
    with pytest.raises(ReleaseMissing):
        library.original(release.id)
    (again,) = imported(library, MAIL)
    assert again == release
    assert library.original(release.id).data == MAIL.read_bytes()


def test_releases_may_still_be_added_without_originals(library: Library) -> None:
    assert library.add([make(1), make(2)]) == [True, True]
    with pytest.raises(OriginalMissing):
        library.original(make(1).id)


def test_release_and_original_are_stored_together_or_not_at_all(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("store.documents.originals.keep", fail)
    with pytest.raises(KeyboardInterrupt):
        list(ingest([MAIL], library))
    assert library.count() == 0
    assert asked(library, "SELECT count(*) FROM originals") == [(0,)]


def bomb(size: int) -> bytes:
    return zlib.compress(b"\0" * size, 9)


@pytest.mark.parametrize(
    ("change", "values", "said"),
    [
        ("UPDATE originals SET packed = ?", (b"junk",), "incorrect header"),
        ("UPDATE originals SET packed = substr(packed, 1, length(packed) - 9)", (), "cut off"),
        ("UPDATE originals SET packed = ?", (bomb(64 << 20),), "more than was stored"),
        ("UPDATE originals SET size = ?, packed = ?", (1 << 40, bomb(64 << 20)), "more than was stored"),
        ("UPDATE originals SET packed = ?, size = 3", (zlib.compress(b"abc"),), "not what was stored"),
        ("UPDATE originals SET size = 'many'", (), "cannot be read"),
        ("DELETE FROM originals", (), "it is gone"),
    ],
    ids=["junk", "cut", "bomb", "bomb with a size to match", "other bytes", "no size", "gone"],
)
def test_a_damaged_original_is_said_and_never_given_out(
    library: Library, change: str, values: tuple[object, ...], said: str
) -> None:
    (release,) = imported(library, MAIL)
    asked(library, change, *values)
    with pytest.raises(LibraryDamaged, match=said):
        library.original(release.id)
    assert library.get(release.id) == release


def test_large_originals_close_a_batch_early(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "_BATCH_BYTES", 1000)
    for number in range(4):
        (tmp_path / f"{number}.html").write_text(f"<p>{number} arrested</p><!--{'x' * 600}-->", "utf-8")
    told: list[int] = []
    list(ingest([tmp_path / f"{number}.html" for number in range(4)], library, progress=told.append))
    assert told == [2, 4]


@pytest.fixture
def streaming_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the reader of texts one that takes each line for a release and never reads the file as a whole."""
    from store.readers.plaintext import PlainTextReader
    from store.readers.source import Raw

    def stream(self: PlainTextReader, raw: Raw) -> Iterator[Document]:
        del self
        with raw.open() as opened:
            for line in opened:
                yield Document(text=line.decode().strip(), media_type="text/plain")

    monkeypatch.setattr(PlainTextReader, "read", stream)


@pytest.mark.usefixtures("streaming_reader")
def test_a_reader_that_streams_has_its_file_kept_too(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"12 arrested\n13 arrested\n")
    releases = imported(library, tmp_path / "a.txt")
    assert [library.original(release.id).data for release in releases] == [b"12 arrested\n13 arrested\n"] * 2
    assert [type(result) for result in ingest([tmp_path / "a.txt"], library)] == [Unchanged, Unchanged]


@pytest.mark.usefixtures("streaming_reader")
def test_a_file_beyond_the_limits_is_imported_without_its_bytes(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(origins.Noted.read, "__defaults__", (20,))
    (tmp_path / "a.txt").write_bytes(b"12 arrested\n13 arrested\n")
    releases = imported(library, tmp_path / "a.txt")
    assert len(releases) == 2
    with pytest.raises(OriginalMissing):
        library.original(releases[0].id)


def test_a_release_is_found_by_its_bytes_without_walking_all(library: Library) -> None:
    plan = asked(library, f"EXPLAIN QUERY PLAN {originals.HOLDER}", "0" * 64, 0)
    assert not [step for step in plan if "SCAN" in str(step[-1])]
    assert "sources_original" in str(plan)
