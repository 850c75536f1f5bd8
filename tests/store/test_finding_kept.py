"""What the user keeps is found at once: marks, tags, notes, corrections, saved searches."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.documents.kept import Kept
from store.library import Library
from tests.store.making import make


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Six releases, all in the index."""
    with Library.open(tmp_path / "library") as made:
        made.add(make(number) for number in range(6))
        made.catch_up()
        yield made


def found(library: Library, query: str) -> set[int]:
    return {int(row.id, 16) for row in library.page(query).rows}


def test_tags_are_found_by_their_words_and_as_wholes(library: Library) -> None:
    library.annotations.tag([make(1).id, make(2).id], "Fraud ring")
    library.annotations.tag([make(3).id], "Fraud")
    assert found(library, "tag:fraud ") == {1, 2, 3}
    assert found(library, "tag:fr") == {1, 2, 3}
    assert found(library, 'tag:"fraud ring"') == {1, 2}
    assert found(library, "tag:=FRAUD ") == {3}
    assert found(library, "has:tag -tag:ring ") == {3}
    library.annotations.untag([make(3).id], "fraud")
    assert found(library, "tag:=fraud ") == set()


def test_notes_are_found_by_their_words_whatever_the_accents(library: Library) -> None:
    library.annotations.note(make(4).id, "Rückruf bei der Łódź desk")
    library.annotations.tag([make(5).id], "note")
    assert found(library, "note:lodz ") == found(library, "note:ruckruf") == found(library, "has:note") == {4}
    assert found(library, "raid -note:lodz ") == {0, 1, 2, 3, 5}
    library.annotations.note(make(4).id, "")
    assert found(library, "has:note") == set()


def test_corrected_releases_are_found(library: Library) -> None:
    library.annotations.correct(make(2).id, make(2).facts[0], None)
    assert found(library, "is:corrected") == {2}


def test_a_saved_search_can_be_asked_for_by_its_name(library: Library) -> None:
    library.searches.save("Big raids", "arrests:>6")
    library.annotations.tag([make(5).id], "done")
    assert found(library, 'saved:"big RAIDS" -tag:done ') == {4}


@pytest.mark.parametrize("name", ["Bob’s raids", "2020–2021", 'the "big" ones', "two\u00a0words"])
def test_a_saved_search_is_found_under_its_name_as_it_was_given(library: Library, name: str) -> None:
    library.searches.save(name, "arrests:>6")
    assert found(library, f'saved:"{name.replace(chr(34), "")}" ') == {4, 5}


def test_of_two_names_that_a_query_calls_alike_the_very_one_is_meant(library: Library) -> None:
    library.searches.save("Bob’s", "arrests:>6")
    library.searches.save("bob's", "arrests:>7")
    assert library.saved_query("Bob's") == "arrests:>7"
    assert library.searches.query(" bob’s ") == "arrests:>6"
    assert library.searches.query("bob") is None


def test_what_is_kept_counts_from_the_next_query_on(library: Library) -> None:
    assert found(library, "is:starred raid") == set()
    library.set_starred(make(3).id)
    assert found(library, "is:starred raid") == {3}


@pytest.mark.parametrize(
    ("query", "first"), [("sort:arrests", 5), ("raid sort:arrests", 5), ("sort:oldest", 0)]
)
def test_a_figure_puts_the_highest_first_and_position_agrees(
    library: Library, query: str, first: int
) -> None:
    page = library.page(query)
    assert int(page.rows[0].id, 16) == first
    assert [library.position(row.id, query) for row in page.rows] == list(range(6))
    assert page.order == query.split("sort:")[1]


def test_what_has_no_such_figure_comes_last_and_is_still_there(library: Library) -> None:
    page = library.page("sort:victims")
    assert page.total == 6
    assert [library.position(row.id, "sort:victims") for row in page.rows] == list(range(6))


def test_notes_are_read_once_for_all_the_letters_that_are_typed(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.annotations.note(make(4).id, "Rückruf")
    library.annotations.tag([make(4).id, make(5).id], "desk")
    read, notes = [], Kept.notes

    def counted(kept: Kept) -> list[tuple[int, str]]:
        read.append(kept)
        return notes(kept)

    monkeypatch.setattr(Kept, "notes", counted)
    for typed in ("note:r", "note:ru", "note:ruc", "note:ruckruf tag:desk "):
        assert found(library, typed) == {4}
    assert len(read) == 1
    library.annotations.note(make(5).id, "ruckruf")
    assert found(library, "note:ruckruf ") == {4, 5}
    assert len(read) == 2
