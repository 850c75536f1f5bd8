"""Undo and redo: every change of a person can be taken back, and nothing that came in between is overwritten."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.document import Origin, Original
from store.documents import actions
from store.errors import LibraryError, ReleaseMissing
from store.library import Library
from tests.store.making import make

IDS = [make(number).id for number in range(1, 5)]
ONE, TWO = IDS[:2]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as made:
        made.add(make(number) for number in range(1, 5))
        yield made


def everything(library: Library) -> dict[str, Any]:
    """What a person sees of a library."""
    return {
        "rows": library.page(limit=100).rows,
        "releases": [library.get(row.id) for row in library.page(limit=100).rows],
        "numbers": [library.documents.releases.doc_id_of(id_) for id_ in IDS],
        "kept": [library.annotations.of(id_) for id_ in IDS],
        "tags": library.annotations.tags(),
        "searches": [(search.name, search.query) for search in library.searches.all()],
    }


def correct(library: Library, release_id: str, value: int) -> None:
    """Correct the figure of a release, or add one where it was rejected; 0 rejects it."""
    facts = library.annotations.corrected(library.get(release_id)).facts
    new = replace(make(int(release_id, 16)).facts[0], value=value) if value else None
    library.annotations.correct(release_id, facts[0] if facts else None, new)


releases, tags = st.sampled_from(IDS), st.sampled_from(["a", "A", "b"])
STEPS: st.SearchStrategy[Callable[[Library], object]] = st.one_of(
    st.builds(lambda i, on: lambda lib: lib.annotations.star(i, on), releases, st.booleans()),
    st.builds(lambda i, on: lambda lib: lib.annotations.mark_read(i, on), releases, st.booleans()),
    st.builds(lambda i, j, tag: lambda lib: lib.annotations.tag([i, j], tag), releases, releases, tags),
    st.builds(lambda i, j, tag: lambda lib: lib.annotations.untag([i, j], tag), releases, releases, tags),
    st.builds(
        lambda i, text: lambda lib: lib.annotations.note(i, text), releases, st.sampled_from(["", "x", "y"])
    ),
    st.builds(lambda i, value: lambda lib: correct(lib, i, value), releases, st.integers(0, 2)),
    st.builds(lambda name, q: lambda lib: lib.searches.save(name, q), tags, st.sampled_from(["p", "q"])),
    st.builds(lambda name: lambda lib: lib.searches.forget(name), tags),
    st.builds(lambda i, j: lambda lib: lib.remove([i, j]), releases, releases),
    st.just(lambda lib: lib.actions.undo()),
    st.just(lambda lib: lib.actions.undo()),
    st.just(lambda lib: lib.actions.redo()),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEPS, max_size=20))
def test_undoing_all_leads_back_to_the_beginning_and_redoing_all_to_the_end(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Callable[[Library], object]]
) -> None:
    with Library.open(tmp_path_factory.mktemp("l")) as library:
        library.add(make(number) for number in range(1, 5))
        beginning = everything(library)
        for step in steps:
            try:
                step(library)
            except LibraryError:  # a release or search that is not there at this point: no step then
                continue
        while library.actions.redo():
            pass
        end = everything(library)
        while library.actions.undo():
            pass
        assert everything(library) == beginning
        while library.actions.redo():
            pass
        assert everything(library) == end


def test_each_is_told_in_words(library: Library) -> None:
    assert (library.actions.can_undo(), library.actions.undo()) == (None, None)
    assert (library.actions.can_redo(), library.actions.redo()) == (None, None)
    library.annotations.star(ONE)
    library.annotations.tag([ONE, TWO], "fraud")
    library.remove([ONE])
    title = "“4 arrested in raid number1”"
    words = [f"removal of {title}", "tag fraud on 2 releases", f"star on {title}"]
    for said in words:
        assert library.actions.can_undo() == said
        assert library.actions.undo() == said
        assert library.actions.can_redo() == said
    assert library.actions.can_undo() is None
    assert [library.actions.redo() for _ in range(4)] == [*reversed(words), None]


def test_what_is_searched_by_marks_follows_an_undo(library: Library) -> None:
    library.catch_up()
    library.set_starred(ONE)
    library.set_read(ONE, undoable=True)
    assert (library.page("is:starred").total, library.page("is:unread").total) == (1, 3)
    library.actions.undo()
    library.actions.undo()
    assert (library.page("is:starred").total, library.page("is:unread").total) == (0, 4)
    library.actions.redo()
    assert [row.id for row in library.page("is:starred").rows] == [ONE]


def test_a_new_change_ends_the_chance_to_redo(library: Library) -> None:
    library.annotations.star(ONE)
    library.actions.undo()
    library.annotations.star(TWO)
    assert library.actions.redo() is None
    assert not library.annotations.of(ONE).starred


def test_what_changes_nothing_or_happens_by_itself_is_no_action(library: Library) -> None:
    library.annotations.star(ONE)
    library.annotations.tag([ONE], "a")
    library.actions.undo()
    library.annotations.star(ONE)
    library.annotations.untag([ONE], "a")
    library.annotations.note(ONE, "")
    library.annotations.tag([], "a")
    library.annotations.tag([ONE])
    library.set_read(ONE)
    library.queries.remember("raid")
    assert library.remove([]) == 0
    assert library.actions.can_redo() == "tag a on “4 arrested in raid number1”"
    assert library.actions.can_undo() == "star on “4 arrested in raid number1”"


def test_a_mark_by_hand_is_taken_back_whatever_opening_did_since(library: Library) -> None:
    library.annotations.mark_read(ONE)
    library.annotations.mark_read(ONE, read=False)
    library.set_read(ONE)  # opened again
    assert library.actions.undo()
    assert library.annotations.of(ONE).read
    assert library.actions.undo()
    assert not library.annotations.of(ONE).read


def test_a_note_that_was_changed_since_by_other_means_is_not_overwritten(library: Library) -> None:
    library.annotations.star(TWO)
    library.annotations.note(ONE, "mine")
    library.documents.states.update({"note": "theirs"}, doc_ids=[2])
    with pytest.raises(LibraryError, match=r"note on .* changed again since"):
        library.actions.undo()
    assert library.annotations.of(ONE).note == "theirs"
    # It is out of the way, and still in the log.
    assert library.actions.can_undo() == "star on “5 arrested in raid number2”"
    assert library.actions.can_redo() is None
    assert library.actions.undo()
    assert not library.annotations.of(TWO).starred


def test_undo_touches_its_own_tag_only(library: Library) -> None:
    library.annotations.tag([ONE], "mine")
    library.annotations.note(ONE, "mine")
    library.documents.states.update({"tags": ["mine", "theirs"], "starred": True})
    library.actions.undo()
    library.actions.undo()
    kept = library.annotations.of(ONE)
    assert (kept.starred, kept.tags, kept.note) == (True, ("theirs",), "")


def test_undo_takes_the_newest_action_whoever_made_it(tmp_path: Path, library: Library) -> None:
    library.annotations.star(ONE)
    with Library.open(tmp_path / "library") as other:
        other.annotations.note(TWO, "other")
        assert str(library.actions.can_undo()).startswith("note on")
        library.actions.undo()
        assert other.annotations.of(TWO).note == ""
        assert str(other.actions.redo()).startswith("note on")
        assert other.actions.undo()
        assert str(other.actions.undo()).startswith("star on")
    assert not library.annotations.of(ONE).starred


def test_the_log_keeps_the_last_thousand(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    assert actions.MOST_ACTIONS == 1_000
    monkeypatch.setattr(actions, "MOST_ACTIONS", 3)
    for number in range(6):
        library.annotations.note(ONE, f"note {number}")
    undone = 0
    while library.actions.undo():
        undone += 1
    assert (undone, library.annotations.of(ONE).note) == (3, "note 2")
    with library.connections.reading() as con:
        assert (
            con.execute("SELECT count(*) FROM actions").fetchone()[0] == 6
        )  # three, each with its one change


class TestRemoval:
    """Removing releases, and having them back."""

    def test_they_are_gone_from_list_and_search_and_come_back_as_they_were(self, library: Library) -> None:
        library.catch_up()
        before = everything(library)
        with library.connections.writing() as con:
            con.execute("UPDATE list_rows SET imported = '2020-01-01T00:00:00Z' WHERE doc_id = 2")
            con.execute("INSERT INTO sources VALUES (2, 'abc', 7, 'raid-2.txt', 'text/plain')")
        old = library.row(TWO)
        assert library.remove([TWO, ONE, TWO]) == 2
        library.catch_up()
        assert (library.count(), library.page("raid").total) == (2, 2)
        with pytest.raises(ReleaseMissing):
            library.get(TWO)
        assert library.actions.undo() == "removal of 2 releases"
        assert library.row(TWO) == old
        assert everything(library)["numbers"] == before["numbers"]
        assert everything(library)["releases"] == before["releases"]
        library.catch_up()
        assert library.page("number2 ").rows == (old,)
        with library.connections.reading() as con:
            assert con.execute("SELECT * FROM sources").fetchall() == [
                (2, "abc", 7, "raid-2.txt", "text/plain")
            ]

    def test_an_unknown_id_removes_nothing(self, library: Library) -> None:
        with pytest.raises(ReleaseMissing, match="no release nobody"):
            library.remove([ONE, "nobody"])
        assert (library.count(), library.actions.can_undo()) == (4, None)

    def test_one_that_was_imported_again_is_left_alone(self, library: Library) -> None:
        library.remove([ONE, TWO])
        library.add([make(1)])
        assert library.actions.undo() == "removal of 2 releases (1 changed since, left as they are)"
        numbers = everything(library)["numbers"]
        assert numbers == [5, 2, 3, 4]
        # Done again, it removes what it had put back and no more.
        assert library.actions.redo() == "removal of 2 releases"
        assert {row.id for row in library.page().rows} == {ONE, *IDS[2:]}

    def test_when_all_were_imported_again_there_is_nothing_to_put_back(self, library: Library) -> None:
        library.annotations.star(TWO)
        library.remove([ONE])
        library.add([make(1)])
        with pytest.raises(LibraryError, match="removal of"):
            library.actions.undo()
        assert library.count() == 4
        assert str(library.actions.undo()).startswith("star on")

    def test_the_originals_of_what_can_be_put_back_are_known(self, library: Library) -> None:
        with library.connections.writing() as con:
            con.execute("INSERT INTO sources VALUES (1, 'abc', 0, 'raid-1.txt', 'text/plain')")
        library.remove([ONE, TWO])
        with library.connections.reading() as con:
            assert actions.removed_originals(con) == {"abc"}

    def test_a_release_whose_document_is_damaged_can_be_removed_and_put_back(self, library: Library) -> None:
        with library.connections.writing() as con:
            con.execute("UPDATE releases SET body = x'00' WHERE doc_id = 1")
        assert library.remove([ONE]) == 1
        assert library.actions.undo()
        assert library.row(ONE).id == ONE


def test_what_a_newer_parser_read_from_the_same_bytes_meanwhile_is_not_put_back_beside_it(
    library: Library,
) -> None:
    original = Original("raid.txt", "text/plain", b"raid", hashlib.sha256(b"raid").hexdigest())
    older, newer = make(11), make(12)
    library.add([older], [Origin(original)])
    library.remove([older.id])
    assert library.add([newer], [Origin(original)]) == [True]
    with pytest.raises(LibraryError, match="changed again since"):
        library.actions.undo()
    assert [source.release_id for source in library.originals.sources() if source.sha256] == [newer.id]


def test_refused_actions_count_among_those_the_log_keeps(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST_ACTIONS", 3)
    for _ in range(6):
        library.remove([ONE])
        library.add([make(1)])
        with pytest.raises(LibraryError):
            library.actions.undo()
    with library.connections.reading() as con:
        (heads,) = con.execute("SELECT count(*) FROM actions WHERE part_of IS NULL").fetchone()
    assert heads == 3
