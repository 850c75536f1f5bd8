"""The library's contract: store once, read back, page, search, mark, find one's place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from store.errors import QueryError, ReleaseMissing
from store.library import Library
from store.model import Fact, Release, Stamp
from store.search.query import SORTS
from store.text import plain
from tests.store.making import make
from tests.store.search.trees import query_texts
from tests.store.strategies import distinct

ORDERS = list(SORTS)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Sixty releases, all in the index; tests that use it only read."""
    with Library.open(tmp_path_factory.mktemp("filled") / "library") as library:
        library.add(make(number) for number in range(60))
        library.catch_up()
        yield library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as made:
        yield made


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(releases=distinct(6))
def test_what_is_added_comes_back_and_adding_again_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, releases: list[Release]
) -> None:
    with Library.open(tmp_path_factory.mktemp("l")) as library:
        assert library.add(releases) == [True] * len(releases)
        before = library.page(limit=100)
        assert library.add(releases) == [False] * len(releases)
        assert library.page(limit=100) == before
        assert library.count() == before.total == len(releases)
        for release in releases:
            assert library.get(release.id) == release
            assert library.row(release.id) in before.rows


def test_it_is_durable_and_opens_again(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add([make(1)])
        library.set_read(make(1).id)
    with Library.open(tmp_path / "library") as library:
        assert library.get(make(1).id) == make(1)
        assert library.row(make(1).id).read


def test_what_is_not_there_is_named(library: Library) -> None:
    for call in (library.get, library.row, library.set_read, library.set_starred):
        with pytest.raises(ReleaseMissing, match="no release nobody"):
            call("nobody")
    assert library.position("nobody") is None


def test_an_empty_library_has_an_empty_page(library: Library) -> None:
    assert (library.page().rows, library.page().total, library.count()) == ((), 0, 0)
    assert library.catch_up() == 0
    assert library.page("raid").total == library.page("raid", sort="relevance").total == 0
    assert library.page("raid").hints == ()


@pytest.mark.parametrize(
    "query", ["", "arrested ", "police lodz", "word3 ", "arrests:>20 -unit2 ", "kind:court"]
)
@pytest.mark.parametrize("sort", ORDERS)
def test_pages_add_up_and_every_row_knows_its_place(filled: Library, query: str, sort: str) -> None:
    whole = filled.page(query, sort=sort, limit=1_000)
    assert whole.total == len(whole.rows) > 0
    paged = [filled.page(query, sort=sort, offset=offset, limit=7) for offset in range(0, whole.total, 7)]
    assert tuple(row for page in paged for row in page.rows) == whole.rows
    assert {page.total for page in paged} == {whole.total}
    assert [page.offset for page in paged] == list(range(0, whole.total, 7))
    for place, row in enumerate(whole.rows):
        assert filled.position(row.id, query, sort=sort) == place


def test_a_release_that_does_not_match_has_no_place(filled: Library) -> None:
    assert filled.position(make(3).id, "word4 ") is None
    assert filled.position(make(3).id, "word4 ", sort="relevance") is None
    assert filled.position(make(4).id, "word4 ") is not None


def test_the_same_order_with_and_without_the_index(filled: Library) -> None:
    for sort in ("newest", "oldest", "arrests"):
        listed = filled.page(sort=sort, limit=100).rows
        assert filled.page("-nowordlikethis ", sort=sort, limit=100).rows == listed


def test_the_order_asked_for_goes_before_the_querys_own(filled: Library) -> None:
    assert filled.page("arrested sort:oldest ").rows == filled.page("arrested ", sort="oldest").rows
    assert filled.page("arrested sort:oldest ", sort="newest").rows == filled.page("arrested ").rows
    assert filled.page("sort:arrests").rows == filled.page(sort="arrests").rows
    with pytest.raises(QueryError, match="no order loudest"):
        filled.page(sort="loudest")
    with pytest.raises(QueryError):
        filled.page("raid", sort="loudest")


@pytest.mark.parametrize(
    ("offset", "limit", "count"), [(0, 0, 0), (60, 5, 0), (58, 5, 2), (1_000, 5, 0), (-3, 5, 5)]
)
@pytest.mark.parametrize("query", ["", "arrested "])
def test_a_page_beyond_the_end_is_empty(
    filled: Library, query: str, offset: int, limit: int, count: int
) -> None:
    page = filled.page(query, offset=offset, limit=limit)
    assert (len(page.rows), page.total) == (count, 60)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("number7 ", [7]),
        ("number5", [5, *range(50, 60)]),
        ("NUMBER7 łÓdŹ ", [7]),
        ('"case word7 of unit0"', [7]),
        ("publisher:guardia word1 ", [1, 31]),
        ("arrests:10", [7]),
        ("officers:>0", []),
        ("date:2017-08", [7, 19, 31, 43, 55]),
        ("kind:operation word7 unit0 ", [7]),
        ("lang:de", []),
        ("has:phone", []),
        ("title:number7 ", [7]),
        ("title:case ", []),
        ("number7 OR number9 ", [7, 9]),
        ("(number7 OR number9) -word9 ", [7]),
    ],
)
def test_queries(filled: Library, query: str, numbers: list[int]) -> None:
    found = filled.page(query, limit=100)
    assert sorted(int(row.id, 16) for row in found.rows) == numbers
    assert found.total == len(numbers)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=query_texts)
