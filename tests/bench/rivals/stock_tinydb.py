"""TinyDB as it comes, with its JSONStorage: `python -m tests.bench.rivals.stock_tinydb FILE COUNT RELEASES`.

Prints the milliseconds of opening and reading one release, of one insert, and the bytes of the file.
"""

import json
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from tinydb import TinyDB

from store.library import Library
from store.model import Release
from store.release_json import to_json
from tests.bench.corpus import releases
from tests.bench.disk import size_of
from tests.bench.results import Results
from tests.bench.rivals.apart import ask
from tests.bench.timing import once, times

ROWS = ("tinydb open", "tinydb insert", "tinydb size")
# It keeps the whole file in memory, at every read and every write: at a million that is more than most machines have.
MOST = 200_000


def compare(folder: Path, size: int, file: Path, scratch: Path, results: Results) -> None:
    """Hold it against our library."""
    if size > MOST:
        results.without(ROWS, size, "not measured: it reads and writes the whole file each time, in memory")
        return
    theirs = ask("stock_tinydb", scratch / "tinydb.json", size, file)
    ours = size_of(folder) - size_of(folder / "index")
    opened = times(lambda: _open(folder), 20).p50
    with Library.open(folder) as library:
        release = next(iter(releases(file, 1)))[0]
        fresh = iter(range(100))
        added = times(lambda: library.add([_renamed(release, next(fresh))]), 50).p50
        library.remove([_renamed(release, number).id for number in range(50)])
        library.catch_up()
    results.compare("tinydb open", size, opened, theirs["open"], "ms")
    results.compare("tinydb insert", size, added, theirs["insert"], "ms")
    results.compare("tinydb size", size, ours / 1e6, theirs["bytes"] / 1e6, "MB")


def _renamed(release: Release, number: int) -> Release:
    return replace(release, id=f"bench-{os.getpid()}-{number}")


def _open(folder: Path) -> None:
    with Library.open(folder) as library:
        library.get(library.page(limit=1).rows[0].id)


def main(place: Path, wanted: int, file: Path) -> dict[str, float]:
    """Fill it, and time it."""
    new = to_json(next(releases(file, 1))[0])
    place.unlink(missing_ok=True)
    with TinyDB(place) as database:
        database.insert_multiple(to_json(release) for release, _ in releases(file, wanted))
    begun = time.perf_counter()
    with TinyDB(place) as database:
        database.get(doc_id=1)
        opened = (time.perf_counter() - begun) * 1e3
        inserted = once(lambda: database.insert(new))
    return {"open": opened, "insert": inserted, "bytes": place.stat().st_size}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))))
