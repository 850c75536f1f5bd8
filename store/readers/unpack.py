"""Unpacks xz as a stream, in bounded memory; broken and truncated data is an error, not a short file."""

import io
import lzma
from typing import IO

from store.errors import SourceError

# xz may ask for gigabytes of memory to unpack; its highest usual preset needs 65 MiB (xz(1), "Memory usage").
MAX_MEMORY = 128 * 1024 * 1024
_CHUNK = 256 * 1024
# Rows shrink to a tenth, rows that repeat each other to a hundredth; what shrinks further repeats itself without end.
_MOST_SHRUNK, _SMALL = 1000, 8 * 1024 * 1024


class XzStream(io.RawIOBase):
    """The unpacked bytes of an xz stream.

    Args:
        packed: The packed bytes; they may hold several xz streams, one after the other.
    """

    def __init__(self, packed: IO[bytes]) -> None:
        super().__init__()
        self._packed = packed
        self._decompressor = self._fresh()
        self._waiting = b""
        self._taken = self._given = 0

    def readable(self) -> bool:
        """Return True: the stream is read only."""
        return True

    def readinto(self, buffer: "memoryview | bytearray", /) -> int:  # type: ignore[override]  # Buffer is 3.12
        """Fill the buffer with unpacked bytes and return how many there are; 0 at the end.

        Raises:
            SourceError: The packed data is broken, cut off, needs too much memory, or unpacks to far more than it is.
        """
        try:
            data = self._next(len(buffer))
        except lzma.LZMAError as error:
            raise SourceError(f"is broken as xz: {error}", "fetch or pack the file again") from error
        self._given += len(data)
        if self._given > max(_SMALL, _MOST_SHRUNK * self._taken):
            raise SourceError(
                "unpacks to far more than rows hold, and is refused", "unpack it and look at it"
            )
        buffer[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        while True:
            if self._decompressor.eof:
                self._waiting = (self._decompressor.unused_data or self._taken_in()).lstrip(b"\0")
                if not self._waiting:
                    return b""
                self._decompressor = self._fresh()
            elif self._decompressor.needs_input and not self._waiting:
                self._waiting = self._taken_in()
                if not self._waiting:
                    raise SourceError("breaks off in the middle of the packed data", "fetch the file again")
            data = self._decompressor.decompress(self._waiting, size)
            self._waiting = b""
            if data:
                return data

    def _taken_in(self) -> bytes:
        data = self._packed.read(_CHUNK)
        self._taken += len(data)
        return data

    @staticmethod
    def _fresh() -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(format=lzma.FORMAT_AUTO, memlimit=MAX_MEMORY)
