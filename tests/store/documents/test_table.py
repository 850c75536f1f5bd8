"""The tables do what TinyDB's own do, row by row: the same calls on both give the same answers."""

from collections.abc import Callable
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from store.documents.database import Documents
from store.documents.rowaccess import RowAccess
from store.documents.rowwise import RowwiseTable
from store.errors import LibraryError
from store.release_json import to_json
from tests.store.making import make


def document(number: int, **changes: Any) -> dict[str, Any]:
    return {**to_json(make(number)), **changes}


def retitle(found: Any) -> None:
    found["title"] = found["title"].upper()


def calm(value: Any) -> bool:
    return bool(value["kind"] == "court")


CALLS: list[Callable[[Table], Any]] = [
    lambda t: t.insert(document(50)),
    lambda t: t.insert_multiple([document(60), document(62), Document(document(61), 77)]),
    lambda t: t.insert_multiple(document(number) for number in range(70, 75)),
    lambda t: t.all(),
    list,
    len,
    lambda t: t.search(where("publisher") == "Europol"),
    lambda t: t.search(where("facts").any(where("value") > 8)),
    lambda t: t.search(calm),
    lambda t: t.get(where("publisher") == "Policja"),
    lambda t: t.get(where("publisher") == "Nobody"),
    lambda t: t.get(doc_id=3),
    lambda t: t.get(doc_id=99),
    lambda t: t.get(doc_ids=[5, 1, 99]),
    lambda t: (t.contains(doc_id=3), t.contains(doc_id=99), t.contains(where("id") == f"{2:016x}")),
    lambda t: (t.count(where("kind") == "court"), t.count(calm)),
    lambda t: t.update({"publisher": "Frontex"}),
    lambda t: t.update({"publisher": "Frontex"}, where("kind") == "court"),
    lambda t: t.update({"publisher": "Frontex"}, doc_ids=[4, 99, 2]),
    lambda t: t.update(retitle, where("kind") == "court"),
    lambda t: t.update_multiple([({"publisher": "A"}, where("kind") == "court"), (retitle, where("publisher") == "A")]),
    lambda t: t.upsert({"publisher": "Frontex"}, where("kind") == "court"),
    lambda t: t.upsert(document(80), where("id") == "nobody"),
    lambda t: t.upsert(Document({"publisher": "Frontex"}, 2)),
    lambda t: t.upsert(Document(document(81), 90)),
    lambda t: t.remove(where("kind") == "court"),
    lambda t: t.remove(doc_ids=[3, 99, 1]),
    lambda t: t.truncate(),
    lambda t: t.clear_cache(),
]  # fmt: skip


def state(table: Table) -> dict[int, dict[str, Any]]:
    return {found.doc_id: dict(found) for found in table}


@pytest.mark.parametrize("call", CALLS)
def test_a_call_does_what_it_does_in_tinydb(documents: Documents, call: Callable[[Table], Any]) -> None:
    ours, theirs = documents.releases, TinyDB(storage=MemoryStorage).table("releases")
    for table in (ours, theirs):
        table.insert_multiple([document(number) for number in range(8)])
    answer, expected = call(ours), call(theirs)
    assert answer == expected
    assert getattr(answer, "doc_id", None) == getattr(expected, "doc_id", None)
    assert state(ours) == state(theirs)


def test_every_method_of_tinydbs_table_is_our_own_or_harmless() -> None:
    """A method inherited unnoticed would read or rewrite the whole table."""
    harmless = {"__init__", "__repr__", "name", "storage"}
    attributes = {"document_class", "document_id_class", "query_cache_class"}
    inherited = {
        name
        for name, member in vars(Table).items()
        if (callable(member) or isinstance(member, property))
        and name not in {**vars(RowAccess), **vars(RowwiseTable)}
    }
    assert inherited == harmless - {"__init__"} | attributes


@pytest.mark.parametrize(
    "call",
    [
        lambda t: t.insert(["no", "mapping"]),
        lambda t: t.insert(Document(document(9), 1)),
        lambda t: t.upsert({"publisher": "x"}),
        lambda t: t.remove(),
        lambda t: t.get(),
        lambda t: t.contains(),
    ],
)
def test_wrong_use_is_refused_as_in_tinydb(documents: Documents, call: Callable[[Any], Any]) -> None:
    ours, theirs = documents.releases, TinyDB(storage=MemoryStorage).table("releases")
    for table in (ours, theirs):
        table.insert(document(1))
    with pytest.raises((ValueError, RuntimeError)) as expected:
        call(theirs)
    with pytest.raises(type(expected.value)):
        call(ours)
    assert len(ours) == 1


def test_numbers_are_never_used_twice(documents: Documents) -> None:
    table = documents.releases
    last = table.insert_multiple([document(1), document(2)])[-1]
    table.remove(doc_ids=[last])
    assert table.insert(document(3)) > last