def test_nothing_typed_is_an_error(filled: Library, query: str) -> None:
    page = filled.page(query)
    assert page.total >= len(page.rows)
    filled.position(make(3).id, query)
    assert filled.hits(query, "") == []


def test_hints_reach_the_page(filled: Library) -> None:
    assert any("no field colour" in hint for hint in filled.page("colour:red").hints)
    assert any("waits" in hint for hint in filled.page("title:").hints)
    assert filled.page("title:").total == 60


def test_hits(filled: Library) -> None:
    text = make(7).text
    assert [text[start:end] for start, end in filled.hits("lodz arr", text)] == [
        "arrested",
        "arrested",
        "Łódź",
    ]


class TestMarks:
    """Read and starred are the user's own."""

    def test_they_are_shown_found_and_taken_back(self, library: Library) -> None:
        library.add(make(number) for number in range(6))
        library.catch_up()
        library.set_starred(make(2).id)
        library.set_read(make(2).id)
        library.set_read(make(3).id)
        assert [row.id for row in library.page("is:starred").rows] == [make(2).id]
        assert library.page("is:read").total == 2
        assert library.page("is:unread").total == 4
        assert [row.id for row in library.page("is:read -is:starred").rows] == [make(3).id]
        assert library.position(make(3).id, "is:read -is:starred") == 0
        library.set_starred(make(2).id, starred=False)
        library.set_read(make(3).id, read=False)
        assert (library.page("is:starred").total, library.page("is:unread").total) == (0, 5)

    def test_importing_again_does_not_lose_them(self, library: Library) -> None:
        library.add([make(1)])
        library.set_starred(make(1).id)
        library.add([make(1)])
        assert library.row(make(1).id).starred
        library.documents.releases.remove(doc_ids=[1])
        library.add([make(1)])
        assert library.row(make(1).id).starred


def test_a_hostile_release_is_kept_as_it_is_and_listed_as_plain_lines(library: Library) -> None:
    nasty = make(
        1,
        title="\x1b]0;owned\x07 raid \u202e \ud800 [/bold]",
        publisher="a\x00b\ud800",
        language="\ud800",
        published=Stamp("soon\x1b"),
        facts=(Fact("arrests", 10**40, 0, 0, ""), Fact("country", "\ud800", 0, 0, "")),
    )
    assert library.add([nasty]) == [True]
    assert library.get(nasty.id) == nasty
    row = library.row(nasty.id)
    for line in (row.title, row.publisher, row.published, row.language):
        assert line == plain(line)
    library.catch_up()
    assert library.page("raid").rows == (row,)
    assert library.page("sort:arrests").rows == (row,)


def test_a_title_of_a_megabyte_is_listed_short(library: Library) -> None:
    library.add([make(1, title="word " * 200_000)])
    assert len(library.row(make(1).id).title) <= 400
