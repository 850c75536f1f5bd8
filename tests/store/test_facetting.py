"""The facets of a library: what can be chosen next, with counts that hold."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.errors import QueryError
from store.library import Library
from store.model import Fact
from store.search.facets import FACETS
from tests.store.making import make


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Twelve releases by three publishers, every second one of a crime in Spain, all in the index."""
    facts = (Fact("country", "ES", 0, 0, ""), Fact("crime_area", "drugs", 0, 0, ""))
    with Library.open(tmp_path / "library") as made:
        made.add(make(number, facts=facts if number % 2 else ()) for number in range(12))
        made.catch_up()
        yield made


def counted(library: Library, query: str, name: str, **more: bool) -> dict[str, int]:
    (facet,) = library.facets(query, [name], **more)
    return {value.shown: value.count for value in facet.values}


def test_all_facets_come_in_one_order(library: Library) -> None:
    assert tuple(facet.name for facet in library.facets()) == FACETS
    assert [facet.name for facet in library.facets("raid ", ["year", "crime"])] == ["year", "crime"]


def test_what_is_chosen_in_a_facet_narrows_the_others_and_not_itself(library: Library) -> None:
    query = 'publisher:="Europol" country:ES '
    assert counted(library, query, "publisher") == {"Europol": 2, "Guardia Civil": 2, "Policja": 2}
    assert counted(library, query, "country") == {"Spain": 2}
    assert counted(library, query, "kind") == {"operation": 2}
    assert counted(library, query, "publisher", choosing=False) == {"Europol": 2}


def test_every_count_is_what_adding_its_query_finds(library: Library) -> None:
    library.annotations.tag([make(number).id for number in range(4)], "Fraud ring")
    library.annotations.tag([make(5).id], "fraud")
    for query in ("", "raid ", "country:spain "):
        for facet in library.facets(query, choosing=False):
            assert facet.values or facet.name == "partner"
            for value in facet.values:
                assert library.page(f"{query}{value.query}").total == value.count, (query, value)


def test_years_come_newest_first(library: Library) -> None:
    (years,) = library.facets("", ["year"], most=3)
    assert [value.value for value in years.values] == ["2021", "2020", "2019"]
    assert years.others == 9


def test_tags_are_counted_within_the_query_by_their_words(library: Library) -> None:
    library.annotations.tag([make(1).id, make(2).id, make(3).id], "Fraud ring")
    library.annotations.tag([make(3).id, make(5).id], "fraud-ring", "★")
    library.annotations.tag([make(5).id], "Later")
    library.annotations.tag([make(11).id], "★")
    assert counted(library, "", "tag") == {"Fraud ring": 4, "Later": 1}
    assert counted(library, "country:ES ", "tag") == {"Fraud ring": 3, "Later": 1}
    assert counted(library, "country:ES tag:later ", "tag") == {"Fraud ring": 3, "Later": 1}


def test_what_anybody_writes_counts_at_once(library: Library) -> None:
    assert counted(library, "", "tag") == {}
    with Library.open(library.folder) as other:
        other.annotations.tag([make(1).id], "seen")
        other.add([make(20)])
        other.catch_up()
    assert counted(library, "", "tag") == {"seen": 1}
    assert sum(counted(library, "", "publisher").values()) == 13


def test_a_facet_that_there_is_not_is_told_with_those_there_are(library: Library) -> None:
    with pytest.raises(QueryError, match="no facet colour") as told:
        library.facets("", ["colour"])
    assert "publisher" in told.value.hint


def test_without_an_index_the_facets_are_empty(tmp_path: Path) -> None:
    with Library.open(tmp_path / "new") as library:
        library.add([make(1)])
        assert all(facet.values == () for facet in library.facets("raid "))
