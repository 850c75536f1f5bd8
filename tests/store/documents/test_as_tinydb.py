"""Any sequence of calls on a person's own tables gives what it gives in stock TinyDB.

Two differences are meant, and made good here on the side of stock TinyDB: documents come in the order of their
numbers, and no number is given twice.
"""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.operations import add, delete, increment
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from store.documents.database import RowTinyDB


class TextStorage(MemoryStorage):
    """Keeps JSON text, as a file would, in the order of the numbers, as our tables do."""

    def read(self) -> dict[str, dict[str, Any]] | None:
        if self.memory is None:
            return None
        tables = json.loads(str(self.memory))
        return {
            name: dict(sorted(table.items(), key=lambda item: int(item[0]))) for name, table in tables.items()
        }

    def write(self, data: Any) -> None:
        self.memory = json.dumps(data)


class RisingTable(Table):
    """Never gives a number twice, even where stock TinyDB forgets its count."""

    highest = 0

    def _get_next_id(self) -> int:
        self.highest += 1
        return self.highest

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        before = self.highest
        try:
            super()._update_table(updater)
        except Exception:
            self.highest = before
            raise
        self.highest = max([self.highest, *(int(number) for number in self._read_table())])

    def truncate(self) -> None:
        super().truncate()
        self.highest = 0


class Stock(TinyDB):
    table_class = RisingTable

    def __init__(self) -> None:
        super().__init__(storage=TextStorage)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats(allow_nan=False) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=4,
)
BODIES = st.fixed_dictionaries(
    {"n": st.integers(0, 4)}, optional={"word": st.sampled_from("abc"), "more": VALUES}
)
NUMBERS = st.integers(-2, 12)
DOCUMENTS = st.builds(Document, BODIES, NUMBERS)
CONDITIONS = st.one_of(
    st.integers(0, 4).map(lambda n: where("n") == n),
    st.integers(0, 4).map(lambda n: where("n") > n),
    st.sampled_from("abc").map(lambda word: where("word") == word),
    st.just(where("more").exists()),
)


def spoil_the_third(document: Any) -> None:
    document["touched"] = True
    if document["n"] == 3:
        raise ZeroDivisionError


CHANGES = st.one_of(
    BODIES,
    st.sampled_from([increment("n"), add("n", 2), delete("word"), spoil_the_third]),
)
Call = Callable[[Table], Any]


def call(
    name: str, *given_as: st.SearchStrategy[Any], **named: st.SearchStrategy[Any]
) -> st.SearchStrategy[Call]:
    drawn = st.tuples(st.tuples(*given_as), st.fixed_dictionaries(named))
    return drawn.map(lambda words: lambda table: getattr(table, name)(*words[0], **words[1]))


NUMBER_LISTS = st.lists(NUMBERS, max_size=4)
WRITES = st.one_of(
    call("insert", BODIES),
    call("insert", DOCUMENTS),
    call("insert_multiple", st.lists(BODIES, max_size=4)),
    call("insert_multiple", st.lists(DOCUMENTS, max_size=3)),
    call("insert_multiple", st.tuples(BODIES, st.just("no mapping"))),
    call("update", CHANGES),
    call("update", CHANGES, CONDITIONS),
    call("update", CHANGES, doc_ids=NUMBER_LISTS),
    call("update_multiple", st.lists(st.tuples(CHANGES, CONDITIONS), max_size=3)),
    call("upsert", BODIES, CONDITIONS),
    call("upsert", DOCUMENTS),
    call("upsert", DOCUMENTS, CONDITIONS),
    call("upsert", BODIES),
    call("remove", CONDITIONS),
    call("remove", doc_ids=st.lists(NUMBERS, max_size=4, unique=True)),
    call("remove"),
    call("truncate"),
)
READS = st.one_of(
    call("search", CONDITIONS),
    call("get", CONDITIONS),
    call("get", doc_id=NUMBERS),
    call("get", doc_ids=NUMBER_LISTS),
    call("get"),
    call("contains", CONDITIONS),
    call("contains", doc_id=NUMBERS),
    call("contains"),
    call("count", CONDITIONS),
    call("all"),
    call("__len__"),
    call("__iter__").map(lambda made: lambda table: list(made(table))),
    call("clear_cache"),
)
# Mostly one table, which is mostly not empty: a rare sequence is found only where calls meet documents.
FIRST = call("insert_multiple", st.lists(BODIES, min_size=3, max_size=5))
NAMES = st.sampled_from(["one", "one", "one", "two"])
STEPS = st.tuples(
    FIRST.map(lambda fill: [("one", fill)]),
    st.lists(
        st.one_of(
            st.tuples(NAMES, WRITES),
            st.tuples(NAMES, WRITES),
            st.tuples(NAMES, READS),
            st.tuples(st.just("drop"), st.sampled_from(["one", "two", "all"])),
        ),
        min_size=4,
        max_size=25,
    ),
).map(lambda parts: [*parts[0], *parts[1]])


def answer(db: TinyDB, step: tuple[str, Any]) -> Any:
    """What a call gives, with the numbers of documents, or the kind of error it raises."""
    name, action = step
    try:
        if name == "drop":
            return db.drop_tables() if action == "all" else db.drop_table(action)
        found = action(db.table(name))
    except (ValueError, RuntimeError, KeyError, TypeError, ZeroDivisionError) as error:
        return type(error)
    if isinstance(found, list):
        return [(getattr(item, "doc_id", None), item) for item in found]
    return getattr(found, "doc_id", None), found


@settings(max_examples=250)
@given(STEPS)
def test_any_calls_give_what_they_give_in_tinydb(steps: list[tuple[str, Any]]) -> None:
    with (
        TemporaryDirectory() as folder,
        RowTinyDB(Path(folder) / "own.db") as ours,
        closing(Stock()) as theirs,
    ):
        for step in steps:
            assert answer(ours, step) == answer(theirs, step)
        assert ours.tables() == theirs.tables()
        for name in theirs.tables():
            assert numbered(ours.table(name)) == numbered(theirs.table(name))


def numbered(table: Table) -> list[tuple[int, dict[str, Any]]]:
    return [(document.doc_id, dict(document)) for document in table]
