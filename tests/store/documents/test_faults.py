"""What can be wrong with a library on disk, each told in one line that names it and says what to do."""

import itertools
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from store.documents import schema
from store.documents.connections import Connections
from store.documents.database import Documents
from store.documents.faults import from_sqlite
from store.errors import LibraryDamaged, LibraryError, LibraryLocked, LibraryNewer
from store.library import Library
from tests.store.making import make


def test_every_connection_waits_for_the_disk(connections: Connections) -> None:
    """FULL is what makes an acknowledged release survive a power cut; 2 is its number."""
    with connections.reading() as one, connections.writing() as other:
        for con in (one, other):
            assert con.execute("PRAGMA synchronous").fetchone() == (2,)
            assert con.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_newer_library_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    Connections(file, 1).close()
    con = sqlite3.connect(file)
    con.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    con.close()
    before = file.read_bytes()
    with pytest.raises(LibraryNewer, match=r"library\.db was written by a newer") as caught:
        Connections(file, 1)
    assert "update Pressroom" in caught.value.hint
    assert file.read_bytes() == before


def test_a_file_that_is_no_database_is_named_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    file.write_bytes(b"These are my notes about the raid.\n" * 100)
    with pytest.raises(LibraryDamaged, match=r"library\.db") as caught:
        Connections(file, 1)
    assert caught.value.hint
    assert file.read_bytes().startswith(b"These are my notes")


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    con = sqlite3.connect(file)
    con.execute("CREATE TABLE bookmarks (url)")
    con.commit()
    con.close()
    before = file.read_bytes()
    with pytest.raises(LibraryDamaged, match="another program"):
        Connections(file, 1)
    assert file.read_bytes() == before


