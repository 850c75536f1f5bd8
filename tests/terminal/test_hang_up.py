"""The app ends with its terminal, also where whoever started it ignores hang-ups."""

import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _as_under_nohup() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def test_the_app_does_not_outlive_its_terminal(tmp_path: Path) -> None:
    terminal, theirs = pty.openpty()
    app = subprocess.Popen(
        [sys.executable, "-m", "tui", "--library", str(tmp_path / "library")],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm-256color"},
        start_new_session=True,
        preexec_fn=_as_under_nohup,  # noqa: PLW1509 - no threads here
    )
    os.close(theirs)
    try:
        shown, end = b"", time.monotonic() + 60
        while b"empty" not in shown and time.monotonic() < end:
            if select.select([terminal], [], [], 0.2)[0]:
                shown += os.read(terminal, 65536)
        assert b"empty" in shown
        os.close(terminal)
        assert app.wait(20) == -signal.SIGHUP
    finally:
        if app.poll() is None:
            app.kill()
            app.wait()
