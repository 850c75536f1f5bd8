"""Feeds made-up and broken inputs to all readers and the parser: `make fuzz`, or `python -m tests.fuzz --help`.

Stops after PRESSROOM_FUZZ_SECONDS (600). Every failure of a new kind is made smaller and kept in the folder it names.
Ends with status 1 when something failed.
"""

import argparse
import os
import secrets
import sys
import time
from collections import Counter
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from tests.fuzz.cases import Case, case
from tests.fuzz.shrinking import shrunk
from tests.fuzz.watched import Watched

_EVERY = 30


def main() -> int:
    """Run until the time is up, return the exit status."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument(
        "--seed", type=int, default=int(os.environ.get("PRESSROOM_FUZZ_SEED", secrets.randbelow(10**6)))
    )
    asked.add_argument("--only", type=int, help="number of the one case to run")
    asked.add_argument("--keep", type=Path, default=Path("fuzz-failures"))
    words = asked.parse_args()
    seconds = float(os.environ.get("PRESSROOM_FUZZ_SECONDS", "600"))
    print(f"seed {words.seed}, {seconds:.0f} seconds", flush=True)
    numbers = count() if words.only is None else iter((words.only,))
    failures = run(words.seed, numbers, time.monotonic() + seconds, words.keep)
    for kind, times in failures.most_common():
        print(f"{times:5} x {kind}")
    return 1 if failures else 0


def run(seed: int, numbers: Iterable[int], until: float, keep: Path) -> Counter[str]:
    """Feed the cases of a seed until a moment of the monotonic clock; return how often each kind of failure came."""
    failures: Counter[str] = Counter()
    watched = Watched()
    done, told = 0, time.monotonic()
    for number in numbers:
        if time.monotonic() > until:
            break
        fed = case(seed, number)
        answer = watched.ask(fed)
        done += 1
        if answer.failure:
            failures[answer.kind] += 1
            if failures[answer.kind] == 1:
                print(f"\ncase {number} ({fed[0]}, {len(fed[1])} bytes):\n{answer.failure}", flush=True)
                _keep(watched, fed, answer.kind, keep / f"{seed}-{number}-{Path(fed[0]).name}")
        if time.monotonic() - told > _EVERY:
            told = time.monotonic()
            print(f"{done} cases, {failures.total()} failed", file=sys.stderr, flush=True)
    watched.end()
    print(f"{done} cases, {failures.total()} failed")
    return failures


def _keep(watched: Watched, fed: Case, kind: str, place: Path) -> None:
    """Write a failing input, made smaller, where a person finds it."""
    name, data = fed
    small = shrunk(data, lambda less: watched.ask((name, less)).kind == kind)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(small)
    print(f"kept as {place} ({len(small)} bytes)", flush=True)


if __name__ == "__main__":
    sys.exit(main())
