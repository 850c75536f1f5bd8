"""A person's own tables: numbers, whole changes, names, classes; test_as_tinydb.py holds them against stock TinyDB."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from tinydb import where
from tinydb.operations import increment
from tinydb.table import Document, Table

from store.documents.database import Documents, RowTinyDB
from store.documents.owntables import OwnTable
from store.errors import LibraryDamaged, LibraryError


@pytest.fixture
def db(tmp_path: Path) -> Iterator[RowTinyDB]:
    with RowTinyDB(tmp_path / "own.db") as made:
        yield made


Call = Callable[[Table], Any]


def spoil_the_third(document: Any) -> None:
    document["touched"] = True
    if document["n"] == 3:
        raise ZeroDivisionError


def numbered(table: Table) -> list[tuple[int, dict[str, Any]]]:
    return [(document.doc_id, dict(document)) for document in table]


# Numbers.


def test_numbers_start_at_one_and_start_anew_with_the_table(db: RowTinyDB) -> None:
    notes = db.table("notes")
    assert notes.insert_multiple([{}, {}]) == [1, 2]
    notes.truncate()
    assert notes.insert({}) == 1
    db.drop_table("notes")
    assert len(notes) == 0
    assert db.table("notes").insert({}) == 1
    db.drop_tables()
    assert db.table("notes").insert({}) == 1


def test_a_number_is_not_given_again_after_the_file_was_closed(tmp_path: Path) -> None:
    """Stock TinyDB counts in memory, and begins again behind the highest number that is left."""
    with RowTinyDB(tmp_path / "own.db") as db:
        db.insert_multiple([{}, {}, {}])
        db.remove(doc_ids=[3])
    with RowTinyDB(tmp_path / "own.db") as db:
        assert db.insert({}) == 4


def test_numbers_go_on_behind_one_that_a_document_brought(db: RowTinyDB) -> None:
    """In a batch too, where stock TinyDB goes on below it and would one day reach it."""
    db.insert({})
    assert db.insert_multiple([Document({}, 77), {}, Document({}, 50), {}]) == [77, 78, 50, 79]
    assert [document.doc_id for document in db] == [1, 50, 77, 78, 79]


@pytest.mark.parametrize("number", [1 << 62, -(1 << 70), "seven", 1.5, None.__class__])
def test_a_number_that_cannot_be_kept_is_refused(db: RowTinyDB, number: Any) -> None:
    with pytest.raises(LibraryError, match="whole number"):
        db.insert(Document({}, number))
    assert db.get(doc_id=number) is None
    assert not db.contains(doc_id=number)
    assert db.update({"a": 1}, doc_ids=[number]) == db.remove(doc_ids=[number]) == []


def test_the_last_number_of_all_is_the_last(db: RowTinyDB) -> None:
    last = (1 << 62) - 1
    assert db.insert(Document({}, last)) == last
    with pytest.raises(LibraryError, match="no number left"):
        db.insert({})
    assert db.get(doc_id=last) == {}


WRITER = """
import sys
from store.documents.database import RowTinyDB
with RowTinyDB(sys.argv[1]) as db:
    print(*(db.insert({"by": sys.argv[2]}) for _ in range(60)))
