"""`pressroom stats [QUERY]`: how many of the releases that match there are by year, publisher, country, crime."""

import csv
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from store.export.cells import cell
from store.search.facets import FACETS, Facet
from store.text import plain
from tui.cli.indexing import bring_up_to_date
from tui.cli.options import (
    QUERY_SETTINGS,
    existing_library,
    json_option,
    library_option,
    plain_option,
    query_text,
)
from tui.cli.output import console, fancy, put, put_json, say

_BY = ("year", "publisher", "country", "crime")
_BAR = 24
# Where there is less room the counts are shown without bars.
_LEAST_WITH_BARS = 60


@click.command(
    "stats", short_help="Count releases by year, publisher, country, crime.", context_settings=QUERY_SETTINGS
)
@library_option
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="Comma separated, for a spreadsheet.")
@plain_option
@click.option(
    "--by",
    metavar="NAME",
    multiple=True,
    type=click.Choice(FACETS),
    help=f"Count by {', '.join(FACETS[:-1])} or {FACETS[-1]}; may be repeated [{', '.join(_BY)}].",
)
@click.option(
    "--most",
    metavar="N",
    type=click.IntRange(min=1),
    default=12,
    show_default=True,
    help="At most N of each.",
)
@click.argument("query", nargs=-1)
def stats_command(
    library: Path | None,
    as_json: bool,
    as_csv: bool,
    plain_wanted: bool,
    by: tuple[str, ...],
    most: int,
    query: tuple[str, ...],
) -> int:
    """Count the releases that match QUERY, in the language of the app's search pane; without a QUERY, all.

    In a pipe each line holds what is counted by, the value, the count and the query for just these releases, with a
    tab between them. Exit status 1 when nothing matches, 2 when a part of QUERY makes no sense and was passed over.
    """
    if as_json and as_csv:
        raise click.UsageError("either --json or --csv")
    asked = query_text(query)
    with existing_library(library) as shelf:
        bring_up_to_date(shelf)
        page = shelf.page(asked, limit=0)
        facets = shelf.facets(asked, tuple(dict.fromkeys(by or _BY)), most=most, choosing=False)
    for hint in page.hints:
        say(f"hint: {hint}")
    _print(facets, page.total, as_json=as_json, as_csv=as_csv, plain_wanted=plain_wanted)
    if not page.total:
        say("nothing found")
    if not page.understood:
        return 2
    return 0 if page.total else 1


def _print(facets: Sequence[Facet], total: int, *, as_json: bool, as_csv: bool, plain_wanted: bool) -> None:
    if as_json:
        for facet in facets:
            put_json(asdict(facet))
    elif as_csv:
        _print_csv(facets)
    elif fancy(plain_wanted=plain_wanted):
        _print_tables(facets, total)
    else:
        for facet in facets:
            for value in facet.values:
                put("\t".join((facet.name, plain(value.shown), str(value.count), plain(value.query))))
    if as_csv or not (as_json or fancy(plain_wanted=plain_wanted)):
        for facet in facets:
            if facet.others:
                say(f"{facet.others:,} further values of {facet.name}; --most shows more")


def _print_csv(facets: Sequence[Facet]) -> None:
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(("by", "value", "shown", "count", "query"))
    for facet in facets:
        for value in facet.values:
            texts = [cell(plain(text)) for text in (value.value, value.shown, value.query)]
            table.writerow((facet.name, *texts[:2], value.count, texts[2]))


def _print_tables(facets: Sequence[Facet], total: int) -> None:
    """Print a table for each facet; its bars, where there is room, are of one scale, that of its most frequent value."""
    from rich import box
    from rich.bar import Bar
    from rich.table import Table
    from rich.text import Text

    target = console()
    bars = target.width >= _LEAST_WITH_BARS
    target.print(f"{total:,} release{'' if total == 1 else 's'}")
    for facet in facets:
        longest = max((value.count for value in facet.values), default=0)
        grid = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        grid.add_column(facet.name, no_wrap=True, overflow="ellipsis", max_width=48)
        grid.add_column("releases", justify="right", no_wrap=True, min_width=len("releases"))
        if bars:
            grid.add_column("", width=_BAR)
        for value in facet.values:
            bar = [Bar(longest, 0, value.count, width=_BAR)] * bars
            grid.add_row(Text(plain(value.shown)), f"{value.count:,}", *bar)
        if facet.others:
            grid.add_row(Text(f"… {facet.others:,} more", style="dim"))
        if facet.values:
            target.print(grid, soft_wrap=False)
