"""`pressroom import PATH ...`: stores releases and names each file that holds none; it loses nothing."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from store.ingest import Imported, Rejected, Unchanged, ingest
from store.library import Library
from store.text import plain
from tui.cli.options import json_option, library_option, paths_argument
from tui.cli.output import console, put_json, say, say_error
from tui.opening import default_library

Result = Imported | Unchanged | Rejected


@click.command("import", short_help="Store the releases in files and folders.")
@library_option
@json_option
@paths_argument(required=True)
def import_command(library: Path | None, as_json: bool, paths: tuple[Path, ...]) -> int:
    """Store the releases found in PATH: files, folders, or `-` for standard input.

    A release that is there already is left as it is. With --json one line is printed for each release once it is
    safely on disk. Exit status 1 when a file was rejected.
    """
    counts: Counter[str] = Counter()
    with Library.open(library or default_library()) as shelf, _progress(enabled=not as_json) as tell:
        for result in ingest(paths, shelf):
            counts[type(result).__name__] += 1
            if as_json:
                put_json(as_data(result))
            report(result)
            tell(counts)
        shelf.catch_up()
    say(summary(counts))
    if not counts:
        say_error(
            "there is nothing to read there",
            "A folder's files are taken by their ending: .txt .md .html .eml .json .jsonl.",
        )
        return 1
    return 1 if counts["Rejected"] else 0


def as_data(result: Result) -> dict[str, object]:
    """Return what happened to one input, for `--json`."""
    match result:
        case Imported(path, release, notes):
            return {"result": "imported", "id": release.id, "path": plain(path), "notes": list(notes)}
        case Unchanged(path, release_id, notes):
            return {"result": "unchanged", "id": release_id, "path": plain(path), "notes": list(notes)}
        case Rejected(path, reason, hint):
            return {"result": "rejected", "path": plain(path), "reason": plain(reason), "hint": plain(hint)}


def report(result: Result) -> None:
    """Say on stderr what a person should know of one input: why it was rejected, or what was guessed."""
    if isinstance(result, Rejected):
        say_error(f"{plain(result.path)}: {result.reason}", result.hint)
    elif result.notes:
        say(f"note: {plain(result.path)}: {'; '.join(result.notes)}")


def summary(counts: Counter[str]) -> str:
    """Return the closing line of an import."""
    parts = [f"{counts['Imported']:,} imported"]
    if counts["Unchanged"]:
        parts.append(f"{counts['Unchanged']:,} already there")
    if counts["Rejected"]:
        parts.append(f"{counts['Rejected']:,} rejected")
    return ", ".join(parts)


@contextmanager
def _progress(*, enabled: bool) -> Iterator[Callable[[Counter[str]], None]]:
    """Yield what to call with the counts: it draws a counting line while a terminal watches, else nothing."""
    if not (enabled and sys.stderr.isatty()):
        yield lambda counts: None  # noqa: ARG005 - nobody watches
        return
    with console(stderr=True).status("Reading …") as status:
        yield lambda counts: status.update(summary(counts))
