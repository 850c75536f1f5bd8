"""Times of a call repeated, in milliseconds, and what is said about them."""

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Spread:
    """How long something took: in half of the cases, in 95 and in 99 of a hundred. Milliseconds."""

    p50: float
    p95: float
    p99: float


def spread(taken: Sequence[float]) -> Spread:
    """Return the spread of times in milliseconds; there is at least one."""
    rising = sorted(taken)
    return Spread(*(rising[int(len(rising) * share)] for share in (0.5, 0.95, 0.99)))


def once(call: Callable[[], object]) -> float:
    """Return the milliseconds that a call takes."""
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1e3


def each(call: Callable[[Item], object], items: Iterable[Item]) -> Spread:
    """Return the spread of a call made with each of some items."""
    taken = []
    for item in items:
        begun = time.perf_counter()
        call(item)
        taken.append((time.perf_counter() - begun) * 1e3)
    return spread(taken)


def times(call: Callable[[], object], count: int) -> Spread:
    """Return the spread of a call made so many times."""
    return spread([once(call) for _ in range(count)])


def in_turn(calls: Sequence[Callable[[], float]], rounds: int) -> list[float]:
    """Return the median of each of several measurements, made in turn so that the machine's moods hit all alike.

    One uncounted round goes before.
    """
    taken = [[call() for call in calls] for _ in range(rounds + 1)][1:]
    return [statistics.median(column) for column in zip(*taken, strict=True)]
