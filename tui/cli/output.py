"""Where output goes: data to stdout, words about it to stderr; Rich on a terminal, plain lines in a pipe."""

import json
import os
import sys
from typing import TYPE_CHECKING, Any

from store.text import plain

if TYPE_CHECKING:
    from rich.console import Console


def fancy(*, plain_wanted: bool = False) -> bool:
    """Return True when stdout is a terminal that can draw and nobody asked for plain lines."""
    return not plain_wanted and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def console(*, stderr: bool = False) -> "Console":
    """Return a Rich console that runs no markup and guesses no highlights: releases are untrusted text."""
    from rich.console import Console

    return Console(stderr=stderr, markup=False, highlight=False, emoji=False, soft_wrap=True)


def say(line: str) -> None:
    """Print one line of words on stderr."""
    sys.stderr.write(plain(line, limit=2000) + "\n")
    sys.stderr.flush()


def say_error(message: str, hint: str = "") -> None:
    """Print what is wrong on stderr, and what to do about it on a line of its own."""
    say(f"error: {message}")
    if hint:
        say(f"  hint: {hint}")


def put(line: str = "") -> None:
    """Print one line of data on stdout; the caller has made outside text harmless."""
    sys.stdout.write(f"{line}\n")


def put_json(value: dict[str, Any]) -> None:
    """Print one JSON object on a line of its own, flushed, so that a reader may trust what it has seen."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, separators=(", ", ": ")) + "\n")
    sys.stdout.flush()
