"""List rows and the keys they are sorted by."""

import pytest
from hypothesis import given

from store.documents.listrow import MOST_ROWS, Keys, headline_figure, list_row, sort_keys, stamp_minutes
from store.errors import LibraryError
from store.model import Fact, Release, Stamp
from tests.store.making import make
from tests.store.strategies import releases


def keys(number: int = 1, published: str | None = "2021-09-28", arrests: int | None = 5) -> Keys:
    facts = () if arrests is None else (Fact("arrests", arrests, 0, 0, ""),)
    release = make(1, published=published and Stamp(published), facts=facts)
    return sort_keys(list_row(release, ""), number)


def test_newest_first_then_the_one_stored_last_and_undated_at_the_end() -> None:
    rows = [
        keys(1, "2021"),
        keys(2, "2021-09"),
        keys(3, "2021-09-28"),
        keys(4, "2021-09-28T05:00"),
        keys(5, None),
    ]
    assert sorted(rows, key=lambda row: -row.newest) == [rows[3], rows[2], rows[1], rows[0], rows[4]]
    assert keys(2).newest > keys(1).newest


def test_oldest_first_and_undated_still_at_the_end() -> None:
    rows = [keys(1, "2021"), keys(2, "2021-09"), keys(3, "2021-09-28"), keys(4, None)]
    assert sorted(rows, key=lambda row: row.oldest) == rows


def test_most_arrests_first_then_newest_and_without_a_figure_at_the_end() -> None:
    rows = [keys(1, arrests=330), keys(2, "2022"), keys(3, "2020"), keys(4, arrests=0), keys(5, arrests=None)]
    assert sorted(rows, key=lambda row: -row.arrests) == rows


@pytest.mark.parametrize("published", [None, "0001", "9999-12-31T23:59", "1969-01-01"])
@pytest.mark.parametrize("arrests", [None, 0, 10**30])
def test_a_key_fits_where_it_is_kept(published: str | None, arrests: int | None) -> None:
    for number in (1, MOST_ROWS):
        found = keys(number, published, arrests)
        for key in (found.newest, found.oldest, found.arrests):
            assert 0 < key < 2**63
            assert key & MOST_ROWS == number


def test_more_rows_than_a_key_can_tell_apart_are_refused() -> None:
    with pytest.raises(LibraryError, match="at most"):
        keys(MOST_ROWS + 1)


@pytest.mark.parametrize("value", [None, "", "soon", "2021-13", "2021-02-30", "--09-15"])
def test_what_is_no_date_has_no_minute(value: str | None) -> None:
    assert stamp_minutes(value) is None


@pytest.mark.parametrize("clock", ["T", "T25:00", "T5", "Tmorning", "T05:60"])
def test_a_day_with_a_broken_clock_is_still_a_day(clock: str) -> None:
    assert stamp_minutes("2021-09-28" + clock) == stamp_minutes("2021-09-28")


def test_minutes_are_minutes() -> None:
    morning, night = stamp_minutes("2021-09-28T05:00"), stamp_minutes("2021-09-28T23:59")
    assert morning is not None
    assert night is not None
    assert night - morning == 18 * 60 + 59


def test_the_headline_figure_is_the_first_current_total_of_arrests() -> None:
    release = make(
        1,
        facts=(
            Fact("officers", 11_000, 0, 0, ""),
            Fact("arrests", 148, 0, 0, "", scope="part"),
            Fact("arrests", 9, 0, 0, "", scope="historical"),
            Fact("arrests", 330, 0, 0, "", qualifier="more_than"),
            Fact("arrests", 331, 0, 0, ""),
        ),
    )
    row = list_row(release, "")
    assert (row.headline, row.headline_qualifier) == (330, "more_than")
    assert headline_figure(make(1, facts=())) is None
    assert list_row(make(1, facts=()), "").headline is None


@pytest.mark.parametrize("title", [None, "", "  "])
def test_an_untitled_release_shows_its_first_words(title: str | None) -> None:
    assert list_row(make(4, title=title), "").title.startswith("7 arrested in raid number4 Police")


@given(releases())
def test_a_row_is_plain_lines(release: Release) -> None:
    row = list_row(release, "2026-01-01T00:00:00Z")
    for line in (row.title, row.publisher or "", row.published or ""):
        assert line.isprintable() or not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in line)
        line.encode()
