"""The order of a run: the corpus, what needs no library, then one library after the other and all that is done to it."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from store.library import Library
from tests.bench import importing, machine, reading, session, starting, table, writing
from tests.bench.corpus import CORPUS, common_in, parse_corpus
from tests.bench.disk import measure_disk, size_of
from tests.bench.filling import Filled, filled_library
from tests.bench.results import Results
from tests.bench.rivals import sqlite_fts, stock_tinydb, text_tools
from tests.bench.rivals.ours import Ours

SIZES = (10_000, 109_385, 1_000_000)
RESULTS = Path(__file__).with_name("RESULTS.md")
RIVALS = {
    "tools": text_tools.compare,
    "fts": sqlite_fts.compare,
    "tinydb": stock_tinydb.compare,
}
PARTS = ("parse", "import", "start", "session", "reading", "search", *RIVALS, "writing", "more")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the suite.

    Args:
        scratch: Where the corpus is parsed into, and libraries are made.
        corpus: What is measured with.
        output: The page that is written.
        sizes: How many releases the libraries hold.
        parts: What is measured.
        rounds: How many times a program is started.
        sample: How many releases are imported; a third are parsed, a fifth added to each library.
        keep: Use the libraries that are there, and leave them.
        whole: Import the whole corpus too.
        use: How the app is used.
    """

    scratch: Path
    corpus: Path = CORPUS
    output: Path = RESULTS
    sizes: Sequence[int] = SIZES
    parts: Sequence[str] = PARTS
    rounds: int = 10
    sample: int = 10_000
    keep: bool = False
    whole: bool = False
    use: session.Use = field(default_factory=session.Use)


def measure(run: Run) -> Results:
    """Measure everything, and write the page after every size, so that what is there is not lost."""
    results, before = Results(), machine.described()
    with results.part("parse the corpus", needed=True):
        file = parse_corpus(run.corpus, run.scratch)
        common_in(file)
    with_corpus = [*before, f"- corpus {run.corpus.name}, {_lines(file):,} releases"]
    _without_a_library(run, results)
    for size in run.sizes:
        _Size(run, size, file, results).measure()
        run.output.write_text(table.page(results, run.sizes, with_corpus), "utf-8")
    return results


def _without_a_library(run: Run, results: Results) -> None:
    if "parse" in run.parts:
        with results.part("parse a sample"):
            importing.parse_speed(run.corpus, max(1, run.sample // 3), run.scratch, results)
    if "import" in run.parts:
        with results.part("import a sample"):
            importing.import_sample(run.corpus, run.sample, run.scratch, results)
    if run.whole:
        with results.part("import the whole corpus"):
            importing.import_whole(run.corpus, run.scratch, results)


class _Size:
    """What is measured on a library of one size."""

    def __init__(self, run: Run, size: int, file: Path, results: Results) -> None:
        self._run, self._size, self._file, self._results = run, size, file, results
        self._folder = run.scratch / f"library-{size}"
        self._home = run.scratch / "home"

    def measure(self) -> None:
        """Fill the library and do everything that is asked for, what changes it last."""
        size, folder, results = self._size, self._folder, self._results
        self._home.mkdir(exist_ok=True)
        filled: Filled | None = None
        with results.part(f"{size:,}: fill"):
            filled = filled_library(folder, size, self._file, keep=self._run.keep)
            self._tell(filled)
        if filled is None:
            return
        parts: dict[str, Callable[[], object]] = {
            "start": lambda: starting.start(folder, size, self._run.rounds, self._home, results),
            "session": lambda: session.use_app(folder, size, self._home, self._run.use, results),
            "reading": lambda: self._opened(reading.read),
            "search": self._search,
            **{name: partial(self._beside, compare, filled) for name, compare in RIVALS.items()},
            "writing": lambda: self._opened(writing.write),
            "more": self._import_more,
        }
        for name in (part for part in self._run.parts if part in parts):
            with results.part(f"{size:,}: {name}"):
                parts[name]()
        if not self._run.keep:
            shutil.rmtree(folder)

    def _tell(self, filled: Filled) -> None:
        rate = self._size / (filled.adding + filled.indexing)
        said = f"store {self._size / filled.adding:,.0f}, index {self._size / filled.indexing:,.0f}"
        self._results.put("fill", self._size, rate, said)
        self._results.put("fill memory", self._size, filled.peak, "" if filled.peak else "needs Linux")
        measure_disk(self._folder, self._size, filled.text_bytes, self._results)

    def _opened(self, part: Callable[[Library, int, Path, Results], None]) -> None:
        with Library.open(self._folder) as library:
            part(library, self._size, self._file, self._results)

    def _beside(self, compare: Callable[[Ours, Results], None], filled: Filled) -> None:
        searching = self._results.value("search", self._size) or self._search()
        index = size_of(self._folder / "index")
        ours = Ours(self._folder, self._size, index, filled.indexing, searching, self._run.scratch)
        compare(ours, self._results)

    def _search(self) -> float:
        return starting.search(self._folder, self._size, self._run.rounds, self._home, self._results)

    def _import_more(self) -> None:
        wanted = max(1, self._run.sample // 5)
        importing.import_more(self._folder, self._size, wanted, self._file, self._run.scratch, self._results)


def _lines(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for _ in lines)
