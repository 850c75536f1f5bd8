"""`pressroom reparse [QUERY]`: brings stored releases up to the current parser, from the originals in the library."""

import sys
from collections import Counter
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path

import click

from store.ingest.differences import Changes, Tally
from store.ingest.reparsing import NotKept, Reparsed, Result, Same, Unread, reparse
from store.library import Library
from store.text import plain, visible
from tui.cli.indexing import bring_up_to_date
from tui.cli.options import existing_library, json_option, library_option
from tui.cli.output import console, put, put_json, say, say_error


@click.command("reparse", short_help="Bring stored releases up to the current parser.")
@library_option
@json_option
@click.option("--all", "every", is_flag=True, help="Every release: what happens without a QUERY.")
@click.argument("query", nargs=-1)
def reparse_command(library: Path | None, as_json: bool, every: bool, query: tuple[str, ...]) -> int:
    """Parse the releases that match QUERY again, without a QUERY all, and say what became another in each.

    Nothing is read but the library, which keeps what each release was made of. A release keeps its ID and its place,
    and stars, tags, notes and corrections stay; one that comes out as it was is not touched. Stopped halfway, the
    same command does the rest. Exit status 1 when an original could not be read or nothing matches.
    """
    if every and query:
        raise click.UsageError("--all and a QUERY exclude each other")
    with existing_library(library) as shelf:
        counts = _run(shelf, " ".join(query), as_json=as_json)
        shelf.catch_up()
    if not counts:
        say("nothing found")
        return 1
    say(summary(counts))
    if counts[NotKept]:
        say("  hint: an earlier Pressroom imported those; importing their files again keeps their originals")
    return 1 if counts[Unread] else 0


def _run(shelf: Library, query: str, *, as_json: bool) -> Counter[type[Result]]:
    bring_up_to_date(shelf)
    for hint in shelf.page(query, limit=0).hints:
        say(f"hint: {hint}")
    counts: Counter[type[Result]] = Counter()
    # A counting line may only share the terminal with lines that go there too.
    watched = not as_json and sys.stderr.isatty() and sys.stdout.isatty()
    with console(stderr=True).status("Reading …") if watched else nullcontext() as status:
        for result in reparse(shelf, query):
            counts[type(result)] += 1
            _report(result, as_json=as_json)
            if status:
                status.update(summary(counts))
    return counts


def _report(result: Result, *, as_json: bool) -> None:
    if as_json:
        put_json(as_data(result))
    elif isinstance(result, Reparsed):
        put(f"{plain(result.release_id)}  {account(result.changes)}  {visible(result.title)}")
    if isinstance(result, Unread):
        say_error(f"{result.release_id} ({result.name}) stays as it was: {result.reason}", result.hint)


def as_data(result: Result) -> dict[str, object]:
    """Return what became of one release, for `--json`."""
    match result:
        case Reparsed(release_id, title, changes):
            return {"result": "reparsed", "id": plain(release_id), "title": plain(title), **asdict(changes)}
        case Same(release_id):
            return {"result": "same", "id": plain(release_id)}
        case NotKept(release_id):
            return {"result": "not_kept", "id": plain(release_id)}
        case Unread(release_id, name, reason, hint):
            return {
                "result": "unread",
                "id": plain(release_id),
                "name": plain(name),
                "reason": plain(reason),
                "hint": hint,
            }


def account(changes: Changes) -> str:
    """Return what is another in a release, in a few words."""
    parts = [
        ", ".join(changes.fields),
        _counted("facts", changes.facts),
        _counted("contacts", changes.contacts),
    ]
    return "; ".join(part for part in parts if part) or "the order of its facts or contacts"


def summary(counts: Counter[type[Result]]) -> str:
    """Return the closing line of a run."""
    parts = [f"{counts[Reparsed]:,} brought up to date", f"{counts[Same]:,} the same"]
    if counts[NotKept]:
        parts.append(f"{counts[NotKept]:,} without their original")
    if counts[Unread]:
        parts.append(f"{counts[Unread]:,} could not be read")
    return ", ".join(parts)


def _counted(what: str, tally: Tally) -> str:
    parts = [f"{number:,} {word}" for word, number in asdict(tally).items() if number]
    return f"{what} {', '.join(parts)}" if parts else ""
