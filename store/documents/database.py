"""The documents of a library: a TinyDB whose tables keep their rows in SQLite."""

from typing import NoReturn

from tinydb import TinyDB
from tinydb.table import Table

from store.documents.changes import ChangeQueue
from store.documents.connections import Connections
from store.documents.releases import ReleaseTable
from store.documents.rows import ListRows
from store.documents.states import StateTable
from store.documents.storage import RowStorage
from store.errors import LibraryError
from store.text import plain


class Documents(TinyDB):
    """TinyDB over a library file: `releases` (the default table) and `states`.

    Args:
        connections: The connections to the library file; closed with this object.
    """

    default_table_name = "releases"

    def __init__(self, connections: Connections) -> None:
        storage = RowStorage(connections)
        super().__init__(storage=lambda: storage)
        self.releases = ReleaseTable(storage, "releases")
        self.states = StateTable(storage, "states")
        self.rows = ListRows(connections)
        self.changes = ChangeQueue(connections)
        self._tables = {"releases": self.releases, "states": self.states}

    def table(self, name: str, **kwargs: object) -> Table:
        """Return a table of the library.

        Raises:
            LibraryError: The library has no such table, or options are given: its tables have none.
        """
        if name not in self._tables or kwargs:
            raise LibraryError(
                f"a library has no table {plain(name)!r} with options of its own",
                f"its tables are {', '.join(self._tables)}",
            )
        return self._tables[name]

    def tables(self) -> set[str]:
        """Return the names of the tables."""
        return set(self._tables)

    def drop_tables(self) -> NoReturn:
        """Refuse: one call would throw the whole library away.

        Raises:
            LibraryError: Always.
        """
        raise LibraryError(
            "a library's tables cannot be dropped", "use truncate() on a table, or remove the folder"
        )

    def drop_table(self, name: str) -> NoReturn:
        """Refuse, as `drop_tables`.

        Raises:
            LibraryError: Always.
        """
        raise LibraryError(f"table {plain(name)!r} cannot be dropped", "use its truncate()")
