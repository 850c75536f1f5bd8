"""Worker processes that read, parse and check parcels of real releases, each timed by its own process time."""

import multiprocessing
import resource
import sys
import time
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from store.document import Document
from store.errors import SourceError
from store.parsing.parser import parse
from tests.corpus.parcels import Input
from tests.fuzz import holding

# Parcels under way for each worker: what bounds the memory of the run.
_AHEAD = 3
_SLOWEST = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """One release: seconds of process time to read and parse it, and what is wrong with it."""

    place: str
    characters: int
    seconds: float
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Worked:
    """A parcel, or many of them: how much it held, seconds of process time, bytes of memory at most."""

    releases: int = 0
    characters: int = 0
    reading: float = 0.0
    parsing: float = 0.0
    memory: int = 0
    slowest: tuple[Outcome, ...] = ()
    failed: tuple[Outcome, ...] = ()

    def __add__(self, other: "Worked") -> "Worked":
        """Return the sum without its single outcomes, which would be kept for all."""
        return Worked(
            self.releases + other.releases,
            self.characters + other.characters,
            self.reading + other.reading,
            self.parsing + other.parsing,
            max(self.memory, other.memory),
        )


def worked(parcels: Iterable[list[Input]], jobs: int) -> Iterator[Worked]:
    """Yield what came of each parcel, in their order, worked on by so many processes."""
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=spawning, initializer=load) as pool:
        waiting: deque[Future[Worked]] = deque()
        for parcel in parcels:
            waiting.append(pool.submit(work, parcel))
            if len(waiting) > jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def load() -> None:
    """Read the tables of all languages, so that no release pays for them."""
    for name, words in (
        ("begin.txt", "Twelve men were arrested on 1 May 2021."),
        ("begin.html", "<p>Begun</p>"),
    ):
        for _, item in holding.read(name, words.encode()):
            if isinstance(item, Document):
                for language in ("en", "de", "es", "fr"):
                    parse(replace(item, language=language))


def work(parcel: list[Input]) -> Worked:
    """Return what came of a parcel."""
    single = [one for given in parcel for one in _each(given)]
    outcomes = [outcome for outcome, _, _ in single]
    # The system counts in KiB.
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Worked(
        releases=len(single),
        characters=sum(one.characters for one in outcomes),
        reading=sum(reading for _, reading, _ in single),
        parsing=sum(parsing for _, _, parsing in single),
        memory=memory,
        slowest=tuple(sorted(outcomes, key=lambda one: -one.seconds)[:_SLOWEST]),
        failed=tuple(one for one in outcomes if one.failure),
    )


def _each(given: Input) -> Iterator[tuple[Outcome, float, float]]:
    """Yield the outcome of each release in an input, with the seconds to read and to parse it."""
    began = time.process_time()
    try:
        found = holding.read(given.name, given.data)
    except Exception:  # noqa: BLE001 - whatever a reader raises is what this run looks for
        yield Outcome(given.place, 0, 0.0, _last_line()), 0.0, 0.0
        return
    reading = (time.process_time() - began) / max(len(found), 1)
    for where, item in found:
        place = f"{given.place} {where}".rstrip()
        if isinstance(item, SourceError):
            yield Outcome(place, 0, reading, item.message), reading, 0.0
            continue
        began = time.process_time()
        failure, parsing = "", 0.0
        try:
            release = parse(item, place)
            parsing = time.process_time() - began
            holding.check_release_of(item, release)
        except Exception:  # noqa: BLE001 - whatever a rule raises is what this run looks for
            failure = _last_line()
        yield Outcome(place, len(item.text), reading + parsing, failure), reading, parsing


def _last_line() -> str:
    """Return the exception that is being handled, with the place where it was raised."""
    kind, error, trace = sys.exc_info()
    place = traceback.extract_tb(trace)[-1]
    return f"{kind.__name__ if kind else ''}: {error} ({Path(place.filename).name} line {place.lineno})"
