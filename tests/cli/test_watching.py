"""Saved searches on the command line."""

import json
from pathlib import Path

import pytest

from store.library import Library
from tests.store.making import make
from tui.cli.main import run


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "library"
    monkeypatch.setenv("PRESSROOM_LIBRARY", str(place))
    with Library.open(place) as shelf:
        shelf.add(make(number) for number in range(12))
        shelf.catch_up()
    return place


def test_a_search_is_saved_listed_and_used_by_its_name(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["search", "--save", "Big raids", "arrests:>10"]) == 0
    assert "saved as Big raids" in capsys.readouterr().err
    with Library.open(library) as shelf:
        shelf.add([make(40), make(41)])
    assert run(["searches"]) == 0
    assert capsys.readouterr().out == "Big raids\t6\t2\tarrests:>10\n"
    assert run(["searches", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "name": "Big raids", "query": "arrests:>10", "total": 6, "new": 2,
    }  # fmt: skip
    assert run(["search", 'saved:"Big raids"', "publisher:europol"]) == 0
    assert [line.split("\t")[3] for line in capsys.readouterr().out.splitlines()] == [
        "12 arrested in raid number9"
    ]
    with Library.open(library) as shelf:
        assert shelf.queries.recent() == [], "a script leaves no history"
        assert shelf.watching.counted()[0].new == 2, "nor has it seen anything"


@pytest.mark.usefixtures("library")
def test_saving_under_a_name_that_is_taken_says_what_it_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    run(["search", "--save", "raids", "arrests:>10"])
    capsys.readouterr()
    assert run(["search", "--save", "RAIDS", "arrests:>12"]) == 0
    assert "in the place of arrests:>10; `pressroom undo`" in capsys.readouterr().err
    assert run(["undo"]) == 0
    run(["searches"])
    assert capsys.readouterr().out == "raids\t4\t0\tarrests:>10\n"


@pytest.mark.usefixtures("library")
def test_one_is_forgotten_and_brought_back(capsys: pytest.CaptureFixture[str]) -> None:
    run(["search", "--save", "raids", "raid"])
    assert run(["searches", "--forget", "Raids"]) == 0
    capsys.readouterr()
    assert run(["searches"]) == 0
    nothing = capsys.readouterr()
    assert nothing.out == ""
    assert "--save NAME QUERY" in nothing.err
    assert run(["searches", "--forget", "raids"]) == 1
    assert "no saved search raids" in capsys.readouterr().err
    assert run(["undo"]) == 0
    run(["searches"])
    assert capsys.readouterr().out.startswith("raids\t12\t0\t")


@pytest.mark.usefixtures("library")
def test_what_cannot_be_saved_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "--save", "raids"]) == 1
    assert "needs a query" in capsys.readouterr().err
    assert run(["search", "--save", " ", "raid"]) == 1
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("library")
def test_searches_that_name_each_other_end(capsys: pytest.CaptureFixture[str]) -> None:
    run(["search", "--save", "one", 'raid saved:"two"'])
    run(["search", "--save", "two", 'saved:"one" saved:"two"'])
    capsys.readouterr()
    assert run(["searches"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
