"""From the paths a person names to the files to read: folders are walked in order, nothing leaves them."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from store.errors import SourceError
from store.readers import registry
from store.readers.source import Raw, from_file, from_stream

STDIN = Path("-")


def walk(paths: Iterable[Path]) -> Iterator[tuple[str, Raw | SourceError]]:
    """Yield every file to read with its name, or why it is not read, in the order of the paths.

    A folder gives its files of known formats in sorted order; hidden ones and links that leave it are passed over.
    `-` is standard input.
    """
    for path in paths:
        if path == STDIN:
            yield "-", _stdin()
        elif path.is_dir():
            yield from _folder(path)
        else:
            yield _file(path)


def _stdin() -> Raw | SourceError:
    try:
        return from_stream("-", sys.stdin.buffer)
    except SourceError as error:
        return error


def _file(path: Path) -> tuple[str, Raw | SourceError]:
    try:
        return str(path), from_file(path)
    except SourceError as error:
        return str(path), error


def _folder(folder: Path) -> Iterator[tuple[str, Raw | SourceError]]:
    problems: list[OSError] = []
    root = Path(os.path.realpath(folder))
    for place, folders, names in os.walk(folder, onerror=problems.append):
        yield from _unreadable(problems)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and registry.knows(name) and _inside(path, root):
                yield _file(path)
    yield from _unreadable(problems)


def _unreadable(problems: list[OSError]) -> Iterator[tuple[str, SourceError]]:
    while problems:
        problem = problems.pop(0)
        yield str(problem.filename), SourceError(f"cannot be read: {(problem.strerror or '').lower()}")


def _inside(path: Path, root: Path) -> bool:
    """Say whether the file is in the folder, not only linked into it from elsewhere."""
    return not path.is_symlink() or Path(os.path.realpath(path)).is_relative_to(root)
