"""Programs that start, do one thing and are measured from outside: the app's first list, and a search in the shell."""

import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from store.library import Library
from store.text import plain
from tests.bench.empty_app import WORDS
from tests.bench.pseudo_terminal import Terminal
from tests.bench.results import Results
from tests.bench.surroundings import ROOT, environment, pressroom
from tests.bench.timing import in_turn

EMPTY = [sys.executable, str(Path(__file__).with_name("empty_app.py"))]
WORD = "police"
# The least that finds something with tantivy in Python: our own index, its field of all words, no rows.
_BARE = """
import sys, tantivy
index = tantivy.Index.open(sys.argv[1])
query = tantivy.Query.term_query(index.schema, "any", sys.argv[2])
print(index.searcher().search(query, 50, count=True).count)
"""


def start(folder: Path, size: int, rounds: int, home: Path, results: Results) -> None:
    """Time how long until the list stands on the terminal, in turn with an empty Textual app."""
    with Library.open(folder) as library:
        first = plain(library.page(limit=1).rows[0].title)[:12].strip()
    calls = [
        partial(_until, first, pressroom(folder), home),
        partial(_until, WORDS, EMPTY, home),
    ]
    ours, empty = in_turn(calls, rounds)
    results.put("start", size, ours / empty, f"{ours:.0f} : {empty:.0f} ms")


def search(folder: Path, size: int, rounds: int, home: Path, results: Results) -> float:
    """Time a search from the shell, in turn with the least that asks the same index; return its milliseconds."""
    with Library.open(folder) as library:
        index = library.folder / "index" / library.documents.changes.index_name()
    calls = [
        partial(run, pressroom(folder, "search", "--plain", WORD), home),
        partial(run, [sys.executable, "-c", _BARE, str(index), WORD], home),
    ]
    ours, bare = in_turn(calls, rounds)
    results.put("search", size, ours)
    results.put("search ratio", size, ours / bare, f"{ours:.0f} : {bare:.0f} ms")
    return ours


def run(command: Sequence[str], home: Path) -> float:
    """Return the milliseconds that a program takes; that it finds nothing is no failure."""
    begun = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment(home), capture_output=True, check=False)
    taken = (time.perf_counter() - begun) * 1e3
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr.decode()[-500:]}")
    return taken


def _until(words: str, command: Sequence[str], home: Path) -> float:
    """Return the milliseconds from before the program is executed until the terminal has read the words."""
    with Terminal(command, environment(home)) as terminal:
        return (terminal.wait_for(words) - terminal.begun) * 1e3
