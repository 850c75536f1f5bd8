"""Dates in the precision people state them in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.search.days import back, bounds, day_after, day_before


@pytest.mark.parametrize(
    ("stamp", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-", date(2021, 1, 1), date(2021, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-9", date(2021, 9, 1), date(2021, 9, 30)),
        ("2021-09-28", date(2021, 9, 28), date(2021, 9, 28)),
        ("2021-09-28T05:00", date(2021, 9, 28), date(2021, 9, 28)),
    ],
)
def test_a_stamp_stands_for_its_days(stamp: str, first: date, last: date) -> None:
    assert bounds(stamp) == (first, last)


@pytest.mark.parametrize(
    "stamp", ["", "20", "0000", "2021-13", "2021-02-30", "--09-15", "today", "２０２１-99"]
)
def test_what_is_no_date_stands_for_none(stamp: str) -> None:
    assert bounds(stamp) is None


@given(st.text())
def test_any_text_is_a_date_or_none(stamp: str) -> None:
    found = bounds(stamp)
    assert found is None or found[0] <= found[1]


@pytest.mark.parametrize(
    ("span", "day"),
    [
        ("3d", date(2021, 9, 25)),
        ("2w", date(2021, 9, 14)),
        ("1m", date(2021, 8, 29)),
        ("1y", date(2020, 9, 28)),
        ("9999y", date.min),
        ("w", None),
        ("2", None),
        ("-2w", None),
    ],
)
def test_a_span_counts_back_from_today(span: str, day: date | None) -> None:
    assert back(span, date(2021, 9, 28)) == day


def test_the_first_and_the_last_day_there_is_have_no_neighbour() -> None:
    assert day_after(date.max) == date.max
    assert day_before(date.min) == date.min
    assert day_after(date(2021, 9, 30)) == date(2021, 10, 1)
    assert day_before(date(2021, 10, 1)) == date(2021, 9, 30)
