"""Stated dates: precision and zone kept, nothing guessed."""

import re
from datetime import datetime, time, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from store.readers.dates import day_first, iso


@pytest.mark.parametrize(
    ("stated", "wanted"),
    [
        ("2021", "2021"),
        ("2021-09", "2021-09"),
        ("2021-09-28", "2021-09-28"),
        ("2021-09-28T05:00", "2021-09-28T05:00"),
        ("2021-09-28 05:00:30", "2021-09-28T05:00:30"),
        ("2020-07-20T07:20+00:00", "2020-07-20T07:20+00:00"),
        ("2018-03-29T15:28:33+0100", "2018-03-29T15:28:33+01:00"),
        ("2024-10-15 17:11:42.000000", "2024-10-15T17:11:42"),
        ("2021-09-28T05:00:00.123Z", "2021-09-28T05:00:00Z"),
        ("20210928T050000Z", "2021-09-28T05:00:00Z"),
        ("20210928", "2021-09-28"),
        ("2017-07-20T00:00:00-04:00", "2017-07-20"),
        ("13 Aug 2020", "2020-08-13"),
        ("Sep 28, 2021", "2021-09-28"),
        ("28th September 2021", "2021-09-28"),
        ("Tue, Sep 28, 2021 5:00 AM", "2021-09-28T05:00"),
        ("Tue, 28 Sep 2021 05:00:00 +0200 (CEST)", "2021-09-28T05:00:00+02:00"),
        ("Tue, 28 Sep 2021 05:00:00 -0000", "2021-09-28T05:00:00Z"),
        ("Dec 31, 2020 18:23 GMT", "2020-12-31T18:23Z"),
        ("June 3, 2022 12:05 p.m. EDT", "2022-06-03T12:05-04:00"),
        ("12:30 AM, 1 May 2022", "2022-05-01T00:30"),
        ("Posted at 08:20 on 20th July 2020", "2020-07-20T08:20"),
        ("19.12.2023 14:02 Uhr", "2023-12-19T14:02"),
        ("3. Mai 2024", "2024-05-03"),
        ("6 de noviembre de 2024", "2024-11-06"),
        ("14 mai 2024", "2024-05-14"),
        ("1er août 2023", "2023-08-01"),
        ("September 2021", "2021-09"),
        ("2025.07.07", "2025-07-07"),
        ("1786618020", "2026-08-13T10:47:00Z"),
        (1786618020, "2026-08-13T10:47:00Z"),
        (1786618020000, "2026-08-13T10:47:00Z"),
        ("Veröffentlicht am 13.08.2026 um 12:48 Uhr", "2026-08-13T12:48"),
    ],
)
def test_a_date_is_read_in_the_precision_stated(stated: object, wanted: str) -> None:
    assert iso(stated) == wanted


@pytest.mark.parametrize(
    "stated",
    [
        "",
        "yesterday",
        "32 May 2020",
        "2021-13-01",
        "30.02.2021",
        "+32 2 299 40 73",
        "12/345",
        None,
        True,
        5,
        [2021],
        "7 min read",
    ],
)
def test_what_is_no_date_gives_none(stated: object) -> None:
    assert iso(stated) is None


def test_a_day_that_could_be_a_month_needs_to_be_told() -> None:
    assert iso("03/04/2021") is None
    assert iso("03/04/2021", day_first=True) == "2021-04-03"
    assert iso("03/04/2021", day_first=False) == "2021-03-04"
    assert iso("13/04/2021", day_first=False) == "2021-04-13"
    assert iso("04/13/2021", day_first=True) == "2021-04-13"
    assert iso("05/05/2021") == "2021-05-05"


@pytest.mark.parametrize(
    ("locale", "url", "first"),
    [
        ("en_GB", None, True),
        ("en_US", "https://example.org.uk/", False),
        ("en", "https://www.example.gov/news", False),
        ("en", "https://www.example.police.uk/news", True),
        ("de", None, True),
        ("en", "https://example.com/", None),
        (None, None, None),
    ],
)
def test_the_order_of_day_and_month_comes_from_region_or_site(
    locale: str | None, url: str | None, *, first: bool | None
) -> None:
    assert day_first(locale, url) is first


@given(st.datetimes(min_value=datetime(1901, 1, 1), max_value=datetime(2099, 1, 1)))  # noqa: DTZ001 - zones have tests of their own
def test_every_iso_moment_comes_back(moment: datetime) -> None:
    text = moment.isoformat(timespec="seconds")
    assert iso(text) == (text[:10] if text.endswith("T00:00:00") else text)


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    found = iso(text)
    assert found is None or found[:4].isdigit()


# Any moment of the years that count, in any zone of whole quarters of an hour.
ZONES = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
MOMENTS = st.datetimes(datetime(1901, 1, 1), datetime(2099, 12, 31), timezones=ZONES).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)
FORM = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII)


@given(MOMENTS)
def test_any_moment_of_a_mail_comes_back(moment: datetime) -> None:
    found = iso(format_datetime(moment))
    assert found is not None
    assume(moment.time() != time(0))
    assert datetime.fromisoformat(found) == moment
    assert datetime.fromisoformat(found).utcoffset() == moment.utcoffset()


@given(MOMENTS, st.sampled_from(["T", " "]), st.sampled_from(["auto", "minutes"]))
def test_any_moment_in_iso_form_comes_back(moment: datetime, between: str, precision: str) -> None:
    stated = moment.isoformat(between, precision)
    found = iso(stated)
    assert found is not None
    assume(found != stated[:10])
    assert datetime.fromisoformat(found) == datetime.fromisoformat(stated)


@given(
    st.one_of(
        st.text(max_size=60),
        st.text(alphabet="0123456789-/.:T+Z \u0661\u0665\uff10amMayJn\u00e4", max_size=40),
        st.floats(),
        st.integers(-(10**20), 10**400),
        st.none(),
    )
)
def test_whatever_is_stated_gives_a_date_of_the_form_or_none(stated: object) -> None:
    for first in (True, False, None):
        found = iso(stated, day_first=first)
        if found is not None:
            assert FORM.fullmatch(found), found
            if "T" in found:
                datetime.fromisoformat(found)


@pytest.mark.parametrize(
    ("stated", "wanted"),
    [
        ("2021-05-01T10:\u0663\u0664", "2021-05-01T10:34"),
        ("\uff12\uff10\uff12\uff11-05-01", "2021-05-01"),
        ("20210501T999999", "2021-05-01"),
        ("2021-05-01T10:00+99:99", "2021-05-01T10:00"),
        ("2021-05-01T10:00+14:00", "2021-05-01T10:00+14:00"),
    ],
)
def test_what_no_clock_shows_is_left_out(stated: str, wanted: str) -> None:
    assert iso(stated) == wanted
