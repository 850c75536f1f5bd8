"""Facets count what a plain scan counts, and what a value's query keeps is what was counted for it."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.model import Fact, Release
from store.search.entry import Entry, entry
from store.search.facets import FACETS, Facet, FacetName
from store.search.grammar import parse
from store.search.query import Everything, Part, all_of
from store.search.words import words
from tests.store.making import make
from tests.store.search.test_index import Shelf, kept_of
from tests.store.search.trees import trees
from tests.store.strategies import distinct

OF_INDEX: tuple[FacetName, ...] = tuple(name for name in FACETS if name != "tag")


def values(name: FacetName, release: Release, known: Entry) -> set[str]:
    """What a release counts for, read from the release itself wherever that is as short."""
    if name == "year":
        years = {day.year for day in known.published or ()}
        return {f"{year:04}" for year in years if len(years) == 1}
    if name == "country":
        return {str(fact.value) for fact in release.facts if fact.field == "country"}
    if name == "crime":
        return {" ".join(run) for run in known.words.get("crime", ())}
    texts: dict[FacetName, list[object]] = {
        "publisher": [release.publisher],
        "partner": [fact.value for fact in release.facts if fact.field in ("partner", "coordinator")],
        "kind": [release.kind],
        "language": [release.language],
    }
    return {" ".join(found) for value in texts[name] if value and (found := words(str(value)))}


def counted(facet: Facet) -> dict[str, int]:
    return {found.value: found.count for found in facet.values}


@pytest.mark.parametrize("most_values", [65_000, 3], ids=["at once", "page by page"])
@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(releases=distinct(9), wanted=st.lists(trees, min_size=3, max_size=8))
def test_facets_count_what_a_plain_scan_counts(
    tmp_path_factory: pytest.TempPathFactory, most_values: int, releases: list[Release], wanted: list[Part]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("store.search.index.counting._MOST_VALUES", most_values)
        patch.setattr("store.search.index.counting._PAGE", min(most_values, 20_000))
        shelf = Shelf(tmp_path_factory.mktemp("index") / "i", releases)
        for tree in (Everything(), *wanted):
            marks = kept_of(tree)
            numbers = shelf.scan(tree, "newest", marks)
            found = shelf.index.facets(tree, OF_INDEX, 1_000, marks)
            for name in OF_INDEX:
                expected = Counter(
                    value
                    for number in numbers
                    for value in values(name, releases[number - 1], shelf.entries[number])
                )
                assert counted(found[name]) == expected


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(releases=distinct(9), tree=trees)
def test_the_query_of_a_value_keeps_just_what_was_counted(
    tmp_path_factory: pytest.TempPathFactory, releases: list[Release], tree: Part
) -> None:
    shelf = Shelf(tmp_path_factory.mktemp("index") / "i", releases)
    marks = kept_of(tree)
    for facet in shelf.index.facets(tree, OF_INDEX, 1_000, marks).values():
        for value in facet.values:
            narrowed = all_of([tree, parse(value.query).tree])
            assert shelf.index.search(narrowed, "newest", 0, 1_000, marks).total == value.count, value


def partner(value: str, acronym: str | None = None, field: str = "partner") -> Fact:
    return Fact(field, value, 0, 0, "", acronym=acronym)


def partners(tmp_path: Path, *stated: tuple[Fact, ...], most: int = 12) -> Facet:
    """The partners of releases that state these facts."""
    shelf = Shelf(tmp_path / f"{most}", [make(number, facts=facts) for number, facts in enumerate(stated)])
    return shelf.index.facets(Everything(), ["partner"], most, {})["partner"]


def shown(facet: Facet) -> list[tuple[str, int]]:
    return [(found.shown, found.count) for found in facet.values]


def test_spellings_of_a_name_are_one_and_it_is_shown_as_most_releases_print_it(tmp_path: Path) -> None:
    found = partners(
        tmp_path,
        (partner("EUROPOL"),),
        (partner("Europol"), partner("EUROPOL", field="coordinator")),
        (partner("Europol"),),
    )
    assert shown(found) == [("Europol", 3)]


def test_an_acronym_that_stands_with_a_name_is_no_partner_of_its_own(tmp_path: Path) -> None:
    found = partners(
        tmp_path,
        (partner("National Crime Agency", "NCA"),),
        (partner("National Crime Agency"),),
        (partner("NCA"),),
    )
    assert shown(found) == [("National Crime Agency", 2), ("NCA", 1)]


def test_the_most_frequent_come_first_and_the_others_are_numbered(tmp_path: Path) -> None:
    stated = [(partner(name),) for name in ("Zoll", "Zoll", "Ärzte", "Bka", "azo")]
    assert shown(partners(tmp_path, *stated, most=3)) == [("Zoll", 2), ("Ärzte", 1), ("azo", 1)]


def test_how_many_others_there_are_is_exact(tmp_path: Path) -> None:
    stated = [(partner(f"Unit {number}"), partner("All")) for number in range(30)]
    for most in (0, 1, 30, 31):
        found = partners(tmp_path, *stated, most=most)
        assert (len(found.values), found.others) == (most, 31 - most)


def test_a_name_that_is_a_whole_page_is_not_counted_and_a_printed_quote_does_no_harm(tmp_path: Path) -> None:
    found = partners(tmp_path, (partner("word " * 50),), (partner('The "Big" Unit'),))
    assert [value.query for value in found.values] == ['partner:="The Big Unit"']
    assert found.others == 0


def test_names_that_came_later_are_known(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "i", [make(1, facts=(partner("Zoll"),))])
    shelf.index.facets(Everything(), ["partner"], 12, {})
    writer = shelf.index.writer(1)
    assert writer is not None
    with writer:
        writer.put(2, shelf.keys[1], entry(make(2, facts=(partner("Europol"),))))
        writer.commit()
    shelf.index.refresh()
    assert shown(shelf.index.facets(Everything(), ["partner"], 12, {})["partner"]) == [
        ("Europol", 1),
        ("Zoll", 1),
    ]


def test_a_country_counts_once_under_its_official_code(tmp_path: Path) -> None:
    facts = (Fact("country", "GB", 0, 0, ""), Fact("country", "GR", 0, 0, ""))
    shelf = Shelf(tmp_path / "i", [make(1, facts=facts)])
    found = shelf.index.facets(Everything(), ["country"], 12, {})["country"]
    assert [(value.value, value.shown, value.query) for value in found.values] == [
        ("GR", "Greece", "country:GR"),
        ("GB", "United Kingdom", "country:GB"),
    ]


def test_a_whole_name_is_asked_for_without_its_acronym_and_its_words_with_it(tmp_path: Path) -> None:
    facts = [(partner("National Crime Agency", "NCA"),), (partner("NCA"),), (partner("NCA Wales"),)]
    shelf = Shelf(tmp_path / "i", [make(number, facts=found) for number, found in enumerate(facts)])
    assert sorted(shelf.search(parse('partner:="nca"').tree)) == [2]
    assert sorted(shelf.search(parse('partner:"nca"').tree)) == [1, 2, 3]
