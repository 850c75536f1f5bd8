"""What can be found of a release, place by place."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from store.model import Contact, Fact, Phone, Release, Source, Stamp
from store.search.entry import entry
from store.search.query import Place
from store.search.words import words
from tests.store.strategies import releases

TEXT = "Twelve held\n\nPolice in Valencia arrested twelve people."


@pytest.fixture
def release() -> Release:
    return Release(
        id="0" * 16,
        title="Twelve held",
        publisher="Policía Nacional",
        distributor="Newswire",
        language="es",
        kind="court",
        published=Stamp("2021-09"),
        standfirst=None,
        text=TEXT,
        text_sha256="",
        source=Source("a", "text/plain", ""),
        parser="test",
        facts=(
            Fact("arrests", 12, 0, 0, ""),
            Fact("arrests", 5, 0, 0, "", scope="part"),
            Fact("arrests", 99, 0, 0, "", scope="historical"),
            Fact("partner", "European Union Agency for Law Enforcement", 0, 0, "", acronym="EUROPOL"),
            Fact("coordinator", "Guardia Civil", 0, 0, ""),
            Fact("country", "ES", 0, 0, ""),
            Fact("country", "GB", 0, 0, ""),
            Fact("crime_area", "migrant_smuggling", 0, 0, ""),
            Fact("place", "Valencia", 0, 0, ""),
            Fact("op_date", "2021-09-01/2021-09-03", 0, 0, ""),
        ),
        contacts=(
            Contact("Eva Muñoz", "Spokesperson", "Press Office", ("eva@example.org",),
                    email_hidden=False, phones=(Phone("+34 96 000", "+3496000"),), start=0, end=0, evidence=""),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("any", "police in valencia"),
        ("any", "policia nacional"),
        ("any", "newswire"),
        ("any", "eva munoz"),
        ("title", "twelve held"),
        ("names", "europol"),
        ("names", "guardia civil"),
        ("publisher", "policia nacional"),
        ("partner", "european union agency"),
        ("partner", "europol"),
        ("partner", "guardia civil"),
        ("coordinator", "guardia civil"),
        ("country", "es"),
        ("country", "uk"),
        ("country_name", "spain"),
        ("country_name", "espana"),
        ("country_name", "united kingdom"),
        ("crime", "migrant smuggling"),
        ("place", "valencia"),
        ("person", "eva munoz"),
        ("contact", "press office"),
        ("contact", "spokesperson"),
        ("contact", "3496000"),
        ("contact", "eva example org"),
        ("kind", "court"),
        ("lang", "es"),
        ("has", "phone"),
        ("has", "email"),
        ("has", "operation"),
        ("has", "arrests"),
    ],
)
def test_a_place_holds_its_words(release: Release, place: Place, text: str) -> None:
    wanted = tuple(words(text))
    runs = entry(release).words[place]
    assert any(run[at : at + len(wanted)] == wanted for run in runs for at in range(len(run)))


@pytest.mark.parametrize("place", ["any", "title"])
def test_joined_words_are_held_as_one_too_and_never_beside_others(release: Release, place: Place) -> None:
    found = entry(replace(release, title="An anti-social crime", text="Held")).words[place]
    assert ("antisocial",) in found
    assert ("an", "anti", "social", "crime") in found


@pytest.mark.parametrize(
    ("place", "word"), [("coordinator", "europol"), ("person", "spokesperson"), ("country", "spain")]
)
def test_a_place_holds_nothing_else(release: Release, place: Place, word: str) -> None:
    assert not any(word in run for run in entry(release).words[place])


def test_only_current_totals_are_figures(release: Release) -> None:
    assert entry(release).figures == {"arrests": (12,)}


def test_days_are_those_the_release_states(release: Release) -> None:
    found = entry(release)
    assert found.published == (date(2021, 9, 1), date(2021, 9, 30))
    assert found.operated == {date(2021, 9, day) for day in (1, 2, 3)}


@pytest.mark.parametrize(
    ("stated", "first", "last", "count"),
    [
        ("2021-09-28/..", date(2021, 9, 28), date(2021, 9, 30), 3),
        ("2021-09", date(2021, 9, 1), date(2021, 9, 30), 30),
        ("2021-09-15", date(2021, 9, 15), date(2021, 9, 15), 1),
        ("2021-09-15/2020-01-01", date(2021, 9, 15), date(2021, 9, 15), 1),
        ("1900-01-01/2021-01-01", date(1900, 1, 1), date(1903, 1, 6), 1101),
    ],
)
def test_the_days_of_an_operation(release: Release, stated: str, first: date, last: date, count: int) -> None:
    found = entry(replace(release, facts=(Fact("op_date", stated, 0, 0, ""),))).operated
    assert (min(found), max(found), len(found)) == (first, last, count)


@pytest.mark.parametrize("stated", ["--09-15", "", "/", "soon", ".."])
def test_an_operation_without_a_year_has_no_days(release: Release, stated: str) -> None:
    assert not entry(replace(release, facts=(Fact("op_date", stated, 0, 0, ""),))).operated


def test_an_untitled_release_is_found_by_its_first_words(release: Release) -> None:
    assert entry(replace(release, title=None)).words["title"][0][:2] == ("twelve", "held")


def test_a_figure_beyond_all_counting_still_fits(release: Release) -> None:
    assert entry(replace(release, facts=(Fact("arrests", 10**40, 0, 0, ""),))).figures["arrests"][0] < 2**63


@given(releases())
def test_every_release_has_an_entry(release: Release) -> None:
    found = entry(release)
    assert all(runs and all(runs) for runs in found.words.values())
