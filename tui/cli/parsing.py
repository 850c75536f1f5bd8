"""`pressroom parse PATH ...`: what Pressroom reads in a file, without storing it."""

from pathlib import Path

import click

from store.ingest import Rejected, parse_paths
from store.release_json import to_json
from store.text import plain
from tui.cli.options import json_option, paths_argument, plain_option
from tui.cli.output import fancy, put, put_json, say_error
from tui.cli.readable import print_release


@click.command("parse", short_help="Show what is read in a file, without storing it.")
@json_option
@plain_option
@paths_argument(required=True)
def parse_command(as_json: bool, plain_wanted: bool, paths: tuple[Path, ...]) -> int:
    """Show what is read in PATH, with the evidence of every fact, and store nothing.

    With --json one `pressroom-release/1` object is printed a line. Exit status 1 when a file was rejected.
    """
    rejected = first = 0
    for outcome in parse_paths(paths):
        if isinstance(outcome, Rejected):
            rejected += 1
            say_error(f"{plain(outcome.path)}: {outcome.reason}", outcome.hint)
            continue
        _, release = outcome
        if as_json:
            put_json(to_json(release))
            continue
        if first:
            put()
        first = 1
        print_release(release, styled=fancy(plain_wanted=plain_wanted))
    return 1 if rejected else 0
