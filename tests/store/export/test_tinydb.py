"""A library out to stock TinyDB and back: the same documents, nothing here written over, nothing of a wrong file."""

import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB
from tinydb.table import Document

from store.errors import LibraryError, PressroomError, SourceError
from store.export.tinydb import Refused, read_tinydb, write_tinydb
from store.library import Library
from store.release_json import to_json
from tests.store.making import make

HOSTILE = (
    "",
    "'; DROP TABLE tables; --",
    "a\0b",
    "line\nend",
    "\x1b[2J",
    "Łódź \u202e",
    '"quoted": {',
    "__proto__",
    "_default",
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as made:
        made.add([make(number) for number in range(5)])
        made.annotations.star(make(1).id)
        made.annotations.tag([make(1).id], "Łódź")
        made.annotations.note(make(2).id, "call them\nback")
        fact = make(3).facts[0]
        made.annotations.correct(make(3).id, fact, None)
        made.searches.save("raids", "raid")
        made.queries.remember("raid arrests:>3")
        for name in HOSTILE:
            made.documents.table(name).insert_multiple(
                [{"in": name}, {"half": "\ud83d", "nested": [1, {"é": None}]}]
            )
        made.documents.table("gap").insert(Document({"n": 1}, 7))
        made.documents.table("empty", persist_empty=True)
        yield made


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "other") as made:
        yield made


def contents(db: TinyDB) -> dict[str, dict[int, dict[str, Any]]]:
    return {name: {found.doc_id: dict(found) for found in db.table(name)} for name in sorted(db.tables())}


def write(path: Path, data: Any) -> Path:
    path.write_text(json.dumps(data), "utf-8")
    return path


