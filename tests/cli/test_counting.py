"""`pressroom stats` as a person, a pipe and a spreadsheet meet it."""

import csv
import io
import json
from pathlib import Path

import pytest

from store.library import Library
from store.model import Fact
from tests.store.making import make
from tui.cli.main import run


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twelve releases of twelve years by three publishers; two name a partner that a spreadsheet would run."""
    place = tmp_path / "library"
    monkeypatch.setenv("PRESSROOM_LIBRARY", str(place))
    facts = (Fact("partner", "=HYPERLINK(0)", 0, 0, ""), Fact("crime_area", "retail_theft", 0, 0, ""))
    with Library.open(place) as made:
        made.add(make(number, facts=facts if number < 2 else ()) for number in range(12))
    return place


def rows(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    return [line.split("\t") for line in capsys.readouterr().out.splitlines()]


def test_a_pipe_gets_a_line_for_each_value(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stats", "--most", "2"]) == 0
    assert rows(capsys) == [
        ["year", "2021", "1", "date:2021"],
        ["year", "2020", "1", "date:2020"],
        ["publisher", "Europol", "4", 'publisher:="Europol"'],
        ["publisher", "Guardia Civil", "4", 'publisher:="Guardia Civil"'],
        ["crime", "retail theft", "2", 'crime:="retail theft"'],
    ]


def test_what_is_left_out_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    run(["stats", "--most", "2", "--by", "year"])
    assert capsys.readouterr().err == "10 further values of year; --most shows more\n"


def test_a_statistic_counts_over_the_whole_query(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stats", "publisher:europol", "-kind:court", "--by", "publisher", "--by", "kind"]) == 0
    assert rows(capsys) == [
        ["publisher", "Europol", "2", 'publisher:="Europol"'],
        ["kind", "operation", "2", "kind:operation"],
    ]


def test_json_has_an_object_for_each_facet(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stats", "--json", "--by", "language", "--by", "country"]) == 0
    language, country = map(json.loads, capsys.readouterr().out.splitlines())
    assert language["values"] == [{"value": "en", "shown": "English", "count": 12, "query": 'lang:="en"'}]
    assert country == {"name": "country", "values": [], "others": 0}


def test_a_spreadsheet_finds_no_formula(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stats", "--csv", "--by", "partner"]) == 0
    head, row = csv.reader(io.StringIO(capsys.readouterr().out))
    assert head == ["by", "value", "shown", "count", "query"]
    assert row[:4] == ["partner", "hyperlink 0", "'=HYPERLINK(0)", "2"]


def test_a_terminal_gets_tables_with_bars(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tui.cli.counting.fancy", lambda **_: True)
    monkeypatch.setenv("COLUMNS", "100")
    assert run(["stats", "--most", "3"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("12 releases\n")
    assert "Guardia Civil" in shown
    assert "█" in shown
    assert "… 9 more" in shown


def test_a_narrow_terminal_shows_counts_rather_than_bars(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tui.cli.counting.fancy", lambda **_: True)
    monkeypatch.setenv("COLUMNS", "40")
    assert run(["stats", "--by", "publisher"]) == 0
    shown = capsys.readouterr().out
    assert "Guardia Civil" in shown
    assert shown.count(" 4 ") == 3
    assert "█" not in shown
    assert max(map(len, shown.splitlines())) <= 40


def test_nothing_found_is_status_1_and_a_wrong_word_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stats", "zeppelin"]) == 1
    assert capsys.readouterr() == ("", "nothing found\n")
    assert run(["stats", "arrests:many"]) == 2
    assert run(["stats", "--by", "colour"]) == 2
    assert run(["stats", "--json", "--csv"]) == 2
    assert run(["stats", "--nothing"]) == 2
