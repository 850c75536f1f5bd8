"""On what a run was made: the machine, and the versions of what does the work."""

import os
import platform
import sqlite3
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.bench.surroundings import ROOT

_LIBRARIES = ("textual", "tantivy", "tinydb")


def described() -> list[str]:
    """Return lines on the machine, as it is before the run."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    versions = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    now = datetime.now(UTC)
    return [
        f"- {now:%Y-%m-%d %H:%M} UTC, {_commit()}",
        f"- {_processor()}, {cores} cores, {_memory()}, load before the run {os.getloadavg()[0]:.2f}",
        f"- {platform.system()} {platform.release()}, Python {platform.python_version()}",
        f"- {versions}, SQLite {sqlite3.sqlite_version}",
        f"- {_tool('rg')}; {_tool('notmuch')}",
    ]


def _processor() -> str:
    return _line_of("/proc/cpuinfo", "model name") or platform.processor() or platform.machine()


def _memory() -> str:
    kilobytes = _line_of("/proc/meminfo", "MemTotal").split()
    return f"{int(kilobytes[0]) / 1024**2:.0f} GB of memory" if kilobytes else "memory unknown"


def _line_of(file: str, name: str) -> str:
    try:
        lines = Path(file).read_text().splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _commit() -> str:
    told = _told(["git", "-C", str(ROOT), "describe", "--always", "--dirty"])
    return f"commit {told}" if told else "no commit known"


def _tool(name: str) -> str:
    return _told([name, "--version"]).partition("\n")[0] or f"{name} not installed"


def _told(command: list[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""
