"""The app used as a person uses it, measured from the terminal's side: keys, cursor, and the memory it takes.

A key counts as drawn when what the library says it finds stands on the terminal: its count and its first row. A key
that changes neither has nothing to draw and is not counted. A move of the cursor counts as drawn when the frame with the
heading of the detail, which holds all of the release, has been read, and as settled when nothing came after it: the
other versions of a release are looked for once it is shown.
"""

import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from store.library import Library
from store.listing import Page
from store.text import plain
from tests.bench.memory import megabytes
from tests.bench.pseudo_terminal import Terminal
from tests.bench.reading import typed
from tests.bench.results import Results
from tests.bench.starting import EMPTY, WORD
from tests.bench.surroundings import environment, pressroom
from tests.bench.timing import Spread, spread

ESCAPE, SEARCH, DOWN, TOP = "\x1b", "/", "j", "g"
# At 120 columns so much of a title stands in the list, and so much in the heading of the detail but not in the list.
_IN_LIST, _IN_DETAIL = 12, 24
# Letters up to here are one cell wide and drawn as they are.
_LATIN = "\u024f"
# Seconds: between two keys, and without a byte until all is drawn.
_BETWEEN, _QUIET = 0.06, 0.15


@dataclass(frozen=True, slots=True)
class Use:
    """How the app is used.

    Args:
        queries: How many are typed, key by key.
        moves: How many times the cursor goes down.
        rest: Seconds without a key before memory is read.
    """

    queries: int = 12
    moves: int = 80
    rest: float = 3.0


def use_app(folder: Path, size: int, home: Path, use: Use, results: Results) -> None:
    """Type, move and rest in the app."""
    with Library.open(folder) as library, Terminal(pressroom(folder), environment(home)) as terminal:
        terminal.wait_for(f"{library.count():,} · newest")
        terminal.wait_for_quiet(1)
        _type(terminal, library, WORD, [])
        _leave(terminal, library)
        time.sleep(use.rest)
        _weigh(terminal, size, home, results)
        drawn, settled = _move(terminal, library, use.moves)
        terminal.send(TOP)  # where the cursor stands is the stretch of a result that is shown
        terminal.wait_for_quiet(_QUIET)
        keys: list[float] = []
        for query in _plain_queries(library)[: use.queries]:
            _type(terminal, library, query, keys)
            _leave(terminal, library)
        _tell("key drawn", size, keys, results)
        _tell("move drawn", size, drawn, results)
        _tell("move settled", size, settled, results)
        time.sleep(use.rest)
        later = megabytes(terminal.pid)
        results.put("app memory later", size, later, "" if later else "needs Linux")


def _weigh(terminal: Terminal, size: int, home: Path, results: Results) -> None:
    """Read the memory of the app, and of an empty one beside it."""
    ours = megabytes(terminal.pid)
    with Terminal(EMPTY, environment(home)) as empty:
        empty.wait_for_quiet(1)
        theirs = megabytes(empty.pid)
    if ours is None or theirs is None:
        results.without(("app memory",), size, "needs Linux")
    else:
        whole = megabytes(terminal.pid, shared_whole=True)
        said = f"{ours / theirs:.2g}x an empty app, {theirs:.0f}; with all that others share {whole:.0f}"
        results.put("app memory", size, ours, said)


def _type(terminal: Terminal, library: Library, query: str, taken: list[float]) -> None:
    """Type a query into the search pane, and add the milliseconds of each key that changed something."""
    terminal.send(SEARCH)
    terminal.wait_for_quiet(_QUIET)
    before: tuple[str, ...] = ()
    for end in range(1, len(query) + 1):
        page = library.page(query[:end])
        wanted = _drawn(page, library.count())
        sent = terminal.send(query[end - 1])
        if wanted != before:
            taken.append((terminal.wait_for(*wanted) - sent) * 1e3)
        before = wanted
        terminal.wait_for_quiet(_BETWEEN)


def _leave(terminal: Terminal, library: Library) -> None:
    """Go back to the whole list."""
    terminal.send(ESCAPE)
    terminal.wait_for(f"{library.count():,} · newest")
    terminal.wait_for_quiet(_QUIET)


def _move(terminal: Terminal, library: Library, moves: int) -> tuple[list[float], list[float]]:
    """Go down the list, and return when it was drawn and settled; where two begin alike the move is not counted."""
    heads = [plain(row.title)[:_IN_DETAIL] for row in library.page(limit=moves + 1).rows]
    drawn, settled = [], []
    for before, head in pairwise(heads):
        sent = terminal.send(DOWN)
        if len(head) == _IN_DETAIL and max(head) <= _LATIN and before != head:
            shown = terminal.wait_for(head)
            drawn.append((shown - sent) * 1e3)
            settled.append((terminal.wait_for_quiet(_QUIET) - sent) * 1e3)
        else:
            terminal.wait_for_quiet(_QUIET)
    return drawn, settled


def _drawn(page: Page, stored: int) -> tuple[str, ...]:
    """Return what stands on the terminal when a result is drawn."""
    count = f" {page.total:,} of {stored:,} · "
    return (count, plain(page.rows[0].title)[:_IN_LIST].strip()) if page.rows else (count,)


def _plain_queries(library: Library) -> list[str]:
    return [
        query for query in typed(library) if all(word.isascii() and word.isalnum() for word in query.split())
    ]


def _tell(key: str, size: int, taken: list[float], results: Results) -> None:
    if not taken:
        results.without((key,), size, "nothing to draw")
        return
    said: Spread = spread(taken)
    results.put(key, size, said.p95, f"p50 {said.p50:.0f}, p99 {said.p99:.0f}; {len(taken)} times")
