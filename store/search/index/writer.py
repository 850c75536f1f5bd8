"""Writing the index: entries go in and out, and count from the next commit on."""

from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Self

from store.factfields import COUNT_FIELDS
from store.search.entry import Entry, Holding, Run
from store.search.facets import LONGEST_VALUE
from store.search.index.form import (
    AMOUNT,
    COUNTED_NAMES,
    KEY,
    NUMBER,
    NUMBER_AS_TEXT,
    WHOLE_PLACES,
    YEAR,
    Keys,
    amount_number,
    damage_told,
    figure_key,
    named,
    printed,
    whole,
)
from store.search.index.names import number_of, printed_as

if TYPE_CHECKING:
    import tantivy

# Between two runs of words stands a word that no text has, so that no phrase reaches from one into the next.
_GAP = " | "
# Goods of more words than these are known by their first ones.
_MOST_GOODS = 8


class Writer:
    """Holds the index's one lock until it is closed.

    Args:
        writer: Tantivy's own.
    """

    def __init__(self, writer: "tantivy.IndexWriter") -> None:
        self._writer = writer

    def put(self, doc_id: int, keys: Keys, entry: Entry) -> None:
        """Put a release in the place of what is there under its number."""
        import tantivy

        self.remove(doc_id)
        document = tantivy.Document()
        document.add_text(NUMBER_AS_TEXT, str(doc_id))
        document.add_integer(NUMBER, doc_id)
        _add_keys(document, doc_id, keys, entry)
        for place, runs in entry.words.items():
            document.add_text(place, _joined(runs))
        for place in WHOLE_PLACES:
            for run in entry.wholes(place):
                document.add_text(whole(place), " ".join(run))
        _add_names(document, entry)
        for field, values in entry.figures.items():
            for value in values:
                document.add_integer(field, value)
        for number in {number for held in entry.amounts for number in _amount_numbers(held)}:
            document.add_integer(AMOUNT, number)
        if entry.published:
            document.add_integer("from", entry.published[0].toordinal())
            document.add_integer("until", entry.published[1].toordinal())
            if entry.published[0].year == entry.published[1].year:
                document.add_integer(YEAR, entry.published[0].year)
        for day in entry.operated:
            document.add_integer("operated", day.toordinal())
        with damage_told():
            self._writer.add_document(document)

    def remove(self, doc_id: int) -> None:
        """Take a release out; nothing happens when it is not there."""
        with damage_told():
            self._writer.delete_documents_by_term(NUMBER_AS_TEXT, str(doc_id))

    def commit(self) -> None:
        """Make all that was put and removed durable and visible.

        Raises:
            IndexDamaged: The files cannot be written.
        """
        with damage_told():
            self._writer.commit()

    def close(self) -> None:
        """Wait until the merges that were begun have ended, and give the lock up; what was not committed is lost.

        Raises:
            IndexDamaged: A file that was to be merged cannot be used.
        """
        with damage_told():
            self._writer.wait_merging_threads()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _add_keys(document: "tantivy.Document", doc_id: int, keys: Keys, entry: Entry) -> None:
    for order in ("newest", "oldest", "arrests"):
        document.add_integer(KEY[order], getattr(keys, order))
    published = entry.published and entry.published[0]
    for field in COUNT_FIELDS:
        if field != "arrests":
            highest = max(entry.figures.get(field, ()), default=None)
            document.add_integer(KEY[field], figure_key(highest, published, doc_id))


def _add_names(document: "tantivy.Document", entry: Entry) -> None:
    for place in COUNTED_NAMES:
        for run, name in entry.named[place].items():
            value = " ".join(run)
            if len(value) <= LONGEST_VALUE:
                document.add_integer(named(place), number_of(value))
                document.add_text(printed(place), printed_as(value, name))


def _amount_numbers(held: Holding) -> Iterator[int]:
    """Yield a number for each stretch of words by which the goods may be asked for, and one for any goods."""
    count = min(len(held.goods), _MOST_GOODS)
    yield amount_number(held.field, (), held.amount.measure, held.amount.value)
    for first in range(count):
        for end in range(first + 1, count + 1):
            yield amount_number(held.field, held.goods[first:end], held.amount.measure, held.amount.value)


def _joined(runs: tuple[Run, ...]) -> str:
    return _GAP.join(" ".join(run) for run in runs)
