"""`pressroom export`: the library in a form that other programs read."""

from pathlib import Path

import click

from store.text import plain
from tui.cli.options import existing_library, library_option
from tui.cli.output import say

FORMATS = ("tinydb",)


@click.command("export", short_help="Write the library for another program.")
@library_option
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="What to write.")
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The file; one of that name is replaced once the new one is whole.",
)
def export_command(library: Path | None, form: str, output: Path) -> int:  # noqa: ARG001 - one form so far
    """Write the library to FILE: with --format tinydb every table, as JSON that TinyDB opens.

    Releases, stars, tags, notes, corrections, saved searches, asked queries and tables of your own are in it; the
    originals of the releases and the undo log are not: `pressroom backup` keeps those as well.
    """
    if str(output) == "-":
        raise click.UsageError("--format tinydb needs a file to write to, not standard output")
    from store.export.tinydb import write_tinydb

    with existing_library(library) as shelf:
        counts = write_tinydb(shelf, output)
    told = ", ".join(f"{count:,} {plain(name, 60)}" for name, count in counts.items() if count)
    say(f"{plain(output)}: {told or 'no document'}")
    return 0
