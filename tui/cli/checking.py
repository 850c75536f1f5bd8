"""`pressroom check`: do documents, list, marks, originals and search index agree? Repairs what does not, if told to."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click

from store.errors import LibraryDamaged, LibraryError
from store.text import plain
from store.upkeep import Problem, check, compact, newest_backup, repair
from tui.cli.options import existing_library, json_option, library_option
from tui.cli.output import put, put_json, say, say_error
from tui.opening import default_library


@click.command("check", short_help="Look whether the library is in order, and repair it.")
@library_option
@json_option
@click.option("--repair", "wanted", is_flag=True, help="Repair what can be repaired.")
def check_command(library: Path | None, as_json: bool, wanted: bool) -> int:
    """Look at every part of the library and print one line for each problem.

    With --repair what is derived from the documents is derived anew, and what cannot be read is put into files of its
    own beside the library; nothing that can be read is lost, and room that is no longer used is given back. Exit status 1 while there are problems.
    """
    folder = library or default_library()
    return _repair(folder, as_json=as_json) if wanted else _look(folder, as_json=as_json)


def _look(folder: Path, *, as_json: bool) -> int:
    count, file_damaged = 0, False
    try:
        with existing_library(folder) as shelf:
            for problem in check(shelf):
                _print(problem, as_json=as_json)
                count += 1
                file_damaged |= problem.part == "file"
            releases = 0 if file_damaged else shelf.count()
    except LibraryDamaged as error:
        say_error(error.message, "`pressroom check --repair` takes out what can be read")
        _name_copy(folder)
        return 1
    if not count:
        say(f"no problems: {releases:,} releases looked at")
        return 0
    say_error(f"{count:,} problem{'s' * (count > 1)}", "`pressroom check --repair` puts right what can be")
    if file_damaged:
        _name_copy(folder)
    return 1


def _repair(folder: Path, *, as_json: bool) -> int:
    if not (folder / "library.db").exists():
        existing_library(folder)  # says so
    done = repair(folder)
    _print_all(done.found, as_json=as_json)
    for kept in done.kept:
        say(f"put aside: {plain(kept)}")
    _give_back(folder)
    if not done.found:
        say("no problems")
        return 0
    for problem in done.left:
        say_error(f"still there: {_line(problem)}")
    say(f"{len(done.found):,} found, {len(done.left):,} left")
    return 1 if done.left else 0


def _give_back(folder: Path) -> None:
    """Give unused room back; that there is none for it at the moment is no fault of the library."""
    try:
        with existing_library(folder) as shelf:
            freed = compact(shelf)
    except LibraryError as error:
        say(f"unused room is not given back: {error.message}")
        return
    if freed:
        say(f"{freed / 1_000_000:,.1f} MB given back")


def _print_all(problems: Iterable[Problem], *, as_json: bool) -> None:
    for problem in problems:
        _print(problem, as_json=as_json)


def _print(problem: Problem, *, as_json: bool) -> None:
    if as_json:
        put_json({name: plain(text) for name, text in asdict(problem).items()})
    else:
        put(f"{_line(problem)} ({plain(problem.repair)})")


def _line(problem: Problem) -> str:
    return f"{plain(problem.where)}: {plain(problem.what)}"


def _name_copy(folder: Path) -> None:
    copy = newest_backup(folder)
    if copy:
        say(f"newest copy: {plain(copy)} (`pressroom restore FILE` brings it back)")
