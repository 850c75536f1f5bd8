"""The fields of the index, the orders it can be read in, and how its damage is told."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol, get_args

from store.factfields import COUNT_FIELDS
from store.search.amounts import MOST
from store.search.query import KEPT, WHOLE, Place

if TYPE_CHECKING:
    import tantivy

# Rises with any change of fields, folding or words: an index of another form is rebuilt.
FORM = 4

# The orders an index keeps keys of; only one of them rises.
Order = str
ORDERS: tuple[Order, ...] = ("newest", "oldest", *COUNT_FIELDS)
KEY: dict[Order, str] = {order: f"by_{order}" for order in ORDERS}

# What the user keeps is no part of the index: it is told with each question.
PLACES: tuple[Place, ...] = tuple(place for place in get_args(Place) if place not in KEPT)
WHOLE_PLACES: tuple[Place, ...] = tuple(place for place in WHOLE if place not in KEPT)

# Places of which the names are counted, each name as a number.
COUNTED_NAMES: tuple[Literal["publisher", "partner"], ...] = ("publisher", "partner")
# The year that holds all of the release's date.
YEAR = "year"
# Places of names: whole names are looked for but not counted as texts.
_NAMES: tuple[Place, ...] = (*COUNTED_NAMES, "coordinator")

# A number for each amount of each kind of goods: from the top 23 bits for the goods, then the amount.
AMOUNT = "amount"
_AMOUNT_BITS = 40
_GOODS_BITS = 23

# A key of a figure's order: from the top the figure, the month of the date, the row number.
_MOST_FIGURE = (1 << 24) - 2
_MONTH_BITS = 11
_ROW_BITS = 28

# The number of a release is kept twice: `doc` to sort, filter and read by, `row` to delete by. In tantivy-py 0.27
# deleting by the term of a number deletes nothing, silently.
NUMBER, NUMBER_AS_TEXT = "doc", "row"


class Keys(Protocol):
    """Where a release stands in the orders of the list rows; no two releases share a key."""

    @property
    def newest(self) -> int:
        """The key of `newest`, which falls."""

    @property
    def oldest(self) -> int:
        """The key of `oldest`, which rises."""

    @property
    def arrests(self) -> int:
        """The key of `arrests`, which falls."""


class IndexDamaged(Exception):
    """The files of the index cannot be used; it has to be rebuilt."""


@contextmanager
def damage_told() -> Iterator[None]:
    """Turn what tantivy raises into `IndexDamaged`.

    A broken file can also make it panic, and that arrives as a `BaseException` of a type that cannot be imported.
    """
    try:
        yield
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise IndexDamaged(str(error)) from error
        raise


def whole(place: Place) -> str:
    """Return the field of a place's runs as wholes, each the words of one run with a space between them."""
    return f"whole_{place}"


def named(place: Place) -> str:
    """Return the field of the numbers that stand for the names of a place."""
    return f"named_{place}"


def printed(place: Place) -> str:
    """Return the field of the names of a place with how they are printed (`store.search.index.names`)."""
    return f"printed_{place}"


def amount_number(field: str, goods: tuple[str, ...], measure: str, value: int) -> int:
    """Return the number that stands for an amount of some goods.

    Other goods may share their top bits by chance, one in eight million: whoever asks for goods asks for their words too.
    """
    name = " ".join((field, measure, *goods)).encode()
    return (zlib.crc32(name) & ((1 << _GOODS_BITS) - 1)) << _AMOUNT_BITS | max(0, min(value, MOST))


def figure_key(figure: int | None, published: date | None, doc_id: int) -> int:
    """Return the key of a figure's order: falling, highest figure first, then newest by the month; without one last."""
    month = 0 if published is None else max(0, min((published.year - 1900) * 12 + published.month, 2047))
    place = 0 if figure is None else max(0, min(figure, _MOST_FIGURE)) + 1
    return (place << _MONTH_BITS | month) << _ROW_BITS | doc_id


def schema() -> "tantivy.Schema":
    """Return the fields of an index of this form."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field(NUMBER_AS_TEXT, tokenizer_name="raw", index_option="basic")
    for place in PLACES:
        builder.add_text_field(place, tokenizer_name="whitespace")
    for place in WHOLE_PLACES:
        builder.add_text_field(
            whole(place), tokenizer_name="raw", index_option="basic", fast=place not in _NAMES
        )
    for place in COUNTED_NAMES:
        builder.add_integer_field(named(place), fast=True)
        builder.add_text_field(printed(place), tokenizer_name="raw", index_option="basic", fast=True)
    for field in (NUMBER, *KEY.values(), YEAR, "from", "until", "operated", AMOUNT, *COUNT_FIELDS):
        builder.add_integer_field(field, fast=True, indexed=field == NUMBER)
    return builder.build()
