"""The releases that everything is measured with: parsed once into a file, drawn at random from it or from the rows.

Invariant: the same corpus gives the same releases in the same order, so that figures of two runs are of the same data.
"""

import json
import lzma
import random
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from itertools import count, islice
from multiprocessing import get_context
from pathlib import Path
from typing import IO, cast

from store.document import Origin
from store.ingest import Rejected, parse_paths
from store.model import Release
from store.release_json import from_json, to_json
from tests.bench.copies import common_words, copy, with_origin

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "law-enforcement.jsonl.xz"
# Lines that travel to another process at once, and how many such parcels are under way: what bounds the memory.
_PARCEL, _AHEAD = 100, 4

Kept = tuple[Release, Origin]


def parse_corpus(corpus: Path, scratch: Path) -> Path:
    """Return the file with the parsed releases of a corpus, a line each; made with all cores when it is missing."""
    file = scratch / "releases.jsonl"
    if not file.exists():
        part = file.with_suffix(".part")
        with part.open("w", encoding="utf-8") as out:
            for item in parse_paths([corpus]):
                if not isinstance(item, Rejected):
                    out.write(json.dumps(to_json(item[1]), ensure_ascii=False) + "\n")
        part.rename(file)
    return file


def releases(file: Path, wanted: int) -> Iterator[Kept]:
    """Yield so many releases with the bytes they might come from; the file again and again, as copies of a next turn.

    They are made in another process, so that what is timed here has its core to itself.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
        waiting: deque[Future[list[Kept]]] = deque()
        for turn, lines in _parcels(file, wanted):
            waiting.append(other.submit(made, file, turn, lines))
            if len(waiting) > _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def made(file: Path, turn: int, lines: list[str]) -> list[Kept]:
    """Return the copies that a turn makes of some lines of the file."""
    common = common_in(file) if turn else frozenset()
    return [with_origin(copy(from_json(json.loads(line)), turn, common)) for line in lines]


@cache
def common_in(file: Path) -> frozenset[str]:
    """Return the words that many releases of the file have, each as written; counted once and kept beside it."""
    kept = file.with_name("common-words.json")
    if not kept.exists():
        with file.open(encoding="utf-8") as lines:
            words = common_words(json.loads(line)["text"] for line in lines)
        kept.write_text(json.dumps(sorted(words)), "utf-8")
    return frozenset(json.loads(kept.read_text("utf-8")))


def _parcels(file: Path, wanted: int) -> Iterator[tuple[int, list[str]]]:
    for turn in count():
        with file.open(encoding="utf-8") as lines:
            while wanted and (parcel := list(islice(lines, min(_PARCEL, wanted)))):
                wanted -= len(parcel)
                yield turn, parcel
        if not wanted:
            return


def draw_rows(corpus: Path, wanted: int, seed: int, target: Path) -> Path:
    """Write rows of a corpus drawn at random, as they are; a corpus that is not rows is taken whole."""
    if not (corpus.name.endswith((".jsonl", ".jsonl.xz"))):
        return corpus
    with _opened(corpus) as lines:
        target.write_bytes(b"".join(draw(lines, wanted, seed)))
    return target


def draw_copies(file: Path, wanted: int, turn: int, target: Path) -> Path:
    """Write rows of parsed releases drawn at random, changed as a turn of their own changes them."""
    with file.open("rb") as lines:
        drawn = [line.decode() for line in draw(lines, wanted, turn)]
    target.write_bytes(b"".join(origin.original.data + b"\n" for _, origin in made(file, turn, drawn)))
    return target


def draw(lines: IO[bytes], wanted: int, seed: int) -> list[bytes]:
    """Return lines drawn at random in one pass, each as likely as any other."""
    chosen = random.Random(seed)
    drawn: list[bytes] = []
    for number, line in enumerate(lines):
        if number < wanted:
            drawn.append(line)
        elif (place := chosen.randrange(number + 1)) < wanted:
            drawn[place] = line
    return drawn


def _opened(corpus: Path) -> IO[bytes]:
    return cast("IO[bytes]", lzma.open(corpus)) if corpus.suffix == ".xz" else corpus.open("rb")
