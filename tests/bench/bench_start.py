"""How long until the list stands on the terminal, against an empty Textual app started beside it.

usage: python tests/bench/bench_start.py [--library DIR] [--rounds N] [--budget RATIO]

Both are measured from the terminal's side, alternating, after one uncounted start each; the ratio is that of the
medians. Without --library the samples are imported into a library of their own. Exit status 1: over the budget.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from tests.bench.empty_app import WORDS  # noqa: E402 - the path must be known first
from tests.bench.pseudo_terminal import seconds_until  # noqa: E402

PRESSROOM = [Path(sys.executable).with_name("pressroom")]


def environment(folder: Path) -> dict[str, str]:
    """Return an environment as in a plain terminal, with caches and settings of its own."""
    kept = {
        name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "LC_ALL", "PYTHONPATH")
    }
    homes = {name: str(folder) for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    return {**kept, **homes, "TERM": "xterm-256color", "COLORTERM": "truecolor"}


def first_words(library: Path) -> str:
    """Return the beginning of the title that stands first in the list."""
    from store.library import Library

    with Library.open(library) as opened:
        page = opened.page(limit=1)
    if not page.rows:
        raise SystemExit(f"{library} holds no release")
    print(f"library: {page.total:,} releases")
    return page.rows[0].title[:12].strip()


def measure(library: Path, rounds: int, folder: Path) -> tuple[list[float], list[float]]:
    """Return the seconds of each start: Pressroom's, then the empty app's."""
    words, environ = first_words(library), environment(folder)
    ours: list[float] = []
    empty: list[float] = []
    for _ in range(rounds + 1):
        ours.append(seconds_until(words, [*PRESSROOM, "--library", library], environ))
        empty.append(seconds_until(WORDS, [sys.executable, HERE / "empty_app.py"], environ))
    return ours[1:], empty[1:]


def main() -> int:
    """Measure, print, and say by the exit status whether the budget is kept."""
    words = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    words.add_argument("--library", type=Path)
    words.add_argument("--rounds", type=int, default=15)
    words.add_argument("--budget", type=float, default=1.5)
    options = words.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        library = options.library
        if library is None:
            library = folder / "library"
            subprocess.run(
                [*PRESSROOM, "--library", library, "import", ROOT / "samples"],
                check=True,
                capture_output=True,
            )
        ours, empty = measure(library.resolve(), options.rounds, folder)
    ratio = statistics.median(ours) / statistics.median(empty)
    for name, seconds in (("pressroom", ours), ("empty app", empty)):
        print(f"{name}: median {statistics.median(seconds) * 1000:.0f} ms, {min(seconds) * 1000:.0f} at best")
    print(f"ratio: {ratio:.2f} (budget {options.budget:g})")
    return 0 if ratio <= options.budget else 1


if __name__ == "__main__":
    sys.exit(main())
