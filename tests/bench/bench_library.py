"""Measures the library on real releases: open, pages, keystrokes, adding, importing, memory, disk.

    python -m tests.bench.bench_library [--count N] [--parse] [--keep FOLDER]

Takes N releases of ../shared/corpus (109,385 are there; more than that repeat them under new ids). Without --parse
they carry only a title and a figure each. Timings drift on a shared machine: compare inside one run. A line that
misses a budget of the design ends in its budget.
"""

import argparse
import json
import lzma
import random
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from itertools import count, islice
from pathlib import Path

from store.document import Document
from store.library import Library
from store.model import Block, Fact, Release, Source, Stamp

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "law-enforcement.jsonl.xz"
_FIGURE = re.compile(r"\b(\d{1,3}) (?:arrests|people|men)\b")
_BATCH = 200


def releases(wanted: int, *, parsed: bool) -> Iterator[Release]:
    """Yield releases of the corpus, as often as needed, each with an id of its own."""
    return islice(
        (
            replace(_parsed(row) if parsed else _simple(row), id=f"{turn}-{row['id']}")
            for turn in count()
            for row in _rows()
        ),
        wanted,
    )


def _rows() -> Iterator[dict[str, str]]:
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _simple(row: dict[str, str]) -> Release:
    title = row.get("title") or None
    text = row["text"] if not title or row["text"].startswith(title) else f"{title}\n\n{row['text']}"
    figure = _FIGURE.search(text)
    return Release(
        id=row["id"],
        title=title,
        publisher=row.get("publisher") or row["source"],
        distributor=None,
        language=row.get("lang"),
        kind="operation" if figure else "other",
        published=Stamp(row["date"]) if row.get("date") else None,
        standfirst=None,
        text=text,
        text_sha256="0" * 64,
        source=Source(row["id"], "application/json", "0" * 64, row.get("url")),
        parser="bench",
        blocks=(Block("title", 0, len(title or "")),),
        facts=(Fact("arrests", int(figure[1]), *figure.span(), figure[0]),) if figure else (),
    )


def _parsed(row: dict[str, str]) -> Release:
    from store.parsing.parser import parse

    simple = _simple(row)
    published = simple.published.value if simple.published else None
    document = Document(
        simple.text,
        "application/json",
        title=simple.title,
        publisher=simple.publisher,
        published=published,
        language=simple.language,
        ident=row["id"],
    )
    return parse(document, row["id"])


