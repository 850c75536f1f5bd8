"""What has to be durable before a person goes on: marks, and a release that is added and then found."""

import os
import random
import threading
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from store.library import Library
from tests.bench.corpus import Kept, draw, made
from tests.bench.results import Results
from tests.bench.timing import Spread, each, once, spread, times

_MARKED = 200
_ADDED = 60
_SCRAP = "bench-append"


def write(library: Library, size: int, file: Path, results: Results) -> None:
    """Time marks and additions, beside the barest durable write there is."""
    run = time.time_ns()  # a library that is kept has the marks and releases of earlier runs
    bare = times(lambda: _append(library.folder), _MARKED).p95
    (library.folder / _SCRAP).unlink()
    chosen = random.Random(run)
    total = library.count()
    ids = [library.page(offset=chosen.randrange(total), limit=1).rows[0].id for _ in range(_MARKED)]
    annotations = library.annotations
    taken = {
        "star": each(library.set_starred, ids),
        "tag": each(lambda ident: annotations.tag([ident], f"bench {run}"), ids),
        "note": each(lambda ident: annotations.note(ident, f"to be called back {run}"), ids),
    }
    for key, said in taken.items():
        results.put(key, size, said.p95, _beside(said, bare))
    library.catch_up()
    _add(library, size, file, run, bare, results)


def _add(library: Library, size: int, file: Path, run: int, bare: float, results: Results) -> None:
    """Add releases one by one; each is looked for by a word of its own from the moment it is acknowledged."""
    added, found = [], []
    for number, (release, origin) in enumerate(_fresh(file, run)):
        word = f"benchnew{run}x{number}"
        new = replace(release, id=f"{run}-{number}", title=word)
        added.append(once(partial(library.add, [new], [origin])))
        found.append(_milliseconds_until_found(library, f"title:{word} "))
    acknowledged = spread(added)
    results.put("add", size, acknowledged.p95, _beside(acknowledged, bare))
    results.put("searchable", size, spread(found).p95, f"p50 {spread(found).p50:.1f}")


def _fresh(file: Path, run: int) -> list[Kept]:
    with file.open("rb") as lines:
        return made(file, run, [line.decode() for line in draw(lines, _ADDED, run)])


def _milliseconds_until_found(library: Library, query: str) -> float:
    """Feed the index, as the app does, and look until the release is there; the feeding ends in its own time."""
    begun = time.perf_counter()
    feeding = threading.Thread(target=library.catch_up)
    feeding.start()
    while not library.page(query).total:
        time.sleep(0.001)
    found = time.perf_counter()
    feeding.join()
    return (found - begun) * 1e3


def _append(folder: Path) -> None:
    """Append a page to a file and wait for the disk."""
    file = os.open(folder / _SCRAP, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        os.write(file, b"\0" * 4096)
        os.fsync(file)
    finally:
        os.close(file)


def _beside(taken: Spread, bare: float) -> str:
    return f"p50 {taken.p50:.2f}; {taken.p95 / bare:.2g}x a bare append and fsync, {bare:.2f}"
