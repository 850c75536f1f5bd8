"""Saved searches and the history of queries."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.errors import LibraryError
from store.library import Library
from tests.store.making import make


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as made:
        made.add(make(number) for number in range(3))
        yield made


def test_a_search_is_kept_under_its_name_whatever_its_case(library: Library) -> None:
    library.searches.save(" Big  raids", " arrests:>100\n")
    library.searches.save("abroad", "country:ES")
    assert [(search.name, search.query) for search in library.searches.all()] == [
        ("abroad", "country:ES"),
        ("Big raids", "arrests:>100"),
    ]
    library.searches.save("BIG RAIDS", "arrests:>200")
    assert library.searches.get("big raids").query == "arrests:>200"
    assert len(library.searches.all()) == 2
    library.searches.forget("big Raids")
    assert [search.name for search in library.searches.all()] == ["abroad"]


def test_what_cannot_be_kept_or_found_is_said(library: Library) -> None:
    for name, query in (("", "raid"), ("x" * 101, "raid"), ("raids", "  ")):
        with pytest.raises(LibraryError):
            library.searches.save(name, query)
    for call in (library.searches.forget, library.searches.mark_seen, library.searches.get):
        with pytest.raises(LibraryError, match="no saved search nothing"):
            call("nothing")
    assert (library.searches.all(), library.actions.can_undo()) == ([], None)


def test_new_is_what_came_in_since_it_was_seen(library: Library) -> None:
    search = library.searches.save("raids", "raid")
    assert search.seen == 3
    library.add([make(10)])
    assert library.searches.get("raids").seen == 3
    library.searches.mark_seen("raids")
    assert library.searches.get("raids").seen == 4
    # Neither a change nor a return makes a release new.
    library.documents.releases.update({"publisher": "Frontex"}, doc_ids=[4])
    library.remove([make(10).id])
    library.searches.mark_seen("raids")
    library.actions.undo()
    assert library.documents.releases.doc_id_of(make(10).id) == library.searches.get("raids").seen == 4


def test_undo_brings_a_query_back_but_what_was_seen_stays_seen(library: Library) -> None:
    library.searches.save("raids", "raid")
    library.searches.save("Raids", "raid arrests:>5")
    library.add([make(10)])
    library.searches.mark_seen("raids")
    assert library.actions.undo() == "change of saved search “Raids”"
    found = library.searches.get("raids")
    assert (found.name, found.query, found.seen) == ("raids", "raid", 4)
    assert library.actions.undo() == "saved search “raids”"
    assert library.searches.all() == []


def test_a_query_asked_again_moves_to_the_end(library: Library) -> None:
    for query in ("one", "two", " one ", "", "  ", "x" * 10_001):
        library.queries.remember(query)
    assert library.queries.recent() == ["one", "two"]
    assert library.queries.recent(1) == ["one"]
    assert library.queries.recent(0) == []


def test_the_last_five_hundred_queries_are_kept(library: Library) -> None:
    for number in range(503):
        library.queries.remember(f"query {number}")
    assert library.queries.recent() == [f"query {number}" for number in range(502, 2, -1)]
