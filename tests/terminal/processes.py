"""Whether a process still runs, and waiting for its end; for processes that are not the test's own children."""

import subprocess
import time
from pathlib import Path


def runs(pid: int) -> bool:
    """Return whether the process is there and not merely waiting to be reaped."""
    if Path("/proc/self/stat").exists():  # a bare Linux machine may lack `ps`
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].strip()
        except OSError:
            return False
    else:
        state = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
        ).stdout
    return bool(state) and not state.startswith("Z")


def wait_for_end(pid: int, seconds: float = 10) -> bool:
    """Wait until the process has ended; return whether it has."""
    end = time.monotonic() + seconds
    while runs(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not runs(pid)
