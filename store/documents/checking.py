"""Looks whether the tables of a library agree with its documents; what is wrong is yielded, nothing is changed.

Invariant: a few hundred rows are held at a time, however large the library is, and no transaction outlives them.
"""

from collections.abc import Callable, Iterator
from dataclasses import astuple
from typing import Any

from store.documents import codec
from store.documents.changes import ChangeQueue
from store.documents.connections import Connections
from store.documents.listrow import list_row, sort_keys
from store.documents.problem import Problem
from store.errors import LibraryError, PressroomError
from store.model import Contact, Fact, Place, Release, Stamp
from store.release_json import from_json
from store.text import plain

_CHUNK = 256
# SQLite lists at most so many faults of one file; more would say nothing new.
_MOST_FAULTS = 20
# What a value of another type than the model's ends in, wherever it is used.
_ODD = (KeyError, TypeError, ValueError, AttributeError, OverflowError)
# Numbers in a person's own tables may be negative.
_BEFORE_ALL = -(1 << 63)

MOVED_ASIDE = "moved aside into a file of its own"
_DERIVED = "worked out anew from the document"
_REPARSE = "`pressroom reparse` reads the release again"

# Tables with a body that a person cannot get back by deriving it, apart from the releases.
BODIES = ("states", "corrections", "searches", "queries", "actions")

RELEASES = (
    "SELECT d.doc_id, d.release_id, d.body, r.release_id, r.published, r.publisher, r.title, r.headline, "
    "r.headline_qualifier, r.language, r.kind, r.imported, r.newest, r.oldest, r.arrests "
    "FROM releases d LEFT JOIN list_rows r USING (doc_id) WHERE d.doc_id > ? ORDER BY d.doc_id LIMIT ?"
)


def check_file(connections: Connections, *, thorough: bool = False) -> Iterator[Problem]:
    """Let SQLite look at its own file.

    Args:
        connections: The connections to the library file.
        thorough: Also hold every index of SQLite's against its table; takes a few times as long.
    """
    with connections.reading() as con:
        said = con.execute(f"PRAGMA {'integrity' if thorough else 'quick'}_check({_MOST_FAULTS})").fetchall()
    for (line,) in said:
        if line != "ok":
            yield Problem(
                "file", plain(line), plain(connections.path), "what can be read is put into a new file"
            )


def check_releases(connections: Connections, found_by: Callable[[Release], object]) -> Iterator[Problem]:
    """Look at every release: readable, under its id, its evidence in its text, its list row as it should be.

    Args:
        connections: The connections to the library file.
        found_by: Works out what a search finds a release by; what it raises is told.
    """
    for rows in chunks(connections, RELEASES):
        for doc_id, release_id, body, *row in rows:
            yield from _check_release(doc_id, release_id, body, row, found_by)


def check_bodies(connections: Connections) -> Iterator[Problem]:
    """Look whether what a person wrote can be read: marks, corrections, searches, undo log, their own tables."""
    for table in BODIES:
        statement = f"SELECT doc_id, body FROM {table} WHERE doc_id > ? ORDER BY doc_id LIMIT ?"  # noqa: S608 - a name of this module
        for rows in chunks(connections, statement):
            for doc_id, body in rows:
                if readable(body) is None:
                    yield _unreadable(f"{table} {doc_id}")
    with connections.reading() as con:
        names = [name for (name,) in con.execute("SELECT DISTINCT table_name FROM documents")]
    for name in names:
        last = _BEFORE_ALL
        while rows := _own_rows(connections, name, last):
            yield from (
                _unreadable(f"{plain(name)} {doc_id}") for doc_id, body in rows if readable(body) is None
            )
            last = rows[-1][0]


def readable(body: object) -> dict[str, Any] | None:
    """Return the document of a body, or None when it cannot be read."""
    if not isinstance(body, bytes):
        return None
    try:
        return codec.decode(body)
    except ValueError:
        return None


def release_of(body: object) -> Release | None:
    """Return the release of a body, or None when there is none in it."""
    document = readable(body)
    try:
        return from_json(document) if document is not None else None
    except _ODD:
        return None


