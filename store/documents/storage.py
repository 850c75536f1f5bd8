"""What TinyDB calls a storage: here only the holder of the connections, since tables read and write their own rows."""

from typing import Any, NoReturn

from tinydb.storages import Storage

from store.documents.connections import Connections
from store.errors import LibraryError


class RowStorage(Storage):
    """The storage of a library; it has no whole to read or write.

    Args:
        connections: The connections to the library file; closed with the storage.
    """

    def __init__(self, connections: Connections) -> None:
        self.connections = connections

    def read(self) -> NoReturn:
        """Refuse: a library is never loaded as one object.

        Raises:
            LibraryError: Always.
        """
        raise LibraryError("a library is never read as a whole", "use the methods of its tables")

    def write(self, data: dict[str, dict[str, Any]]) -> NoReturn:  # noqa: ARG002 - the inherited signature
        """Refuse: a library is never written as one object.

        Raises:
            LibraryError: Always.
        """
        raise LibraryError("a library is never written as a whole", "use the methods of its tables")

    def close(self) -> None:
        """Close the connections."""
        self.connections.close()
