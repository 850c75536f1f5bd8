"""The run as a page of Markdown: the machine, the table with a column for each size, the misses and their reasons.

The reasons are written by hand in reasons.toml, which no run touches.
"""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.results import Measured, Results, words
from tests.bench.rows import ROWS, SMALL, Row

REASONS = Path(__file__).with_name("reasons.toml")
_NONE = "–"


def page(results: Results, sizes: Sequence[int], about: Sequence[str]) -> str:
    """Return the whole page."""
    lines = ["# What Pressroom takes", "", "Made by `python -m tests.bench`; do not edit.", "", *about, ""]
    lines += [*_table(results, sizes), ""]
    lines += ["## Misses", "", *(list(_misses(results, _reasons())) or ["None."]), ""]
    if results.failures:
        lines += ["## Failures", "", *(f"- {failure}" for failure in results.failures), ""]
    lines += ["## How long the run took", "", "| part | seconds |", "|---|---|"]
    lines += [f"| {name} | {seconds:,.0f} |" for name, seconds in results.parts]
    lines += [f"| all | {sum(seconds for _, seconds in results.parts):,.0f} |"]
    return "\n".join(lines) + "\n"


def _table(results: Results, sizes: Sequence[int]) -> Iterator[str]:
    columns: list[int | None] = [None, *sizes]
    names = ["any size" if size is None else f"{size:,}" for size in columns]
    yield (
        f"Budgets hold up to {SMALL:,} releases / beyond. **Bold**: missed. Beside others stand ours : theirs, "
        "and how many times ours theirs is."
    )
    yield ""
    yield f"| what | budget | {' | '.join(names)} |"
    yield "|---|---|" + "---|" * len(names)
    for row in ROWS:
        cells = [_cell(row, results.cells.get((row.key, size)), size) for size in columns]
        yield f"| {row.what} | {row.words} | {' | '.join(cells)} |"


def _cell(row: Row, cell: Measured | None, size: int | None) -> str:
    if cell is None:
        return _NONE
    said = words(row.key, cell).replace("|", "/")
    return f"**{said}**" if cell.value is not None and row.missed(cell.value, size) else said


def _misses(results: Results, reasons: dict[str, str]) -> Iterator[str]:
    for row in ROWS:
        missed = [
            size
            for (key, size), cell in results.cells.items()
            if key == row.key and cell.value is not None and row.missed(cell.value, size)
        ]
        if missed:
            at = ", ".join("any size" if size is None else f"{size:,}" for size in missed)
            yield f"- **{row.what}** (at {at}): {reasons.get(row.key, 'no reason is known yet')}"


def _reasons() -> dict[str, str]:
    found: dict[str, str] = tomllib.loads(REASONS.read_text("utf-8"))
    return found
