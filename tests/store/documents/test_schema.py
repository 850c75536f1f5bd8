"""Libraries of earlier forms open as they were left, and keep a copy of themselves."""

import errno
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from store.documents import schema
from store.errors import LibraryError, LibraryNewer
from store.library import Library

FORMS = Path(__file__).parents[1] / "forms"


def old_library(folder: Path, form: int) -> Path:
    """Put a library as an earlier Pressroom left it into a folder."""
    folder.mkdir(exist_ok=True)
    file = folder / "library.db"
    shutil.copyfile(FORMS / f"form{form}.db", file)
    return file


def form_of(file: Path) -> int:
    con = sqlite3.connect(file)
    try:
        return int(con.execute("PRAGMA user_version").fetchone()[0])
    finally:
        con.close()


def test_every_earlier_form_is_stored_here() -> None:
    assert {file.name for file in FORMS.glob("*.db")} == {f"form{n}.db" for n in range(1, schema.VERSION)}


@pytest.mark.parametrize("form", range(1, schema.VERSION))
def test_an_earlier_form_opens_with_everything_in_it_and_is_copied_first(tmp_path: Path, form: int) -> None:
    file = old_library(tmp_path / "library", form)
    with Library.open(tmp_path / "library") as library:
        assert library.count() == 11
        library.catch_up()
        assert {row.id for row in library.page("is:starred").rows} == {"403807b9d5a0af90"}
        assert library.row("6c5a9d2257e94910").read
        assert library.page("silver axe").total == 1
        assert library.get("403807b9d5a0af90").publisher == "Europa"
    assert form_of(file) == schema.VERSION
    copy = schema.backup_name(file, form)
    assert form_of(copy) == form
    assert copy.name == f"library.form{form}.db"
    assert not list(file.parent.glob("*.part"))


def test_the_copy_is_a_library_of_its_own(tmp_path: Path) -> None:
    file = old_library(tmp_path / "library", 1)
    Library.open(file.parent).close()
    again = tmp_path / "again"
    again.mkdir()
    shutil.copyfile(schema.backup_name(file, 1), again / "library.db")
    with Library.open(again) as library:
        assert library.count() == 11


def test_a_step_that_fails_leaves_the_library_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = old_library(tmp_path / "library", 1)

    def broken(con: sqlite3.Connection) -> None:
        con.execute("CREATE TABLE half_done (a)")
        raise sqlite3.OperationalError("no such thing")

    monkeypatch.setattr(schema, "_STEPS", (schema._STEPS[0], broken))
    with pytest.raises(LibraryError, match="no such thing"):
        Library.open(file.parent)
    assert form_of(file) == 1
    con = sqlite3.connect(file)
    assert not con.execute("SELECT 1 FROM sqlite_master WHERE name = 'half_done'").fetchone()
    con.close()
    monkeypatch.undo()
    with Library.open(file.parent) as library:
        assert library.count() == 11


def test_without_room_for_a_copy_nothing_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = old_library(tmp_path / "library", 1)

    def full(_: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))

    monkeypatch.setattr(schema, "copy_library", full)
    with pytest.raises(LibraryError, match="no room"):
        Library.open(file.parent)
    assert form_of(file) == 1


def test_a_newer_form_is_refused_in_one_line(tmp_path: Path) -> None:
    file = old_library(tmp_path / "library", 1)
    con = sqlite3.connect(file)
    con.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    con.close()
    with pytest.raises(LibraryNewer, match=f"form {schema.VERSION + 1}") as told:
        Library.open(file.parent)
    assert "\n" not in told.value.message
    assert form_of(file) == schema.VERSION + 1
