"""`pressroom search` where nothing matches: a person sees what comes near, a program sees nothing."""

from pathlib import Path

import pytest

from tui.cli.main import run

RELEASE = """Twelve arrested in raid on counterfeit perfume workshop

Published 3 March 2022

Police in Valencia arrested 12 people and seized more than 4 000 bottles of perfume.
"""


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PRESSROOM_LIBRARY", str(tmp_path / "library"))
    (tmp_path / "perfume.txt").write_text(RELEASE, "utf-8")
    run(["import", str(tmp_path / "perfume.txt")])
    capsys.readouterr()


def begin_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is printed go to a terminal; capturing sets up its own output before each test begins."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "160")


@pytest.mark.parametrize("form", [[], ["--plain"], ["--json"]])
def test_a_pipe_gets_nothing_and_a_hint(form: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", *form, "pefume"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "hint: nothing has pefume; near: perfume\nnothing found\n"


@pytest.mark.parametrize("form", ["--plain", "--json"])
def test_what_is_meant_for_a_program_is_exact_on_a_terminal_too(
    form: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_terminal(monkeypatch)
    assert run(["search", form, "pefume"]) == 1
    assert capsys.readouterr().out == ""


def test_a_person_sees_what_comes_near_and_that_it_is_not_what_was_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_terminal(monkeypatch)
    assert run(["search", "pefume"]) == 1
    told = capsys.readouterr()
    assert "counterfeit perfume workshop" in told.out
    assert told.err == 'hint: nothing has "pefume": shown is perfume\n'


def test_a_pipe_is_told_how_many_have_most_of_the_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "perfume", "valencia", "zeppelin"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == [
        "hint: nothing has all of these words; releases that have most of them: 1",
        "nothing found",
    ]


def test_a_query_with_matches_gets_no_such_hint(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "perfume"]) == 0
    assert capsys.readouterr().err == ""
