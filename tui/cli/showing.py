"""`pressroom show ID`: one stored release, or with --original the bytes it came from."""

import sys
from pathlib import Path

import click

from store.library import Library
from store.outfile import new_file
from store.release_json import to_json
from tui.cli.options import RELEASE_ID, existing_library, json_option, library_option, plain_option
from tui.cli.output import fancy, put_json
from tui.cli.readable import print_release
from tui.cli.versions import print_versions


@click.command("show", short_help="Show one stored release.")
@library_option
@json_option
@plain_option
@click.option("--versions", is_flag=True, help="Its other versions, and what differs in them.")
@click.option("--original", is_flag=True, help="The bytes it came from, as they came; not on a terminal.")
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With --original: write them to FILE.",
)
@click.argument("release_id", metavar="ID", type=RELEASE_ID)
def show_command(
    library: Path | None,
    as_json: bool,
    plain_wanted: bool,
    versions: bool,
    original: bool,
    output: Path | None,
    release_id: str,
) -> int:
    """Show the release with this ID: what it says, who took part, whom to call, and its text.

    IDs stand in the last column of `pressroom search`. With --original the bytes that the release was read from are
    given back instead: the file, or of a file of many rows its row.

    With --versions the releases are listed that are this one again: from another source, corrected, updated, issued
    again, cut, or in another language, each with what differs in it; exit status 1 where there is none.
    """
    _check_words(original=original, output=output, shaped=as_json or plain_wanted or versions)
    with existing_library(library) as shelf:
        if original:
            _write_original(shelf, release_id, output)
            return 0
        if versions:
            return print_versions(shelf, release_id, as_json=as_json, plain_wanted=plain_wanted)
        release = shelf.get(release_id)
    if as_json:
        put_json(to_json(release))
    else:
        print_release(release, styled=fancy(plain_wanted=plain_wanted))
    return 0


def _check_words(*, original: bool, output: Path | None, shaped: bool) -> None:
    if original and shaped:
        raise click.UsageError("--original gives the bytes as they are: none of --json, --plain, --versions")
    if output and not original:
        raise click.UsageError("--output needs --original")
    if original and not output and sys.stdout.isatty():
        # They may hold anything, such as what steers a terminal.
        raise click.UsageError(
            "an original is not shown on a terminal: add --output FILE, or send it to a pipe"
        )


def _write_original(shelf: Library, release_id: str, output: Path | None) -> None:
    data = shelf.original(release_id).data
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    with new_file(output, shelf.folder) as file:
        file.write(data)
