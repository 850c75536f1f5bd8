"""An index that cannot be used is mended by the command that needs it, which finds every release."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from store.library import Library
from store.search.index import FORM, Index, IndexDamaged
from store.search.index.writer import Writer
from tests.store.making import make
from tests.terminal.tmux import TmuxTerminal
from tui.cli.main import run

ROOT = Path(__file__).parents[2]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "library"
    monkeypatch.setenv("PRESSROOM_LIBRARY", str(place))
    with Library.open(place) as shelf:
        shelf.add(make(number) for number in range(12))
        shelf.catch_up()
    return place


def _gone(library: Path) -> None:
    shutil.rmtree(library / "index")


def _a_file(library: Path) -> None:
    shutil.rmtree(library / "index")
    (library / "index").write_bytes(b"")


def _cut(ending: str) -> Callable[[Path], None]:
    def cut(library: Path) -> None:
        for file in (library / "index").glob(f"*/*{ending}"):
            file.write_bytes(file.read_bytes()[:20])

    return cut


def _older(library: Path) -> None:
    with Library.open(library) as shelf, shelf.connections.writing() as con:
        con.execute("UPDATE about SET value = replace(value, ?, '0-')", (f"{FORM}-",))


@pytest.mark.parametrize(
    "harm", [_gone, _a_file, _cut(".term"), _cut(".pos"), _cut(".fast"), _cut("meta.json"), _older]
)
@pytest.mark.parametrize("query", ["raid", '"people in lodz"', "arrests:>1 sort:arrests"])
def test_a_search_mends_the_index_it_needs(
    library: Path, capsys: pytest.CaptureFixture[str], harm: Callable[[Path], None], query: str
) -> None:
    harm(library)
    assert run(["search", query]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 12
    assert said.err == ""


def test_what_the_index_holds_is_shown_where_it_cannot_be_written(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Index, releases: int) -> Writer:
        raise IndexDamaged(f"Permission denied for {releases}")

    monkeypatch.setattr(Index, "writer", refuse)
    with Library.open(library) as shelf:
        shelf.add([make(40)])
    assert run(["search", "raid"]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 12
    assert "cannot be written" in said.err
    assert "not searchable yet" in said.err


def test_building_the_index_anew_says_on_a_terminal_how_far_it_is(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as shelf:
        shelf.add(make(number) for number in range(2_500))
    command = [sys.executable, "-m", "tui", "reindex", "--library", str(tmp_path / "library")]
    with TmuxTerminal(command, environ={"TERM": "xterm-256color"}, folder=ROOT) as terminal:
        terminal.wait_for("Building the search index … ", 60)
        terminal.wait_for("2,500 releases can be searched", 60)
        assert terminal.wait_for_end() == 0
