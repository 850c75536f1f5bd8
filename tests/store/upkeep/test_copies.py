"""A backup holds everything, and what a restore replaces is never lost."""

import os
import shutil
import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from store.documents import schema
from store.documents.replacing import put_content, sound
from store.errors import LibraryDamaged, LibraryError, LibraryLocked, LibraryNewer, PressroomError
from store.export.tinydb import write_tinydb
from store.library import Library
from store.upkeep import Returned, backup, check, copies, newest_backup, repair, restore
from tests.store.making import make
from tests.store.upkeep.test_check import origin

FORMS = Path(__file__).parents[1] / "forms"
EVERYTHING = "-nowordlikethis "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "library"
    with Library.open(place) as library:
        library.add([make(1), make(2)], [origin(1), origin(2)])
        library.set_starred(make(1).id)
        library.annotations.note(make(2).id, "call back")
        library.catch_up()
    return place


def ids(library: Library, query: str = EVERYTHING) -> set[str]:
    library.catch_up()
    return {row.id for row in library.page(query, limit=1_000).rows}


def test_what_was_backed_up_comes_back_whole(folder: Path, tmp_path: Path) -> None:
    backup(folder, tmp_path / "copy.db")
    assert {file.name for file in tmp_path.iterdir()} == {"library", "copy.db"}
    shutil.rmtree(folder)
    assert restore(folder, tmp_path / "copy.db") == Returned(None)
    with Library.open(folder) as library:
        assert ids(library) == {make(1).id, make(2).id}
        assert ids(library, "is:starred") == {make(1).id}
        assert library.annotations.of(make(2).id).note == "call back"
        assert library.original(make(2).id).data == origin(2).original.data
        assert list(check(library, thorough=True)) == []
    assert sorted(file.name for file in folder.iterdir()) == ["index", "library.db"]


def test_a_backup_is_of_one_moment_while_others_write(folder: Path, tmp_path: Path) -> None:
    done = threading.Event()

    def write() -> None:
        with Library.open(folder) as library:
            for number in range(10, 200, 2):
                library.add([make(number), make(number + 1)])
                if done.is_set():
                    return

    writer = threading.Thread(target=write)
    writer.start()
    for turn in range(3):
        backup(folder, tmp_path / f"copy-{turn}.db")
    done.set()
    writer.join()
    for turn in range(3):
        restore(tmp_path / f"again-{turn}", tmp_path / f"copy-{turn}.db")
        with Library.open(tmp_path / f"again-{turn}") as library:
            assert library.count() % 2 == 0  # both of a transaction, or neither
            assert list(check(library)) == []


def test_an_earlier_backup_is_replaced(folder: Path, tmp_path: Path) -> None:
    backup(folder, tmp_path / "copy.db")
    with Library.open(folder) as library:
        library.add([make(3)])
    backup(folder, tmp_path / "copy.db")
    restore(tmp_path / "again", tmp_path / "copy.db")
    with Library.open(tmp_path / "again") as library:
        assert library.count() == 3


@pytest.mark.parametrize("content", [b"", b"my notes", b"SQLite format 3\x00" + bytes(200)])
def test_a_file_that_is_no_library_is_never_written_over(
    folder: Path, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "mine").write_bytes(content)
    with pytest.raises(LibraryError, match="not a Pressroom library"):
        backup(folder, tmp_path / "mine")
    assert (tmp_path / "mine").read_bytes() == content


