"""Reads, parses and checks every real release there is: `python -m tests.corpus [CORPUS_FOLDER] [--jobs N]`.

Ends with status 1 when a release is refused, raises, breaks what must hold for any release, or takes too long.
"""

import argparse
import heapq
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.corpus.parcels import parcels
from tests.corpus.working import Outcome, Worked, worked

SHARED = Path(__file__).parents[3] / "shared" / "corpus"
# Seconds of process time that no release may take to be read and parsed.
SLOWEST = 2.0
_SHOWN = 10
_EVERY = 10_000


def main() -> int:
    """Run over the corpus, print what was found, return the exit status."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path, nargs="?", default=SHARED)
    asked.add_argument("--jobs", type=int, default=2)
    words = asked.parse_args()
    if not words.folder.is_dir():
        print(f"no corpus: {words.folder} is no folder")
        return 1
    slowest: list[Outcome] = []
    failed: list[Outcome] = []
    total = Worked()
    for done in worked(parcels(words.folder), words.jobs):
        before, total = total.releases, total + done
        failed += done.failed
        slowest = heapq.nlargest(_SHOWN, [*slowest, *done.slowest], key=lambda one: one.seconds)
        if before // _EVERY != total.releases // _EVERY:
            print(f"{total.releases:,} releases, {len(failed)} failed", file=sys.stderr, flush=True)
    for line in report(total, slowest, failed):
        print(line)
    return 1 if failed or any(one.seconds > SLOWEST for one in slowest) else 0


def report(total: Worked, slowest: list[Outcome], failed: list[Outcome]) -> Iterator[str]:
    """Yield what a person reads of a run, line by line."""
    yield f"{total.releases:,} releases of {total.characters:,} characters, {len(failed)} failed"
    for one in failed[: _SHOWN * 3]:
        yield f"  FAILED {one.place}: {one.failure}"
    if not total.releases:
        return
    both = total.reading + total.parsing
    yield f"characters a second on one core: {total.characters / total.parsing:,.0f} parsed, {total.characters / both:,.0f} read and parsed"
    yield f"releases a second on one core: {total.releases / total.parsing:,.0f} parsed, {total.releases / both:,.0f} read and parsed"
    yield f"memory of the largest worker: {total.memory / 1024**2:,.0f} MiB"
    yield f"the slowest {len(slowest)}, in seconds of process time:"
    for one in slowest:
        yield f"  {one.seconds:7.3f}  {one.characters:9,} characters  {one.place}"


if __name__ == "__main__":
    sys.exit(main())
