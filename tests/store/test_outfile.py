"""Files written for a person: whole or not at all, never in the library, for nobody else to read."""

import os
import stat
from pathlib import Path

import pytest

from store.errors import PressroomError
from store.outfile import new_file


def test_a_file_is_there_when_it_is_whole_and_only_for_its_owner(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("before")
    with new_file(target, tmp_path / "library") as file:
        file.write(b"after")
        assert target.read_text() == "before"
    assert target.read_text() == "after"
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def half() -> bytes:
    raise ZeroDivisionError


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("before")
    with pytest.raises(ZeroDivisionError), new_file(target, tmp_path / "library") as file:
        file.write(half())
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    "name", ["afile/x.json", "x" * 250, "missing/x.json", "folder", "library/library.db"]
)
def test_a_place_that_cannot_be_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "afile").write_text("a file")
    (tmp_path / "folder").mkdir()
    library = tmp_path / "library"
    library.mkdir()
    (library / "library.db").write_text("the library")
    with pytest.raises(PressroomError) as told, new_file(tmp_path / name, library):
        pass
    assert "\n" not in told.value.message
    assert told.value.hint
    assert (library / "library.db").read_text() == "the library"
    assert not list(tmp_path.rglob("*.part"))


def test_the_part_that_another_writes_is_left_alone(tmp_path: Path) -> None:
    part = tmp_path / f"out.json.{os.getpid()}.part"
    part.write_text("another's")
    with pytest.raises(PressroomError), new_file(tmp_path / "out.json", tmp_path / "library"):
        pass
    assert part.read_text() == "another's"
