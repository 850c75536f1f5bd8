"""Starting, reading and killing a process that works on a library."""

import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).parents[3]


class Child:
    """A process of its own; the lines it prints are collected while it runs.

    Args:
        module: What is run, as `python -m` takes it.
        words: What it is given.
    """

    def __init__(self, module: str, *words: object) -> None:
        self.acknowledged: list[str] = []
        self._started = threading.Event()
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *map(str, words)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            if line.endswith("\n"):  # the kernel may cut a killed process's last line
                self.acknowledged.append(line.strip())
                self._started.set()
        self._started.set()

    def wait_for_the_first(self) -> None:
        """Return once something was acknowledged."""
        if not self._started.wait(60):
            self.kill()
            raise AssertionError(f"nothing acknowledged within a minute: {self.errors}")

    def kill(self) -> None:
        """End it at once: no handler runs, nothing is flushed."""
        self._process.kill()
        self.end()

    def end(self) -> None:
        """Wait until it has ended, and keep what it complained of."""
        self._process.wait(300)
        self._reader.join(60)
        assert self._process.stdout
        assert self._process.stderr
        self.errors = self._process.stderr.read()
        self._process.stdout.close()
        self._process.stderr.close()


class Importer(Child):
    """An import; what it prints are the ids that it acknowledged, at last `done`."""

    def __init__(self, library: Path, first: int, count: int, batch: int) -> None:
        super().__init__("tests.store.crash.importer", library, first, count, batch)

    def finish(self) -> None:
        """Wait for its end and see that all went well."""
        self.end()
        assert self.acknowledged[-1:] == ["done"], self.errors
