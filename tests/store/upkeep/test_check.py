"""What does not agree in a library is named, and repaired without losing what a person has."""

import contextlib
import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store.document import Origin, Original
from store.documents import codec
from store.documents.connections import Connections
from store.documents.holding import unopened
from store.documents.repairing import repair_bodies, repair_originals, repair_releases
from store.documents.salvaging import salvage
from store.errors import LibraryDamaged, LibraryError, LibraryLocked
from store.library import Library
from store.model import Release
from store.release_json import to_json
from store.upkeep import Repaired, backup, check, repair
from tests.store.making import make
from tests.store.search.harming import put

Repairing = Callable[[Connections, Path], Iterator[Path]]

MANY = 60
# The key of release 7 stands in the row of release 8, which has to give way.
_TAKEN_KEY = (
    "UPDATE list_rows SET newest = -newest WHERE doc_id = 7;"
    "UPDATE list_rows SET newest = (SELECT -newest FROM list_rows WHERE doc_id = 7) WHERE doc_id = 8"
)
_STRAY_ROW = (
    "INSERT INTO list_rows SELECT 900, '9', published, publisher, title, headline, headline_qualifier, language, "
    "kind, imported, 1, 1, 1 FROM list_rows WHERE doc_id = 1"
)
# Matches every release, and has to ask the index.
EVERYTHING = "-nowordlikethis "


def origin(number: int) -> Origin:
    data = f"the file of raid {number}".encode() * 9
    return Origin(Original(f"raid-{number}.txt", "text/plain", data, hashlib.sha256(data).hexdigest()), 0)


def text_of(number: int) -> str:
    return f"{make(number).text} {os.urandom(2_000).hex()}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with everything in it that a library can hold."""
    place = tmp_path / "library"
    with Library.open(place) as library:
        numbers = range(1, MANY + 1)
        library.add(
            [make(number, text=text_of(number)) for number in numbers], [origin(number) for number in numbers]
        )
        library.catch_up()
        library.set_starred(make(3).id)
        library.annotations.tag([make(3).id, make(4).id], "Harbour")
        library.annotations.note(make(4).id, "call back on Friday")
        library.documents.table("desk").insert({"who": "Anna"})
    return place


def sql(folder: Path, statement: str, *values: object) -> None:
    con = sqlite3.connect(folder / "library.db")
    for part in statement.split(";"):
        con.execute(part, values)
    con.commit()
    con.close()


def problems(folder: Path) -> list[str]:
    with Library.open(folder) as library:
        return [f"{problem.where}: {problem.what}" for problem in check(library)]


def found(folder: Path, query: str) -> set[str]:
    with Library.open(folder) as library:
        library.catch_up()
        return {row.id for row in library.page(query, limit=1_000).rows}


def repaired(folder: Path) -> Repaired:
    done = repair(folder)
    assert done.left == ()
    assert problems(folder) == []
    return done


def test_a_sound_library_has_no_problems(folder: Path) -> None:
    assert problems(folder) == []
    assert repair(folder) == Repaired((), (), ())
    assert list(folder.glob("damaged-*")) == []


