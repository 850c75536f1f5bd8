"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from store.errors import LibraryError
from store.text import plain
from tui.opening import default_library

if TYPE_CHECKING:
    from store.library import Library


class _Folder(click.Path):
    """A folder that may not be there yet; no words at all name none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the folder's path."""
        if not str(value).strip():
            self.fail("names no folder", param, ctx)
        return super().convert(value, param, ctx)


def library_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--library DIR`; the command receives `library: Path | None`, None meaning `default_library()`."""
    return click.option(
        "--library",
        metavar="DIR",
        type=_Folder(file_okay=False, path_type=Path),
        help="The library to use [PRESSROOM_LIBRARY, else your data folder].",
    )(command)


def existing_library(folder: Path | None) -> "Library":
    """Open a library for a command that only looks: a folder named by mistake is not made into one.

    Args:
        folder: As the library option has it.

    Raises:
        LibraryError: There is none in the folder, or it cannot be opened.
    """
    from store.library import Library

    place = folder or default_library()
    if not (place / "library.db").exists():
        raise LibraryError(
            f"there is no library in {plain(place)}",
            "`pressroom import FOLDER` makes one; another is named with --library",
        )
    return Library.open(place)


def paths_argument(*, required: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add PATH arguments: files, folders, or `-` for standard input; they may turn out not to exist."""
    return click.argument(
        "paths", metavar="PATH...", nargs=-1, required=required, type=click.Path(path_type=Path)
    )


class _ReleaseId(click.types.StringParamType):
    """An id as it is printed: what a terminal gave that no text can hold is none."""

    name = "id"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the id."""
        try:
            str(value).encode()
        except UnicodeEncodeError:
            self.fail(f"{plain(value)} is no id", param, ctx)
        return value


RELEASE_ID = _ReleaseId()

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
plain_option = click.option("--plain", "plain_wanted", is_flag=True, help="Plain lines, as in a pipe.")

# Of a command that takes a query: one dash is the query's own, also before a word with an h.
QUERY_SETTINGS = {"ignore_unknown_options": True, "help_option_names": ["--help"]}


def query_text(words: tuple[str, ...]) -> str:
    """Return the words of a command line as one query.

    Raises:
        NoSuchOption: One of them is an option that the command does not have.
    """
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    return " ".join(words)
