"""`pressroom export` as a person meets it."""

from pathlib import Path

import pytest
from tinydb import TinyDB

from store.library import Library
from tests.store.making import make
from tui.cli.main import run


@pytest.fixture
def library(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library") as made:
        made.add([make(1), make(2)])
        made.documents.table("call \x1b[2J them").insert({"n": 1})
    return tmp_path / "library"


def test_it_writes_a_file_that_tinydb_opens_and_says_what_is_in_it(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.json"
    assert run(["export", "--format", "tinydb", "--output", str(target), "--library", str(library)]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "out.json: 2 releases, 1 call ?[2J them" in said.err
    with TinyDB(target) as stock:
        assert {found["id"] for found in stock.table("releases")} == {make(1).id, make(2).id}


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["--format", "tinydb"], 2, "--output"),
        (["--output", "out.json"], 2, "--format"),
        (["--format", "tinydb", "--output", "-"], 2, "needs a file"),
        (["--format", "xls", "--output", "out.json"], 2, "tinydb"),
        (["--format", "tinydb", "--output", "nowhere/out.json"], 1, "cannot be written"),
    ],
)
def test_wrong_use_is_said_without_a_traceback(
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    status: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["export", *words, "--library", str(library)]) == status
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told
    assert {path.name for path in tmp_path.iterdir()} == {"library"}


def test_a_folder_without_a_library_is_not_made_into_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "nothing"
    target = tmp_path / "out.json"
    assert run(["export", "--format", "tinydb", "--output", str(target), "--library", str(folder)]) == 1
    assert "there is no library" in capsys.readouterr().err
    assert not folder.exists()
    assert not target.exists()
