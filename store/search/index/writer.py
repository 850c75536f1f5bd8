"""Writing the index: entries go in and out, and count from the next commit on."""

from types import TracebackType
from typing import TYPE_CHECKING, Self

from store.search.entry import Entry, Run
from store.search.index.form import KEY, NUMBER, NUMBER_AS_TEXT, Keys, damage_told

if TYPE_CHECKING:
    import tantivy

# Between two runs of words stands a word that no text has, so that no phrase reaches from one into the next.
_GAP = " | "


class Writer:
    """Holds the index's one lock; on leaving, merges that were begun are brought to an end and it is given up.

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
        for order, field in KEY.items():
            document.add_integer(field, getattr(keys, order))
        for place, runs in entry.words.items():
            document.add_text(place, _joined(runs))
        for field, values in entry.figures.items():
            for value in values:
                document.add_integer(field, value)
        if entry.published:
            document.add_integer("from", entry.published[0].toordinal())
            document.add_integer("until", entry.published[1].toordinal())
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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with damage_told():
            self._writer.wait_merging_threads()


def _joined(runs: tuple[Run, ...]) -> str:
    return _GAP.join(" ".join(run) for run in runs)
