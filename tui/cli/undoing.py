"""`pressroom undo` and `pressroom redo`: take back what a person changed in the library, and do it again."""

from pathlib import Path

import click

from tui.cli.options import existing_library, library_option
from tui.cli.output import say


@click.command("undo", short_help="Take back the last change.")
@library_option
def undo_command(library: Path | None) -> int:
    """Take back the last star, mark, tag, note, correction, saved search or removal, and say which it was.

    The last 1,000 can be taken back, one at a time. Exit status 1 when there is nothing to undo.
    """
    with existing_library(library) as shelf:
        words = shelf.actions.undo()
        say(f"undone: {words}" if words else "nothing to undo")
        shelf.catch_up()
    return 0 if words else 1


@click.command("redo", short_help="Do again what was undone.")
@library_option
def redo_command(library: Path | None) -> int:
    """Do again what `pressroom undo` took back last, as long as nothing else was changed since.

    Exit status 1 when there is nothing to redo.
    """
    with existing_library(library) as shelf:
        words = shelf.actions.redo()
        say(f"done again: {words}" if words else "nothing to redo")
        shelf.catch_up()
    return 0 if words else 1
