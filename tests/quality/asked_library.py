"""The library that questions are put to: the releases they ask for, among others of the corpus."""

import lzma
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from store.ingest import Rejected, ingest, read_paths
from store.library import Library
from store.parsing.parser import release_id

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "law-enforcement.jsonl.xz"

_HELD = 109_385
_SEED = 7
_ID = re.compile(rb'\{"id": "([^"]+)"')


def ids_in_library(rows: Path) -> dict[str, set[str]]:
    """Return for each id in the corpus the id, or ids, that an import of its row gives the release.

    Args:
        rows: A file of rows of the corpus.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for item in read_paths([rows]):
        assert not isinstance(item, Rejected), item
        _, document = item
        found[document.ident or ""].add(release_id(document))
    return found


def write_rows(target: Path, wanted: set[str], others: int = 0) -> None:
    """Write rows of the corpus: the wanted ones, by their id, and about so many others, the same ones each time."""
    share, chance = others / _HELD, random.Random(_SEED)
    _copy(target, lambda name: (chance.random() < share) | (name in wanted))


def make(folder: Path, rows: Path) -> None:
    """Make a library of all rows of a file, with its search index."""
    with Library.open(folder) as library:
        rejected = [result for result in ingest([rows], library) if isinstance(result, Rejected)]
        assert not rejected, rejected[:3]
        library.catch_up()


def _copy(target: Path, takes: Callable[[str], bool]) -> None:
    with lzma.open(CORPUS) as rows, target.open("wb") as out:
        out.writelines(_taken(rows, takes))


def _taken(rows: Iterable[bytes], takes: Callable[[str], bool]) -> Iterable[bytes]:
    for row in rows:
        named = _ID.match(row)
        assert named, f"a row of {CORPUS} does not begin with its id"
        if takes(named[1].decode()):
            yield row
