"""A process that imports releases and says which are safe: run by the crash tests, and killed by them.

    python -m tests.store.crash.importer LIBRARY FIRST COUNT BATCH

Prints the id of every release of a batch once `Library.add` has returned, and `done` at the end.
"""

import json
import lzma
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from store.library import Library
from store.model import Release, Stamp
from tests.store.making import make

CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "law-enforcement.jsonl.xz"


def releases(first: int, count: int) -> Iterator[Release]:
    """Yield releases, always the same ones for the same numbers: real texts where they are at hand, else made up."""
    texts = islice(_texts(), first, first + count)
    for number, (text, day) in enumerate(texts, first):
        yield make(number, text=text, facts=(), blocks=(), published=Stamp(day) if day else None)


def _texts() -> Iterator[tuple[str, str]]:
    if CORPUS.exists():
        with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield row["text"], row["date"]
    for number in range(1_000_000):
        yield f"{make(number).text} " * 20, "2021-09-28"


def main(folder: str, first: int, count: int, batch: int) -> None:
    """Import, feeding the index now and then, as a real import does."""
    waiting = releases(first, count)
    with Library.open(Path(folder)) as library:
        for turn, group in enumerate(iter(lambda: list(islice(waiting, batch)), [])):
            library.add(group)
            print("\n".join(release.id for release in group), flush=True)
            if turn % 10 == 9:
                library.catch_up()
        library.catch_up()
    print("done", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
