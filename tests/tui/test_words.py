"""Dates, figures, places and counts in words."""

from dataclasses import replace

import pytest

from store.listing import ListRow, Page
from store.model import Stamp
from store.search.fields import FIELDS
from store.search.grammar import parse
from tests.tui.invented import ACTION_TEXT, action, fact, release
from tui.panes.search import count_words
from tui.render.dates import interval_words, moment_words, stamp_line
from tui.render.evidence import evidence, snippet, where
from tui.render.figures import figures
from tui.render.querying import EXAMPLES
from tui.render.roles import by_role
from tui.render.rows import row_pieces
from tui.sorting import order_words
from tui.state import Results, apart


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2021-09-15/2021-09-18", "15–18 Sep 2021"),
        ("2021-08-30/2021-09-02", "30 Aug – 2 Sep 2021"),
        ("2020-12-30/2021-01-02", "30 Dec 2020 – 2 Jan 2021"),
        ("2021-09-15/..", "from 15 Sep 2021"),
        ("../2021-09-15", "until 15 Sep 2021"),
        ("2021-09", "Sep 2021"),
        ("2021-01/2021-03", "Jan–Mar 2021"),
        ("--09-15", "15 Sep (year not given)"),
        ("2021", "2021"),
        ("soon", "soon"),
        ("2021-99-99", "2021-99-99"),
        ("2021-01/x-y", "2021-01/x-y"),
    ],
)
def test_dates_of_an_operation(value: str, words: str) -> None:
    assert interval_words(value) == words


@pytest.mark.parametrize(
    ("stamp", "words"),
    [
        (None, "date not given"),
        (Stamp("2021"), "2021"),
        (Stamp("2021-09-28"), "Tue 28 Sep 2021"),
        (Stamp("2021-09-28T05:00"), "Tue 28 Sep 2021 05:00, time zone not given"),
        (Stamp("2021-09-28T05:00:00Z", "Z"), "Tue 28 Sep 2021 05:00 UTC"),
        (Stamp("2021-09-28T05:00", "+02:00"), "Tue 28 Sep 2021 05:00 +02:00"),
        (Stamp("yesterday"), "yesterday"),
    ],
)
def test_when_a_release_was_issued(stamp: Stamp | None, words: str) -> None:
    assert stamp_line(stamp) == words


def test_a_moment_that_is_none_is_shown_as_it_is() -> None:
    assert moment_words("never") == "never"
    assert moment_words("2026-11-24T02:29:00") == "24 Nov 2026 02:29"


def test_parts_are_compared_and_never_added_up() -> None:
    text = "Checks: 40 arrests, 25 men and 15 women. Also 9 charged, 4 of them here."
    made = release(
        text,
        facts=(
            fact(text, "arrests", 40, "40 arrests"),
            fact(text, "arrests", 25, "25 men", scope="part", by="men"),
            fact(text, "arrests", 15, "15 women", scope="part", by="women"),
            fact(text, "charged", 9, "9 charged"),
            fact(text, "charged", 4, "4 of them", scope="part", by="here"),
            fact(text, "searches", 2, "Checks", scope="part", by="x"),
        ),
    )
    assert [entry.words for entry in figures(made)] == [
        "40 = 25 men + 15 women",
        "9, of which 4 here",
        "2",
    ]


def test_of_two_totals_the_larger_has_the_parts() -> None:
    text = "180 arrests in all, 32 and 148; in the title 150 arrests."
    made = release(
        text,
        facts=(
            fact(text, "arrests", 150, "150 arrests"),
            fact(text, "arrests", 180, "180 arrests"),
            fact(text, "arrests", 32, "32", scope="part", by="first phase"),
            fact(text, "arrests", 148, "148", scope="part", by="second phase"),
        ),
    )
    assert [entry.words for entry in figures(made)] == ["150", "180 = 32 first phase + 148 second phase"]


