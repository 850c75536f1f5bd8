"""`pressroom show ID --versions`: the other versions of a release, for people and for programs."""

import json
from pathlib import Path
from typing import Any

import pytest

from tui.cli.main import run

RELEASE = """Twelve arrested in raid on counterfeit perfume workshop

Published 3 March 2022

Police in Valencia arrested 12 people and seized more than 4 000 bottles of perfume. The workshop stood behind a \
bakery in the old town and had made false labels for nine well known houses since the autumn of 2020.
"""


@pytest.fixture
def ids(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> dict[str, str]:
    """A library with a release, its correction and something else; ids by the name of the file."""
    monkeypatch.setenv("PRESSROOM_LIBRARY", str(tmp_path / "library"))
    found = {}
    for name, text in {
        "first": RELEASE,
        "second": RELEASE.replace("Twelve", "Thirteen").replace("12 people", "13 people"),
        "else": "Boat stolen\n\nPublished 4 March 2022\n\nA boat with two masts was stolen in Cádiz on Monday night.",
    }.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        run(["import", "--json", str(tmp_path / f"{name}.txt")])
        found[name] = str(json.loads(capsys.readouterr().out)["id"])
    return found


def test_a_person_reads_what_differs_with_the_words_on_both_sides(
    ids: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", ids["first"], "--versions"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Thirteen arrested in raid on counterfeit perfume workshop"
    assert lines[1].startswith("changed · 9")
    assert lines[1].endswith("% alike · publisher not given · 2022-03-03")
    assert lines[2] == f"id {ids['second']}"
    assert "  arrests 12 → 13" in lines
    assert "    here “Twelve arrested” (0–15) · there “Thirteen arrested” (0–17)" in lines
    assert "  “12” → “13”" in lines
    assert not any("Boat" in line for line in lines)


def test_a_program_gets_an_object_a_version_and_the_release_keeps_its_form(
    ids: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", ids["first"], "--json"]) == 0
    release = json.loads(capsys.readouterr().out)
    assert "versions" not in release
    assert run(["show", ids["second"], "--json"]) == 0
    other = json.loads(capsys.readouterr().out)
    assert run(["show", ids["first"], "--versions", "--json"]) == 0
    version: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert version["schema"] == "pressroom-version/1"
    assert (version["of"], version["id"]) == (release["id"], other["id"])
    assert version["relation"] == "corrected"
    assert 0.9 < version["likeness"] < 1
    assert [change["field"] for change in version["head"]] == ["title"]
    assert [change["this"]["value"] for change in version["facts"]] == [12]
    for change in (*version["facts"], *version["text"]):
        for side, whole in (("this", release), ("other", other)):
            said = change[side]
            assert whole["text"][said["start"] : said["end"]] == said.get("evidence", said.get("words"))


def test_where_there_is_none_it_is_said_and_the_status_is_1(
    ids: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", ids["else"], "--versions"]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "no other version found\n")
    assert run(["show", "0123456789abcdef", "--versions"]) == 1
    assert capsys.readouterr().err.startswith("error: ")


def test_versions_and_the_original_are_two_questions(
    ids: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", ids["first"], "--versions", "--original"]) == 2
    assert "--versions" in capsys.readouterr().err


@pytest.mark.usefixtures("ids")
def test_nothing_in_a_version_reaches_the_terminal_as_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = RELEASE.replace("Valencia", "\x1b]0;owned\x07Valencia\u202e [bold]x[/]")
    (tmp_path / "hostile.txt").write_text(hostile, "utf-8")
    run(["import", "--json", str(tmp_path / "hostile.txt")])
    ident = str(json.loads(capsys.readouterr().out)["id"])
    assert run(["show", ident, "--versions"]) == 0
    said = capsys.readouterr().out
    assert "[U+202E] [bold]x" in said
    assert not {"\x1b", "\x07", "\u202e"}.intersection(said)
