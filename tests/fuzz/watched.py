"""A process that reads one input after the other within limits: seconds of its own time, memory, and its life.

Invariant: whatever an input does, the process that asks gets an answer; a child that was stopped is replaced.
"""

import faulthandler
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.fuzz import holding
from tests.fuzz.cases import Case

# Seconds of process time that any input may take, and those for each million bytes of it. The worst real text takes
# five microseconds a character; what is packed holds more than its bytes.
SECONDS, PER_MILLION = 4.0, 60.0
# Other processes (the one that reads PDFs) do not count there; a busy machine makes all of them wait.
WAITED = 120.0
# Beyond what the libraries take when they are loaded.
MEMORY = 1536 * 1024 * 1024

# What Python tells of when somebody opens a connection or looks up a name.
NETWORK = frozenset(
    (
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.sendto",
        "socket.bind",
        "urllib.Request",
    )
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an input; `failure` is empty when all held, else a trace or how the process ended."""

    said: str
    failure: str = ""

    @property
    def kind(self) -> str:
        """Return what tells one failure from another: the exception, and the last place in our code."""
        lines = [line.strip() for line in self.failure.splitlines()]
        ours = [line for line in lines if line.startswith("File") and "/store/" in line]
        place = ours[-1].partition("/store/")[2] if ours else ""
        return f"{lines[-1][:60] if lines else ''} at {place}"


@dataclass(frozen=True, slots=True)
class _Limits:
    """What the process does with an input, and the seconds of its time that any may take."""

    hold: Callable[[str, bytes], str]
    seconds: float


class Watched:
    """Answers for inputs, from a process of its own.

    Args:
        hold: What is done with each; a function of a module, by whose name the process finds it.
        seconds: Of the process's own time, for a short input.
        waited: Seconds by the clock after which it is given up though it may do nothing.
    """

    def __init__(
        self,
        hold: Callable[[str, bytes], str] = holding.hold,
        seconds: float = SECONDS,
        waited: float = WAITED,
    ) -> None:
        self._limits = _Limits(hold, seconds)
        self._waited = waited
        self._context = multiprocessing.get_context("spawn")
        self._trace = tempfile.NamedTemporaryFile("w+")  # noqa: SIM115 - lives as long as this
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def ask(self, case: Case) -> Answer:
        """Return what came of an input."""
        line, process = self._started()
        line.send(case)
        try:
            if line.poll(self._waited):
                answer: Answer = line.recv()
                return answer
            os.kill(process.pid or 0, signal.SIGPROF)
            process.join()
            return Answer("", f"{self._traced()}\nwaited {self._waited:.0f} seconds")
        except (EOFError, OSError):
            process.join()
            return Answer("", self._how_it_ended(process.exitcode or 0))
        finally:
            if not process.is_alive():
                self.end()

    def end(self) -> None:
        """End the process."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._line = None

    def _started(self) -> tuple[Connection, BaseProcess]:
        if self._process is None or self._line is None:
            self._line, theirs = self._context.Pipe()
            self._process = self._context.Process(
                target=_serve, args=(theirs, self._trace.name, self._limits), daemon=True
            )
            self._process.start()
            theirs.close()
            self._line.recv()
        return self._line, self._process

    def _how_it_ended(self, code: int) -> str:
        if code == -signal.SIGPROF:
            return f"{self._traced()}\ntook too long"
        return f"{self._traced()}\nthe process ended with {code}"

    def _traced(self) -> str:
        self._trace.seek(0)
        # The trace of a signal begins with the innermost place; ours are read the other way round.
        return "\n".join(reversed(self._trace.read().splitlines()))


def _serve(line: Connection, trace: str, limits: _Limits) -> None:
    """Answer until the other end is closed."""
    with open(trace, "r+", encoding="utf-8") as kept:  # noqa: PTH123 - a name of ours
        faulthandler.enable(kept)
        # Its default action ends the process, also within a pattern or a parser in C.
        faulthandler.register(signal.SIGPROF, kept, chain=True)
        if limits.hold is holding.hold:
            _load()
        _forbid_network()
        _bound_memory()
        line.send(None)
        while True:
            try:
                name, data = line.recv()
            except EOFError:
                return
            kept.truncate(0)
            kept.seek(0)
            signal.setitimer(signal.ITIMER_PROF, limits.seconds + PER_MILLION * len(data) / 1e6)
            answer = _answer(limits.hold, name, data)
            signal.setitimer(signal.ITIMER_PROF, 0)
            line.send(answer)


def _answer(hold: Callable[[str, bytes], str], name: str, data: bytes) -> Answer:
    try:
        return Answer(hold(name, data))
    except Exception:  # noqa: BLE001 - whatever is raised is what is looked for
        return Answer("", traceback.format_exc())


def _load() -> None:
    """Load every reader and the tables of the rules, so that no input pays for them."""
    from tests.fuzz.cases import known

    for name, data in known():
        _answer(holding.hold, name, data)


def _forbid_network() -> None:
    """Make every attempt to look up a name or to connect an error, for as long as the process lives."""

    def refuse(event: str, _: object) -> None:
        if event in NETWORK:
            raise PermissionError(f"reached for the network: {event}")

    sys.addaudithook(refuse)


def _bound_memory() -> None:
    """Bound what this process may take beyond what it has; processes it starts may set a limit of their own."""
    try:
        taken = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except OSError:
        return  # a system that does not tell it
    resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, resource.RLIM_INFINITY))
