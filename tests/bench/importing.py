"""Parsing on one core, and the real import command on all of them with its memory."""

import subprocess
import time
from pathlib import Path

from store.errors import SourceError
from store.ingest import Rejected, read_paths
from store.library import Library
from store.parsing.parser import parse
from tests.bench.corpus import draw_copies, draw_rows
from tests.bench.lagging import Lag
from tests.bench.memory import Watch
from tests.bench.results import Results
from tests.bench.surroundings import ROOT, environment, pressroom

_SEED = 11


def parse_speed(corpus: Path, wanted: int, scratch: Path, results: Results) -> None:
    """Time the parser by itself over a random sample that is read already."""
    rows = draw_rows(corpus, wanted, _SEED, scratch / "parsed.jsonl")
    documents = [item for item in read_paths([rows]) if not isinstance(item, Rejected)]
    parse(documents[0][1], documents[0][0])  # its tables are loaded with the first one
    begun = time.process_time()
    for place, document in documents:
        parse(document, place)
    taken = time.process_time() - begun
    characters = sum(len(document.text) for _, document in documents)
    said = f"{len(documents) / taken:,.0f} releases a second; {len(documents):,} drawn at random, {characters:,} characters"
    results.put("parse", None, characters / taken, said)


def import_sample(corpus: Path, wanted: int, scratch: Path, results: Results) -> None:
    """Import a random sample of the corpus into a library of its own."""
    rows = draw_rows(corpus, wanted, _SEED + 1, scratch / "imported.jsonl")
    _import("import", None, rows, scratch / "imported", scratch, results)


def import_whole(corpus: Path, scratch: Path, results: Results) -> None:
    """Import the whole corpus into a library of its own."""
    _import("import whole", None, corpus, scratch / "whole", scratch, results)


def import_more(folder: Path, size: int, wanted: int, file: Path, scratch: Path, results: Results) -> None:
    """Import releases that a library does not hold yet."""
    rows = draw_copies(file, wanted, time.time_ns(), scratch / "more.jsonl")
    _import("import more", size, rows, folder, scratch, results)


def _import(key: str, size: int | None, path: Path, folder: Path, home: Path, results: Results) -> None:
    before = _count(folder)
    begun = time.perf_counter()
    process = subprocess.Popen(
        pressroom(folder, "import", path.resolve()),
        cwd=ROOT,
        env=environment(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with Watch(process.pid) as watch, Lag(folder) as lag:
        process.wait()
    taken = time.perf_counter() - begun
    stored = _count(folder) - before
    if process.returncode not in (0, 1) or not stored:
        raise SourceError(f"the import of {path} ended with {process.returncode} and stored {stored}")
    results.put(key, size, stored / taken, f"{stored:,} releases in {taken:.0f} s")
    results.put(f"{key} memory", size, watch.peak, "" if watch.peak else "needs Linux")
    if key == "import" and lag.spread is not None:
        said = f"p50 {lag.spread.p50 / 1e3:.2f}, p99 {lag.spread.p99 / 1e3:.2f}"
        results.put("import lag", size, lag.spread.p95 / 1e3, said)


def _count(folder: Path) -> int:
    with Library.open(folder) as library:
        return library.count()
