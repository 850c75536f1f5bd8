"""The tables `originals` and `sources`: the bytes that releases were read from, and which part of them each release is.

Invariant: equal bytes are kept once; what is given back is what was taken in, byte for byte: it is unpacked within
the size that is stated for it, and its digest is compared.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from store.document import Origin, Original
from store.documents.connections import Connections
from store.documents.present import missing
from store.errors import LibraryDamaged, OriginalMissing
from store.readers.source import MAX_BYTES
from store.text import plain

# Level 6 takes 0.06 ms longer than level 1 for a row of 2,400 bytes, which takes 10 ms to import, and saves 5 %.
_LEVEL = 6

# The plus keeps SQLite from putting the whole digest into the first comparison, which would pass the index by.
HOLDER = (
    "SELECT r.release_id FROM sources s JOIN releases r USING (doc_id) "
    "WHERE substr(s.sha256, 1, 16) = substr(?1, 1, 16) AND s.part = ?2 AND +s.sha256 = ?1 LIMIT 1"
)
_CHUNK = 1000

Packs = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of where a stored release came from, the bytes themselves left out.

    Args:
        doc_id: The number of the release.
        release_id: Its id.
        sha256: Digest of its original; empty, as is what follows, where none was kept.
        part: Which of what the reader finds in the original, from 0.
        name: Name of the file.
        media_type: IANA media type of the format.
    """

    doc_id: int
    release_id: str
    sha256: str = ""
    part: int = 0
    name: str = ""
    media_type: str = ""


