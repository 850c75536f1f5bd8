"""An import: one result for every input, in order, and only when it is on disk."""

import functools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from store import ingest as ingesting
from store.document import Origin
from store.ingest import Imported, Rejected, Unchanged, ingest, parse_paths, read_paths, storing
from store.ingest.parsing import parse_found
from store.library import Library
from store.model import Release
from tests.store import parsers


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def plain_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "parse_found", functools.partial(parse_found, parse=parsers.plain))


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "inputs"
    folder.mkdir()
    (folder / "a.txt").write_text("330 arrests\n\nText", "utf-8")
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.jsonl").write_text(
        '{"title": "One", "text": "x"}\n{nope\n{"title": "Two", "text": "y"}\n', "utf-8"
    )
    (folder / "d.md").write_bytes(b"# M\xfcnchen\n\nText")
    return folder


def told(folder: Path, result: Imported | Unchanged | Rejected) -> tuple[str, str]:
    return type(result).__name__, str(result.path).removeprefix(f"{folder}/")


@pytest.mark.usefixtures("plain_parser")
def test_every_input_has_one_result_in_order(library: Library, inputs: Path) -> None:
    results = list(ingest([inputs], library))
    assert [told(inputs, result) for result in results] == [
        ("Imported", "a.txt"),
        ("Rejected", "b.txt"),
        ("Imported", "c.jsonl line 1"),
        ("Rejected", "c.jsonl line 2"),
        ("Imported", "c.jsonl line 3"),
        ("Imported", "d.md"),
    ]
    assert library.count() == 4


@pytest.mark.usefixtures("plain_parser")
def test_the_same_again_changes_nothing(library: Library, inputs: Path) -> None:
    first = [result for result in ingest([inputs], library) if isinstance(result, Imported)]
    again = [result for result in ingest([inputs], library) if not isinstance(result, Rejected)]
    assert all(isinstance(result, Unchanged) for result in again)
    assert [result.release_id for result in again if isinstance(result, Unchanged)] == [
        result.release.id for result in first
    ]
    assert library.count() == 4


@pytest.mark.usefixtures("plain_parser")
def test_a_guess_is_said(library: Library, inputs: Path) -> None:
    results = {told(inputs, result)[1]: result for result in ingest([inputs], library)}
    assert results["d.md"].notes == ("encoding guessed as windows-1252",)  # type: ignore[union-attr]  # imported above
    assert results["a.txt"].notes == ()  # type: ignore[union-attr]  # imported above


@pytest.mark.usefixtures("plain_parser")
def test_results_come_only_when_they_are_stored(library: Library, inputs: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as other:
        for result in ingest([inputs], library, batch=2):
            if isinstance(result, Imported):
                assert other.get(result.release.id).text == result.release.text


@pytest.mark.usefixtures("plain_parser")
def test_batches_are_stored_one_by_one_and_progress_is_told(
    library: Library, inputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    add = library.add

    def counted(releases: Iterable[Release], origins: Iterable[Origin | None]) -> list[bool]:
        together = list(releases)
        sizes.append(len(together))
        return add(together, origins)

    monkeypatch.setattr(library, "add", counted)
    told_so_far: list[int] = []
    list(ingest([inputs], library, batch=2, progress=told_so_far.append))
    assert sizes == [1, 1, 2]
    assert told_so_far == [2, 4, 6]


@pytest.mark.usefixtures("plain_parser")
def test_a_batch_is_closed_early_when_its_texts_are_long(
    library: Library, inputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "_BATCH_CHARACTERS", 1)
    told_so_far: list[int] = []
    list(ingest([inputs], library, progress=told_so_far.append))
    assert told_so_far == [1, 3, 5, 6]


@pytest.mark.usefixtures("plain_parser")
def test_one_release_twice_in_a_batch_is_stored_once(library: Library, tmp_path: Path) -> None:
    row = json.dumps({"title": "One", "text": "x"})
    (tmp_path / "x.jsonl").write_text(f"{row}\n{row}\n", "utf-8")
    kinds = [type(result) for result in ingest([tmp_path / "x.jsonl"], library)]
    assert kinds == [Imported, Unchanged]


def test_documents_are_read_without_parsing(inputs: Path) -> None:
    found = [
        item if isinstance(item, Rejected) else item[1].text
        for item in read_paths([inputs / "a.txt", inputs / "b.txt"])
    ]
    assert found == ["330 arrests\n\nText", Rejected(str(inputs / "b.txt"), "holds no text")]


def test_a_fault_of_a_reader_is_one_rejection(inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from store.readers.markdown import MarkdownReader

    def fail(self: MarkdownReader, raw: object) -> list[object]:
        raise AttributeError(f"{self} {raw}"[:0] + "a bug")

    monkeypatch.setattr(MarkdownReader, "read", fail)
    results = list(read_paths([inputs]))
    assert results[-1] == Rejected(
        str(inputs / "d.md"),
        "could not be understood (AttributeError: a bug)",
        "this is a fault of Pressroom: please report it with the file",
    )
    assert len(results) == 6


@pytest.mark.parametrize("error", [MemoryError, KeyboardInterrupt])
def test_what_is_no_fault_of_a_file_goes_through(
    inputs: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    from store.readers.markdown import MarkdownReader

    def fail(self: MarkdownReader, raw: object) -> list[object]:
        del self, raw
        raise error

    monkeypatch.setattr(MarkdownReader, "read", fail)
    with pytest.raises(error):
        list(read_paths([inputs]))


def test_the_parser_gives_the_release_of_a_document(inputs: Path) -> None:
    ((place, release),) = [
        found for found in parse_paths([inputs / "a.txt"]) if not isinstance(found, Rejected)
    ]
    assert place == release.source.path == str(inputs / "a.txt")
    assert release.title == "330 arrests"
    assert release.text == "330 arrests\n\nText"


def test_what_an_importer_needs_stands_in_one_place() -> None:
    assert set(ingesting.__all__) == {
        "Imported",
        "Rejected",
        "Unchanged",
        "ingest",
        "parse_paths",
        "read_paths",
    }
