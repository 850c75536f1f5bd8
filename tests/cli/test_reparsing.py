"""`pressroom reparse` and `pressroom show --original`: what is printed where, and the exit status."""

import functools
import json
from dataclasses import replace
from pathlib import Path

import pytest

from store.document import Document
from store.ingest import reparsing
from store.ingest.parsing import parse_document, parse_found
from store.library import Library
from store.model import Release
from tests.store.making import make
from tui.cli.main import run

TEXT = "Twelve arrested in raid on a perfume workshop\n\nPolice arrested 12 people in Valencia on 3 March 2022.\n"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a library of two releases and one that came without its original."""
    source = tmp_path / "in"
    source.mkdir()
    (source / "perfume.txt").write_text(TEXT, "utf-8")
    (source / "second.txt").write_text(TEXT.replace("Twelve", "Thirteen").replace("12", "13"), "utf-8")
    place = tmp_path / "library"
    monkeypatch.setenv("PRESSROOM_LIBRARY", str(place))
    assert run(["import", str(source)]) == 0
    with Library.open(place) as shelf:
        shelf.add([make(1)])
    return place


def ids(library: Path) -> list[str]:
    with Library.open(library) as shelf:
        return [source.release_id for source in shelf.originals.sources()]


def without_facts(document: Document, place: str) -> Release:
    return replace(parse_document(document, place), facts=(), title="\x1b[31mRed\u202e")


def failing(document: Document, place: str) -> Release:
    raise ZeroDivisionError(f"\x1b[31m{place}{document.title}"[:0] + "no rule")


def use(monkeypatch: pytest.MonkeyPatch, parser: object) -> None:
    monkeypatch.setattr(reparsing, "parse_found", functools.partial(parse_found, parse=parser))  # type: ignore[arg-type]  # parsers of this module


def test_reparse_says_how_many_are_the_same_and_which_cannot_be(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["reparse"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "0 brought up to date, 2 the same, 1 without their original" in said.err
    assert said.err.count("hint: an earlier Pressroom imported those") == 1
    assert library.is_dir()


def test_reparse_prints_a_line_for_each_release_that_is_another(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, without_facts)
    first, second, _ = ids(library)
    assert run(["reparse", "--all"]) == 0
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert [line.split("  ")[0] for line in lines] == [first, second]
    assert all("title; facts " in line and " removed  " in line for line in lines)
    assert "\x1b" not in said.out + said.err
    assert "\u202e" not in said.out
    assert "2 brought up to date" in said.err


def test_reparse_json_is_one_object_a_release(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, without_facts)
    first, second, third = ids(library)
    assert run(["reparse", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["result"], line["id"]) for line in told] == [
        ("reparsed", first),
        ("reparsed", second),
        ("not_kept", third),
    ]
    assert told[0]["fields"] == ["title"]
    assert told[0]["facts"]["removed"] > 0
    assert told[0]["contacts"] == {"added": 0, "removed": 0, "changed": 0}


def test_a_release_that_cannot_be_parsed_again_is_named_and_kept(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, failing)
    first = ids(library)[0]
    assert run(["reparse", "thirteen OR twelve "]) == 1
    said = capsys.readouterr().err
    assert f"error: {first} (perfume.txt) stays as it was: could not be understood" in said
    assert "2 could not be read" in said
    assert run(["show", first]) == 0


@pytest.mark.usefixtures("library")
def test_reparse_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["reparse", "nowordlikethis"]) == 1
    assert "nothing found" in capsys.readouterr().err
    assert run(["reparse", "--all", "raid"]) == 2
    assert "exclude each other" in capsys.readouterr().err


def test_reparse_makes_no_library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["reparse", "--library", str(tmp_path / "none")]) == 1
    assert "there is no library" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_an_original_goes_to_a_pipe_or_a_file_byte_for_byte(
    library: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    first = ids(library)[0]
    assert run(["show", first, "--original"]) == 0
    assert capfdbinary.readouterr().out == TEXT.encode()
    assert run(["show", first, "--original", "--output", str(tmp_path / "out.txt")]) == 0
    assert capfdbinary.readouterr().out == b""
    assert (tmp_path / "out.txt").read_bytes() == TEXT.encode()


def test_an_original_is_never_written_to_a_terminal(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = ids(library)[0]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run(["show", first, "--original"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "--output FILE" in said.err
    assert run(["show", first, "--original", "--output", str(tmp_path / "out.txt")]) == 0


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["--original", "--json"], 2, "none of --json, --plain"),
        (["--output", "x"], 2, "--output needs --original"),
        (["--original", "--output", "/nowhere/x"], 1, "/nowhere/x cannot be written"),
    ],
)
def test_what_an_original_does_not_go_with(
    library: Path, capsys: pytest.CaptureFixture[str], words: list[str], status: int, said: str
) -> None:
    assert run(["show", ids(library)[0], *words]) == status
    assert said in capsys.readouterr().err


def test_an_original_that_was_not_kept_is_said(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", ids(library)[2], "--original"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "was not kept" in said.err
    assert "importing its file again keeps it" in said.err
