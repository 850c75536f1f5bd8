"""Starting, reading and killing the importing process."""

import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).parents[3]


class Importer:
    """An import in a process of its own; what it acknowledged is collected while it runs."""

    def __init__(self, library: Path, first: int, count: int, batch: int) -> None:
        self.acknowledged: list[str] = []
        self._started = threading.Event()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.store.crash.importer", *map(str, (library, first, count, batch))],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._reader = threading.Thread(target=self._read)
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
        assert self._started.wait(60)

    def kill(self) -> None:
        """End it at once: no handler runs, nothing is flushed."""
        self._process.kill()
        self._end()

    def finish(self) -> None:
        """Wait for its end and see that all went well."""
        self._end()
        assert self.acknowledged[-1:] == ["done"], self.errors

    def _end(self) -> None:
        self._process.wait(300)
        self._reader.join(60)
        assert self._process.stdout
        assert self._process.stderr
        self.errors = self._process.stderr.read()
        self._process.stdout.close()
        self._process.stderr.close()
