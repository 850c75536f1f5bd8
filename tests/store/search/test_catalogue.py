"""The index follows the queue: it catches up, survives a crash anywhere, and is rebuilt when it cannot be used."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store.errors import LibraryError
from store.library import Library
from store.model import Release
from store.search.catalogue import Catalogue
from store.search.entry import Entry, entry
from store.search.index import FORM, Index, IndexDamaged, files
from store.search.index.writer import Writer
from tests.store.making import make
from tests.store.search.harming import put


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as made:
        made.add(make(number) for number in range(30))
        yield made


def index_of(library: Library) -> Path:
    (only,) = (library.folder / "index").iterdir()
    return only


def found(library: Library, query: str = "arrested ") -> int:
    return library.page(query).total


def test_what_was_stored_is_found_after_catching_up(library: Library) -> None:
    assert found(library) == 0
    assert any("index" in hint for hint in library.page("arrested ").hints)
    assert library.catch_up() == 30
    assert found(library) == 30
    assert library.page("arrested ").hints == ()
    assert library.catch_up() == 0


def test_what_waits_is_said(library: Library) -> None:
    library.catch_up()
    library.add([make(30), make(31)])
    assert found(library) == 30
    assert library.page("arrested ").hints == ("about 2 changes are not searchable yet",)
    assert library.catch_up() == 2
    assert found(library) == 32


def test_the_list_is_there_while_the_index_is_not(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.search.feeding._BATCH", 7)
    seen = []
    write = Writer.commit

    def watched(writer: Writer) -> None:
        write(writer)
        seen.append((library.page().total, found(library)))

    monkeypatch.setattr(Writer, "commit", watched)
    assert library.catch_up() == 30
    assert seen == [(30, 7), (30, 14), (30, 21), (30, 28), (30, 30)]


def test_changed_and_removed_documents_change_the_index(library: Library) -> None:
    library.catch_up()
    table = library.documents.releases
    table.update({"text": "Nothing of note.", "blocks": [], "facts": []}, doc_ids=[5])
    table.remove(doc_ids=[6])
    assert library.catch_up() == 2
    assert found(library, "note ") == 1
    assert found(library, f'"{make(5).title}" ') == 0
    assert found(library, "lodz ") == 28


def test_a_release_that_cannot_be_searched_keeps_no_other_from_it(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    library.catch_up()

    def failing(release: Release) -> Entry:
        if release.id == make(4).id:
            raise AttributeError("no words")
        return entry(release)

    monkeypatch.setattr("store.search.feeding.entry", failing)
    library.documents.releases.update({"title": "New"}, doc_ids=[5, 6])
    assert library.catch_up() == 2
    assert library.documents.changes.waiting() == 0
    assert (found(library), found(library, "title:new ")) == (29, 1)
    assert [record.getMessage() for record in caplog.records] == ["release 5 cannot be searched"]


@pytest.mark.parametrize("crash", ["before the commit", "after the commit", "after the queue was cleared"])
def test_a_crash_loses_and_doubles_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch, crash: str
) -> None:
    library.catch_up()
    library.add([make(40)])
    library.documents.releases.remove(doc_ids=[1])

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        if crash == "before the commit":
            patched.setattr(Writer, "commit", die)
        elif crash == "after the commit":
            patched.setattr(type(library.documents.changes), "done", die)
        else:
            done = type(library.documents.changes).done

            def done_and_die(*given: Any) -> None:
                done(*given)
                die()

            patched.setattr(type(library.documents.changes), "done", done_and_die)
        with pytest.raises(KeyboardInterrupt):
            library.catch_up()
    with Library.open(library.folder) as again:
        again.catch_up()
        assert found(again) == 30
        assert found(again, "number40 ") == 1
        assert found(again, "number0 ") == 0


def _remove_all(library: Library) -> None:
    shutil.rmtree(library.folder / "index")


def _remove_one(library: Library) -> None:
    shutil.rmtree(index_of(library))


def _empty_meta(library: Library) -> None:
    put(index_of(library) / "meta.json", b"")


def _cut(library: Library) -> None:
    for file in index_of(library).glob("*.fast"):
        put(file, file.read_bytes()[:10])


def _lose(library: Library) -> None:
    for file in index_of(library).glob("*.term"):
        file.unlink()


def _age(library: Library) -> None:
    with library._connections.writing() as con:
        con.execute("UPDATE about SET value = replace(value, ?, '0-')", (f"{FORM}-",))


@pytest.mark.parametrize("harm", [_remove_all, _remove_one, _empty_meta, _cut, _lose, _age])
def test_an_index_that_cannot_be_used_is_rebuilt(library: Library, harm: Callable[[Library], None]) -> None:
    library.catch_up()
    harm(library)
    with Library.open(library.folder) as again:
        assert found(again) == 0
        assert again.page().total == 30
        again.catch_up()
        assert found(again) == 30
        assert again.page("arrested ").hints == ()
        assert len(list((library.folder / "index").iterdir())) == 1


def test_damage_met_while_writing_is_repaired_at_once(library: Library) -> None:
    library.catch_up()
    library.add([make(50)])
    _cut(library)
    with Library.open(library.folder) as again:
        assert again.catch_up() >= 31
        assert found(again) == 31


def test_a_file_that_goes_while_it_is_opened_is_no_damage(library: Library) -> None:
    library.catch_up()
    gone = [IndexDamaged("merged away")]

    def question(_: Index) -> int:
        if gone:
            raise gone.pop()
        return 30

    assert library.catalogue.ask(question) == 30
    assert library.catch_up() == 0


def test_an_open_library_follows_an_index_that_another_one_rebuilt(library: Library) -> None:
    library.catch_up()
    assert found(library) == 30
    with Library.open(library.folder) as other:
        _remove_all(other)
        other.add([make(60)])
        other.catch_up()
    assert found(library) == 31


def test_the_lock_is_left_to_whoever_has_it(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.search.catalogue._PATIENCE", 0.0)
    with Library.open(library.folder) as other:
        other.catch_up()
    library.add([make(70)])
    writer = Index(index_of(library)).writer(1)
    assert writer is not None
    with writer:
        assert library.catch_up() == 0
    assert library.catch_up() == 1


def test_whoever_keeps_the_writer_feeds_what_another_process_leaves_to_it(library: Library) -> None:
    library.catch_up()
    with Library.open(library.folder) as other:
        other.add([make(70)])
        assert other.catch_up() == 0
        assert found(other) == 31
    assert found(library) == 31


def test_what_comes_while_merges_end_is_not_left_lying(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process adds after our last look, finds the lock taken, and trusts us with its change."""
    monkeypatch.setattr("store.search.resting._QUIET", 0.0)
    monkeypatch.setattr("store.search.catalogue._PATIENCE", 0.0)
    close = Writer.close
    late = [make(90)]

    def closing(writer: Writer) -> None:
        if late:
            with Library.open(library.folder) as other:
                other.add([late.pop()])
                assert other.catch_up() == 0
        close(writer)

    monkeypatch.setattr(Writer, "close", closing)
    assert library.catch_up() == 30
    wait_until(lambda: found(library) == 31)


