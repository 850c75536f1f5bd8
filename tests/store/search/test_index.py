"""The index finds what a plain scan finds, in the order of the keys, and forgets what is taken out."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.documents.listrow import Keys, list_row, sort_keys
from store.model import Fact, Release, Source, Stamp
from store.search.entry import Entry, Run, entry
from store.search.grammar import parse
from store.search.index import ORDERS, Index, IndexDamaged, Marks, Order
from store.search.query import AnyOf, Beginning, Everything, Part, Place, Words, kept
from tests.store.making import make
from tests.store.search.harming import put
from tests.store.search.scan import matches
from tests.store.search.trees import query_texts, trees
from tests.store.strategies import distinct


class Shelf:
    """Releases by number with their entries and keys, in an index and beside it."""

    def __init__(self, folder: Path, releases: list[Release]) -> None:
        folder.mkdir()
        self.index = Index(folder, create=True)
        self.entries: dict[int, Entry] = {}
        self.keys: dict[int, Keys] = {}
        for number, release in enumerate(releases, 1):
            self.entries[number] = entry(release)
            self.keys[number] = sort_keys(list_row(release, ""), number)
        writer = self.index.writer(len(releases))
        assert writer is not None
        with writer:
            for number, found in self.entries.items():
                writer.put(number, self.keys[number], found)
                if number % 3 == 0 and number < 10:  # several segments, as a library that grew has
                    writer.commit()
            writer.commit()
        self.index.refresh()

    def scan(self, tree: Part, order: Order, marks: Marks) -> list[int]:
        found = [
            number
            for number, known in self.entries.items()
            if matches(tree, known, {part for part in marks if number in marks[part]})
        ]
        return sorted(found, key=lambda number: self.place(number, order), reverse=order != "oldest")

    def place(self, number: int, order: Order) -> tuple[int, ...]:
        """What an order sorts a release by."""
        if order in ("newest", "oldest", "arrests"):
            return (getattr(self.keys[number], order),)
        known = self.entries[number]
        day = known.published[0] if known.published else None
        month = (day.year, day.month) if day else (0, 0)
        return (max(known.figures.get(order, ()), default=-1), *month, number)

    def search(self, tree: Part, order: Order = "newest") -> list[int]:
        return self.index.search(tree, order, 0, 1_000, {}).doc_ids


def kept_of(tree: Part) -> Marks:
    """Releases that something is kept of: any ones, but always the same for the same part."""
    return {part: [number for number in range(1, 10) if hash((part, number)) % 3 == 0] for part in kept(tree)}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(releases=distinct(9), wanted=st.lists(trees, min_size=10, max_size=30))
def test_a_tree_finds_what_a_plain_scan_finds(
    tmp_path_factory: pytest.TempPathFactory,
    releases: list[Release],
    wanted: list[Part],
) -> None:
    shelf = Shelf(tmp_path_factory.mktemp("index") / "i", releases)
    for tree in wanted:
        marks = kept_of(tree)
        for order in ORDERS:
            expected = shelf.scan(tree, order, marks)
            found = shelf.index.search(tree, order, 0, 1_000, marks)
            assert (found.doc_ids, found.total) == (expected, len(expected))
            standing = [shelf.index.before(tree, order, number, marks) for number in shelf.keys]
            assert standing == [expected.index(n) if n in expected else None for n in shelf.keys]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(releases=distinct(9), typed=st.lists(query_texts, min_size=10, max_size=30))
def test_whatever_is_typed_finds_what_a_plain_scan_finds(
    tmp_path_factory: pytest.TempPathFactory, releases: list[Release], typed: list[str]
) -> None:
    shelf = Shelf(tmp_path_factory.mktemp("index") / "i", releases)
    for text in typed:
        tree = parse(text).tree
        marks = kept_of(tree)
        expected = shelf.scan(tree, "newest", marks)
        assert shelf.index.search(tree, "newest", 0, 1_000, marks).doc_ids == expected
        assert sorted(shelf.index.ranked(tree, 0, 1_000, marks).doc_ids) == sorted(expected)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Forty releases, a day apart; each fourth one says `fourth`."""
    releases = [
        Release(
            id=f"{number:016x}",
            title="Fourth raid" if number % 4 == 0 else "Raid",
            publisher="Police",
            distributor=None,
            language="en",
            kind="operation",
            published=Stamp(f"2021-{number // 28 + 1:02}-{number % 28 + 1:02}"),
            standfirst=None,
            text=f"Raid of the day. It was the {'fourth' if number % 4 == 0 else 'usual'} one; number {number}.",
            text_sha256="",
            source=Source("a", "text/plain", ""),
            parser="test",
            facts=(Fact("arrests", number % 7, 0, 0, ""),),
        )
        for number in range(40)
    ]
    return Shelf(tmp_path / "i", releases)


