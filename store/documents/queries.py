"""The queries a person asked, the newest use last; nothing that has to be undone."""

from store.documents import codec
from store.documents.clock import stamp
from store.documents.connections import Connections
from store.text import plain

MOST_QUERIES = 500
# Longer ones are pasted by mistake.
_MOST_CHARACTERS = 10_000


class QueryHistory:
    """The query history of a library.

    Args:
        connections: The connections to its file.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def remember(self, query: str) -> None:
        """Keep a query as the latest; one that is there moves to the end, and the last 500 stay.

        An empty one, or one longer than 10,000 characters, is not kept.
        """
        kept = plain(query, _MOST_CHARACTERS)
        if not kept or len(query) > _MOST_CHARACTERS:
            return
        with self._connections.writing() as con:
            con.execute("DELETE FROM queries WHERE query = ?", (kept,))
            body = codec.encode({"query": kept, "at": stamp()})
            con.execute("INSERT INTO queries (query, body) VALUES (?, ?)", (kept, body))
            con.execute(
                "DELETE FROM queries WHERE doc_id <= "
                "(SELECT doc_id FROM queries ORDER BY doc_id DESC LIMIT 1 OFFSET ?)",
                (MOST_QUERIES,),
            )

    def recent(self, limit: int = MOST_QUERIES) -> list[str]:
        """Return the latest queries, newest first."""
        with self._connections.reading() as con:
            found = con.execute("SELECT query FROM queries ORDER BY doc_id DESC LIMIT ?", (max(0, limit),))
            return [str(row[0]) for row in found]
