"""`pressroom show ID`: one stored release."""

from pathlib import Path

import click

from store.release_json import to_json
from tui.cli.options import existing_library, json_option, library_option, plain_option
from tui.cli.output import fancy, put_json
from tui.cli.readable import print_release


@click.command("show", short_help="Show one stored release.")
@library_option
@json_option
@plain_option
@click.argument("release_id", metavar="ID")
def show_command(library: Path | None, as_json: bool, plain_wanted: bool, release_id: str) -> int:
    """Show the release with this ID: what it says, who took part, whom to call, and its text.

    IDs stand in the last column of `pressroom search`.
    """
    with existing_library(library) as shelf:
        release = shelf.get(release_id)
    if as_json:
        put_json(to_json(release))
    else:
        print_release(release, styled=fancy(plain_wanted=plain_wanted))
    return 0
