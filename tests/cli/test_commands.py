"""The command line as a person and a script meet it: what is printed where, and the exit status."""

import io
import json
from pathlib import Path

import pytest

from tui.cli.main import run

RELEASE = """Twelve arrested in raid on counterfeit perfume workshop

Published 3 March 2022

Police in Valencia arrested 12 people and seized more than 4 000 bottles of perfume. The action was supported by
Europol.

Contact:
Press Office
Marta Example, Spokesperson
+34 96 000 00 00
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "in"
    source.mkdir()
    (source / "perfume.txt").write_text(RELEASE, "utf-8")
    (source / "second.txt").write_text(RELEASE.replace("Twelve", "Thirteen").replace("12", "13"), "utf-8")
    return source


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "library"
    monkeypatch.setenv("PRESSROOM_LIBRARY", str(place))
    return place


def objects(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_import_stores_once_and_says_so(
    folder: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(folder)]) == 0
    assert "2 imported" in capsys.readouterr().err
    assert run(["import", str(folder)]) == 0
    assert "0 imported, 2 already there" in capsys.readouterr().err
    assert library.is_dir()


@pytest.mark.usefixtures("library")
def test_import_names_each_bad_file_and_stores_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty.txt").write_bytes(b"")
    assert run(["import", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "empty.txt" in said
    assert "Traceback" not in said
    assert "2 imported, 1 rejected" in said


@pytest.mark.usefixtures("library")
def test_a_folder_without_any_file_to_read_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "scan.odt").write_bytes(b"PK")
    assert run(["import", str(tmp_path)]) == 1
    assert "nothing to read there" in capsys.readouterr().err


@pytest.mark.usefixtures("library")
def test_import_json_reports_each_release_by_its_id(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", "--json", str(folder)])
    reported = objects(capsys.readouterr().out)
    assert [line["result"] for line in reported] == ["imported", "imported"]
    assert run(["show", "--json", str(reported[0]["id"])]) == 0
    shown = objects(capsys.readouterr().out)[0]
    assert shown["id"] == reported[0]["id"]
    assert shown["schema"] == "pressroom-release/1"


def test_parse_prints_evidence_that_stands_in_the_text(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["parse", "--json", str(folder / "perfume.txt")]) == 0
    release = objects(capsys.readouterr().out)[0]
    text = str(release["text"])
    facts = release["facts"]
    assert isinstance(facts, list)
    assert any(fact["field"] == "arrests" and fact["value"] == 12 for fact in facts)
    assert all(text[fact["start"] : fact["end"]] == fact["evidence"] for fact in facts)


def test_parse_for_people_shows_each_fact_above_its_evidence(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["parse", str(folder / "perfume.txt")])
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == "Twelve arrested in raid on counterfeit perfume workshop"
    value = next(number for number, line in enumerate(shown) if line.strip().startswith("arrests"))
    assert "12" in shown[value]
    assert "“Twelve arrested”" in shown[value + 1]
    assert "12 people" in shown[value + 1]


def test_parse_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(RELEASE.encode()), "utf-8"))
    assert run(["parse", "--json", "-"]) == 0
    assert objects(capsys.readouterr().out)[0]["title"] == RELEASE.split("\n", 1)[0]


@pytest.mark.usefixtures("library")
def test_search_finds_and_says_when_there_is_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["import", str(folder)])
    capsys.readouterr()
    assert run(["search", "thirteen"]) == 0
    line = capsys.readouterr().out.strip().split("\t")
    assert line[0] == "2022-03-03"
    assert line[3].startswith("Thirteen arrested")
    assert run(["search", "zeppelin"]) == 1
    nothing = capsys.readouterr()
    assert (nothing.out, nothing.err) == ("", "nothing found\n")


@pytest.mark.usefixtures("library")
def test_search_json_full_gives_whole_releases(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", str(folder)])
    capsys.readouterr()
    assert run(["search", "--json", "--full", "--limit", "1", "perfume"]) == 0
    found = objects(capsys.readouterr().out)
    assert len(found) == 1
    assert found[0]["schema"] == "pressroom-release/1"


@pytest.mark.usefixtures("library")
def test_show_of_an_unknown_id_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", str(folder / "second.txt")])
    capsys.readouterr()
    assert run(["show", "0123456789abcdef"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("error: ")
    assert "0123456789abcdef" in said
    assert "Traceback" not in said


def test_the_app_without_a_terminal_says_what_to_use(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--library", str(library)]) == 2
    assert "needs a terminal" in capsys.readouterr().err


def test_wrong_use_is_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "--sort", "sideways"]) == 2
    assert run(["import"]) == 2
    capsys.readouterr()


def test_the_library_may_be_named_before_or_after_the_command(folder: Path, tmp_path: Path) -> None:
    assert run(["--library", str(tmp_path / "one"), "import", str(folder)]) == 0
    assert run(["import", f"--library={tmp_path / 'two'}", str(folder)]) == 0
    assert (tmp_path / "one").is_dir()
    assert (tmp_path / "two").is_dir()


@pytest.mark.usefixtures("library")
def test_nothing_in_a_release_reaches_the_terminal_as_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = tmp_path / "hostile.txt"
    hostile.write_text(
        "Two arrested \x1b]0;owned\x07 in raid [bold]x[/]\n\nTwo men were arrested \x9b31m today [/] in a raid.\n",
        "utf-8",
    )
    for words in (
        ["parse", str(hostile)],
        ["parse", "--json", str(hostile)],
        ["import", str(hostile)],
        ["search", "raid"],
    ):
        assert run(words) == 0
        said = capsys.readouterr()
        assert not {"\x1b", "\x07", "\x9b"}.intersection(said.out + said.err)
    run(["parse", str(hostile)])
    assert "[bold]x[/]" in capsys.readouterr().out


def test_looking_never_makes_a_library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = tmp_path / "nowhere"
    for words in (["search", "raid"], ["show", "0123"]):
        assert run([*words, "--library", str(nowhere)]) == 1
        assert "no library in" in capsys.readouterr().err
    assert not nowhere.exists()
    assert run(["search", "--library", "", "raid"]) == 2


@pytest.mark.usefixtures("library")
def test_a_word_to_leave_out_needs_no_quotes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", str(folder)])
    capsys.readouterr()
    assert run(["search", "perfume", "-thirteen"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert "Twelve" in line
    assert run(["search", "-thirteen", "--jsn"]) == 2


def test_an_original_is_never_written_over_the_library(
    folder: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["import", "--json", str(folder / "perfume.txt")])
    (line,) = objects(capsys.readouterr().out)
    before = (library / "library.db").read_bytes()
    assert run(["show", "--original", "--output", str(library / "library.db"), str(line["id"])]) == 1
    assert "own folder" in capsys.readouterr().err
    assert (library / "library.db").read_bytes() == before


@pytest.mark.usefixtures("library")
def test_an_id_that_is_no_text_is_wrong_use(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", str(folder)])
    for words in (["show", "\udcff"], ["remove", "\udcff\udcfe"]):
        assert run(words) == 2
        assert "is no id" in capsys.readouterr().err
