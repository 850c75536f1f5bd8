from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.parsing import stamps
from store.text import shadow


def first(text: str, country: str | None = None) -> str | None:
    found = next(stamps.find(text, shadow(text), 0, len(text), country), None)
    if found is None:
        return None
    assert found.evidence == text[found.start : found.end]
    return found.value


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Tue, Sep 28, 2021 5:00 AM", "2021-09-28T05:00"),
        ("28 September 2021", "2021-09-28"),
        ("April 2nd, 2002", "2002-04-02"),
        ("2013/6/28", "2013-06-28"),
        ("2024-03-05 14:30", "2024-03-05T14:30"),
        ("12:24:00 on 8th July 2019", "2019-07-08T12:24:00"),
        ("15:20 23/07/2020", "2020-07-23T15:20"),
        ("19.12.2023 14:02 Uhr", "2023-12-19T14:02"),
        ("3. März 2022, 9.15 Uhr", "2022-03-03T09:15"),
        ("4 de febrero del  2009", "2009-02-04"),
        ("1er juillet 2020", "2020-07-01"),
        ("12 maggio 2019", "2019-05-12"),
        ("7 mei 2018", "2018-05-07"),
        ("5 octombrie 2020", "2020-10-05"),
        ("September 2021", "2021-09"),
        ("12 07 2006 Senators announce", "2006-12-07"),
        ("FOR IMMEDIATE RELEASEDecember 7  2006", "2006-12-07"),
        ("2025.07.07 පැය 1840", "2025-07-07T18:40"),
        ("noon is not a date", None),
        ("31 February 2020", None),
        ("No. 12-345 of 99", None),
    ],
)
def test_dates_keep_the_precision_that_is_printed(printed: str, value: str | None) -> None:
    assert first(printed) == value


def test_an_all_number_date_is_read_in_the_order_of_the_country() -> None:
    assert first("03/04/2020", "GB") == "2020-04-03"
    assert first("03/04/2020", "US") == "2020-03-04"
    assert first("13/04/2020", "US") == "2020-04-13"
    assert first("03.04.2020", "US") == "2020-04-03"


@pytest.mark.parametrize(
    ("printed", "zone"),
    [
        ("5 May 2021, 10:00 CEST", "+02:00"),
        ("5 May 2021, 10:00 GMT", "Z"),
        ("5 May 2021 10:00 a.m. PDT", "-07:00"),
        ("5 May 2021, 10:00", None),
        ("5 May 2021, 10:00 ET", None),
        ("5 May 2021, 10:00 +0200", "+02:00"),
        ("5 May 2021, 10:00 +2599", None),
    ],
)
def test_a_zone_only_when_one_is_printed(printed: str, zone: str | None) -> None:
    found = next(stamps.find(printed, printed, 0, len(printed), None))
    assert found.zone == zone


def test_a_stated_moment_keeps_its_zone() -> None:
    stamp = stamps.stated("2018-03-29T15:28:33+01:00")
    assert (stamp.value, stamp.zone, stamp.evidence) == ("2018-03-29T15:28:33+01:00", "+01:00", "")
    assert stamps.stated("2018-03-29").zone is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("EMBARGOED UNTIL 00:01 HRS, 4 July 2023\n\nNew law", "2023-07-04T00:01"),
        ("Not for publication before 6 p.m. on Monday, 12 March 2024", "2024-03-12T18:00"),
        ("SPERRFRIST: 3. Mai 2022, 10:00 Uhr", "2022-05-03T10:00"),
        ("The embargo was lifted in 2020.", None),
    ],
)
def test_an_embargo_says_until_when(text: str, value: str | None) -> None:
    found = stamps.embargo(text, shadow(text), len(text), "GB")
    assert (found.value if found else None) == value


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert first(f"on {day.day} {day:%B} {day.year}, police said") == day.isoformat()
    assert first(f"{day:%B} {day.day}, {day.year}") == day.isoformat()
    assert first(day.isoformat()) == day.isoformat()


@given(st.text(alphabet="0123456789./- :amMay,JuneUhr\n", max_size=80))
def test_evidence_stands_at_its_offsets(text: str) -> None:
    for stamp in stamps.find(text, text, 0, len(text), "GB"):
        assert stamp.evidence == text[stamp.start : stamp.end]
        assert stamp.evidence
