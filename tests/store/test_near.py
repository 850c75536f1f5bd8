"""What comes near where nothing matches: what is shown, what is said, and that every question gets the same answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.library import Library
from store.listing import Page
from store.model import Release, Stamp
from store.search.nearly import nearly
from store.search.query import SORTS, Place, Words
from store.search.words import words
from tests.store.making import make
from tests.store.search.slips import slips_between
from tests.store.search.trees import query_texts

TITLES = (
    "Europol supports raid on perfume smugglers in Rotterdam",
    "Customs seize perfume in Rotterdam harbour",
    "Court sends perfume smugglers to prison",
    "Trail of stolen bicycles leads to Antwerp",
    "Trial of bicycle thieves begins",
    "Second trial of bicycle thieves begins",
)


def titled(number: int, title: str) -> Release:
    text = f"{title}\n\nA release about number{number}."
    return make(
        number, title=title, text=text, publisher=None, published=Stamp(f"2021-03-{number % 28 + 1:02}")
    )


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A few headlines and sixty releases that are alike, all in the index; tests that use it only read."""
    with Library.open(tmp_path_factory.mktemp("near") / "library") as library:
        library.add(make(number) for number in range(60))
        library.add(titled(100 + number, title) for number, title in enumerate(TITLES))
        library.catch_up()
        yield library


def titles(page: Page) -> list[str]:
    return [row.title for row in page.rows]


@pytest.mark.parametrize(
    ("query", "instead", "hint"),
    [
        ("pefume ", "perfume", 'nothing has "pefume": shown is perfume'),
        ("prefume", "perfume", 'nothing has "prefume": shown is perfume'),
        ("Rottredam perfume ", "rotterdam", 'nothing has "rottredam": shown is rotterdam'),
        ("title:roterdam ", "rotterdam", 'nothing has "title:roterdam": shown is rotterdam'),
        ('"perfume smuglers" ', "smugglers", 'nothing has "smuglers": shown is smugglers'),
        ("smuglers OR zeppelin ", "smugglers", 'nothing has "smuglers": shown is smugglers'),
        ("perfumz", "perfume", 'nothing has "perfumz": shown is perfume'),
        ("smuggelr", "smuggler…", 'nothing has "smuggelr": shown is smuggler…'),
    ],
)
def test_a_mistyped_word_shows_what_has_the_near_one_and_says_so(
    shelf: Library, query: str, instead: str, hint: str
) -> None:
    assert shelf.page(query).total == 0
    page = shelf.page(query, near=True)
    assert page.near
    assert page.hints == (hint,)
    assert [one.words for one in page.instead] == [(instead,)]
    assert page.rows
    assert all(instead.rstrip("…") in row.title.lower() for row in page.rows)
    assert page.order == "newest"


def test_two_mistyped_words_are_said_one_by_one(shelf: Library) -> None:
    page = shelf.page("custums rotterdm ", near=True)
    assert titles(page) == [TITLES[1]]
    assert page.hints == (
        'nothing has "custums": shown is customs',
        'nothing has "rotterdm": shown is rotterdam',
    )


def test_only_near_words_that_find_something_with_the_others_are_shown(shelf: Library) -> None:
    """Trial and trail are as near to trjil; only one of them stands beside Antwerp."""
    assert shelf.page("trajl ", near=True).instead[0].words == ("trail",)
    page = shelf.page("traill antwerp ", near=True)
    assert titles(page) == [TITLES[3]]
    assert page.instead[0].words == ("trail",)


def test_a_word_too_many_shows_what_has_most_words_best_first(shelf: Library) -> None:
    page = shelf.page("customs perfume harbour yesterday ", near=True)
    assert page.hints == ("nothing has all of these words: shown is what comes closest, best first",)
    assert page.near
    assert not page.instead
    assert titles(page) == [TITLES[1]]
    page = shelf.page("perfume rotterdam zeppelin sort:oldest ", near=True)
    assert page.order == "relevance"
    assert set(titles(page)) == {TITLES[0], TITLES[1]}


def test_words_in_other_endings_are_shown_where_nothing_has_them_as_they_stand(shelf: Library) -> None:
    assert shelf.page("bicycles thieves ").total == 0
    page = shelf.page("bicycles thieves ", near=True)
    assert page.near
    assert page.order == "relevance"
    assert set(titles(page)) == {TITLES[4], TITLES[5]}


def test_one_of_two_words_is_too_little(shelf: Library) -> None:
    page = shelf.page("perfume zeppelin ", near=True)
    assert (page.total, page.near, page.hints) == (0, False, ())


def test_a_word_that_there_is_may_be_meant_as_a_more_frequent_one(shelf: Library) -> None:
    page = shelf.page("trail thieves ", near=True)
    assert titles(page) == [TITLES[5], TITLES[4]]
    assert page.hints == ('nothing has all of these words: "trail" is taken for trial too',)
    assert page.instead[0].known


