"""`pressroom remove`, `undo` and `redo` as a person meets them."""

from pathlib import Path

import pytest

from store.library import Library
from tests.store.making import make
from tui.cli.main import run


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "library"
    monkeypatch.setenv("PRESSROOM_LIBRARY", str(place))
    with Library.open(place) as made:
        made.add(make(number) for number in range(3))
    return place


def said(capsys: pytest.CaptureFixture[str]) -> str:
    out = capsys.readouterr()
    assert out.out == ""
    return out.err


@pytest.mark.usefixtures("library")
def test_what_is_removed_is_not_found_until_it_is_put_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["remove", make(1).id, make(2).id]) == 0
    assert said(capsys) == "2 removed; `pressroom undo` puts them back\n"
    assert run(["search", "number1"]) == 1
    capsys.readouterr()
    assert run(["undo"]) == 0
    assert said(capsys) == "undone: removal of 2 releases\n"
    assert run(["search", "number1"]) == 0
    capsys.readouterr()
    assert run(["redo"]) == 0
    assert said(capsys) == "done again: removal of 2 releases\n"
    assert run(["show", make(1).id]) == 1


@pytest.mark.usefixtures("library")
def test_nothing_left_to_undo_or_redo_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["undo"]) == 1
    assert said(capsys) == "nothing to undo\n"
    assert run(["redo"]) == 1
    assert said(capsys) == "nothing to redo\n"


def test_an_unknown_id_removes_none(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["remove", make(1).id, "nobody"]) == 1
    assert said(capsys).startswith("error: no release nobody in the library\n")
    with Library.open(library) as shelf:
        assert shelf.count() == 3


def test_what_changed_since_is_one_line(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Library.open(library) as shelf:
        shelf.remove([make(1).id])
        shelf.add([make(1)])
    assert run(["undo"]) == 1
    assert said(capsys).splitlines()[0] == (
        "error: removal of “4 arrested in raid number1”: changed again since, so it stays as it is"
    )


@pytest.mark.usefixtures("library")
def test_wrong_use_is_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["remove"]) == 2
    assert run(["undo", "everything"]) == 2
    capsys.readouterr()


def test_a_library_named_by_mistake_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "nowhere"
    for words in (["remove", "x"], ["undo"], ["redo"]):
        assert run([*words, "--library", str(place)]) == 1
        assert "there is no library" in said(capsys)
    assert not place.exists()
