"""A library as the JSON file of stock TinyDB, and such a file back into a library.

Invariant: `tinydb.TinyDB(FILE)` opens what is written here and has the same tables with the same documents under the
same numbers. Under the name asked for there is the whole file or what was there before. A file that is not of this
form changes nothing in a library.

The file is plain ASCII, letters beyond it escaped as TinyDB's own are: stock TinyDB reads a file in the encoding of
the machine, which need not be UTF-8. One document stands on a line.
"""

import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from store.errors import SourceError
from store.export.jsontables import NotTables, tables
from store.outfile import new_file
from store.text import plain

if TYPE_CHECKING:
    from store.documents.bringing import Bringing
    from store.library import Library

_BATCH = 200
# Numbers of so many digits are beyond what a table keeps.
_DIGITS = 19


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that did not come in.

    Args:
        table: Its table.
        key: What it is keyed by in the file.
        reason: Why, in one plain line.
    """

    table: str
    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of a file's documents.

    Args:
        stored: By table, how many came in.
        unchanged: By table, how many were here already.
        refused: Those that could not be taken, in the order of the file.
    """

    stored: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)


def write_tinydb(
    library: "Library", target: Path, *, progress: Callable[[int], None] | None = None
) -> Counter[str]:
    """Write every table of a library, as of one moment, to a file for stock TinyDB.

    Args:
        library: What to write; others may use it meanwhile.
        target: The file; one of that name is replaced.
        progress: Called with the number of documents so far, a few hundred apart.

    Returns:
        How many documents each table has.

    Raises:
        PressroomError: A document cannot be read, or the file cannot be written or would stand in the library's folder.
    """
    with new_file(target, library.folder) as file:
        out = io.TextIOWrapper(file, encoding="ascii", newline="\n")
        counts = _write(library, out, progress)
        out.flush()
        out.detach()
    return counts


def read_tinydb(path: Path, library: "Library") -> Restored:
    """Take the documents of a TinyDB file into a library; nothing that is here is written over.

    `store.documents.bringing` says what becomes of a document that is here already, and of its number. The file is
    read twice, piece by piece: whether it is of this form is known before the first document is stored. The search
    index follows with the next `catch_up`.

    Args:
        path: What `write_tinydb`, or stock TinyDB, wrote, in UTF-8.
        library: Where to.

    Raises:
        SourceError: The file cannot be read or is not of this form; nothing was stored.
        LibraryError: The library cannot be written; what was stored in full batches stays.
    """
    from store.documents.bringing import Bringing

    restored = Restored()
    with _told_of(path):
        highest = {name: max(map(_number, documents), default=0) for name, documents in _read(path)}
        bringing = Bringing(library.documents, highest)
        for name, documents in _read(path):
            _bring(bringing, name, documents, restored)
    return restored


def _write(library: "Library", out: TextIO, progress: Callable[[int], None] | None) -> Counter[str]:
    counts: Counter[str] = Counter()
    total = 0
    out.write("{")
    for place, (name, documents) in enumerate(library.documents.snapshot()):
        counts[name] = 0
        out.write(f"{',' if place else ''}\n{json.dumps(name)}: {{")
        for number, document in documents:
            line = json.dumps(document, separators=(",", ":"))
            out.write(f'{"," if counts[name] else ""}\n"{number}": {line}')
            counts[name] += 1
            total += 1
            if progress and total % 500 == 0:
                progress(total)
        out.write("\n}")
    out.write("\n}\n")
    return counts


def _bring(bringing: "Bringing", name: str, documents: Iterable[tuple[str, Any]], restored: Restored) -> None:
    waiting = iter(documents)
    first = True
    while (batch := list(islice(waiting, _BATCH))) or first:
        first = False
        for (key, _), done in zip(batch, bringing.bring(name, batch), strict=True):
            if isinstance(done, str):
                restored.refused.append(Refused(plain(name), plain(key, 60), done))
            else:
                (restored.stored if done else restored.unchanged)[name] += 1


def _read(path: Path) -> Iterator[tuple[str, Iterator[tuple[str, Any]]]]:
    with path.open(encoding="utf-8-sig") as source:
        yield from tables(source)


def _number(member: tuple[str, Any]) -> int:
    """Return the number of a document; 0 where it has none that counts."""
    key = member[0]
    return int(key) if key.isascii() and key.isdecimal() and len(key) < _DIGITS else 0


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    try:
        yield
    except NotTables as error:
        raise SourceError(
            f"{plain(path)} is not a TinyDB file: {plain(error)}",
            "`pressroom export --format tinydb` writes one",
        ) from error
    except UnicodeDecodeError as error:
        raise SourceError(f"{plain(path)} is not a TinyDB file: it is not UTF-8") from error
    except OSError as error:
        raise SourceError(f"{plain(path)} cannot be read: {plain(error.strerror or error)}") from error