def fill(folder: Path, wanted: int, *, parsed: bool) -> int:
    """Import in batches, then build the index; return the bytes of text."""
    texts = 0
    adding = making = 0.0
    waiting = releases(wanted, parsed=parsed)
    with Library.open(folder) as library:
        while True:
            begun = time.perf_counter()
            batch = list(islice(waiting, _BATCH))
            making += time.perf_counter() - begun
            if not batch:
                break
            begun = time.perf_counter()
            library.add(batch)
            adding += time.perf_counter() - begun
            texts += sum(len(release.text.encode()) for release in batch)
        begun = time.perf_counter()
        fed = library.catch_up()
        feeding = time.perf_counter() - begun
    say("reading the corpus" + (" and parsing" if parsed else ""), f"{making:.1f} s")
    say("add", f"{wanted / adding:,.0f}/s")
    say("index", f"{fed / feeding:,.0f}/s")
    say(
        "add and index",
        f"{wanted / (adding + feeding):,.0f}/s",
        missed=wanted / (adding + feeding) < 500,
        budget="500/s",
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say("peak memory of the import", f"{peak:.0f} MB", missed=peak > 400, budget="400 MB")
    return texts


def disk(folder: Path, texts: int) -> None:
    """Say what the library takes of the disk."""
    sizes = {
        place.name: sum(file.stat().st_size for file in [place, *place.rglob("*")] if file.is_file())
        for place in folder.iterdir()
    }
    ratio = sum(sizes.values()) / texts
    detail = ", ".join(f"{name} {size / 1e6:.0f} MB" for name, size in sizes.items())
    say(
        f"disk ({detail}; text {texts / 1e6:.0f} MB)",
        f"{ratio:.2f} x text",
        missed=ratio > 2.5,
        budget="2.5 x",
    )


_OPENING = """
import sys, time
begun = time.perf_counter()
from pathlib import Path
from store.library import Library
loaded = time.perf_counter()
with Library.open(Path(sys.argv[1])) as library:
    library.page()
    listed = time.perf_counter()
    library.page("police")
    print(f"{(loaded - begun) * 1e3:.0f} {(listed - loaded) * 1e3:.1f} {(time.perf_counter() - listed) * 1e3:.0f}")
"""


def opening(folder: Path) -> None:
    """Say what a fresh process waits for."""
    runs = []
    for _ in range(5):
        run = subprocess.run(
            [sys.executable, "-c", _OPENING, str(folder)], capture_output=True, text=True, check=True
        )
        runs.append([float(part) for part in run.stdout.split()])
    loaded, listed, found = (sorted(column)[2] for column in zip(*runs, strict=True))
    say("fresh process: import the library", f"{loaded:.0f} ms")
    say("fresh process: open and first page", f"{listed:.1f} ms")
    say("fresh process: first query (loads the index)", f"{found:.0f} ms")


def keystrokes(library: Library) -> list[str]:
    """Return what a person types, key by key: words of real titles, and the forms of the query language."""
    chosen = random.Random(7)
    titles = [row.title for row in library.page(limit=2_000).rows]
    typed = [" ".join(chosen.choice(titles).split()[:3]) for _ in range(40)]
    typed += [
        "publisher:frankfurt raub",
        "arrests:>10 drug",
        '"police officers" knife',
        "drugs OR weapons",
        "-police car",
    ]
    return [query[:end] for query in typed for end in range(1, len(query) + 1)]


def timed(name: str, call: Callable[[], object], times: int, budget: float | None = None) -> None:
    """Say p50, p95 and p99 of a call in milliseconds."""
    spent(name, [_once(call) for _ in range(times)], budget)


def spent(name: str, taken: list[float], budget: float | None = None) -> None:
    """Say p50, p95 and p99 of some times in milliseconds; the budget is for p95."""
    taken.sort()
    p50, p95, p99 = (taken[int(len(taken) * share)] for share in (0.5, 0.95, 0.99))
    shown = f"p50 {p50:.2f}  p95 {p95:.2f}  p99 {p99:.2f} ms"
    say(name, shown, missed=budget is not None and p95 > budget, budget=f"p95 {budget} ms")


def _once(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1e3


def say(name: str, shown: str, *, missed: bool = False, budget: str = "") -> None:
    """Print one line."""
    print(f"{name:58} {shown}{f'   MISSED: {budget}' if missed else ''}", flush=True)


def reading(library: Library) -> None:
    """Time what the app does all day."""
    total = library.count()
    middle = library.page(offset=total // 2, limit=1).rows[0].id
    timed("first page", library.page, 200)
    for share in (4, 2):
        timed(f"page at {total // share:,}", partial(library.page, offset=total // share), 50)
        timed(
            f"page at {total // share:,} of a query",
            partial(library.page, "-zz ", offset=total // share),
            30,
        )
    queries = keystrokes(library)
    spent(
        f"keystroke ({len(queries)})",
        [_once(partial(library.page, query)) for query in queries],
        4,
    )
    by = ("publisher", "country", "crime", "partner", "year")
    spent(
        f"facets of a keystroke ({len(queries)})",
        [_once(partial(library.facets, query, by)) for query in queries],
        8,
    )
    timed("position in all", lambda: library.position(middle), 50)
    timed("position in a query", lambda: library.position(middle, "pol"), 50)
    timed("get a release", lambda: library.get(middle), 200)
    timed("version", library.version, 200)


def writing(library: Library) -> None:
    """Time what has to be durable."""
    ids = [row.id for row in library.page(limit=200).rows]
    marking = iter(ids)
    timed("star, durable", lambda: library.set_starred(next(marking)), len(ids), 10)
    tagging, noting = iter(ids), iter(ids)
    annotations = library.annotations
    timed("tag, durable", lambda: annotations.tag([next(tagging)], "bench"), len(ids), 10)
    timed("note, durable", lambda: annotations.note(next(noting), "to be called back"), len(ids), 10)
    timed("undo, durable", library.actions.undo, 100, 10)
    timed("is:starred and a word", lambda: library.page("is:starred pol"), 50, 4)
    run = time.time_ns()  # a library that is kept has those of earlier runs
    added, found, ended = [], [], []
    for number, release in enumerate(releases(60, parsed=False)):
        added.append(
            _once(
                partial(
                    library.add, [replace(release, id=f"new-{run}-{number}", title=f"benchnew{run}x{number}")]
                )
            )
        )
        begun = time.perf_counter()
        feeding = threading.Thread(target=library.catch_up)
        feeding.start()
        while not library.page(f"title:benchnew{run}x{number} ").total:
            time.sleep(0.001)
        found.append((time.perf_counter() - begun) * 1e3)
        feeding.join()
        ended.append((time.perf_counter() - begun) * 1e3)
    spent("add one release, durable", added, 10)
    spent("then searchable", found, 50)
    spent("then the index tidied up", ended)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=109_385)
    parser.add_argument("--parse", action="store_true")
    parser.add_argument("--keep", type=Path, help="make the library here, or use the one that is there")
    wanted = parser.parse_args()
    with nullcontext(wanted.keep) if wanted.keep else tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "library"
        if not folder.exists():
            disk(folder, fill(folder, wanted.count, parsed=wanted.parse))
        opening(folder)
        with Library.open(folder) as library:
            say("releases", f"{library.count():,}")
            reading(library)
            writing(library)


if __name__ == "__main__":
    main()
