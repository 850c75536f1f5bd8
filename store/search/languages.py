"""Languages by what people call them."""

from functools import cache

from store.text import fold


def code_of(name: str) -> str | None:
    """Return the ISO 639-1 code of a language by its English or own name; None for another word."""
    return _codes().get(fold(name).strip())


def name_of(code: str) -> str:
    """Return what a language is called in English, or the code itself where we know no name."""
    return _names().get(code, code)


@cache
def _codes() -> dict[str, str]:
    from store.parsing.knowledge import table

    return {fold(name): code for name, code in table("languages")["names"].items()}


@cache
def _names() -> dict[str, str]:
    from store.parsing.knowledge import table

    # The English name stands first in the table.
    return {code: name.capitalize() for name, code in reversed(table("languages")["names"].items())}
