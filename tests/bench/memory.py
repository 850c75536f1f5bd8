"""The memory of a process and all that it started: proportional set size, so that what is shared counts once."""

from pathlib import Path

from tests.bench.looking import Looking

_PROCESSES = Path("/proc")
_EVERY_SECONDS = 0.25


def megabytes(pid: int, *, shared_whole: bool = False) -> float | None:
    """Return what a process and its children hold at this moment; None where the system does not tell.

    Args:
        pid: The process.
        shared_whole: Count what others use as well in full (resident size), not the process's share of it.
    """
    if not (_PROCESSES / "self" / "smaps_rollup").exists():
        return None
    name = "Rss:" if shared_whole else "Pss:"
    return sum(_kilobytes(process, name) for process in family(pid)) / 1024


def family(pid: int) -> list[int]:
    """Return a process and everything it started, directly or not."""
    children: dict[int, list[int]] = {}
    for entry in _PROCESSES.glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:  # it ended meanwhile
            continue
        children.setdefault(parent, []).append(int(entry.name))
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found


def _kilobytes(pid: int, name: str) -> int:
    try:
        lines = (_PROCESSES / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0)


class Watch(Looking):
    """Looks at a process again and again; `peak` is the most that it and its children held together.

    Args:
        pid: The process.
    """

    def __init__(self, pid: int) -> None:
        super().__init__()
        self.peak: float | None = None
        self._pid = pid

    def _look(self) -> None:
        while not self._ended.wait(_EVERY_SECONDS):
            now = megabytes(self._pid)
            if now is not None:
                self.peak = max(now, self.peak or 0)