def test_stock_tinydb_opens_the_same_documents(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    counts = write_tinydb(library, target)
    with TinyDB(target) as stock:
        assert contents(stock) == contents(library.documents)
    assert (counts["releases"], counts["corrections"], counts["gap"], counts["empty"]) == (5, 1, 1, 0)
    assert [path.name for path in tmp_path.glob("out.json*")] == ["out.json"]


def test_the_file_is_read_alike_in_any_encoding_of_the_machine(library: Library, tmp_path: Path) -> None:
    write_tinydb(library, tmp_path / "out.json")
    assert (tmp_path / "out.json").read_bytes().isascii()
    with TinyDB(tmp_path / "out.json", encoding="cp1252") as stock:
        assert stock.table("Łódź \u202e").all()


def test_out_and_back_is_the_same_library(library: Library, other: Library, tmp_path: Path) -> None:
    write_tinydb(library, tmp_path / "out.json")
    restored = read_tinydb(tmp_path / "out.json", other)
    assert restored.refused == []
    assert contents(other.documents) == contents(library.documents)
    for number in range(5):
        assert other.get(make(number).id) == library.get(make(number).id)
        assert other.annotations.of(make(number).id) == library.annotations.of(make(number).id)
    assert other.searches.get("Raids").query == "raid"
    other.catch_up()
    assert other.page("raid number3").total == 1


def test_the_same_file_again_changes_nothing(library: Library, other: Library, tmp_path: Path) -> None:
    write_tinydb(library, tmp_path / "out.json")
    first = read_tinydb(tmp_path / "out.json", other)
    before = contents(other.documents)
    again = read_tinydb(tmp_path / "out.json", other)
    assert (again.stored.total(), again.unchanged, again.refused) == (0, first.stored, [])
    assert contents(other.documents) == before


def test_what_is_here_stays(library: Library, other: Library, tmp_path: Path) -> None:
    changed = {**to_json(make(1)), "title": "another title"}
    other.documents.releases.insert(changed)
    other.annotations.star(make(1).id, starred=False)
    other.annotations.note(make(1).id, "mine")
    write_tinydb(library, tmp_path / "out.json")
    restored = read_tinydb(tmp_path / "out.json", other)
    assert (restored.stored["releases"], restored.unchanged["releases"]) == (4, 1)
    assert other.get(make(1).id).title == "another title"
    kept = other.annotations.of(make(1).id)
    assert (kept.note, kept.tags) == ("mine", ("Łódź",))


def test_a_release_gets_a_number_of_this_library(library: Library, other: Library, tmp_path: Path) -> None:
    other.add([make(90)])
    write_tinydb(library, tmp_path / "out.json")
    read_tinydb(tmp_path / "out.json", other)
    assert [other.documents.releases.release_id_of(number) for number in (1, 2)] == [make(90).id, make(0).id]


def test_a_number_that_is_taken_leads_behind_all_others_and_only_once(other: Library, tmp_path: Path) -> None:
    notes = other.documents.table("notes")
    notes.insert({"n": "mine"})
    source = write(tmp_path / "in.json", {"notes": {"1": {"n": "a"}, "2": {"n": "a"}, "3": {"n": "b"}}})
    for stored in (3, 0):
        assert read_tinydb(source, other).stored["notes"] == stored
        assert contents(other.documents)["notes"] == {
            1: {"n": "mine"},
            2: {"n": "a"},
            3: {"n": "b"},
            4: {"n": "a"},
        }


def test_a_file_of_stock_tinydb_comes_in(other: Library, tmp_path: Path) -> None:
    with TinyDB(tmp_path / "in.json", indent=4, ensure_ascii=False, encoding="utf-8") as stock:
        stock.insert_multiple([{"city": "Łódź"}, {"city": "Kraków"}])
        stock.table("people").insert(Document({"name": "x"}, 12))
    assert read_tinydb(tmp_path / "in.json", other).stored == {"_default": 2, "people": 1}
    assert other.documents.table("people").get(doc_id=12) == {"name": "x"}
    assert other.documents.table("_default").insert({}) == 3


def test_a_document_that_is_not_valid_is_named_and_the_others_come_in(other: Library, tmp_path: Path) -> None:
    good, moved = to_json(make(1)), to_json(make(2))
    moved["facts"][0]["start"] += 1
    data = {
        "releases": {
            "1": {"no": "release"},
            "2": good,
            "3": moved,
            "4": {**to_json(make(3)), "title": 3},
            "5": {**to_json(make(4)), "text": "\x1b[2J"},
        },
        "states": {
            "1": {"starred": True},
            "2": {"release_id": make(1).id, "starred": True, "tags": 3},
            "3": 7,
        },
        "corrections": {"1": {"release_id": "a", "old": {}, "new": None, "at": "", "author": ""}},
        "searches": {"1": {"name": "x", "query": "", "seen": 0, "seen_at": ""}},
        "queries": {"1": {"query": "raid"}},
        "notes": {"one": {"n": 1}, "2": {"n": 2}, "3": [1], "99999999999999999999": {}},
    }
    restored = read_tinydb(write(tmp_path / "in.json", data), other)
    assert restored.stored == {"releases": 1, "notes": 1}
    named = {(refused.table, refused.key) for refused in restored.refused}
    assert named == {
        *(("releases", key) for key in "1345"),
        *(("states", key) for key in "123"),
        *((table, "1") for table in ("corrections", "searches", "queries")),
        *(("notes", key) for key in ("one", "3", "99999999999999999999")),
    }
    assert Refused("states", "1", "a state has no release_id") in restored.refused
    assert not any("\n" in refused.reason for refused in restored.refused)
    assert other.count() == 1


WRONG = {
    "empty": "",
    "a list": "[]",
    "text": '"words"',
    "a release": json.dumps(to_json(make(1))),
    "cut off": '{"notes": {"1": {"n": 1}, "2": {"n"',
    "cut off in a word": '{"notes": {"1": {"n": tr',
    "not JSON": '{"notes": {"1": {"n": 1}, "2": {n: 2}}}' + " " * 100,
    "a comma too many": '{"notes": {"1": {"n": 1},}}',
    "two objects": '{"notes": {"1": {"n": 1}}} {}',
    "no colon": '{"notes" {}}',
    "half a name": '{"\\ud800": {}}',
    "deep": '{"notes": {"1": ' + "[" * 100_000,
    "a long number": '{"notes": {"1": {"n": ' + "1" * 5000 + "}}}",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_another_file_is_one_clear_line_and_changes_nothing(
    other: Library, tmp_path: Path, text: str
) -> None:
    (tmp_path / "in.json").write_text(text, "utf-8")
    with pytest.raises(SourceError, match=r"in\.json is not a TinyDB file: .+") as told:
        read_tinydb(tmp_path / "in.json", other)
    assert "\n" not in told.value.message
    assert "notes" not in other.documents.tables()


def test_a_file_that_cannot_be_read_is_one_clear_line(other: Library, tmp_path: Path) -> None:
    (tmp_path / "in.json").write_bytes(b'{"notes": {"1": {"n": "\xff"}}}')
    with pytest.raises(SourceError, match="not UTF-8"):
        read_tinydb(tmp_path / "in.json", other)
    with pytest.raises(SourceError, match="cannot be read"):
        read_tinydb(tmp_path / "nothing.json", other)
    with pytest.raises(SourceError, match="cannot be read"):
        read_tinydb(tmp_path, other)


def test_what_was_there_stays_when_a_document_cannot_be_read(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("before", "utf-8")
    with library.documents.storage.connections.writing() as con:
        con.execute("UPDATE documents SET body = x'00' WHERE table_name = 'gap'")
    with pytest.raises(LibraryError, match="document 7 of gap"):
        write_tinydb(library, target)
    assert target.read_text("utf-8") == "before"
    assert [path.name for path in tmp_path.glob("out.json*")] == ["out.json"]


def test_a_place_that_cannot_be_written_is_one_clear_line(library: Library, tmp_path: Path) -> None:
    with pytest.raises(PressroomError, match="cannot be written"):
        write_tinydb(library, tmp_path / "nowhere" / "out.json")
    with pytest.raises(PressroomError, match="cannot be written"):
        write_tinydb(library, tmp_path / "other-folder" / ".." / "")
    with pytest.raises(PressroomError, match="library's own folder"):
        write_tinydb(library, tmp_path / "library" / "library.db")
    assert library.count() == 5


def test_a_file_of_20_megabytes_is_read_and_written_in_little_memory(other: Library, tmp_path: Path) -> None:
    text = "x" * 10_000
    with (tmp_path / "in.json").open("w", encoding="ascii") as out:
        out.write('{"notes": {')
        out.writelines(
            f'{"," if number > 1 else ""}"{number}": {{"n": {number}, "text": "{text}"}}'
            for number in range(1, 2001)
        )
        out.write("}}")
    tracemalloc.start()
    assert read_tinydb(tmp_path / "in.json", other).stored == {"notes": 2000}
    write_tinydb(other, tmp_path / "out.json")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (tmp_path / "in.json").stat().st_size > 20_000_000
    assert most < 12_000_000


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
TABLES = st.dictionaries(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6).filter(
        lambda name: name not in {"releases", "states", "corrections", "searches", "queries"}
    ),
    st.dictionaries(st.integers(-5, 10**18), st.dictionaries(st.text(), VALUES, max_size=3), max_size=4),
    max_size=3,
)


@settings(max_examples=40)
@given(TABLES)
def test_any_tables_go_out_and_back(data: dict[str, dict[int, dict[str, Any]]]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        with Library.open(folder / "one") as one, Library.open(folder / "two") as two:
            for table, documents in data.items():
                one.documents.table(table, persist_empty=True).insert_multiple(
                    [Document(document, number) for number, document in documents.items()]
                )
            write_tinydb(one, folder / "out.json")
            restored = read_tinydb(folder / "out.json", two)
            assert restored.refused == []
            assert contents(two.documents) == contents(one.documents)
        with TinyDB(folder / "out.json") as stock:
            assert {name: found for name, found in contents(stock).items() if name in data} == data
