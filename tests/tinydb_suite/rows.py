"""A pytest plugin for TinyDB's own tests: every database they make is one of rows, whatever storage they ask for.

Loaded before the tests import TinyDB. Writes what became of each test, and whether it made a database of rows, to the
file that PRESSROOM_SUITE_REPORT names.
"""

import itertools
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tinydb
import tinydb.database
from tinydb.storages import JSONStorage, MemoryStorage

from store.documents.database import RowTinyDB
from store.errors import LibraryError

_folder = tempfile.TemporaryDirectory(prefix="pressroom-suite-")
_numbers = itertools.count()
_made: list[RowTinyDB] = []
_outcomes: dict[str, dict[str, Any]] = {}


class TinyDB(RowTinyDB):
    """Takes what the tests give to TinyDB; a path stays that path, memory becomes a new file."""

    def __init__(self, path: Any = None, *, storage: Any = JSONStorage, ensure_ascii: bool = True) -> None:
        del ensure_ascii  # how a JSON file is written; there is none
        if storage is MemoryStorage:
            path = Path(_folder.name) / f"memory-{next(_numbers)}.db"
        elif storage is not JSONStorage:
            raise LibraryError("a database of rows takes no storage of another kind")
        super().__init__(path)
        _made.append(self)


tinydb.TinyDB = tinydb.database.TinyDB = TinyDB  # type: ignore[misc]  # what the tests import by this name


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Note the databases of one test, and close them after it."""
    _made.clear()
    result = yield
    _outcomes[item.nodeid]["rows"] = bool(_made)
    for db in _made:
        db.close()
    return result


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Keep the worst of set-up, call and tear-down."""
    kept = _outcomes.setdefault(report.nodeid, {"outcome": "passed", "error": ""})
    if report.outcome != "passed":
        kept["outcome"] = report.outcome
        kept["error"] = str(getattr(report.longrepr, "reprcrash", None) or report.longrepr)[:400]


def pytest_sessionfinish() -> None:
    """Write the report."""
    _folder.cleanup()
    Path(os.environ["PRESSROOM_SUITE_REPORT"]).write_text(json.dumps(_outcomes), "utf-8")
