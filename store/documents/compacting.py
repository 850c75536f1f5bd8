"""Giving back the room of what is no longer needed: originals that nothing refers to, and the free pages of the file.

Invariant: an original stays while a release, or a removal that can still be undone, refers to it.
"""

from store.documents.actions import removed_originals
from store.documents.connections import Connections


def compact(connections: Connections) -> int:
    """Drop originals that nothing refers to and write the library file anew without holes.

    Others may read meanwhile; who writes waits. Interrupted, it leaves the file as it was.

    Args:
        connections: The connections to the library file.

    Returns:
        How many bytes the file gave back.

    Raises:
        LibraryError: It cannot be written; writing it anew takes as much room again.
    """
    before = connections.path.stat().st_size
    with connections.writing() as con:
        kept = removed_originals(con)
        unused = [
            sha256
            for (sha256,) in con.execute(
                "SELECT sha256 FROM originals WHERE sha256 NOT IN (SELECT sha256 FROM sources)"
            )
            if sha256 not in kept
        ]
        con.executemany("DELETE FROM originals WHERE sha256 = ?", [(sha256,) for sha256 in unused])
    with connections.alone() as con:
        con.execute("VACUUM")
        con.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return max(0, before - connections.path.stat().st_size)
