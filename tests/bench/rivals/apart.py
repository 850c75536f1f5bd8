"""Runs a rival in a process of its own, so that its memory and its faults stay there; its answer is a line of JSON."""

import json
import subprocess
import sys
from typing import Any

from tests.bench.surroundings import ROOT, environment


def ask(module: str, *words: object) -> Any:
    """Return what a module of this package prints."""
    command = [sys.executable, "-m", f"tests.bench.rivals.{module}", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)
