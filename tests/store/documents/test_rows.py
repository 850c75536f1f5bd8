"""List rows and the queue go with their documents."""

import pytest

from store.documents.database import Documents
from store.documents.kept import Kept
from store.listing import Order
from store.release_json import to_json
from tests.store.making import make


@pytest.fixture
def filled(documents: Documents) -> Documents:
    documents.releases.add(make(number) for number in range(25))
    return documents


def queue(documents: Documents) -> list[tuple[int, str]]:
    return [
        (change.doc_id, "put" if change.release else "remove")
        for change in documents.changes.pending(100, 10**9)
    ]


@pytest.mark.parametrize("order", ["newest", "oldest", "arrests"])
def test_pages_from_either_end_add_up_to_the_whole(filled: Documents, order: Order) -> None:
    whole, total = filled.rows.page(order, 0, 100)
    assert total == 25
    assert [row for offset in range(0, 30, 4) for row in filled.rows.page(order, offset, 4)[0]] == whole
    for place, row in enumerate(whole):
        known = filled.rows.keys(row.id)
        assert known is not None
        assert filled.rows.position(known[1], order) == place


def test_orders(filled: Documents) -> None:
    newest = [row.published or "" for row in filled.rows.page("newest", 0, 100)[0]]
    assert newest == sorted(newest, reverse=True)
    oldest = [row.published or "" for row in filled.rows.page("oldest", 0, 100)[0]]
    assert oldest == sorted(oldest)
    arrests = [row.headline or 0 for row in filled.rows.page("arrests", 0, 100)[0]]
    assert arrests == sorted(arrests, reverse=True)


def test_a_changed_document_changes_its_row_and_keeps_its_import_time(filled: Documents) -> None:
    before = filled.rows.get(make(3).id)
    assert before is not None
    filled.releases.update({"title": "Another title", "facts": []}, doc_ids=[4])
    after = filled.rows.get(make(3).id)
    assert after is not None
    assert (after.title, after.headline, after.imported) == ("Another title", None, before.imported)
    assert filled.rows.count() == 25


def test_a_removed_document_takes_its_row_along(filled: Documents) -> None:
    filled.releases.remove(doc_ids=[4])
    assert filled.rows.get(make(3).id) is None
    assert filled.rows.count() == 24
    assert filled.rows.numbered([5, 4, 3]) == [filled.rows.get(make(4).id), filled.rows.get(make(2).id)]


def test_state_is_shown_in_the_row_and_outlives_the_release(filled: Documents) -> None:
    filled.states.mark(make(3).id, starred=True, read=True)
    row = filled.rows.get(make(3).id)
    assert row is not None
    assert (row.starred, row.read) == (True, True)
    kept = Kept(filled._connections)
    assert (kept.marked("starred"), kept.marked("read")) == ([4], [4])
    filled.releases.remove(doc_ids=[4])
    assert kept.marked("starred") == []
    filled.releases.add([make(3)])
    assert kept.marked("starred") == [26]


def test_every_change_is_queued_in_order(documents: Documents) -> None:
    documents.releases.add([make(1), make(2)])
    documents.releases.insert(to_json(make(3)))
    documents.releases.update({"title": "x"}, doc_ids=[1])
    documents.releases.remove(doc_ids=[2])
    assert queue(documents) == [(3, "put"), (1, "put"), (2, "remove")]
    assert documents.changes.waiting() == 5
    pending = documents.changes.pending(100, 10**9)
    assert [change.sequence for change in pending] == [3, 4, 5]
    assert pending[1].release is not None
    assert pending[1].release.title == "x"


def test_only_what_was_read_leaves_the_queue(documents: Documents) -> None:
    documents.changes.feed_anew("", "index", lambda: None)
    documents.releases.add(make(number) for number in range(10))
    first = documents.changes.pending(4, 10**9)
    documents.releases.add([make(11)])
    documents.changes.done(first[-1].sequence, "index")
    assert [doc_id for doc_id, _ in queue(documents)] == [5, 6, 7, 8, 9, 10, 11]
    assert len(documents.changes.pending(100, 1)) == 1


def test_the_queue_belongs_to_one_index(documents: Documents) -> None:
    documents.releases.add(make(number) for number in range(3))
    assert documents.changes.feed_anew("", "one", lambda: None)
    assert not documents.changes.feed_anew("", "two", lambda: None)
    documents.changes.done(100, "two")
    assert len(queue(documents)) == 3
    documents.changes.done(100, "one")
    assert queue(documents) == []
    assert documents.changes.feed_anew("one", "two", lambda: None)
    assert len(queue(documents)) == 3


def test_adding_is_idempotent_and_says_what_it_did(documents: Documents) -> None:
    assert documents.releases.add([make(1), make(2), make(1)]) == [True, True, False]
    assert documents.releases.add([make(2), make(3)]) == [False, True]
    assert documents.releases.add([]) == []
    assert documents.rows.count() == 3
    assert documents.changes.waiting() == 3


def test_a_document_that_cannot_be_read_does_not_hold_up_the_queue(
    documents: Documents, caplog: pytest.LogCaptureFixture
) -> None:
    documents.releases.add([make(1), make(2)])
    with documents.releases._connections.writing() as con:
        con.execute("UPDATE releases SET body = x'00' WHERE doc_id = 1")
    assert queue(documents) == [(1, "remove"), (2, "put")]
    assert "document 1" in caplog.text
