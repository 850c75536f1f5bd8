"""SQLite's own full-text index: `python -m tests.bench.rivals.sqlite_fts FILE LIBRARY QUERIES`.

It is given what makes it fast: no texts are kept in it, prefixes of two and three letters have indexes of their own,
the order asked for is that of its rows, and the shortest beginnings look in titles only, as with us.
"""

import json
import sqlite3
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path

from store.library import Library
from tests.bench.disk import size_of
from tests.bench.reading import save_words
from tests.bench.results import Results
from tests.bench.rivals.apart import ask
from tests.bench.rivals.ours import Ours, documents
from tests.bench.timing import each

_TABLE = """
CREATE VIRTUAL TABLE found USING fts5(
    title, text, names, content='', prefix='2 3', tokenize="unicode61 remove_diacritics 2"
)
"""
_BATCH = 1_000
# Beginnings of so few letters are looked for in titles and names only.
_SHORT = 2


def compare(ours: Ours, results: Results) -> None:
    """Hold it against our index: the same words, typed key by key."""
    words = ours.scratch / "queries.json"
    with Library.open(ours.folder) as library:
        queries = save_words(library, words)
        library.page(queries[0])
        keys = each(library.page, queries)
    place = ours.scratch / "fts.db"
    place.unlink(missing_ok=True)
    theirs = ask("sqlite_fts", place, ours.folder, words)
    results.compare("fts query", ours.size, keys.p95, theirs["query"]["p95"], "ms")
    results.compare("fts build", ours.size, ours.indexing, theirs["build"], "s")
    results.compare("fts size", ours.size, ours.index_bytes / 1e6, size_of(place) / 1e6, "MB")
    place.unlink()


def main(place: Path, folder: Path, queries: list[str]) -> dict[str, object]:
    """Fill it, and time it."""
    with sqlite3.connect(place) as con:
        con.execute("PRAGMA journal_mode=WAL")
        con.execute(_TABLE)
        build = _fill(con, _rows(folder))
        taken = each(partial(_page, con), queries)
    con.close()
    return {"build": build, "query": asdict(taken)}


def _rows(folder: Path) -> Iterator[tuple[str, str, str]]:
    for release in documents(folder):
        names = [
            str(fact["value"]) for fact in release["facts"] if fact["field"] in ("partner", "coordinator")
        ]
        names += [contact["name"] or "" for contact in release["contacts"]]
        yield release["title"] or "", release["text"], "\n".join([release["publisher"] or "", *names])


def _fill(con: sqlite3.Connection, rows: Iterator[tuple[str, str, str]]) -> float:
    """Return the seconds that it takes, without those in which the rows are made."""
    taken = 0.0
    for number, row in enumerate(rows, 1):
        begun = time.perf_counter()
        con.execute("INSERT INTO found (rowid, title, text, names) VALUES (?, ?, ?, ?)", (number, *row))
        if number % _BATCH == 0:
            con.commit()
        taken += time.perf_counter() - begun
    begun = time.perf_counter()
    con.commit()
    return taken + time.perf_counter() - begun


def _page(con: sqlite3.Connection, query: str) -> None:
    """Ask for the count and the 50 newest."""
    match = (_match(query),)
    con.execute("SELECT count(*) FROM found WHERE found MATCH ?", match).fetchone()
    con.execute("SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid DESC LIMIT 50", match).fetchall()


def _match(query: str) -> str:
    """Return a query in FTS5's language; the last word is a beginning while nothing ends it."""
    *whole, last = query.split()
    parts = [f'"{word}"' for word in whole]
    if query.endswith(" "):
        parts.append(f'"{last}"')
    elif len(last) > _SHORT:
        parts.append(f'"{last}"*')
    else:
        parts.append(f'{{title names}} : "{last}"*')
    return " AND ".join(parts)


if __name__ == "__main__":
    given = json.loads(Path(sys.argv[3]).read_text("utf-8"))
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), given)))
