"""TinyDB over one library file: the library's own tables, and any that a person makes."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from tinydb import TinyDB

from store.documents import owntables
from store.documents.changes import ChangeQueue
from store.documents.connections import Connections
from store.documents.kepttables import CorrectionTable, QueryTable, SearchTable
from store.documents.owntables import OwnTable
from store.documents.releases import ReleaseTable
from store.documents.rowaccess import Pair
from store.documents.rows import ListRows
from store.documents.states import StateTable
from store.documents.storage import RowStorage
from store.errors import LibraryError
from store.text import plain

if TYPE_CHECKING:
    from tinydb.table import Table

    from store.documents.table import RowTable

# Seconds to wait for another process that writes.
_PATIENCE = 10.0


class RowTinyDB(TinyDB):
    """A TinyDB whose documents are rows of a library file; several processes may use it at once.

    It is used as TinyDB is; tests/store/README.md lists what it refuses. `table_class` may be set to a subclass of
    `OwnTable`.

    Args:
        place: The library file, made when missing; or the connections to it, closed with this object.

    Raises:
        LibraryError: The file cannot be opened, or `table_class` keeps no rows.
    """

    table_class: "type[Table]" = OwnTable

    def __init__(self, place: Path | str | Connections) -> None:
        if not issubclass(self.table_class, OwnTable):
            raise LibraryError(
                f"{plain(self.table_class.__name__)} does not keep its documents in rows",
                "derive table_class from store.documents.owntables.OwnTable",
            )
        connections = place if isinstance(place, Connections) else Connections(Path(place), _PATIENCE)
        self._connections = connections
        self._built_in: dict[str, RowTable] = {}
        super().__init__(storage=lambda: RowStorage(connections))

    def table(self, name: str, **kwargs: Any) -> "Table":
        """Return a table; the same name gives the same object, and options count the first time only, as in TinyDB.

        Args:
            name: One of the library's own, or any other name for a table of a person's own.
            kwargs: For `OwnTable`.

        Raises:
            LibraryError: The name cannot be kept.
        """
        if name in self._built_in:
            return self._built_in[name]
        return super().table(name, **kwargs)

    @property
    def storage(self) -> RowStorage:
        """Return what holds the connections."""
        return cast("RowStorage", self._storage)

    def tables(self) -> set[str]:
        """Return the names of the library's own tables and of every other one that was written to."""
        with self._connections.reading() as con:
            return {*self._built_in, *owntables.names(con)}

    def snapshot(self) -> Iterator[tuple[str, Iterator[Pair]]]:
        """Yield every table's name with its documents by number, all as of one moment.

        The library's own tables come first. Use up the documents of one before asking for the next.
        """
        with self._connections.reading() as con:
            found = {name: table.walk(con) for name, table in self._built_in.items()}
            own = (name for name in owntables.names(con) if name not in found)
            yield from found.items()
            yield from ((name, OwnTable(self.storage, name).walk(con)) for name in own)

    def drop_table(self, name: str) -> None:
        """Remove a table of a person's own; one that is not there is no error, as in TinyDB.

        Raises:
            LibraryError: It is one of the library's own.
        """
        if name in self._built_in:
            raise LibraryError(f"table {plain(name)!r} cannot be dropped", "use its truncate()")
        with self._connections.writing() as con:
            owntables.drop(con, name)
        self._tables.pop(name, None)

    def drop_tables(self) -> None:
        """Remove every table of a person's own; the library's own tables stay as they are."""
        with self._connections.writing() as con:
            for name in owntables.names(con):
                owntables.drop(con, name)
        self._tables.clear()


class Documents(RowTinyDB):
    """The TinyDB of a library: `releases` (the default table), its other tables, and any of a person's own.

    Its other tables are `states`, `corrections`, `searches` and `queries`. The undo log and the originals of releases
    are none: they speak of numbers of this file, and in bytes.

    Args:
        connections: The connections to the library file; closed with this object.
    """

    default_table_name = "releases"

    def __init__(self, connections: Connections) -> None:
        super().__init__(connections)
        storage = self.storage
        self.releases = ReleaseTable(storage, "releases")
        self.states = StateTable(storage, "states")
        # A table that stands here is one of the library's own: found by `table`, listed, exported, never dropped.
        built_in: tuple[RowTable, ...] = (
            self.releases,
            self.states,
            CorrectionTable(storage, "corrections"),
            SearchTable(storage, "searches"),
            QueryTable(storage, "queries"),
        )
        self._built_in = {table.name: table for table in built_in}
        self.rows = ListRows(connections)
        self.changes = ChangeQueue(connections)
