"""What an operation is called and when it ran."""

import pytest

from store.factfields import Kind
from store.parsing import operation
from tests.store.parsing.facts_read import facts


def names(text: str, language: str = "en", title: str | None = None) -> list[tuple[object, str | None]]:
    return [
        (f.value, f.acronym)
        for f in facts(operation.read, text, language, title=title)
        if f.field == "op_name"
    ]


def dates(
    text: str, language: str = "en", kind: Kind = "operation", published: str | None = None
) -> list[tuple[object, str]]:
    found = facts(operation.read, text, language, kind=kind, published=published)
    return [(f.value, f.scope) for f in found if f.field == "op_date"]


@pytest.mark.parametrize(
    ("text", "value", "acronym"),
    [
        ("Operation Quiet Harbour was a success.", "Operation Quiet Harbour", None),
        ("Goods were found in Operation Lantern IX, which ran for days.", "Operation Lantern IX", None),
        ("The team of Operation Home for Winter met.", "Operation Home for Winter", None),
        ("These EMPACT Joint Action Days brought results.", "EMPACT Joint Action Days", None),
        ("Forces met for the EMPACT Joint Action Day North Sea (JAD NS) 2031.", "EMPACT Joint Action Day North Sea 2031", "JAD NS"),
        ("It was one of the joint action days (JAD).", "joint action days", "JAD"),
        ("Results of the first National Cargo Theft (CT) Blitz are in.", "National Cargo Theft Blitz", "CT Blitz"),
        ("Project Sandpiper is led by the force.", "Project Sandpiper", None),
        ("The case, codenamed 'Paper Moon', began in spring.", "Paper Moon", None),
    ],
)  # fmt: skip
def test_names(text: str, value: str, acronym: str | None) -> None:
    assert names(text) == [(value, acronym)]


def test_a_name_in_a_title_ends_where_its_story_begins() -> None:
    text = "Fourteen people were held. Operation Quiet Harbour was run by detectives."
    title = "Operation Quiet Harbour Leads To Arrests Across The City"
    assert names(text, title=title) == [("Operation Quiet Harbour", None)]


def test_two_operations_are_two_names() -> None:
    text = "Operation Finch is the answer of the force to the national Operation Heron."
    assert names(text) == [("Operation Finch", None), ("Operation Heron", None)]


@pytest.mark.parametrize(
    "text",
    ["The Operation Manager spoke.", "The operation was a success.", "Operations Director Ann Lee spoke."],
)
def test_no_name(text: str) -> None:
    assert names(text) == []


def test_other_languages_have_operations_too() -> None:
    assert names("La operación Brisa Clara terminó ayer.", "es") == [("operación Brisa Clara", None)]
    assert names("L'opération Mistral a duré un mois.", "fr") == [("opération Mistral", None)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The operation took place between 15 and 18 September 2021.", "2021-09-15/2021-09-18"),
        ("Officers carried out raids on 3 September and made four arrests.", "2021-09-03"),
        ("The week of action ran from Monday 6 September to Sunday 12 September.", "2021-09-06/2021-09-12"),
        ("More than 40 cards have been recovered by investigators since May 1, 2021.", "2021-05-01/.."),
    ],
)
def test_the_date_of_what_was_done(text: str, value: str) -> None:
    assert dates(text, published="2021-09-28") == [(value, "current")]


@pytest.mark.parametrize(
    "text",
    [
        "He is due to appear before Northtown Magistrates Court on 4 October.",
        "She was sentenced on 2 September to four years.",
        "The man, born on 3 May 1981, said nothing.",
        "Released on 28 September 2021.",
        "The robbery happened on 2 September at a shop.",
    ],
)
def test_other_dates_are_not_the_operation(text: str) -> None:
    assert dates(f"Four people were held. {text}", published="2021-09-28") == []


def test_a_date_in_another_case_says_so() -> None:
    text = "In a separate case, officers carried out searches and froze accounts on 25 March 2021."
    assert dates(text, published="2021-09-28") == [("2021-03-25", "other_case")]


def test_a_release_without_operation_has_no_date() -> None:
    text = "The operation took place between 15 and 18 September 2021."
    assert dates(text, kind="policy") == []


def test_days_without_a_year_or_a_day_of_publication() -> None:
    assert dates("The operation was carried out on December 10, 11, and 12.") == [
        ("--12-10/--12-12", "current")
    ]
