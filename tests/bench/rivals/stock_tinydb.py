"""TinyDB as it comes, with its JSONStorage: `python -m tests.bench.rivals.stock_tinydb FILE LIBRARY`.

Prints the milliseconds of opening and reading one release, of one insert, and the bytes of the file.
"""

import json
import os
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from tinydb import TinyDB

from store.library import Library
from tests.bench.disk import size_of
from tests.bench.results import Results
from tests.bench.rivals.apart import ask
from tests.bench.rivals.ours import Ours, documents
from tests.bench.timing import each, once, times

ROWS = ("tinydb open", "tinydb insert", "tinydb size")
# It keeps the whole file in memory, at every read and every write: at a million that is more than most machines have.
MOST = 200_000


def compare(ours: Ours, results: Results) -> None:
    """Hold it against our library."""
    size, folder = ours.size, ours.folder
    if size > MOST:
        results.without(ROWS, size, "not measured: it reads and writes the whole file each time, in memory")
        return
    place = ours.scratch / "tinydb.json"
    theirs = ask("stock_tinydb", place, folder)
    place.unlink()
    stored = size_of(folder) - size_of(folder / "index")
    opened = times(lambda: _open(folder), 20).p50
    added = _adding(folder)
    results.compare("tinydb open", size, opened, theirs["open"], "ms")
    results.compare("tinydb insert", size, added, theirs["insert"], "ms")
    results.compare("tinydb size", size, stored / 1e6, theirs["bytes"] / 1e6, "MB")


def _adding(folder: Path) -> float:
    """Return the milliseconds in which a release is added; those that were are taken out again."""
    with Library.open(folder) as library:
        one = library.get(library.page(limit=1).rows[0].id)
        new = [replace(one, id=f"bench-{os.getpid()}-{number}") for number in range(50)]
        taken = each(lambda release: library.add([release]), new)
        library.remove([release.id for release in new])
        library.catch_up()
    return taken.p50


def _open(folder: Path) -> None:
    with Library.open(folder) as library:
        library.get(library.page(limit=1).rows[0].id)


def main(place: Path, folder: Path) -> dict[str, float]:
    """Fill it, and time it."""
    place.unlink(missing_ok=True)
    with TinyDB(place) as database:
        database.insert_multiple(documents(folder))
    begun = time.perf_counter()
    with TinyDB(place) as database:
        one = database.get(doc_id=1)
        opened = (time.perf_counter() - begun) * 1e3
        inserted = once(partial(database.insert, dict(one or {})))
    return {"open": opened, "insert": inserted, "bytes": place.stat().st_size}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
