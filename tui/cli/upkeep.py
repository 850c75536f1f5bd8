"""`pressroom backup FILE`, `restore FILE`, `reindex`: a whole library in one file, and an index made anew."""

from pathlib import Path

import click

from store.text import plain
from store.upkeep import backup, restore
from tui.cli.indexing import index_progress
from tui.cli.options import existing_library, library_option
from tui.cli.output import say, say_error
from tui.opening import default_library

_FILE = click.Path(path_type=Path)


@click.command("backup", short_help="Copy the whole library to one file.")
@library_option
@click.argument("file", type=_FILE)
def backup_command(library: Path | None, file: Path) -> int:
    """Copy releases, originals, stars, tags, notes and corrections to FILE, while the library may be in use.

    An earlier backup of that name is replaced; any other file is left alone.
    """
    folder = library or default_library()
    with existing_library(folder) as shelf:
        count = shelf.count()
    size = backup(folder, file)
    say(f"{count:,} releases in {plain(file)} ({size / 1_000_000:,.1f} MB)")
    return 0


@click.command("restore", short_help="Bring a backup back.")
@library_option
@click.argument("file", type=_FILE)
def restore_command(library: Path | None, file: Path) -> int:
    """Put FILE, made by `pressroom backup` or `pressroom export --format tinydb`, in the place of the library.

    The library as it is stays beside it under a name that is printed, and can be restored in its turn. Exit status 1
    when some of FILE could not be taken.
    """
    folder = library or default_library()
    done = restore(folder, file)
    for line in done.refused:
        say_error(line)
    if done.kept:
        say(f"the library as it was: {plain(done.kept)}")
    if done.unindexed:
        say_error(
            f"the search index is not built: {done.unindexed.message}",
            "everything else is restored; `pressroom reindex` builds it",
        )
    with existing_library(folder) as shelf:
        say(f"{shelf.count():,} releases restored")
    return 1 if done.refused else 0


@click.command("reindex", short_help="Build the search index anew.")
@library_option
def reindex_command(library: Path | None) -> int:
    """Throw the search index away and build it from the documents; searching waits for it."""
    with existing_library(library) as shelf:
        with index_progress() as tell:
            shelf.reindex(tell)
        waiting = shelf.documents.changes.waiting()
        say(
            f"{shelf.count():,} releases"
            + (", another process is indexing them" if waiting else " can be searched")
        )
    return 0
