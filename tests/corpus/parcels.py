"""What each worker is given of a corpus: whole files by name, or lines of a large file of rows, unpacked once here."""

import lzma
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple, cast

from store.readers import registry

_LINES = 100
_ROWS = (".jsonl", ".jsonl.xz", ".ndjson")


class Input(NamedTuple):
    """A file to read, or a line of one as a file of its own: where it stands, a name that tells its form, the bytes."""

    place: str
    name: str
    data: bytes


def parcels(folder: Path) -> Iterator[list[Input]]:
    """Yield every file in a folder, in sorted order, in parcels for one worker each."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and registry.knows(path.name)]
    rows = [path for path in files if path.name.endswith(_ROWS)]
    single = [path for path in files if path not in rows]
    for begin in range(0, len(single), _LINES):
        yield [
            Input(str(path.relative_to(folder)), path.name, path.read_bytes())
            for path in single[begin : begin + _LINES]
        ]
    for path in rows:
        yield from _lines(path)


def _lines(path: Path) -> Iterator[list[Input]]:
    with _opened(path) as stream:
        numbered = enumerate(stream, 1)
        while some := list(islice(numbered, _LINES)):
            yield [
                Input(f"{path.name} line {number}", "row.jsonl", line)
                for number, line in some
                if line.strip()
            ]


def _opened(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", lzma.open(path)) if path.suffix == ".xz" else path.open("rb")
