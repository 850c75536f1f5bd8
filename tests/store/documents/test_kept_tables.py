"""Corrections, saved searches and asked queries through TinyDB: the same as through the library's own ways."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import where

from store.errors import LibraryError
from store.library import Library
from store.release_json import fact_to_json
from tests.store.making import make

RELEASE = make(1)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as made:
        made.add([RELEASE])
        yield made


def correction(**changes: Any) -> dict[str, Any]:
    made = {
        "release_id": RELEASE.id,
        "old": fact_to_json(RELEASE.facts[0]),
        "new": None,
        "at": "2026-01-02T03:04:05Z",
        "author": "desk",
    }
    return {**made, **changes}


def search(**changes: Any) -> dict[str, Any]:
    return {"name": "Raids", "query": "raid", "seen": 0, "seen_at": "", **changes}


def test_what_a_person_said_stands_in_the_tables(library: Library) -> None:
    library.annotations.correct(RELEASE.id, RELEASE.facts[0], None, author="desk")
    library.searches.save("Raids", "raid")
    library.queries.remember("raid")
    found = library.documents.table("corrections").get(where("release_id") == RELEASE.id)
    assert found == correction(at=found["at"])  # type: ignore[index]  # one document
    assert library.documents.table("searches").count(where("name") == "Raids") == 1
    assert library.documents.table("queries").count(where("query") == "raid") == 1


def test_what_is_stored_through_a_table_is_what_the_library_knows(library: Library) -> None:
    tables = {name: library.documents.table(name) for name in ("corrections", "searches", "queries")}
    tables["corrections"].insert(correction())
    tables["searches"].insert(search())
    tables["queries"].insert({"query": "raid", "at": ""})
    assert library.annotations.of(RELEASE.id).corrections[0].author == "desk"
    assert library.annotations.corrected(RELEASE).facts == ()
    assert library.searches.get("raids").query == "raid"
    assert library.queries.recent() == ["raid"]
    tables["corrections"].update({"author": "night desk"})
    tables["searches"].update({"name": "Hauls"}, where("name") == "Raids")
    tables["queries"].truncate()
    assert library.annotations.of(RELEASE.id).corrections[0].author == "night desk"
    assert [found.name for found in library.searches.all()] == ["Hauls"]
    assert library.queries.recent() == []
    tables["corrections"].remove(where("release_id") == RELEASE.id)
    assert library.annotations.of(RELEASE.id).corrections == ()


def test_a_correction_changed_through_its_table_is_not_undone_over_it(library: Library) -> None:
    library.annotations.correct(RELEASE.id, RELEASE.facts[0], None)
    library.documents.table("corrections").update({"author": "night desk"})
    with pytest.raises(LibraryError, match="changed again since"):
        library.actions.undo()
    assert len(library.documents.table("corrections")) == 1


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("corrections", correction(old=None)),
        ("corrections", correction(old={"field": "arrests"})),
        ("corrections", correction(at=3)),
        ("corrections", {**correction(), "more": 1}),
        ("corrections", {"old": None, "new": None}),
        ("searches", search(name="")),
        ("searches", search(name="two\nlines")),
        ("searches", search(query=" ")),
        ("searches", search(seen=True)),
        ("queries", {"query": "", "at": ""}),
        ("queries", {"query": "two\nlines", "at": ""}),
        ("queries", {"query": "raid"}),
    ],
)
def test_what_the_library_could_not_read_back_is_refused(
    library: Library, name: str, document: dict[str, Any]
) -> None:
    with pytest.raises(LibraryError):
        library.documents.table(name).insert(document)
    assert len(library.documents.table(name)) == 0


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("searches", search(), search(name="RAIDS", query="other")),
        ("queries", {"query": "raid", "at": ""}, {"query": "raid", "at": "later"}),
    ],
)
def test_two_of_one_name_are_refused(
    library: Library, name: str, one: dict[str, Any], other: dict[str, Any]
) -> None:
    table = library.documents.table(name)
    table.insert(one)
    with pytest.raises(LibraryError, match="already"):
        table.insert(other)
    assert table.all() == [one]