class Originals:
    """The originals of a library.

    Args:
        connections: The connections to its file.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of_release(self, release_id: str) -> Original:
        """Return the bytes that a release came from.

        Raises:
            ReleaseMissing: No release has this id.
            OriginalMissing: They were not kept.
            LibraryDamaged: They are not what was stored.
        """
        statement = "SELECT doc_id FROM releases WHERE release_id = ?"
        with self._connections.reading() as con:
            found = con.execute(statement, (release_id,)).fetchone()
            source = _source(con, int(found[0])) if found else None
        if source is None:
            raise missing(release_id)
        if not source.sha256:
            raise not_kept(release_id)
        return self.of_source(source)

    def of_source(self, source: Source) -> Original:
        """Return the bytes of a source.

        Raises:
            LibraryDamaged: They are not there, or not what was stored.
        """
        statement = "SELECT size, packed FROM originals WHERE sha256 = ?"
        with self._connections.reading() as con:
            found = con.execute(statement, (source.sha256,)).fetchone()
        try:
            data = _intact(source.sha256, found)
        except (TypeError, ValueError) as error:
            raise LibraryDamaged(
                f"the original of release {plain(source.release_id)} cannot be read: {plain(error)}",
                "`pressroom check --repair` puts it aside; importing its file again keeps it anew",
            ) from error
        return Original(source.name, source.media_type, data, source.sha256)

    def holder(self, origin: Origin) -> str | None:
        """Return the id of the release that came from these bytes, or None."""
        with self._connections.reading() as con:
            return holder(con, origin)

    def sources(self, doc_ids: Iterable[int] | None = None) -> Iterator[Source]:
        """Yield where releases came from, in the order of their numbers; what is added meanwhile may come too.

        Args:
            doc_ids: The numbers of the releases, rising; None for all. One that is gone is left out.
        """
        for doc_id in self._numbers() if doc_ids is None else doc_ids:
            with self._connections.reading() as con:
                source = _source(con, doc_id)
            if source is not None:
                yield source

    def numbers(self, release_ids: Iterable[str]) -> list[int]:
        """Return the numbers of releases, rising; an id that is gone is left out."""
        statement = "SELECT doc_id FROM releases WHERE release_id = ?"
        with self._connections.reading() as con:
            found = (con.execute(statement, (release_id,)).fetchone() for release_id in release_ids)
            return sorted(int(row[0]) for row in found if row)

    def _numbers(self) -> Iterator[int]:
        last = 0
        statement = f"SELECT doc_id FROM releases WHERE doc_id > ? ORDER BY doc_id LIMIT {_CHUNK}"  # noqa: S608 - a number of this module
        while True:
            with self._connections.reading() as con:
                numbers = [int(row[0]) for row in con.execute(statement, (last,))]
            if not numbers:
                return
            yield from numbers
            last = numbers[-1]


def packed(data: bytes) -> bytes:
    """Return bytes as their row keeps them."""
    return zlib.compress(data, _LEVEL)


def unpacked(pack: bytes, most: int = MAX_BYTES) -> bytes:
    """Return the bytes that were packed.

    Args:
        pack: What `packed` made.
        most: How many bytes they may be; never more than a reader accepts, whatever is asked for.

    Raises:
        ValueError: It is broken, cut off, or holds more.
    """
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(pack, max(1, min(most, MAX_BYTES) + 1))
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if len(data) > min(most, MAX_BYTES):
        raise ValueError("it holds more than was stored")
    if not unpacking.eof:
        raise ValueError("it is cut off")
    return data


def holder(con: sqlite3.Connection, origin: Origin) -> str | None:
    """Return, inside a transaction, the id of the release that came from these bytes, or None."""
    found = con.execute(HOLDER, (origin.original.sha256, origin.part)).fetchone()
    return found and str(found[0])


def is_news(con: sqlite3.Connection, release_id: str, origin: Origin | None) -> bool:
    """Return, inside a transaction, whether there is something to write of a release.

    Args:
        con: A connection that is reading.
        release_id: Its id.
        origin: The bytes it came from. Bytes that a release came from before are no news, whatever id the current
            parser gives them; a release that is there without its original is.
    """
    found = con.execute(
        "SELECT s.doc_id IS NOT NULL FROM releases r LEFT JOIN sources s USING (doc_id) WHERE r.release_id = ?",
        (release_id,),
    ).fetchone()
    if found is not None and (found[0] or origin is None):
        return False
    return origin is None or holder(con, origin) is None


def unkept(con: sqlite3.Connection, origins: Iterable[Origin | None]) -> list[Original]:
    """Return, inside a transaction, the originals that are not kept yet, each once."""
    found = {origin.original.sha256: origin.original for origin in origins if origin is not None}
    return [original for original in found.values() if not _is_kept(con, original)]


def keep(con: sqlite3.Connection, doc_id: int, origin: Origin, packs: Packs) -> None:
    """Keep, inside a transaction, the bytes that a release came from, unless it has its original already.

    Args:
        con: A connection that is writing.
        doc_id: The number of the release.
        origin: The bytes and the release's part of them.
        packs: By digest, bytes that were packed before the transaction, so that another writer waits less.
    """
    original = origin.original
    if not _is_kept(con, original):
        pack = packs.get(original.sha256) or packed(original.data)
        con.execute(
            "INSERT INTO originals (sha256, size, packed) VALUES (?, ?, ?)",
            (original.sha256, len(original.data), pack),
        )
    con.execute(
        "INSERT INTO sources (doc_id, sha256, part, name, media_type) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (doc_id) DO NOTHING",
        (doc_id, original.sha256, origin.part, original.name, original.media_type),
    )


def not_kept(release_id: str) -> OriginalMissing:
    """Return the error that says that the library does not hold the original of a release."""
    return OriginalMissing(
        f"the original of release {plain(release_id)} was not kept (imported by an earlier Pressroom)",
        "importing its file again keeps it",
    )


def _intact(sha256: str, found: tuple[int, bytes] | None) -> bytes:
    """Return the bytes in a row, None standing for none; a ValueError says why they are not what was stored."""
    if found is None:
        raise ValueError("it is gone")
    size, pack = found
    data = unpacked(pack, size)
    if len(data) != size or hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError("it is not what was stored")
    return data


def _is_kept(con: sqlite3.Connection, original: Original) -> bool:
    found = con.execute("SELECT 1 FROM originals WHERE sha256 = ?", (original.sha256,))
    return found.fetchone() is not None


def _source(con: sqlite3.Connection, doc_id: int) -> Source | None:
    found = con.execute(
        "SELECT r.doc_id, r.release_id, s.sha256, s.part, s.name, s.media_type "
        "FROM releases r LEFT JOIN sources s USING (doc_id) WHERE r.doc_id = ?",
        (doc_id,),
    ).fetchone()
    if found is None:
        return None
    return Source(*found) if found[2] else Source(*found[:2])