def test_seizures_of_other_things_are_no_parts() -> None:
    text = "5 kg of cocaine and 3 kg of heroin"
    made = release(
        text,
        facts=(
            fact(text, "seizure", 5, "5 kg of cocaine", unit="kg", item="cocaine"),
            fact(text, "seizure", 3, "3 kg of heroin", unit="kg", item="heroin", scope="part", by="home"),
        ),
    )
    assert [entry.words for entry in figures(made)] == ["5 kg cocaine", "3 kg heroin"]


def test_where_a_fact_stands() -> None:
    opened = action()
    places = {found.field: where(opened, found) for found in opened.facts if found.scope == "current"}
    assert places["arrests"] == "title, ¶3"
    assert places["officers"] == "¶3"
    assert where(opened, replace(opened.facts[0], start=0, end=0, evidence="")) == ""


def test_evidence_is_listed_once_in_the_order_of_the_text() -> None:
    places = evidence(action())
    assert [place.start for place in places] == sorted(place.start for place in places)
    assert len({(place.start, place.end) for place in places}) == len(places)
    assert sum(ACTION_TEXT[place.start : place.end] == "41 arrests" for place in places) == 2


@pytest.mark.parametrize("width", [10, 20, 30, 60, 200])
def test_a_snippet_holds_its_evidence_and_fits(width: int) -> None:
    opened = action()
    for found in opened.facts:
        words, first, last = snippet(opened, found, width)
        assert words[first:last] == found.evidence.replace("\n", " ")
        assert len(words) <= max(width, last - first)


def test_partners_stand_in_the_order_of_what_they_did() -> None:
    text = "Italy led, Malta took part, Europol supported; also Malta."
    made = release(
        text,
        facts=(
            fact(text, "partner", "Malta", "Malta", role="participated"),
            fact(text, "partner", "Malta", "Malta", later=1, role="participated"),
            fact(text, "partner", "Europol", "Europol", role="supported"),
            fact(text, "coordinator", "Italy", "Italy", role="led"),
        ),
    )
    assert [(role, [member.value for member in members]) for role, members in by_role(made)] == [
        ("led", ["Italy"]),
        ("supported", ["Europol"]),
        ("participated", ["Malta"]),
    ]


@pytest.mark.parametrize("width", [20, 40, 46, 52, 76, 120, 200])
def test_a_row_of_the_list_fills_its_width(width: int) -> None:
    from rich.cells import cell_len

    row = ListRow(
        "a", "2024-03-04T09:30", "警察庁" * 9, "Title 漢 " * 40, 12_345, "more_than", "en", "other", ""
    )
    line = "".join(words for words, _ in row_pieces(row, width))
    assert cell_len(line) == max(width, 30)
    assert line.rstrip().endswith(">12,345"[-6:]) or ">12" in line


@pytest.mark.parametrize(
    ("order", "words"),
    [("newest", "newest"), ("oldest", "oldest"), ("relevance", "best match"), ("arrests", "most arrests")],
)
def test_the_order_in_words(order: str, words: str) -> None:
    assert order_words(order) == words


def test_counts_in_words() -> None:
    assert count_words(Results("", Page((), 0), 0, None)) == "empty"
    assert count_words(Results("", Page((), 12_408), 12_408, 0)) == "12,408 · newest"
    assert count_words(Results("x", Page((), 37), 12_408, 0)) == "37 of 12,408 · newest"


def test_overlapping_hits_become_one() -> None:
    assert apart([(5, 8), (1, 3), (2, 4), (7, 7), (8, 9)]) == ((1, 4), (5, 8), (8, 9))


def test_the_help_knows_every_field_of_a_query() -> None:
    shown = " ".join(f"{example} {words}" for example, words in EXAMPLES)
    assert [field for field in FIELDS if field not in shown] == []
    assert all(
        parse(f"{example.split('  ')[0]} ").understood for example, _ in EXAMPLES if "saved:" not in example
    )
