"""`pressroom [open] [PATH ...]`: the app, with what is new under PATH imported while it runs."""

import sys
from pathlib import Path

import click

from tui.cli.options import default_library, library_option, paths_argument
from tui.cli.output import say_error


@click.command("open", short_help="Open the app; paths given are imported (the default command).")
@library_option
@paths_argument(required=False)
def open_command(library: Path | None, paths: tuple[Path, ...]) -> int:
    """Open the app on the library; what is new under PATH is imported while the list is already up."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        say_error(
            "the app needs a terminal",
            "In a script use `pressroom import`, `pressroom search` and `pressroom show`.",
        )
        return 2
    for path in paths:
        if not path.exists():
            raise click.BadParameter(f"there is no file or folder {str(path)!r}", param_hint="PATH")
    from tui.app import run

    return run(library or default_library(), list(paths))