def derived(release: Release, imported: str, doc_id: int) -> tuple[object, ...]:
    """Return what the list row of a release should hold, in the order of `RELEASES`."""
    row = list_row(release, imported)
    return (*astuple(row)[:9], *astuple(sort_keys(row, doc_id)))


def chunks(connections: Connections, statement: str) -> Iterator[list[Any]]:
    """Yield the rows of a statement, some at a time.

    Args:
        connections: The connections to the library file.
        statement: Takes the number to go on behind, and how many rows; gives rows that begin with their number,
            rising.
    """
    last = 0
    while True:
        with connections.reading() as con:
            rows = con.execute(statement, (last, _CHUNK)).fetchall()
        if not rows:
            return
        yield rows
        last = rows[-1][0]


def indexed_name(connections: Connections) -> str:
    """Return the name of the search index in use, empty where none was built yet."""
    return ChangeQueue(connections).index_name()


def highest_number(connections: Connections) -> int:
    """Return the highest number that a release or a waiting change has, 0 where there is none."""
    with connections.reading() as con:
        found = con.execute(
            "SELECT max(coalesce((SELECT max(doc_id) FROM releases), 0), coalesce((SELECT max(doc_id) FROM changes), 0))"
        )
        return int(found.fetchone()[0])


def numbers(connections: Connections, first: int, last: int) -> tuple[set[int], set[int]]:
    """Return the numbers of the releases, and of the changes that wait for the index, within bounds, of one moment."""
    with connections.reading() as con:
        stored, queued = (
            {
                int(row[0])
                for row in con.execute(
                    f"SELECT doc_id FROM {table} WHERE doc_id BETWEEN ? AND ?",  # noqa: S608 - names of this module
                    (first, last),
                )
            }
            for table in ("releases", "changes")
        )
    return stored, queued


def _check_release(
    doc_id: int, release_id: str, body: object, row: list[object], found_by: Callable[[Release], object]
) -> Iterator[Problem]:
    where = f"release {plain(release_id)}"
    release = release_of(body)
    if release is None:
        yield _unreadable(where)
        return
    if release.id != release_id:
        yield Problem("document", f"its document says it is {plain(release.id)}", where, MOVED_ASIDE)
        return
    yield from (Problem("document", what, where, _REPARSE) for what in _faults(release, found_by))
    if row[0] is None:
        yield Problem("row", "it has no list row", where, _DERIVED)
        return
    try:
        wanted = derived(release, str(row[8]), doc_id)
    except (LibraryError, *_ODD) as error:
        yield Problem("document", f"no list row can be made of it: {plain(error)}", where, MOVED_ASIDE)
        return
    if wanted != tuple(row):
        yield Problem("row", "its list row says something else", where, _DERIVED)


def _faults(release: Release, found_by: Callable[[Release], object]) -> Iterator[str]:
    """Yield one line for each thing in a release that stops no list, but who reads or looks for it."""
    try:
        yield from _evidence_faults(release)
    except _ODD as error:
        yield f"its evidence cannot be looked at: {plain(error)}"
    try:
        found_by(release)
    except (PressroomError, *_ODD) as error:
        yield f"no search can find it: {plain(error)}"


def _evidence_faults(release: Release) -> Iterator[str]:
    """Yield one line for each stretch that is not what stands in the text."""
    text = release.text
    places: list[tuple[str, Fact | Place | Contact | Stamp]] = [(fact.field, fact) for fact in release.facts]
    places += [(fact.field, place) for fact in release.facts for place in fact.also]
    places += [("contact", contact) for contact in release.contacts]
    places += [("date", stamp) for stamp in (release.published, release.embargo) if stamp]
    for name, place in places:
        if text[place.start : place.end] != place.evidence:
            yield f"the evidence of {plain(name)} does not stand in its text"
    if any(not 0 <= block.start <= block.end <= len(text) for block in release.blocks):
        yield "a block reaches beyond its text"


def _own_rows(connections: Connections, name: str, last: int) -> list[Any]:
    with connections.reading() as con:
        return con.execute(
            "SELECT doc_id, body FROM documents WHERE table_name = ? AND doc_id > ? ORDER BY doc_id LIMIT ?",
            (name, last, _CHUNK),
        ).fetchall()


def _unreadable(where: str) -> Problem:
    return Problem("document", "its document cannot be read", where, MOVED_ASIDE)
