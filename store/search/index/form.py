"""The fields of the index, the orders it can be read in, and how its damage is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, Protocol, get_args

from store.model import COUNT_FIELDS
from store.search.query import Place

if TYPE_CHECKING:
    import tantivy

# Rises with any change of fields, folding or words: an index of another form is rebuilt.
FORM = 1

Order = Literal["newest", "oldest", "arrests"]
RISING: dict[Order, bool] = {"newest": False, "oldest": True, "arrests": False}
KEY: dict[Order, str] = {"newest": "by_newest", "oldest": "by_oldest", "arrests": "by_arrests"}

# The number of a release is kept twice: `doc` to sort, filter and read by, `row` to delete by. In tantivy-py 0.27
# deleting by the term of a number deletes nothing, silently.
NUMBER, NUMBER_AS_TEXT = "doc", "row"


class Keys(Protocol):
    """Where a release stands in each order; no two releases share a key."""

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


def schema() -> "tantivy.Schema":
    """Return the fields of an index of this form."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field(NUMBER_AS_TEXT, tokenizer_name="raw", index_option="basic")
    for place in get_args(Place):
        builder.add_text_field(place, tokenizer_name="whitespace")
    for field in (NUMBER, *KEY.values(), "from", "until", "operated", *COUNT_FIELDS):
        builder.add_integer_field(field, fast=True, indexed=field == NUMBER)
    return builder.build()