def test_a_broken_page_is_told_when_it_is_met(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    with Library.open(tmp_path) as library:
        library.add(make(number, text="x" * 100 + os.urandom(3_000).hex()) for number in range(60))
    with file.open("r+b") as raw:
        size = file.stat().st_size
        raw.seek(8192 * 3)
        raw.write(b"\xff" * (size - 8192 * 4))
    with Library.open(tmp_path) as library, pytest.raises(LibraryDamaged, match=r"library\.db"):
        [library.get(make(number).id) for number in range(60)]


def test_a_damaged_document_is_named_and_the_others_are_served(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add([make(1), make(2)])
        with library._connections.writing() as con:
            con.execute("UPDATE releases SET body = x'1234' WHERE doc_id = 1")
        with pytest.raises(LibraryDamaged, match="document 1 of releases"):
            library.get(make(1).id)
        assert library.get(make(2).id) == make(2)
        assert library.page().total == 2


def test_a_lock_held_too_long_is_told(documents: Documents, connections: Connections) -> None:
    other = sqlite3.connect(connections.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(LibraryLocked, match="in use") as caught:
            documents.releases.add([make(1)])
        assert caught.value.hint
        assert documents.rows.page("newest", 0, 10) == ([], 0)  # reading waits for nobody
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert documents.releases.add([make(1)]) == [True]


def test_a_lock_held_for_a_moment_is_waited_for(tmp_path: Path) -> None:
    documents = Documents(Connections(tmp_path / "library.db", patience=5))
    other = sqlite3.connect(tmp_path / "library.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.3, lambda: other.execute("ROLLBACK"))
    timer.start()
    assert documents.releases.add([make(1)]) == [True]
    timer.join()
    other.close()
    documents.close()


def test_a_reader_never_waits_for_a_writer_and_sees_the_state_before(documents: Documents) -> None:
    documents.releases.add([make(1)])
    connections = documents.releases._connections
    with connections.writing() as con:
        con.execute("DELETE FROM list_rows")
        assert documents.rows.count() == 1


def test_a_full_disk_loses_nothing_that_was_stored(documents: Documents, connections: Connections) -> None:
    documents.releases.add([make(1)])
    with connections.writing() as con:
        pages = con.execute("PRAGMA page_count").fetchone()[0]
    for con in connections._idle:
        con.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(LibraryError, match="no room left"):
        documents.releases.add(make(number, text=os.urandom(5_000).hex()) for number in range(2, 40))
    assert documents.rows.count() == 1
    for con in connections._idle:
        con.execute("PRAGMA max_page_count = 1000000")
    assert documents.releases.add([make(2)]) == [True]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryError, match="cannot be used") as caught:
        Library.open(tmp_path / "file" / "library")
    assert "--library" in caught.value.hint
    with pytest.raises(LibraryError):
        Library.open(tmp_path / "file")


def test_a_folder_that_vanishes_is_told_and_does_not_come_back_empty(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    library = Library.open(folder)
    library.add([make(1)])
    shutil.rmtree(folder)
    for call in (library.count, library.version, lambda: library.add([make(2)]), library.page):
        with pytest.raises(LibraryError, match=r"library\.db is gone: it was moved or removed") as caught:
            call()
        assert "put it back" in caught.value.hint
    assert not folder.exists()
    library.close()


def test_a_folder_that_was_moved_and_put_back_goes_on(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "library", tmp_path / "elsewhere"
    with Library.open(folder) as library:
        library.add([make(1)])
        folder.rename(elsewhere)
        with pytest.raises(LibraryError, match="is gone"):
            library.set_starred(make(1).id)
        elsewhere.rename(folder)
        library.set_starred(make(1).id)
        assert library.row(make(1).id).starred


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be replaced there")
def test_another_file_under_the_name_is_told_and_neither_is_written(tmp_path: Path) -> None:
    for folder, number in (("here", 1), ("other", 2)):
        with Library.open(tmp_path / folder) as library:
            library.add([make(number)])
    library = Library.open(tmp_path / "here")
    file = tmp_path / "here" / "library.db"
    kept = file.rename(tmp_path / "kept.db")
    shutil.copyfile(tmp_path / "other" / "library.db", file)
    for call in (library.count, library.version, lambda: library.add([make(3)])):
        with pytest.raises(LibraryError, match="was replaced by another file"):
            call()
    library.close()
    with Library.open(tmp_path / "here") as library:
        assert [row.id for row in library.page().rows] == [make(2).id]
    con = sqlite3.connect(kept)
    assert con.execute("SELECT release_id FROM releases").fetchall() == [(make(1).id,)]
    con.close()


def test_a_failing_disk_is_told_in_one_line(tmp_path: Path) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
    error.sqlite_errorname = "SQLITE_IOERR_READ"
    told = from_sqlite(error, tmp_path / "library.db")
    assert "library.db failed: SQLITE_IOERR_READ" in told.message
    assert "pressroom check" in told.hint


def test_the_folder_is_the_users_own(tmp_path: Path) -> None:
    with Library.open(tmp_path / "a" / "library"):
        assert stat.S_IMODE((tmp_path / "a" / "library").stat().st_mode) == 0o700


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    library.close()
    library.close()
    for call in (library.count, library.version, library.page, lambda: library.add([make(1)])):
        with pytest.raises(LibraryError, match="is closed"):
            call()


_WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from store.errors import LibraryError
from store.library import Library
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    with Library.open(Path(sys.argv[1])) as library:
        library.set_read(library.page().rows[0].id)
except LibraryError as error:
    print(error.message, "|", error.hint)
"""


@pytest.mark.skipif(os.name != "posix", reason="rights of files are another matter there")
def test_a_folder_without_the_right_to_write_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        library.add([make(1)])
    for place in itertools.takewhile(
        lambda place: place.name.startswith(("test_", "popen-", "pytest-")), (tmp_path, *tmp_path.parents)
    ):
        place.chmod(0o755)
    (folder / "library.db").chmod(0o444)
    folder.chmod(0o555)
    run = subprocess.run(
        [sys.executable, "-c", _WITHOUT_RIGHTS, str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    folder.chmod(0o755)
    assert run.stderr == ""
    assert "library.db cannot be opened for writing" in run.stdout
    assert "may write" in run.stdout


def test_a_file_that_is_replaced_while_it_is_opened_is_not_taken_for_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, other = tmp_path / "library.db", tmp_path / "other.db"
    for place in (file, other):
        Connections(place, 1).close()
    prepare = schema.prepare

    def prepare_slowly(con: sqlite3.Connection, path: Path, patience: float) -> None:
        prepare(con, path, patience)
        other.replace(file)

    monkeypatch.setattr(schema, "prepare", prepare_slowly)
    with pytest.raises(LibraryError, match="replaced"):
        Connections(file, 1)
    monkeypatch.undo()
    Connections(file, 1).close()
