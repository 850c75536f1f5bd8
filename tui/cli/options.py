"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


def library_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--library DIR`; the command receives `library: Path | None`, None meaning `default_library()`."""
    return click.option(
        "--library",
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        help="The library to use [PRESSROOM_LIBRARY, else your data folder].",
    )(command)


def paths_argument(*, required: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add PATH arguments: files, folders, or `-` for standard input; they may turn out not to exist."""
    return click.argument(
        "paths", metavar="PATH...", nargs=-1, required=required, type=click.Path(path_type=Path)
    )


json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
plain_option = click.option("--plain", "plain_wanted", is_flag=True, help="Plain lines, as in a pipe.")
