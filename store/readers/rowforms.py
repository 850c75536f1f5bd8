"""Finds the rows in a JSON value: in a list, in the objects that interfaces wrap around one, in known forms of news.

Invariant: a row comes out either as it stands or, of a known form, under the usual names of `store.readers.rowfields`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from store.readers import jsonfeed, linkeddata, ninjs, presscorner
from store.readers.rowfields import rows_within

Form = Callable[[Mapping[str, Any]], list[Any] | None]

_FORMS: tuple[Form, ...] = (presscorner.rows, linkeddata.rows, ninjs.rows, jsonfeed.rows)


def of_form(found: Any) -> list[Any] | None:
    """Return the rows of an object of a known form, or None when it is of none."""
    if not isinstance(found, Mapping):
        return None
    return next((rows for form in _FORMS if (rows := form(found)) is not None), None)


def unfolded(found: Any) -> list[Any] | None:
    """Return the rows that a JSON value holds, in its order, or None when it is one row by itself."""
    if (rows := of_form(found)) is not None:
        return rows
    listed = found if isinstance(found, list) else rows_within(found)
    if listed is None:
        return None
    unfolding = ((item, of_form(item)) for item in listed)
    return [row for item, rows in unfolding for row in ([item] if rows is None else rows)]
