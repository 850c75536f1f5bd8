"""`pressroom remove ID ...`: take releases out of the library, to be put back by `pressroom undo`."""

from pathlib import Path

import click

from tui.cli.options import RELEASE_ID, existing_library, library_option
from tui.cli.output import say


@click.command("remove", short_help="Remove releases; undo puts them back.")
@library_option
@click.argument("release_ids", metavar="ID...", nargs=-1, required=True, type=RELEASE_ID)
def remove_command(library: Path | None, release_ids: tuple[str, ...]) -> int:
    """Remove the releases with these IDs from the library; an unknown ID removes none.

    Stars, tags, notes and corrections stay and are there again when a release comes back, by `pressroom undo` or by
    another import. IDs stand in the last column of `pressroom search`.
    """
    with existing_library(library) as shelf:
        count = shelf.remove(release_ids)
        say(f"{count:,} removed; `pressroom undo` puts {'it' if count == 1 else 'them'} back")
        shelf.catch_up()
    return 0