def test_a_query_of_what_is_not_in_words_stays_empty(shelf: Library) -> None:
    for query in (
        "arrests:>100000 ",
        "date:1901 ",
        "is:starred ",
        "kind:oprtion ",
        "country:NO ",
        "tag:perfume ",
    ):
        assert shelf.page(query, near=True) == shelf.page(query)
    for query in ("number999", "2098 ", "aabbccdd ", "龍龍 ", "zzz"):
        assert shelf.page(query, near=True).total == 0


def test_filters_hold_for_what_comes_near(shelf: Library) -> None:
    assert shelf.page("pefume date:2021-03 ", near=True).total == 3
    assert shelf.page("pefume date:2020 ", near=True).total == 0
    assert titles(shelf.page("pefume -rotterdam ", near=True)) == [TITLES[2]]
    assert shelf.page("customs perfume harbour yesterday date:2020 ", near=True).total == 0
    # What is left out is meant as it is typed.
    assert shelf.page("perfume -rotterdm ", near=True).total == 3


def test_the_near_words_are_marked_in_the_text(shelf: Library) -> None:
    def marked(query: str) -> list[str]:
        return [TITLES[0][start:end] for start, end in shelf.hits(query, TITLES[0], near=True)]

    assert marked("pefume ") == ["perfume"]
    assert marked("smuggelr") == ["smugglers"]
    assert marked("europol perfume rotterdam zeppelin ") == ["Europol", "perfume", "Rotterdam"]
    assert marked("raid ") == ["raid"]
    assert shelf.hits("pefume ", TITLES[0]) == []


def test_a_query_that_makes_half_a_sense_says_both(shelf: Library) -> None:
    page = shelf.page("arrests:many pefume ", near=True)
    assert not page.understood
    assert len(page.hints) == 2
    assert page.total == 3


damaged = st.builds(
    lambda title, at, letter, end: title[:at] + letter + title[at + 1 :] + end,
    st.sampled_from(
        (*TITLES, "Police arrested people", "Guardia Civil", "arrested in raid", "arrested in unit")
    ),
    st.integers(0, 30),
    st.sampled_from("abcexyz "),
    st.sampled_from(["", " ", " zeppelin ", " sort:oldest", " sort:relevance ", " arrests:>20 "]),
)
asked = st.one_of(damaged, query_texts)


@settings(max_examples=150, deadline=None)
@given(query=asked, sort=st.sampled_from([None, None, *SORTS[:4]]))
def test_a_query_with_matches_is_untouched_and_what_comes_near_is_near(
    shelf: Library, query: str, sort: str | None
) -> None:
    exact, near = shelf.page(query, sort=sort), shelf.page(query, sort=sort, near=True)
    if exact.total or not near.total:
        assert near == exact
        return
    assert near.near
    assert near.hints[: len(exact.hints)] == exact.hints
    assert len(near.hints) > len(exact.hints)
    for one in near.instead:
        for word in one.words:
            assert slips_between(one.typed, word.rstrip("…")) <= 2
    if len(near.instead) == 1 and near.order != "relevance":
        (one,) = near.instead
        shown = tuple(word.rstrip("…") for word in (*one.words, *[one.typed] * one.known))
        for row in near.rows:
            release = shelf.get(row.id)
            found = words(f"{release.text} {release.title} {release.publisher}")
            assert any(word.startswith(shown) for word in found)


@settings(max_examples=60, deadline=None)
@given(query=asked)
def test_pages_and_positions_belong_to_one_result(shelf: Library, query: str) -> None:
    whole = shelf.page(query, limit=100, near=True)
    rows = [
        row
        for offset in range(0, 100, 7)
        for row in shelf.page(query, offset=offset, limit=7, near=True).rows
    ]
    assert rows == list(whole.rows)
    for place in {0, len(rows) // 2, len(rows) - 1} & set(range(len(rows))):
        assert shelf.position(rows[place].id, query, near=True) == place
    others = {make(number).id for number in range(60)} - {row.id for row in rows}
    assert all(shelf.position(other, query, near=True) is None for other in sorted(others)[:2])


def test_what_comes_near_follows_what_is_stored(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        assert library.page("pefume ", near=True).total == 0  # there is no index yet
        library.add([titled(1, TITLES[1])])
        library.catch_up()
        assert titles(library.page("pefume ", near=True)) == [TITLES[1]]
        library.add([titled(2, "A pefume found")])
        library.catch_up()
        page = library.page("pefume ", near=True)
        assert (titles(page), page.near) == (["A pefume found"], False)
        library.remove([titled(2, "").id])
        library.catch_up()
        assert titles(library.page("pefume bottles rotterdam harbour ", near=True)) == [TITLES[1]]


def test_the_words_of_a_pasted_phrase_are_not_looked_at_one_by_one() -> None:
    asked: list[str] = []

    class Listening:
        def count(self, word: str, place: Place) -> int:
            asked.append(f"{place}:{word}")
            return 0

        def going_on(self, letters: str, place: Place, most: int | None = None) -> list[tuple[str, int]]:
            asked.append(f"{place}:{letters}:{most}")
            return []

    phrase = Words(("pefume",) * 100)
    assert nearly(phrase, lambda _: False, Listening()) is None
    assert asked == []
    nearly(Words(("pefume",) * 3), lambda _: False, Listening())
    assert asked
