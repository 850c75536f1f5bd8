"""`pressroom [open] [PATH ...]`: the app, with what is new under PATH imported while it runs."""

from pathlib import Path

import click

from tui.cli.options import library_option, paths_argument
from tui.opening import open_app


@click.command("open", short_help="Open the app; paths given are imported (the default command).")
@library_option
@paths_argument(required=False)
def open_command(library: Path | None, paths: tuple[Path, ...]) -> int:
    """Open the app on the library; what is new under PATH is imported while the list is already up."""
    for path in paths:
        if not path.exists():
            raise click.BadParameter(f"there is no file or folder {str(path)!r}", param_hint="PATH")
    return open_app(library, list(paths))