def test_neither_the_library_itself_nor_one_in_use_is_written_over(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link.db").hardlink_to(folder / "library.db")
    for target in (folder / "library.db", tmp_path / "link.db"):
        with pytest.raises(LibraryError, match="is the library itself"):
            backup(folder, target)
        with pytest.raises(LibraryError, match="is the library itself"):
            restore(folder, target)
    with Library.open(tmp_path / "other") as other:
        other.add([make(7)])
        with pytest.raises(LibraryError, match="is a library, not a backup"):
            backup(folder, tmp_path / "other" / "library.db")
    with pytest.raises(LibraryError, match="is a folder"):
        backup(folder, tmp_path)
    with pytest.raises(LibraryError, match="its folder is not there"):
        backup(folder, tmp_path / "nowhere" / "copy.db")


def test_another_library_is_never_written_over_while_nobody_has_it_open(folder: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "other") as other:
        other.add([make(7)])
    with pytest.raises(LibraryError, match="is a library, not a backup"):
        backup(folder, tmp_path / "other" / "library.db")
    with Library.open(tmp_path / "other") as other:
        assert other.get(make(7).id) == make(7)


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal", ".old"])
def test_the_names_of_the_librarys_own_files_are_no_names_for_a_backup(folder: Path, ending: str) -> None:
    for place in (folder, folder / ".." / folder.name):
        with pytest.raises(LibraryError, match="own files"):
            backup(folder, place / f"library.db{ending}")
    assert backup(folder, folder / "copy.db") == (folder / "copy.db").stat().st_size


@pytest.mark.skipif(os.name == "nt", reason="that system has other rights")
def test_a_backup_is_for_its_owners_eyes_while_it_is_made_and_after(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def look(con: sqlite3.Connection) -> None:
        seen.extend(stat.S_IMODE(file.stat().st_mode) for file in tmp_path.glob("copy.db.*"))
        sound(con)

    monkeypatch.setattr(copies, "sound", look)
    before = os.umask(0o022)
    try:
        backup(folder, tmp_path / "copy.db")
    finally:
        os.umask(before)
    assert seen == [0o600]
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600


def test_a_damaged_library_does_not_replace_a_good_backup(folder: Path, tmp_path: Path) -> None:
    with Library.open(folder) as library:
        library.add(
            [make(number, text=f"{make(number).text} {'x' * number} " * 90) for number in range(10, 200)]
        )
    backup(folder, tmp_path / "copy.db")
    good = (tmp_path / "copy.db").read_bytes()
    with (folder / "library.db").open("r+b") as raw:
        raw.seek(8192 * 4)
        raw.write(b"\xff" * 8192 * 6)
    with pytest.raises(LibraryDamaged):
        backup(folder, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_bytes() == good
    assert newest_backup(folder) == tmp_path / "copy.db"


def test_a_restore_keeps_the_library_as_it_was(folder: Path, tmp_path: Path) -> None:
    backup(folder, tmp_path / "copy.db")
    with Library.open(folder) as library:
        library.add([make(3)])
    kept = restore(folder, tmp_path / "copy.db").kept
    assert kept is not None
    assert kept.parent == folder
    assert kept.name.startswith("library.before-restore-")
    with Library.open(folder) as library:
        assert ids(library) == {make(1).id, make(2).id}
        assert list(check(library, thorough=True)) == []
    assert newest_backup(folder) == kept
    restore(folder, kept)
    with Library.open(folder) as library:
        assert ids(library) == {make(1).id, make(2).id, make(3).id}


def test_an_open_app_goes_on_with_what_was_restored(folder: Path, tmp_path: Path) -> None:
    backup(folder, tmp_path / "copy.db")
    with Library.open(folder) as app:
        app.add([make(3)])
        assert ids(app) == {make(1).id, make(2).id, make(3).id}
        before = app.version()
        restore(folder, tmp_path / "copy.db")
        assert app.version() != before
        assert {row.id for row in app.page().rows} == {make(1).id, make(2).id}
        assert ids(app) == {make(1).id, make(2).id}
        app.add([make(4)])
    with Library.open(folder) as library:
        assert ids(library) == {make(1).id, make(2).id, make(4).id}
        assert list(check(library, thorough=True)) == []


def test_what_is_stored_until_the_last_moment_is_in_the_kept_file(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process adds a release after everything is prepared; it is refused or it is kept, never lost."""
    backup(folder, tmp_path / "copy.db")

    def late(prepared: Path, target: Path, kept: Path) -> None:
        with Library.open(folder) as other:
            other.add([make(5)])
        put_content(prepared, target, kept)

    monkeypatch.setattr(copies, "put_content", late)
    kept = restore(folder, tmp_path / "copy.db").kept
    assert kept is not None
    restore(tmp_path / "again", kept)
    with Library.open(tmp_path / "again") as library:
        assert library.get(make(5).id) == make(5)


def test_a_restore_waits_for_a_writer_and_gives_up_in_one_line(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(folder, tmp_path / "copy.db")
    monkeypatch.setattr("store.documents.replacing._PATIENCE", 0.2)
    writer = sqlite3.connect(folder / "library.db", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryLocked, match="in use by another process"):
        restore(folder, tmp_path / "copy.db")
    writer.execute("ROLLBACK")
    writer.close()
    assert [file.name for file in folder.glob("*restor*")] == []
    assert [file.name for file in folder.glob("unfinished-*")] == []


def test_a_damaged_library_is_replaced_and_its_bytes_are_kept(folder: Path, tmp_path: Path) -> None:
    backup(folder, tmp_path / "copy.db")
    (folder / "library.db").write_bytes(b"spoilt " * 5_000)
    kept = restore(folder, tmp_path / "copy.db").kept
    assert kept is not None
    assert kept.read_bytes() == b"spoilt " * 5_000
    with Library.open(folder) as library:
        assert ids(library) == {make(1).id, make(2).id}


@pytest.mark.parametrize("form", range(1, schema.VERSION))
def test_a_backup_of_an_earlier_form_becomes_a_current_library(folder: Path, form: int) -> None:
    restore(folder, FORMS / f"form{form}.db")
    with Library.open(folder) as library:
        assert len(ids(library)) == 11
        assert list(check(library, thorough=True)) == []


def test_what_is_no_backup_is_refused_and_changes_nothing(folder: Path, tmp_path: Path) -> None:
    backup(folder, tmp_path / "newer.db")
    with sqlite3.connect(tmp_path / "newer.db") as con:
        con.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    con.close()
    backup(folder, tmp_path / "broken.db")
    with (tmp_path / "broken.db").open("r+b") as raw:
        raw.seek(8192)
        raw.write(b"\xff" * 8192 * 3)
    (tmp_path / "notes.txt").write_text("my notes")
    for name, error in (
        ("newer.db", LibraryNewer),
        ("broken.db", LibraryDamaged),
        ("notes.txt", LibraryDamaged),
        ("nowhere.db", LibraryError),
    ):
        with pytest.raises(error, match=name):
            restore(folder, tmp_path / name)
    assert sorted(file.name for file in folder.glob("library*")) == ["library.db"]
    with Library.open(folder) as library:
        assert ids(library) == {make(1).id, make(2).id}


def test_a_tinydb_file_takes_the_place_of_a_library(folder: Path, tmp_path: Path) -> None:
    with Library.open(folder) as library:
        write_tinydb(library, tmp_path / "library.json")
        library.add([make(3)])
    done = restore(folder, tmp_path / "library.json")
    assert done.refused == ()
    with Library.open(folder) as library:
        assert ids(library) == {make(1).id, make(2).id}
        assert ids(library, "is:starred") == {make(1).id}
        assert library.annotations.of(make(2).id).note == "call back"
        assert list(check(library, thorough=True)) == []
    assert done.kept
    restore(folder, done.kept)
    with Library.open(folder) as library:
        assert ids(library) == {make(1).id, make(2).id, make(3).id}


@pytest.mark.parametrize("content", ["{}", '{"releases": ', '{"releases": {"1": {"a": 1}}}', "{ not json"])
def test_a_json_file_without_a_library_in_it_changes_nothing(
    folder: Path, tmp_path: Path, content: str
) -> None:
    (tmp_path / "mine.json").write_text(content)
    with pytest.raises(PressroomError, match=r"mine\.json"):
        restore(folder, tmp_path / "mine.json")
    assert sorted(file.name for file in folder.iterdir()) == ["index", "library.db"]
    with Library.open(folder) as library:
        assert ids(library) == {make(1).id, make(2).id}


def test_a_backup_whose_name_is_no_utf8_is_known_too(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / os.fsdecode(b"copy-\xff.db")
    try:
        target.touch()
        target.unlink()
    except OSError:
        pytest.skip("this disk knows no such names")
    backup(folder, tmp_path / "copy.db")
    backup(folder, target)
    os.utime(tmp_path / "copy.db", (1, 1))
    assert newest_backup(folder) == target
    assert list(folder.glob("*.part")) == []


def test_what_a_killed_restore_left_goes_with_a_repair_and_what_is_at_work_stays(folder: Path) -> None:
    for name in ("unfinished-old", "unfinished-new"):
        (folder / name).mkdir()
        (folder / name / "library.db").write_bytes(b"half")
        os.utime(folder / name, (1, 1))
    os.utime(folder / "unfinished-old" / "library.db", (1, 1))
    repair(folder)
    assert [file.name for file in folder.glob("unfinished-*")] == ["unfinished-new"]
