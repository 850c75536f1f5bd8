"""What was measured, row by row and size by size, and how long each part of the run took."""

import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.bench.rows import BY_KEY


@dataclass(frozen=True, slots=True)
class Measured:
    """One cell of the table.

    Args:
        value: The number that the budget is held against; None where nothing could be measured.
        more: What is said beside it, or instead of it.
    """

    value: float | None
    more: str = ""


@dataclass(slots=True)
class Results:
    """The cells of the table, by row and size; a size of None is what depends on none."""

    cells: dict[tuple[str, int | None], Measured] = field(default_factory=dict)
    parts: list[tuple[str, float]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def put(self, key: str, size: int | None, value: float | None, more: str = "") -> None:
        """Keep one cell, and print it: the run takes long."""
        row = BY_KEY[key]
        self.cells[key, size] = Measured(value, more)
        missed = "   MISSED" if value is not None and row.missed(value, size) else ""
        print(f"{size or 'any':>9}  {key:22} {words(key, self.cells[key, size])}{missed}", flush=True)

    def value(self, key: str, size: int | None) -> float | None:
        """Return what was measured, or None."""
        cell = self.cells.get((key, size))
        return None if cell is None else cell.value

    def compare(self, key: str, size: int | None, ours: float, theirs: float, unit: str) -> None:
        """Keep ours, theirs, and how many times ours theirs is."""
        said = f"{_short(ours)} : {_short(theirs)} {unit} = 1 : {_short(theirs / ours)}"
        self.put(key, size, None, said)

    def without(self, keys: tuple[str, ...], size: int | None, reason: str) -> None:
        """Keep why some rows were not measured."""
        for key in keys:
            self.put(key, size, None, reason)

    @contextmanager
    def part(self, name: str, *, needed: bool = False) -> Iterator[None]:
        """Keep how long a part of the run takes; one that fails is kept too, and ends the run only where it is needed."""
        begun = time.perf_counter()
        try:
            yield
        except Exception as error:
            if needed:
                raise
            traceback.print_exc()
            self.failures.append(f"{name}: {type(error).__name__}: {error}")
        self.parts.append((name, time.perf_counter() - begun))
        print(f"-- {name}: {self.parts[-1][1]:.0f} s", flush=True)


def words(key: str, cell: Measured) -> str:
    """Return a cell in words."""
    number = "" if cell.value is None else f"{_short(cell.value)}{BY_KEY[key].unit}"
    return f"{number} ({cell.more})" if number and cell.more else number or cell.more


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