def test_a_library_left_open_gives_the_writer_to_others_soon(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.search.resting._QUIET", 0.0)
    library.catch_up()
    writers: list[Any] = []

    def taken() -> bool:
        writers.append(Index(index_of(library)).writer(1))
        return writers[-1] is not None

    wait_until(taken)
    writers[-1].close()


def test_closing_brings_merges_to_an_end_and_leaves_no_file_behind(library: Library) -> None:
    for number in range(100, 120):
        library.add([make(number)])
        library.catch_up()
    library.close()
    folder = index_of(library)
    named = {Path(path).name for path in files.stamps(folder)}
    left = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    assert left <= named | {"meta.json"}
    with Library.open(library.folder) as again:
        assert found(again) == 50


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_one_thread_feeds_at_a_time(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = []
    commit = Writer.commit

    def meanwhile(writer: Writer) -> None:
        inner.append(library.catch_up())
        commit(writer)

    monkeypatch.setattr(Writer, "commit", meanwhile)
    assert library.catch_up() == 30
    assert inner == [0]


def test_a_disk_that_takes_no_more_is_told_and_the_index_stays(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.catch_up()
    name = index_of(library).name
    library.add([make(80)])

    def full(_: Writer) -> None:
        raise IndexDamaged("No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Writer, "commit", full)
        with pytest.raises(LibraryError, match="cannot be written: No space left") as caught:
            library.catch_up()
    assert "no release is lost" in caught.value.hint
    assert index_of(library).name == name
    assert found(library) == 30
    assert library.catch_up() == 1


def test_closing_ends_feeding_after_a_batch(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.search.feeding._BATCH", 10)
    commit = Writer.commit

    def closing(writer: Writer) -> None:
        commit(writer)
        library.close()

    monkeypatch.setattr(Writer, "commit", closing)
    assert library.catch_up() == 0
    monkeypatch.setattr(Writer, "commit", commit)
    with Library.open(library.folder) as again:
        assert again.catch_up() == 30
        assert found(again) == 30


def test_an_index_that_is_replaced_while_it_is_fed_is_let_go(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = Writer.commit
    turns = []

    def replaced(writer: Writer) -> None:
        turns.append(1)
        if len(turns) == 1:
            with Library.open(library.folder) as other:
                other.catalogue._renew(other.documents.changes.index_name())
        commit(writer)

    monkeypatch.setattr(Writer, "commit", replaced)
    library.catch_up()
    library.catch_up()
    assert len(turns) < 6
    assert found(library) == 30
    assert library.documents.changes.waiting() == 0


def test_two_that_begin_at_once_agree_on_one_index(library: Library) -> None:
    changes = library.documents.changes
    folder = library.folder / "index"
    one, two = Catalogue(folder, changes), Catalogue(folder, changes)
    first = one._renew("")
    # The other one looked before the first was done.
    assert two._renew("") == first
    assert [place.name for place in folder.iterdir()] == [changes.index_name()] == [first]
    assert two.catch_up() + one.catch_up() == 30


def test_progress_is_told_after_each_batch(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.search.feeding._BATCH", 12)
    told: list[tuple[int, int]] = []
    assert library.catch_up(lambda done, total: told.append((done, total))) == 30
    assert told == [(12, 30), (24, 30), (30, 30)]


def test_a_query_says_that_the_index_is_being_built_and_shows_what_is_in_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.search.feeding._BATCH", 12)
    pages = []
    library.catch_up(lambda *_: pages.append(library.page("arrested ")))
    assert [page.total for page in pages] == [12, 24, 30]
    assert "12 of 30 releases" in pages[0].hints[0]
    assert "being built" in pages[0].hints[0]
    assert pages[-1].hints == ()


def test_behind_is_whatever_catching_up_would_change(library: Library) -> None:
    assert library.behind()
    library.catch_up()
    assert not library.behind()
    library.add([make(50)])
    assert library.behind()
    library.catch_up()
    assert (found(library), library.behind()) == (31, False)
    shutil.rmtree(library.folder / "index")
    assert library.behind()
