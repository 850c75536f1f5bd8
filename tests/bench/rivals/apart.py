"""Runs a rival in a process of its own, so that its memory and its faults stay there; its answer is a line of JSON.

A rival is given the very releases of the library that it is held against.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from store.library import Library
from tests.bench.surroundings import ROOT, environment


def ask(module: str, *words: object) -> Any:
    """Return what a module of this package prints."""
    command = [sys.executable, "-m", f"tests.bench.rivals.{module}", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def documents(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the releases of a library as `pressroom-release/1` objects, one after the other."""
    with Library.open(folder) as library:
        for document in library.documents.releases:
            yield dict(document)