def test_what_waits_for_the_index_is_no_problem(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add([make(500)])
        library.remove([make(1).id])
        assert list(check(library)) == []
        library.catch_up()
        assert list(check(library)) == []


def test_a_new_and_empty_library_has_no_problems(tmp_path: Path) -> None:
    Library.open(tmp_path).close()
    assert problems(tmp_path) == []


def test_a_document_that_cannot_be_read_is_moved_aside_and_the_rest_works(folder: Path) -> None:
    sql(folder, "UPDATE releases SET body = x'1234' WHERE doc_id = 7")
    assert problems(folder) == [f"release {make(7).id}: its document cannot be read"]
    (kept,) = repaired(folder).kept
    assert kept.parent == folder
    assert kept.name.startswith("damaged-release-7")
    assert kept.read_bytes() == b"\x12\x34"
    assert len(found(folder, EVERYTHING)) == MANY - 1


def test_a_document_under_the_id_of_another_is_moved_aside(folder: Path) -> None:
    body = codec.encode(to_json(make(999)))
    sql(folder, "UPDATE releases SET body = ? WHERE doc_id = 7", body)
    assert problems(folder) == [f"release {make(7).id}: its document says it is {make(999).id}"]
    (kept,) = repaired(folder).kept
    assert kept.read_bytes() == body


def test_evidence_that_does_not_stand_in_its_text_is_told_and_left(folder: Path) -> None:
    release = make(7)
    wrong = replace(release, facts=(replace(release.facts[0], evidence="99 arrested"),))
    sql(folder, "UPDATE releases SET body = ? WHERE doc_id = 7", codec.encode(to_json(wrong)))
    told = f"release {release.id}: the evidence of arrests does not stand in its text"
    assert problems(folder) == [told]
    done = repair(folder)
    assert [problem.what for problem in done.left] == ["the evidence of arrests does not stand in its text"]
    assert "reparse" in done.left[0].repair
    assert done.kept == ()
    with Library.open(folder) as library:
        assert library.get(release.id) == wrong


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE list_rows SET title = 'other' WHERE doc_id = 7", "its list row says something else"),
        ("UPDATE list_rows SET newest = newest + 1 WHERE doc_id = 7", "its list row says something else"),
        ("DELETE FROM list_rows WHERE doc_id = 7", "it has no list row"),
        (_TAKEN_KEY, "its list row says something else"),
    ],
)
def test_a_list_row_is_derived_anew_and_keeps_its_time_of_import(
    folder: Path, statement: str, told: str
) -> None:
    sql(folder, "UPDATE list_rows SET imported = '2020-01-01T00:00:00Z'")
    with Library.open(folder) as library:
        before = library.page(limit=MANY).rows
    sql(folder, statement)
    assert f"release {make(7).id}: {told}" in problems(folder)
    assert repaired(folder).kept == ()
    with Library.open(folder) as library:
        after = library.page(limit=MANY).rows
    if "DELETE" in statement:
        assert [replace(row, imported="") for row in after] == [replace(row, imported="") for row in before]
    else:
        assert after == before


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (_STRAY_ROW, "number 900: a list row without its release"),
        ("UPDATE sources SET doc_id = 900 WHERE doc_id = 1", "number 900: a source without its release"),
        ("DELETE FROM originals WHERE rowid = 1", "number 1: its original is missing"),
        ("INSERT INTO tags (folded, release_id, name) VALUES ('x', 'gone', 'x')",
         "release gone: tags without the marks that say so"),
        ("DELETE FROM tags", f"release {make(3).id}: it is not found by the marks a person set"),
        ("UPDATE states SET starred = 0", f"release {make(3).id}: it is not found by the marks a person set"),
    ],
)  # fmt: skip
def test_what_points_to_nothing_is_named_and_put_right(folder: Path, statement: str, told: str) -> None:
    sql(folder, statement)
    assert told in problems(folder)
    assert repaired(folder).kept == ()
    assert found(folder, "is:starred") == {make(3).id}
    with Library.open(folder) as library:
        assert library.annotations.of(make(4).id).tags == ("Harbour",)
        assert library.count() == MANY


def test_marks_that_cannot_be_read_keep_what_they_are_searched_by(folder: Path) -> None:
    with Library.open(folder) as library:
        library.set_starred(make(4).id)
    with sqlite3.connect(folder / "library.db") as con:
        body = con.execute("SELECT body FROM states WHERE release_id = ?", (make(4).id,)).fetchone()[0]
    con.close()
    sql(folder, "UPDATE states SET body = substr(body, 2) WHERE release_id = ?", make(4).id)
    (kept,) = repaired(folder).kept
    assert kept.read_bytes() == body[1:]
    with Library.open(folder) as library:
        marks = library.annotations.of(make(4).id)
        assert (marks.starred, marks.tags, marks.note) == (True, ("Harbour",), "")


def test_a_document_of_a_persons_own_table_is_moved_aside(folder: Path) -> None:
    sql(folder, "UPDATE documents SET body = x'00'")
    assert problems(folder) == ["desk 1: its document cannot be read"]
    (kept,) = repaired(folder).kept
    assert kept.read_bytes() == b"\x00"


