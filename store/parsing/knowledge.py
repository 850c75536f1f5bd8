"""Loads what the parser knows from tables/*.toml; rules stay in code, words stay in tables."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return the table `tables/<name>.toml`, read once.

    Raises:
        FileNotFoundError: There is no such table.
    """
    return tomllib.loads(files("store.parsing").joinpath("tables", f"{name}.toml").read_text("utf-8"))
