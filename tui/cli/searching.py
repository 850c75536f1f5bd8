"""`pressroom search QUERY`: the releases that match, a line each."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from store.listing import ListRow, Page
from store.search.query import SORTS
from store.text import plain, visible
from tui.cli.indexing import found
from tui.cli.options import (
    QUERY_SETTINGS,
    existing_library,
    json_option,
    library_option,
    plain_option,
    query_text,
)
from tui.cli.output import console, fancy, put, put_json, say
from tui.wording import figure

if TYPE_CHECKING:
    from store.library import Library


@click.command("search", short_help="Find releases.", context_settings=QUERY_SETTINGS)
@library_option
@json_option
@click.option("--full", is_flag=True, help="With --json: the whole releases, not only their list rows.")
@plain_option
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=1), default=50, show_default=True, help="At most N."
)
@click.option("--sort", type=click.Choice(SORTS), help="Order [the query's own, else newest].")
@click.option("--save", metavar="NAME", help="Keep QUERY under this name.")
@click.argument("query", nargs=-1)
def search_command(
    library: Path | None,
    as_json: bool,
    full: bool,
    plain_wanted: bool,
    limit: int,
    sort: str | None,
    save: str | None,
    query: tuple[str, ...],
) -> int:
    """List the releases that match QUERY, in the language of the app's search pane; without a QUERY, all.

    `-word` leaves out releases with that word. Quote what your shell would read: 'arrests:>100'.

    In a pipe each line holds date, publisher, headline figure, title and id, with a tab between them.
    Where nothing matches, a terminal shows what comes near and says so; elsewhere it is only hinted at.
    Exit status 1 when nothing matches, 2 when a part of QUERY makes no sense and was passed over.
    """
    asked = query_text(query)
    drawn = not as_json and fancy(plain_wanted=plain_wanted)
    with existing_library(library) as shelf:
        if save is not None:
            _save(shelf, save, asked)
        page = found(shelf, asked, sort=sort, limit=limit, near=drawn)
        hints = page.hints if drawn or page.total else _hints_beside(shelf, asked, page)
        for hint in hints:
            say(f"hint: {hint}")
        for row in page.rows if as_json else ():
            put_json(_whole(shelf, row.id) if full else asdict(row))
    if page.rows and not as_json:
        (_print_table if drawn else _print_lines)(page)
    if page.total > len(page.rows):
        say(f"{len(page.rows):,} of {page.total:,} shown; --limit shows more")
    elif not page.total:
        say("nothing found")
    if not page.understood:
        return 2
    return 0 if page.total and not page.near else 1


def _whole(shelf: "Library", release_id: str) -> dict[str, Any]:
    from store.release_json import to_json

    return to_json(shelf.get(release_id))


def _hints_beside(shelf: "Library", query: str, page: Page) -> tuple[str, ...]:
    """Return the hints for an empty result that stays empty, and what a person could ask for."""
    near = shelf.page(query, limit=0, near=True)
    lines = [
        f"nothing has {one.asked}; near: {', '.join(one.words)}" for one in near.instead if not one.known
    ]
    lines += [
        f"{one.asked} stands nowhere with the rest; near: {', '.join(one.words)}"
        for one in near.instead
        if one.known
    ]
    if near.near and not near.instead:
        lines.append(f"nothing has all of these words; releases that have most of them: {near.total:,}")
    return (*page.hints, *lines)


def _save(shelf: "Library", name: str, query: str) -> None:
    before = shelf.searches.query(name)
    saved = shelf.searches.save(name, query)
    place = (
        "" if before in (None, saved.query) else f" in the place of {before}; `pressroom undo` takes it back"
    )
    say(f"saved as {saved.name}{place}")


def _cells(row: ListRow) -> tuple[str, str, str, str, str]:
    """Return date, publisher, headline figure, title and id as plain text."""
    number = "" if row.headline is None else figure(row.headline, row.headline_qualifier)
    date = plain((row.published or "")[:10])
    return date, plain(row.publisher or ""), number, plain(row.title), plain(row.id)


def _print_lines(page: Page) -> None:
    for row in page.rows:
        put("\t".join(_cells(row)))


def _print_table(page: Page) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    grid.add_column("date", no_wrap=True)
    grid.add_column("publisher", no_wrap=True, max_width=22, overflow="ellipsis")
    grid.add_column("arrests", justify="right", no_wrap=True)
    grid.add_column("title", ratio=1, no_wrap=True, overflow="ellipsis")
    grid.add_column("id", style="dim", no_wrap=True)
    for row in page.rows:
        grid.add_row(*(Text(visible(cell)) for cell in _cells(row)))
    console().print(grid, soft_wrap=False)
