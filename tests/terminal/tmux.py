"""A program in a real terminal: tmux on a private socket, driven with keys and read as a screen.

The server is started by the test with tmux's default configuration and ended by its own process id.
"""

import contextlib
import os
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.needs import need
from tests.terminal.processes import wait_for_end

SECONDS = 15.0


class TmuxTerminal:
    """A tmux session of its own with one program in it; a context manager.

    Args:
        command: Program and arguments; a shell is not involved.
        width: Columns.
        height: Rows.
        environ: Variables to set for the program, over those of the test; an empty value unsets one.
        folder: Folder that the program starts in.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        width: int = 80,
        height: int = 24,
        environ: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        need("tmux")
        self._command = shlex.join(str(word) for word in command)
        self._size = (width, height)
        self._environ = dict(environ or {})
        self._folder = folder or Path.cwd()
        self._pid = 0

    def __enter__(self) -> Self:
        # A short path: the name of a socket has room for about 100 bytes.
        self._home = Path(tempfile.mkdtemp(prefix="pr-"))
        self.socket = self._home / "tmux"
        # A test runner's own idea of a width must not stand above the terminal's.
        gone = ["COLUMNS", "LINES", *(name for name, value in self._environ.items() if not value)]
        unset = [word for name in gone for word in ("-u", name)]
        given = [f"{name}={value}" for name, value in self._environ.items() if value]
        # The shell keeps the exit status: tmux itself now and then loses that of a program that ends at once.
        self._status = self._home / "status"
        kept = shlex.quote(str(self._status))
        command = (
            f"env {shlex.join([*unset, *given])} {self._command}; "
            # A pane that ended scrolls its first row away, so one stays after the program.
            f"echo $? >{kept}.new; mv {kept}.new {kept}; exec sleep 3600"
        )
        width, height = self._size
        size = ["-x", str(width), "-y", str(height)]
        self.tmux("new-session", "-d", *size, "-s", "test", "-c", str(self._folder), "sleep 60", start=True)
        try:
            self._pid = int(self.tmux("display-message", "-p", "#{pid}"))
            # No status line takes a row from the screen.
            self.tmux("set-option", "-g", "status", "off")
            self.tmux("resize-window", "-x", str(width), "-y", str(height))
            self.tmux("respawn-pane", "-k", "-c", str(self._folder), command)
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def tmux(self, *words: str, start: bool = False) -> str:
        """Run a tmux command on the private server and return what it prints."""
        environ = {name: value for name, value in os.environ.items() if name not in ("TMUX", "TMUX_PANE")}
        socket = ["-S", str(self.socket)] if not start else ["-S", str(self.socket), "-f", "/dev/null"]
        done = subprocess.run(
            ["tmux", "-u", *socket, *words], capture_output=True, env=environ, timeout=SECONDS, check=False
        )
        if done.returncode:
            raise AssertionError(f"tmux {words[0]}: {done.stderr.decode().strip()}")
        return done.stdout.decode("utf-8", "replace").rstrip("\n")

    def environment(self) -> dict[str, str]:
        """Return the variables by which a process finds itself inside this tmux."""
        pane = self.tmux("display-message", "-p", "#{pane_id}")
        return {"TMUX": f"{self.socket},{self._pid},0", "TMUX_PANE": pane}

    def send(self, *keys: str) -> None:
        """Press keys, in tmux's names (`Down`, `Enter`, `C-d`, `j`)."""
        self.tmux("send-keys", "-t", "test", *keys)

    def type(self, text: str) -> None:
        """Type a text as it is."""
        self.tmux("send-keys", "-t", "test", "-l", text)

    def screen(self, *, styled: bool = False) -> str:
        """Return what the screen shows; with `styled` including the escape sequences of its styles."""
        return self.tmux("capture-pane", "-p", "-t", "test", *(["-e"] if styled else []))

    def wait_for(self, text: str, seconds: float = SECONDS) -> str:
        """Wait until the screen shows a text, and return the screen.

        Raises:
            AssertionError: It does not within the time limit; says what it shows instead.
        """
        end = time.monotonic() + seconds
        while text not in (screen := self.screen()):
            if time.monotonic() > end:
                raise AssertionError(f"{text!r} did not appear within {seconds:g} s; the screen is\n{screen}")
            time.sleep(0.05)
        return screen

    def wait_until_gone(self, text: str, seconds: float = SECONDS) -> str:
        """Wait until the screen no longer shows a text, and return the screen."""
        end = time.monotonic() + seconds
        while text in (screen := self.screen()):
            if time.monotonic() > end:
                raise AssertionError(f"{text!r} still stands after {seconds:g} s; the screen is\n{screen}")
            time.sleep(0.05)
        return screen

    def wait_for_end(self, seconds: float = SECONDS) -> int:
        """Wait until the program has ended, and return its exit status."""
        end = time.monotonic() + seconds
        while not self._status.exists():
            if time.monotonic() > end:
                raise AssertionError(
                    f"the program still runs after {seconds:g} s; the screen is\n{self.screen()}"
                )
            time.sleep(0.05)
        return int(self._status.read_text())

    def buffer(self) -> str:
        """Return tmux's newest buffer."""
        return self.tmux("show-buffer")

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        self.tmux("resize-window", "-t", "test", "-x", str(width), "-y", str(height))

    def _stop(self) -> None:
        if self._pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, 15)
            wait_for_end(self._pid)
        shutil.rmtree(self._home, ignore_errors=True)