def test_pages_add_up_to_the_whole_wherever_they_are_counted_from(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = shelf.search(Everything(), "arrests")
    monkeypatch.setattr("store.search.index.reader._FAR", 3)
    paged = []
    for offset in range(0, 49, 7):
        found = shelf.index.search(Everything(), "arrests", offset, 7, {})
        assert found.total == 40
        paged += found.doc_ids
    assert paged == whole


def test_no_limit_and_a_huge_limit_are_both_served(shelf: Shelf) -> None:
    assert shelf.index.search(Everything(), "newest", 0, 0, {}).doc_ids == []
    assert shelf.index.search(Everything(), "newest", 0, 0, {}).total == 40
    assert len(shelf.index.search(Everything(), "newest", 0, 10**9, {}).doc_ids) == 40


def test_no_phrase_reaches_from_one_name_into_the_next(tmp_path: Path) -> None:
    facts = (Fact("partner", "Guardia Civil", 0, 0, ""), Fact("partner", "Policija", 0, 0, ""))
    shelf = Shelf(tmp_path / "i", [make(1, facts=facts)])
    assert shelf.search(Words(("guardia", "civil"), "partner")) == [1]
    assert shelf.search(Words(("civil", "policija"), "partner")) == []
    assert shelf.search(Words(("civil", "policija"))) == []


def test_what_is_taken_out_is_not_found_again(shelf: Shelf) -> None:
    writer = shelf.index.writer(2)
    assert writer is not None
    with writer:
        writer.remove(4)
        writer.remove(999)
        writer.commit()
    shelf.index.refresh()
    assert 4 not in shelf.search(Everything())
    assert len(shelf.search(Everything())) == 39


def test_putting_a_release_again_replaces_it(shelf: Shelf) -> None:
    writer = shelf.index.writer(1)
    assert writer is not None
    with writer:
        for _ in range(3):
            writer.put(5, shelf.keys[5], shelf.entries[4])
        writer.commit()
    shelf.index.refresh()
    assert len(shelf.search(Everything())) == 40
    assert 5 not in shelf.search(Words(("fourth",)))


def test_a_beginning_finds_more_endings_than_fifty(tmp_path: Path, shelf: Shelf) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    index = Index(folder, create=True)
    writer = index.writer(200)
    assert writer is not None
    with writer:
        for number in range(1, 201):
            words: dict[Place, tuple[Run, ...]] = {"any": ((f"end{number:03}",),)}
            writer.put(number, Keys(number, number, number), replace(shelf.entries[1], words=words))
        writer.commit()
    index.refresh()
    assert index.search(Beginning("end"), "newest", 0, 10, {}).total == 200


def test_words_in_the_title_weigh_more(shelf: Shelf) -> None:
    best = shelf.index.ranked(parse("fourth ").tree, 0, 40, {})
    assert best.total == 10
    either = shelf.index.ranked(parse("fourth OR usual ").tree, 0, 40, {}).doc_ids
    assert set(either[:10]) == set(best.doc_ids)


def test_what_shares_more_and_rarer_words_comes_first(shelf: Shelf) -> None:
    either = AnyOf((Words(("raid",)), Words(("fourth",))))
    fourth = set(shelf.search(Words(("fourth",))))
    found = shelf.index.closest(either, 40)
    assert (len(found), set(found[: len(fourth)])) == (40, fourth)
    assert shelf.index.closest(either, 3) == found[:3]


def test_words_are_counted_by_the_releases_that_have_them(shelf: Shelf) -> None:
    assert shelf.index.vocabulary().counts(["fourth", "nowhere"], "any") == {"fourth": 10, "nowhere": 0}


def test_the_lock_is_had_by_one_at_a_time(shelf: Shelf) -> None:
    first = shelf.index.writer(1)
    assert first is not None
    with first:
        assert Index(shelf.index.folder).writer(1) is None
    again = Index(shelf.index.folder).writer(1)
    assert again is not None
    with again:
        pass


@pytest.mark.parametrize("harm", ["meta.json", ".fast", ".idx", ".term"])
def test_files_that_are_broken_are_told(shelf: Shelf, harm: str) -> None:
    for file in shelf.index.folder.iterdir():
        if file.name.endswith(harm):
            put(file, file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(IndexDamaged):
        Index(shelf.index.folder).search(Words(("raid",)), "newest", 0, 5, {})


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        Index(tmp_path / "nowhere")
