"""Fills a library: `python -m tests.bench.filling FOLDER COUNT FILE`, a process of its own whose memory is watched.

Prints one line of JSON: seconds of storing and of indexing, without the making of the releases, and bytes of text.
"""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from store.library import Library
from tests.bench.corpus import Kept, releases
from tests.bench.memory import Watch
from tests.bench.surroundings import ROOT, environment

# As many as an import stores in one transaction.
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Filled:
    """What it took to fill a library.

    Args:
        adding: Seconds of storing, durable.
        indexing: Seconds of indexing.
        text_bytes: The texts in UTF-8.
        peak: Megabytes that all processes held together at most; None where the system does not tell.
    """

    adding: float
    indexing: float
    text_bytes: int
    peak: float | None = None


def fill(folder: Path, wanted: int, file: Path) -> Filled:
    """Fill a library in a process of its own, and watch its memory."""
    command = [sys.executable, "-m", "tests.bench.filling", str(folder), str(wanted), str(file)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=environment())
    with Watch(process.pid) as watch:
        told, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"filling {folder} ended with {process.returncode}")
    return Filled(**{**json.loads(told), "peak": watch.peak})


def filled_library(folder: Path, wanted: int, file: Path, *, keep: bool) -> Filled:
    """Fill a library, or with `keep` take the one that is there and what is noted beside it."""
    note = folder.with_suffix(".json")
    if keep and note.exists():
        with Library.open(folder) as library:
            library.catch_up()  # the code of today may want another form of index
        return Filled(**json.loads(note.read_text("utf-8")))
    shutil.rmtree(folder, ignore_errors=True)
    filled = fill(folder, wanted, file)
    note.write_text(json.dumps(asdict(filled)), "utf-8")
    return filled


def fill_here(folder: Path, wanted: int, file: Path) -> Filled:
    """Store releases in batches, then build the index."""
    adding, text_bytes = 0.0, 0
    with Library.open(folder) as library:
        for batch in _batches(releases(file, wanted)):
            begun = time.perf_counter()
            library.add([release for release, _ in batch], [origin for _, origin in batch])
            adding += time.perf_counter() - begun
            text_bytes += sum(len(release.text.encode()) for release, _ in batch)
        begun = time.perf_counter()
        library.catch_up()
        return Filled(adding, time.perf_counter() - begun, text_bytes)


def _batches(stream: Iterator[Kept]) -> Iterator[list[Kept]]:
    while batch := list(islice(stream, _BATCH)):
        yield batch


if __name__ == "__main__":
    print(json.dumps(asdict(fill_here(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))))
