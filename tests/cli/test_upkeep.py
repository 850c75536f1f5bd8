"""`check`, `backup`, `restore` and `reindex` as a person and a script meet them."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from store.export.tinydb import write_tinydb
from store.library import Library
from tests.store.making import make
from tui.cli.main import run


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "library"
    monkeypatch.setenv("PRESSROOM_LIBRARY", str(place))
    with Library.open(place) as shelf:
        shelf.add([make(1), make(2)])
        shelf.catch_up()
    return place


def spoil(library: Path, statement: str) -> None:
    con = sqlite3.connect(library / "library.db")
    con.execute(statement)
    con.commit()
    con.close()


@pytest.mark.usefixtures("library")
def test_check_says_that_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "no problems: 2 releases looked at\n"
    assert run(["check", "--repair"]) == 0


def test_check_prints_a_line_a_problem_and_repairs_when_told(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(library, "UPDATE list_rows SET title = 'other'")
    spoil(library, "UPDATE releases SET body = x'00' WHERE doc_id = 1")
    assert run(["check"]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        f"release {make(1).id}: its document cannot be read (moved aside into a file of its own)",
        f"release {make(2).id}: its list row says something else (worked out anew from the document)",
    ]
    assert err.splitlines() == [
        "error: 2 problems",
        "hint: `pressroom check --repair` puts right what can be",
    ]
    assert run(["check", "--repair"]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert f"put aside: {library / 'damaged-release-1.bin'}" in err
    assert "2 found, 0 left" in err
    assert run(["check"]) == 0


def test_check_gives_a_script_an_object_a_problem(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(library, "DELETE FROM list_rows WHERE doc_id = 1")
    assert run(["check", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "part": "row",
        "what": "it has no list row",
        "where": f"release {make(1).id}",
        "repair": "worked out anew from the document",
    }


def test_a_problem_that_no_repair_helps_keeps_the_exit_status(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = make(1, text="other words " * 40)
    with Library.open(library) as shelf:
        shelf.rewrite([wrong])
    assert run(["check", "--repair"]) == 1
    assert "still there: release" in capsys.readouterr().err


def test_a_library_that_cannot_be_read_is_told_with_its_newest_copy(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.db"
    assert run(["backup", str(copy)]) == 0
    (library / "library.db").write_bytes(b"spoilt " * 9_000)
    capsys.readouterr()
    for words in (["check"], ["check", "--repair"]):
        assert run(words) == 1
        err = capsys.readouterr().err
        assert "library.db" in err
        assert str(copy) in err
        assert "Traceback" not in err
    assert run(["restore", str(copy)]) == 0
    assert run(["check"]) == 0


def test_backup_and_restore_bring_everything_back(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.db"
    assert run(["backup", str(copy)]) == 0
    assert capsys.readouterr().err.startswith(f"2 releases in {copy} (")
    with Library.open(library) as shelf:
        shelf.add([make(3)])
    assert run(["restore", str(copy)]) == 0
    err = capsys.readouterr().err
    assert err.startswith("the library as it was: ")
    assert err.endswith("2 releases restored\n")
    kept = Path(err.splitlines()[0].partition(": ")[2])
    assert kept.parent == library
    assert run(["search", "--plain"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert run(["restore", str(kept)]) == 0
    assert capsys.readouterr().err.endswith("3 releases restored\n")


def test_a_restore_without_its_index_names_the_kept_copy_first(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    copy = tmp_path / "copy.db"
    assert run(["backup", str(copy)]) == 0
    monkeypatch.setattr("store.search.places.clear", full)
    capsys.readouterr()
    assert run(["restore", str(copy)]) == 0
    kept, index, hint, done = capsys.readouterr().err.splitlines()
    assert kept.startswith(f"the library as it was: {library}")
    assert index.startswith("error: the search index is not built: ")
    assert "`pressroom reindex`" in hint
    assert done == "2 releases restored"


def test_restore_and_backup_refuse_in_one_line(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("my notes")
    for words in (["backup", str(notes)], ["restore", str(notes)], ["backup", str(library / "library.db")]):
        assert run(words) == 1
        err = capsys.readouterr().err
        assert err.startswith("error: ")
        assert len(err.splitlines()) == 2
    assert notes.read_text() == "my notes"


def test_reindex_builds_what_was_lost(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(library / "index")
    assert run(["reindex"]) == 0
    assert capsys.readouterr().err == "2 releases can be searched\n"
    with Library.open(library) as shelf:
        assert shelf.page("raid").total == 2


def test_no_command_makes_a_library_by_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = tmp_path / "nowhere"
    for words in (["check"], ["check", "--repair"], ["reindex"], ["backup", str(tmp_path / "copy.db")]):
        assert run([*words, "--library", str(nowhere)]) == 1
        assert "there is no library in" in capsys.readouterr().err
    assert not nowhere.exists()


def test_a_repair_gives_unused_room_back(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Library.open(library) as shelf:
        shelf.documents.table("large").insert({"text": [str(number**3) for number in range(400_000)]})
        shelf.documents.drop_table("large")
    before = (library / "library.db").stat().st_size
    assert run(["check", "--repair"]) == 0
    assert " MB given back\n" in capsys.readouterr().err
    assert (library / "library.db").stat().st_size < before / 2


def test_what_a_tinydb_file_holds_besides_is_named(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mixed.json"
    with Library.open(library) as shelf:
        write_tinydb(shelf, file)
    tables = json.loads(file.read_text())
    tables["releases"]["9"] = {"schema": "pressroom-release/1", "id": "9"}
    file.write_text(json.dumps(tables))
    assert run(["restore", str(file)]) == 1
    err = capsys.readouterr().err
    assert "error: releases 9: not a pressroom-release/1 object" in err
    assert "2 releases restored" in err
