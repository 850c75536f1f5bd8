"""Measures Pressroom against its budgets and beside others, and writes RESULTS.md: `python -m tests.bench`.

Fills a library of each size with releases of the corpus; beyond its own size they are repeated with other ids, names
and numbers. All of it wants 20 GB of disk, 8 GB of memory and a quiet machine. Nothing here decides whether a change is good: timings drift on a shared machine, so look at ratios.
"""

import argparse
import sys
import tempfile
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from tests.bench.corpus import CORPUS
from tests.bench.suite import PARTS, RESULTS, SIZES, Run, measure


def main() -> int:
    """Run what is asked for; exit status 1 when a part of it failed. A missed budget is no failure."""
    given = _words()
    place: AbstractContextManager[str] = (
        nullcontext(str(given.scratch)) if given.scratch else tempfile.TemporaryDirectory(prefix="bench-")
    )
    with place as folder:
        scratch = Path(folder).resolve()
        scratch.mkdir(parents=True, exist_ok=True)
        run = Run(
            corpus=given.corpus,
            scratch=scratch,
            output=given.output,
            sizes=given.sizes,
            parts=given.only,
            rounds=given.rounds,
            sample=given.sample,
            keep=given.keep,
            whole=given.whole,
        )
        return 1 if measure(run).failures else 0


def _words() -> argparse.Namespace:
    words = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    words.add_argument("--corpus", type=Path, default=CORPUS, help="rows (.jsonl, .jsonl.xz) or any folder")
    words.add_argument(
        "--scratch", type=Path, help="where to parse and fill; the parsed corpus there is used"
    )
    words.add_argument(
        "--keep", action="store_true", help="use the libraries in --scratch and leave them there"
    )
    words.add_argument("--sizes", type=_sizes, default=SIZES, help="releases in each library: 2000,5000")
    words.add_argument("--only", type=_parts, default=PARTS, help=f"of {','.join(PARTS)}")
    words.add_argument("--sample", type=int, default=10_000, help="releases in the sample that is imported")
    words.add_argument("--rounds", type=int, default=10, help="how many times a program is started")
    words.add_argument("--whole", action="store_true", help="import the whole corpus too")
    words.add_argument("--output", type=Path, default=RESULTS, help="the page to write")
    return words.parse_args()


def _sizes(word: str) -> tuple[int, ...]:
    return tuple(int(size) for size in word.split(","))


def _parts(word: str) -> tuple[str, ...]:
    parts = tuple(word.split(","))
    if unknown := set(parts) - set(PARTS):
        raise argparse.ArgumentTypeError(f"no such part: {', '.join(sorted(unknown))}")
    return parts


if __name__ == "__main__":
    sys.exit(main())
