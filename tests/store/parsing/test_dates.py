"""Dates in running text: what they mean, in which language, and which year they take."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.parsing import dates, moments
from store.parsing.knowledge import table
from store.parsing.moments import Moment
from tests.store.parsing.readings import reading

PUBLISHED = "2021-09-28"
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


def read(text: str, language: str = "en", published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    whole = reading(text, language, published=published)
    return [(whole.text[item.start : item.end], item.value()) for item in dates.find(whole)]


@pytest.mark.parametrize(
    ("text", "evidence", "value"),
    [
        ("It ran between 15 and 18 September 2021.", "between 15 and 18 September 2021", "2021-09-15/2021-09-18"),
        ("From 13 to 18 November 2023 they met.", "From 13 to 18 November 2023", "2023-11-13/2023-11-18"),
        ("Raids on December 10, 11, and 12 followed.", "on December 10, 11, and 12", "2020-12-10/2020-12-12"),
        ("They met on or around May 30, 2025.", "on or around May 30, 2025", "2025-05-30"),
        ("More since May 1, 2020.", "since May 1, 2020", "2020-05-01/.."),
        ("It lasted from 12 March to 2 April 2021.", "from 12 March to 2 April 2021", "2021-03-12/2021-04-02"),
        ("It ran from April 22-April 23, 2021.", "from April 22-April 23, 2021", "2021-04-22/2021-04-23"),
        ("Between Monday 23 March and Sunday 29 March.", "Between Monday 23 March and Sunday 29 March", "2021-03-23/2021-03-29"),
        ("During the months of April and May 2021.", "During the months of April and May 2021", "2021-04-01/2021-05-31"),
        ("Work done in December 2020.", "in December 2020", "2020-12"),
        ("It follows Friday, 4 December's launch.", "Friday, 4 December", "2020-12-04/.."),
        ("Between 30 December and 2 January.", "Between 30 December and 2 January", "2020-12-30/2021-01-02"),
        ("On Tuesday (11 August) they met.", "11 August", "2021-08-11"),
        ("On 2021-09-15 it rained.", "On 2021-09-15", "2021-09-15"),
        ("In 2018 little happened.", "In 2018", "2018"),
    ],
)  # fmt: skip
def test_english_dates(text: str, evidence: str, value: str) -> None:
    assert read(text) == [(evidence, value)]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Sie kamen vom 3. bis zum 5. Mai 2021.", "de", "2021-05-03/2021-05-05"),
        ("Sie kamen am Abend des 15. September sowie gestern Morgen.", "de", "2021-09-15/2021-09-27"),
        ("Am 04.05.09 war Ruhe.", "de", "2009-05-04"),
        ("Am 4.5. war Ruhe.", "de", "2021-05-04"),
        ("In der letzten Woche war Ruhe.", "de", "2021-09-20/2021-09-26"),
        ("Entre los días 15 y 18 de septiembre de 2021.", "es", "2021-09-15/2021-09-18"),
        ("Desde el 1 de mayo de 2020 hay calma.", "es", "2020-05-01/.."),
        ("Du 3 au 5 mai 2021, rien.", "fr", "2021-05-03/2021-05-05"),
        ("Le 1er juin 2020, rien.", "fr", "2020-06-01"),
        ("Dal 3 al 5 maggio 2021 niente.", "it", "2021-05-03/2021-05-05"),
    ],
)
def test_dates_in_other_languages(text: str, language: str, value: str) -> None:
    assert [found for _, found in read(text, language)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [("They came yesterday.", "2021-09-27"), ("They came on Friday.", "2021-09-24"), ("Last night they came.", "2021-09-27")],
)  # fmt: skip
def test_days_told_from_publication(text: str, value: str) -> None:
    assert [found for _, found in read(text)] == [value]


@pytest.mark.parametrize("text", ["They came yesterday.", "They came on Friday.", "Last week they came."])
def test_days_told_from_publication_need_it(text: str) -> None:
    assert read(text, published=None) == []


@pytest.mark.parametrize(
    "text",
    ["They may go.", "The march went on.", "Call 12 34 56.", "On 31 February 2021.", "Version 1.2.3 is out."],
)
def test_what_is_no_date(text: str) -> None:
    assert [value for _, value in read(text) if value != "2021-02"] == []


def test_a_date_without_year_takes_the_one_before_publication() -> None:
    assert read("On 2 February they came.") == [("On 2 February", "2021-02-02")]
    assert read("On 24 December they came.") == [("On 24 December", "2020-12-24")]


def test_without_a_day_of_publication_the_year_stays_open() -> None:
    assert read("Raids on December 10, 11, and 12.", published=None) == [
        ("on December 10, 11, and 12", "--12-10/--12-12")
    ]


def test_months_come_first_where_they_do() -> None:
    american = reading("They met on 9/15/2021.", country="US", published=PUBLISHED)
    british = reading("They met on 5/9/2021.", country="GB", published=PUBLISHED)
    assert [item.value() for item in dates.find(american)] == ["2021-09-15"]
    assert [item.value() for item in dates.find(british)] == ["2021-09-05"]


def _spelt(day: date, language: str) -> str:
    month = table("calendar")["months"][language][day.month - 1][0].title()
    return {
        "en": f"{day.day} {month} {day.year}",
        "de": f"{day.day}. {month} {day.year}",
        "es": f"{day.day} de {month.lower()} de {day.year}",
        "fr": f"{day.day} {month.lower()} {day.year}",
    }[language]


@given(DAYS, st.sampled_from(["en", "de", "es", "fr"]), st.text(alphabet="xyz .,\n", max_size=20))
def test_a_day_spelt_out_is_read_as_that_day(day: date, language: str, before: str) -> None:
    found = read(f"{before} {_spelt(day, language)} .", language)
    assert [value for _, value in found] == [day.isoformat()]


@given(DAYS, st.integers(1, 27))
def test_an_interval_spelt_out_is_read_whole(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    found = read(f"It ran from {_spelt(first, 'en')} to {_spelt(last, 'en')}.")
    assert [value for _, value in found] == [f"{first}/{last}"]


@given(DAYS, DAYS)
def test_the_year_filled_in_is_the_nearest_before_publication(day: date, published: date) -> None:
    if (day.month, day.day) == (2, 29):
        return
    filled = moments.dated(Moment(None, day.month, day.day), published)
    assert filled.year in {published.year, published.year - 1}
    found = date.fromisoformat(filled.iso())
    assert found <= published + timedelta(days=14)
    assert found > published + timedelta(days=14) - timedelta(days=367)


@given(st.text(max_size=300))
def test_any_text_gives_places_inside_it_in_order(text: str) -> None:
    whole = reading(text, published=PUBLISHED)
    past = 0
    for item in dates.find(whole):
        assert past <= item.start < item.end <= len(text)
        past = item.end