"""


def test_processes_that_write_at_once_never_get_the_same_number(tmp_path: Path) -> None:
    path = tmp_path / "own.db"
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), name], stdout=subprocess.PIPE, text=True)
        for name in ("left", "right")
    ]
    told = {
        name: process.communicate(timeout=120)[0].split()
        for name, process in zip(("left", "right"), running, strict=True)
    }
    with RowTinyDB(path) as db:
        assert {str(found.doc_id): found["by"] for found in db} == {
            number: name for name, numbers in told.items() for number in numbers
        }
        assert sorted(found.doc_id for found in db) == list(range(1, 121))


def test_a_number_given_twice_is_removed_once_and_changed_twice(db: RowTinyDB) -> None:
    """Stock TinyDB changes twice as well, but fails to remove."""
    db.insert({"n": 1})
    assert db.update(increment("n"), doc_ids=[1, 1]) == [1, 1]
    assert db.get(doc_id=1) == {"n": 3}
    assert db.remove(doc_ids=[1, 1, 9]) == [1]
    assert len(db) == 0


# A change is whole or not at all.


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.update(spoil_the_third),
        lambda t: t.update(spoil_the_third, where("n") > 0),
        lambda t: t.update(spoil_the_third, doc_ids=[1, 2, 3]),
        lambda t: t.update_multiple([({"n": 3}, where("n") == 1), (spoil_the_third, where("n") == 3)]),
        lambda t: t.upsert({"n": object()}, where("n") > 0),
        lambda t: t.insert_multiple([{"n": 9}, {"n": object()}]),
        lambda t: t.remove(lambda found: found["n"] // (found["n"] - 3)),
    ],
)
def test_an_error_undoes_the_whole_call(db: RowTinyDB, change: Call) -> None:
    notes = db.table("notes")
    notes.insert_multiple([{"n": n} for n in range(1, 5)])
    before = numbered(notes)
    with pytest.raises((ZeroDivisionError, TypeError)):
        change(notes)
    assert numbered(notes) == before
    assert notes.insert({}) == 5


def test_what_is_given_to_a_change_is_not_shared_between_documents(db: RowTinyDB) -> None:
    db.insert_multiple([{"n": 1}, {"n": 2}])

    def grow(found: Any) -> None:
        found["list"].append(found["n"])

    shared: dict[str, Any] = {"list": []}
    db.update_multiple([(shared, where("n") > 0), (grow, where("n") > 0)])
    assert [found["list"] for found in db] == [[1], [2]]
    assert shared == {"list": []}


# Names, options, classes.


@pytest.mark.parametrize(
    "name",
    ["", "'; DROP TABLE tables; --", "a\0b", "a\nb", "Łódź \u202e", "tables", "\x1b[2J", "%", "x" * 5000],
)
def test_a_table_may_have_any_name(documents: Documents, name: str) -> None:
    documents.table(name).insert({"n": 1})
    documents.table("beside").insert({"n": 2})
    assert {name, "beside"} <= documents.tables()
    assert documents.table(name).all() == [{"n": 1}]
    documents.drop_table(name)
    assert name not in documents.tables()
    assert documents.table("beside").all() == [{"n": 2}]


@pytest.mark.parametrize("name", ["\ud800", 3, None])
def test_a_name_that_cannot_be_kept_is_refused(db: RowTinyDB, name: Any) -> None:
    with pytest.raises(LibraryError, match="name of a table"):
        db.table(name)
    with pytest.raises(LibraryError, match="name of a table"):
        db.drop_table(name)


def test_a_table_exists_from_its_first_write(db: RowTinyDB) -> None:
    assert db.table("notes").all() == []
    assert db.tables() == set()
    db.table("notes").remove(where("n") == 1)
    assert db.tables() == {"notes"}


def test_an_empty_table_may_be_asked_for_and_keeps_what_it_holds(tmp_path: Path) -> None:
    """Stock TinyDB empties a table that is opened with persist_empty."""
    for expected in (0, 1):
        with RowTinyDB(tmp_path / "own.db") as db:
            notes = db.table("notes", persist_empty=True)
            assert db.tables() == {"notes"}
            assert len(notes) == expected
            notes.insert({})


def test_a_cache_size_is_taken_and_nothing_is_cached(db: RowTinyDB) -> None:
    notes = db.table("notes", cache_size=5)
    with RowTinyDB(db.storage.connections.path) as other:
        assert notes.search(where("n") == 1) == []
        other.table("notes").insert({"n": 1})
        assert notes.search(where("n") == 1) == [{"n": 1}]


def test_an_option_that_there_is_not_is_an_error(db: RowTinyDB) -> None:
    with pytest.raises(TypeError):
        db.table("notes", speed=11)


class Note(Document):
    @property
    def line(self) -> str:
        return f"{int(self.doc_id)}: {self['n']}"


class Label(int):
    def __repr__(self) -> str:
        return f"note {int(self)}"


class NoteTable(OwnTable):
    document_class = Note
    document_id_class = Label


class NoteDB(RowTinyDB):
    table_class = NoteTable
    default_table_name = "notes"


def test_classes_of_a_persons_own_are_used(tmp_path: Path) -> None:
    with NoteDB(tmp_path / "own.db") as db:
        assert repr(db.insert({"n": 1})) == "note 1"
        assert repr(db.insert(Note({"n": 5}, 9))) == "note 9"
        assert db.tables() == {"notes"}
        found = db.get(where("n") == 5)
        assert isinstance(found, Note)
        assert found.line == "9: 5"
        assert [type(number) for number in db.update({"n": 2})] == [Label, Label]
        assert [type(note.doc_id) for note in db] == [Label, Label]
        assert db.insert(Document({"n": 3}, 1)) == 10  # not one of its own documents: a number of its own


def test_a_table_class_without_rows_is_refused(tmp_path: Path) -> None:
    class Wrong(RowTinyDB):
        table_class = Table

    with pytest.raises(LibraryError, match="rows"):
        Wrong(tmp_path / "own.db")


class Pairs(Mapping[str, Any]):
    """A mapping that is no dict."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data

    def __getitem__(self, key: str) -> Any:
        return self._data[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)


def test_any_mapping_is_a_document(db: RowTinyDB) -> None:
    assert db.insert(Pairs({"n": 1})) == 1
    assert db.update(Pairs({"n": 2})) == [1]
    assert db.upsert(Pairs({"n": 3}), where("n") == 2) == [1]
    assert db.all() == [{"n": 3}]


# The whole.


def test_it_is_closed_at_the_end_of_with_and_says_so(tmp_path: Path) -> None:
    with RowTinyDB(str(tmp_path / "own.db")) as db:
        db.insert({"n": 1})
        assert repr(db) == (
            "<RowTinyDB tables=['_default'], tables_count=1, default_table_documents_count=1, "
            "all_tables_documents_count=['_default=1']>"
        )
        assert repr(db.table("_default")).startswith("<OwnTable name='_default', total=1, storage=<")
    with pytest.raises(LibraryError, match="closed"):
        db.insert({})
    db.close()


def test_a_file_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"own\.db"):
        RowTinyDB(tmp_path / "nowhere" / "own.db")


def test_a_damaged_document_is_named(db: RowTinyDB) -> None:
    db.table("no\ntes").insert_multiple([{"n": 1}, {"n": 2}])
    with db.storage.connections.writing() as con:
        con.execute("UPDATE documents SET body = x'00' WHERE doc_id = 2")
    with pytest.raises(LibraryDamaged, match="document 2 of no tes cannot be read"):
        db.table("no\ntes").all()
    assert db.table("no\ntes").get(doc_id=1) == {"n": 1}


def test_own_tables_stand_beside_the_librarys(documents: Documents) -> None:
    notes = documents.table("notes")
    assert isinstance(notes, OwnTable)
    assert documents.table("notes") is notes
    notes.insert({"n": 1})
    assert documents.tables() >= {"releases", "states", "notes"}
    assert len(documents) == 0
    assert documents.changes.waiting() == 0