def test_numbers_go_on_above_a_number_that_was_given(documents: Documents) -> None:
    """TinyDB goes on below it, and would one day reach it."""
    given = documents.releases.insert(Document(document(1), 77))
    assert documents.releases.insert(document(2)) == given + 1


def test_a_batch_is_stored_whole_or_not_at_all(documents: Documents) -> None:
    with pytest.raises(LibraryError, match="already"):
        documents.releases.insert_multiple([document(1), document(2), document(1)])
    assert len(documents.releases) == 0
    assert documents.rows.count() == 0
    assert documents.changes.waiting() == 0


def test_an_error_in_a_change_undoes_all_of_it(documents: Documents) -> None:
    documents.releases.insert_multiple([document(1), document(2)])

    def spoil(found: Any) -> None:
        if found["id"] == f"{2:016x}":
            raise ZeroDivisionError
        retitle(found)

    before = state(documents.releases)
    with pytest.raises(ZeroDivisionError):
        documents.releases.update(spoil)
    assert state(documents.releases) == before


@pytest.mark.parametrize(
    "wrong", [{}, {"schema": "pressroom-release/1"}, {"schema": "other"}, {**document(1), "facts": 3}]
)
def test_what_is_no_release_is_refused(documents: Documents, wrong: dict[str, Any]) -> None:
    with pytest.raises(LibraryError, match="pressroom-release/1"):
        documents.releases.insert(wrong)


def test_a_release_keeps_its_id(documents: Documents) -> None:
    documents.releases.insert(document(1))
    with pytest.raises(LibraryError, match="cannot be changed"):
        documents.releases.update({"id": "another"})


def test_id_and_number_lead_to_each_other(documents: Documents) -> None:
    table = documents.releases
    number = table.insert_multiple([document(4), document(5)])[1]
    assert table.release_id_of(number) == f"{5:016x}"
    assert table.doc_id_of(f"{5:016x}") == number
    assert (table.release_id_of(99), table.doc_id_of("nobody"), table.of_release("nobody")) == (
        None,
        None,
        None,
    )
    found = table.of_release(f"{5:016x}")
    assert found is not None
    assert (found.doc_id, found["title"]) == (number, make(5).title)


def test_a_condition_sees_what_another_connection_wrote(documents: Documents) -> None:
    """TinyDB's query cache would answer from before."""
    condition = where("publisher") == "Frontex"
    documents.releases.insert(document(1))
    assert documents.releases.search(condition) == []
    other = Documents(type(documents.releases._connections)(documents.releases._connections.path, 1))
    other.releases.update({"publisher": "Frontex"})
    other.close()
    assert len(documents.releases.search(condition)) == 1


def test_the_whole_is_neither_read_nor_written(documents: Documents) -> None:
    documents.releases.insert(document(1))
    for call in (
        documents.storage.read,
        lambda: documents.storage.write({}),
        documents.releases._read_table,
        lambda: documents.releases._update_table(str),
        documents.releases._get_next_id,
    ):
        with pytest.raises(LibraryError):
            call()
    assert len(documents) == len(documents.table("releases")) == 1
    assert documents.get(doc_id=1)["id"] == f"{1:016x}"
    assert [found["id"] for found in documents] == [f"{1:016x}"]


def test_a_table_of_the_library_is_never_dropped(documents: Documents) -> None:
    documents.releases.insert(document(1))
    documents.table("notes").insert({"call": "them"})
    for name in ("releases", "states"):
        with pytest.raises(LibraryError, match="cannot be dropped"):
            documents.drop_table(name)
    documents.drop_tables()
    assert documents.tables() >= {"releases", "states"}
    assert "notes" not in documents.tables()
    assert len(documents.releases) == 1
    assert documents.table("releases", cache_size=3) is documents.releases


@pytest.mark.parametrize("number", [0, -1, 1 << 28, 1 << 70])
def test_a_release_has_a_number_that_its_list_row_can_have(documents: Documents, number: int) -> None:
    with pytest.raises(LibraryError):
        documents.releases.insert(Document(document(1), number))
    assert len(documents.releases) == 0
    assert documents.releases.insert(document(1)) == 1


class TestStates:
    """The table of what the user did."""

    def test_documents_keep_more_than_the_marks(self, documents: Documents) -> None:
        number = documents.states.insert({"release_id": "a", "note": "call them"})
        documents.states.mark("a", starred=True)
        assert documents.states.get(doc_id=number) == {
            "release_id": "a",
            "note": "call them",
            "starred": True,
        }

    def test_one_release_has_one_state(self, documents: Documents) -> None:
        documents.states.insert({"release_id": "a"})
        with pytest.raises(LibraryError, match="already"):
            documents.states.insert({"release_id": "a"})
        with pytest.raises(LibraryError, match="moved"):
            documents.states.update({"release_id": "b"})
        with pytest.raises(LibraryError, match="no release_id"):
            documents.states.insert({})

    def test_they_can_be_removed(self, documents: Documents) -> None:
        documents.states.mark("a", read=True)
        assert documents.states.remove(where("release_id") == "a") == [1]
        assert len(documents.states) == 0
