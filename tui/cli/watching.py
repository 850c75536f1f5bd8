"""`pressroom searches`: the saved searches, how much each finds and how much of it is new."""

from dataclasses import asdict
from pathlib import Path

import click

from store.text import plain, visible
from store.watching import Watched
from tui.cli.indexing import bring_up_to_date
from tui.cli.options import existing_library, json_option, library_option, plain_option
from tui.cli.output import console, fancy, put, put_json, say


@click.command("searches", short_help="Saved searches, and what is new in them.")
@library_option
@json_option
@plain_option
@click.option("--forget", metavar="NAME", help="Keep this one no longer; `pressroom undo` brings it back.")
def searches_command(library: Path | None, as_json: bool, plain_wanted: bool, forget: str | None) -> int:
    """List the saved searches with how many releases each finds, how many of them are new, and its query.

    New is what came in since the app last showed the result, or since the search was saved. `pressroom search --save
    NAME QUERY` saves one, and 'saved:"NAME"' is a part of a QUERY that stands for it.

    In a pipe each line holds name, total, new and query, with a tab between them.
    """
    with existing_library(library) as shelf:
        if forget is not None:
            shelf.searches.forget(forget)
            say("forgotten; `pressroom undo` brings it back")
            return 0
        bring_up_to_date(shelf)
        found = shelf.watching.counted()
    if as_json:
        for search in found:
            put_json(asdict(search))
    elif fancy(plain_wanted=plain_wanted):
        _print_table(found)
    else:
        for search in found:
            put("\t".join(_cells(search)))
    if not found:
        say("no search is saved yet: `pressroom search --save NAME QUERY` saves one")
    return 0


def _cells(search: Watched) -> tuple[str, str, str, str]:
    total, new = ("" if number is None else str(number) for number in (search.total, search.new))
    return plain(search.name), total, new, plain(search.query, 2000)


def _print_table(found: tuple[Watched, ...]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    grid.add_column("name", no_wrap=True, max_width=30, overflow="ellipsis")
    grid.add_column("total", justify="right", no_wrap=True)
    grid.add_column("new", justify="right", no_wrap=True)
    grid.add_column("query", ratio=1, no_wrap=True, overflow="ellipsis")
    for search in found:
        name, _, _, query = _cells(search)
        total = "" if search.total is None else f"{search.total:,}"
        new = f"+{search.new:,}" if search.new else ""
        grid.add_row(*(Text(visible(cell)) for cell in (name, total, new, query)))
    console().print(grid, soft_wrap=False)