@pytest.mark.parametrize(
    "change", ["packed = x'00'", "packed = zeroblob(40)", "size = size + 1", "size = size - 1"]
)
def test_an_original_that_does_not_unpack_is_moved_aside_and_its_release_stays(
    folder: Path, change: str
) -> None:
    sql(folder, f"UPDATE originals SET {change} WHERE sha256 = ?", origin(7).original.sha256)
    (line,) = problems(folder)
    assert line.startswith(f"original {origin(7).original.sha256[:12]}")
    (kept,) = repaired(folder).kept
    assert kept.exists()
    with Library.open(folder) as library:
        assert library.get(make(7).id).id == make(7).id
        assert library.original(make(8).id).data == origin(8).original.data


def test_a_release_that_no_search_finds_is_found_after_the_repair(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add([make(300)])
        library.add([make(301)])
    sql(folder, "DELETE FROM changes WHERE release_id = ?", make(300).id)
    assert found(folder, EVERYTHING).isdisjoint({make(300).id})
    assert problems(folder) == [f"number {MANY + 1}: a release that no search finds"]
    repaired(folder)
    assert len(found(folder, EVERYTHING)) == MANY + 2


def test_what_a_search_finds_without_its_being_there_is_told(folder: Path) -> None:
    for table in ("releases", "list_rows", "sources"):
        sql(folder, f"DELETE FROM {table} WHERE doc_id = 7")
    assert problems(folder) == ["number 7: a search finds it, but there is no such release"]
    repaired(folder)


def test_an_index_that_cannot_be_read_is_built_anew(folder: Path) -> None:
    for file in list((folder / "index").rglob("*")):
        if file.is_file():
            put(file, b"spoilt")
    assert problems(folder) == ["the search index: it cannot be read"]
    repaired(folder)
    assert len(found(folder, EVERYTHING)) == MANY


def test_noise_in_a_file_that_no_number_stands_in_is_told_and_mended(folder: Path) -> None:
    for file in (folder / "index").rglob("*.pos"):
        first, *rest = file.read_bytes()
        put(file, bytes([first ^ 0x5A, *rest]))
    assert problems(folder) == ["the search index: its files are not what was written"]
    repaired(folder)
    assert problems(folder) == []


def test_a_value_of_an_odd_type_is_a_problem_and_no_crash(folder: Path) -> None:
    stamp = {"value": "2024-05-01", "start": "a", "end": "b", "evidence": "x", "zone": None}
    odd: tuple[dict[str, object], ...] = (
        {"blocks": [{"kind": "paragraph", "start": None, "end": None}]},
        {"published": stamp},
        {"contacts": 5},
        {"publisher": {"name": 1}},
    )
    for number, change in enumerate(odd, 7):
        spoilt = {**to_json(make(number)), **change}
        sql(folder, f"UPDATE releases SET body = ? WHERE doc_id = {number}", codec.encode(spoilt))
    told = problems(folder)
    for number in range(7, 11):
        assert any(line.startswith(f"release {make(number).id}: ") for line in told)


def test_a_release_that_the_index_cannot_take_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def odd(release: Release) -> None:
        if release.id == make(7).id:
            raise OverflowError("a day beyond all days")

    monkeypatch.setattr("store.search.entry.entry", odd)
    assert problems(folder) == [f"release {make(7).id}: no search can find it: a day beyond all days"]


@pytest.mark.parametrize("is_gone", [False, True])
@pytest.mark.parametrize(
    ("column", "place", "repairing"),
    [
        ("body", "releases WHERE doc_id = 7", repair_releases),
        ("body", "states WHERE doc_id = 1", repair_bodies),
        ("body", "documents WHERE doc_id = 1", repair_bodies),
        ("packed", "originals WHERE rowid = 7", repair_originals),
    ],
)
def test_what_another_process_put_right_or_removed_meanwhile_is_left(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    column: str,
    place: str,
    repairing: Repairing,
    *,
    is_gone: bool,
) -> None:
    table, _, row = place.partition(" WHERE ")
    with contextlib.closing(sqlite3.connect(folder / "library.db")) as con:
        (whole,) = con.execute(f"SELECT {column} FROM {place}").fetchone()
    change = f"UPDATE {table} SET {column} = ? WHERE {row}"
    sql(folder, change, b"\x00")

    def late(self: Connections) -> contextlib.AbstractContextManager[sqlite3.Connection]:
        monkeypatch.undo()
        if is_gone:
            sql(folder, f"DELETE FROM {place}")
        else:
            sql(folder, change, whole)
        return self.writing()

    with Library.open(folder) as library:
        monkeypatch.setattr(Connections, "writing", late)
        assert list(repairing(library.connections, folder)) == []
    assert list(folder.glob("damaged-*")) == []
    if not is_gone:
        assert problems(folder) == []


@pytest.fixture
def broken(folder: Path) -> Path:
    """A library with some pages in the middle of its file overwritten, as a failing disk does it."""
    file = folder / "library.db"
    with file.open("r+b") as raw:
        for page in range(30, 36):
            raw.seek(page * 8192)
            raw.write(b"\xa5" * 8192)
    return folder


def test_of_a_broken_file_what_can_be_read_goes_into_a_new_one(broken: Path) -> None:
    spoilt = (broken / "library.db").read_bytes()
    assert any("library.db" in line for line in problems(broken))
    done = repaired(broken)
    assert [kept.name.split("-")[0] for kept in done.kept] == ["library.damaged"]
    assert done.kept[0].read_bytes() == spoilt
    ids = found(broken, EVERYTHING)
    assert MANY - 20 < len(ids) < MANY
    with Library.open(broken) as library:
        for id_ in ids:
            assert library.get(id_).id == id_
        assert library.annotations.of(make(4).id).note == "call back on Friday"
        assert library.documents.table("desk").all() == [{"who": "Anna"}]
        # Numbers go on behind those that were lost: an old undo log never means another release.
        library.add([make(700)])
        assert library.documents.releases.doc_id_of(make(700).id) == MANY + 1


def test_what_others_commit_while_a_broken_file_is_repaired_is_refused_or_there(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored, refused = [], []

    def late(damaged: Path, target: Path) -> int:
        read = salvage(damaged, target)
        other = sqlite3.connect(damaged, timeout=0.05, isolation_level=None)
        try:
            other.execute("BEGIN IMMEDIATE")
            stored.append(other)
        except sqlite3.OperationalError as error:
            refused.append(str(error))
        other.close()
        return read

    monkeypatch.setattr("store.upkeep.repairing.salvage", late)
    repaired(broken)
    assert (stored, refused) == ([], ["database is locked"])


def test_who_has_a_broken_file_open_is_told_that_another_one_stands_there(broken: Path) -> None:
    with Library.open(broken) as app:
        app.documents.table("desk").insert({"who": "Berta"})
        (kept,) = repair(broken).kept
        with pytest.raises(LibraryError, match="was replaced by another file"):
            app.documents.table("desk").insert({"who": "Carla"})
    with Library.open(broken) as library:
        assert library.documents.table("desk").all() == [{"who": "Anna"}, {"who": "Berta"}]
    con = sqlite3.connect(kept)
    assert con.execute("SELECT count(*) FROM documents").fetchone() == (2,)
    con.close()


def test_a_repair_waits_for_a_writer_and_gives_up_in_one_line(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.upkeep.repairing.PATIENCE", 0.1)
    before = (broken / "library.db").read_bytes()
    writer = sqlite3.connect(broken / "library.db", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryLocked, match="in use by another process"):
        repair(broken)
    writer.close()
    assert (broken / "library.db").read_bytes() == before
    assert list(broken.glob("unfinished-*")) == []


def test_nobody_begins_to_use_a_file_between_its_journal_and_its_name(broken: Path) -> None:
    """A process that opened it then would leave a journal beside the new file."""
    ask = (
        "import sqlite3, sys\n"
        "con = sqlite3.connect(sys.argv[1], timeout=0.05)\n"
        "try: con.execute('PRAGMA user_version').fetchone(); print('opened')\n"
        "except sqlite3.OperationalError as error: print(error)"
    )

    def asked() -> str:
        done = subprocess.run(
            [sys.executable, "-c", ask, str(broken / "library.db")],
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    with unopened(broken / "library.db", 1.0):
        assert asked() == "database is locked"
    assert asked() == "opened"


def test_a_file_of_which_nothing_can_be_read_is_left_and_the_newest_copy_named(
    folder: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    backup(folder, copy)
    (folder / "library.db").write_bytes(b"\x00" * 50_000)
    with pytest.raises(LibraryDamaged, match=r"nothing of .*library\.db can be read") as caught:
        repair(folder)
    assert f"pressroom restore {copy}" in caught.value.hint
    assert (folder / "library.db").read_bytes() == b"\x00" * 50_000
    assert list(folder.glob("unfinished-*")) == []
