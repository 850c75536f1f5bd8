"""What a reader is given: the bytes of one file or stream, opened safely and only within limits.

Invariant: nothing but a regular file (or the caller's own stream) is ever read, and never more than the limit.
A `SourceError` raised here says what is wrong in words that follow the file's name; the caller knows the name.
"""

import contextlib
import hashlib
import io
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO

from store.document import Document
from store.errors import SourceError

# A file that is one release: far above any real one (the longest of 109,385 is 173,141 characters), far below
# what would hurt.
MAX_BYTES = 32 * 1024 * 1024
# What standard input may hold in all: many releases as rows, which are read one by one.
MAX_STREAM = 2 * 1024 * 1024 * 1024
_BLOCK = 1024 * 1024

Opener = Callable[[], contextlib.AbstractContextManager[IO[bytes]]]


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one file, not yet read.

    Args:
        name: Path or name to show; its suffix says which format it claims to be.
        size: Length in bytes, or None for a stream.
        opener: Opens the bytes from their beginning.
    """

    name: str
    size: int | None
    opener: Opener

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Return the name's suffixes in lower case, the whole chain first: `.jsonl.xz`, `.xz`."""
        return suffixes_of(self.name)

    @contextlib.contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Open the bytes for streaming.

        Raises:
            SourceError: They cannot be opened, are no regular file, or fail while being read.
        """
        try:
            with self.opener() as stream:
                yield stream
        except OSError as error:
            raise SourceError(f"cannot be read: {_reason(error)}", _way_out(error)) from error

    def read(self, limit: int = MAX_BYTES) -> bytes:
        """Return all bytes.

        Raises:
            SourceError: They cannot be read, or are more than `limit` bytes.
        """
        if self.size is not None and self.size > limit:
            raise _too_large(limit)
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise _too_large(limit)
        return data

    def head(self, length: int = 4096) -> bytes:
        """Return the first `length` bytes, or fewer when there are no more."""
        with self.open() as stream:
            return stream.read(length)


@dataclass(frozen=True, slots=True)
class Part:
    """One of many releases in a file, or why there is none at that place.

    Args:
        where: The place within the file in words, such as `line 17`.
        found: The document, or the error that stands for it.
    """

    where: str
    found: Document | SourceError


def from_file(path: Path) -> Raw:
    """Return the bytes of a regular file, not yet opened.

    Raises:
        SourceError: It does not exist, is no regular file, or may not be looked at.
    """
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise SourceError(f"cannot be read: {_reason(error)}", _way_out(error)) from error
    _require_regular(status.st_mode)
    return Raw(str(path), status.st_size, lambda: _open_regular(path))


def from_bytes(name: str, data: bytes) -> Raw:
    """Return bytes that are in memory already."""
    return Raw(name, len(data), lambda: io.BytesIO(data))


def from_stream(name: str, stream: IO[bytes], limit: int = MAX_STREAM) -> Raw:
    """Return what a stream holds, such as standard input; it is read here, once, and kept on disk when large.

    Raises:
        SourceError: The stream holds more than `limit` bytes or fails.
    """
    try:
        begun = stream.read(min(MAX_BYTES, limit) + 1)
        if len(begun) <= min(MAX_BYTES, limit):
            return from_bytes(name, begun)
        return _kept_on_disk(name, begun, stream, limit)
    except OSError as error:
        raise SourceError(f"cannot be read: {_reason(error)}") from error


def _kept_on_disk(name: str, begun: bytes, stream: IO[bytes], limit: int) -> Raw:
    import tempfile
    import weakref

    kept = tempfile.TemporaryFile()  # noqa: SIM115 - closed with what reopens it

    def reopen() -> contextlib.AbstractContextManager[IO[bytes]]:
        kept.seek(0)
        return contextlib.nullcontext(kept)

    weakref.finalize(reopen, kept.close)
    size, block = 0, begun
    while block:
        size += len(block)
        if size > limit:
            raise _too_large(limit)
        kept.write(block)
        block = stream.read(_BLOCK)
    return Raw(name, size, reopen)


def suffixes_of(name: str) -> tuple[str, ...]:
    """Return a name's suffixes in lower case, the whole chain first: `.jsonl.xz`, `.xz`."""
    parts = [part.lower() for part in PurePath(name).suffixes]
    return tuple("".join(parts[start:]) for start in range(len(parts)))


def digest(data: bytes) -> str:
    """Return the hex SHA-256 of the bytes."""
    return hashlib.sha256(data).hexdigest()


def _open_regular(path: Path) -> IO[bytes]:
    """Open without ever waiting: a name may have become a pipe since it was looked at."""
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    )
    number = os.open(path, flags)
    try:
        _require_regular(os.fstat(number).st_mode)
        return os.fdopen(number, "rb")
    except BaseException:
        os.close(number)
        raise


def _require_regular(mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    kinds = (
        (stat.S_ISDIR, "is a folder", "name it without a file's ending, or import the files in it"),
        (stat.S_ISFIFO, "is a pipe, not a file", "read it through standard input: pressroom import - < PIPE"),
        (stat.S_ISSOCK, "is a socket, not a file", ""),
    )
    for test, what, hint in kinds:
        if test(mode):
            raise SourceError(what, hint)
    raise SourceError("is a device, not a file")


def _too_large(limit: int) -> SourceError:
    if limit > MAX_BYTES:
        return SourceError(f"holds more than {limit // _BLOCK} MiB", "save it as a file and import that")
    return SourceError(
        f"is larger than {limit // _BLOCK} MiB, too large for one release",
        "split it, or store many releases as .jsonl, which may be any size",
    )


def _reason(error: Exception) -> str:
    """Return the system's own words without the file name, which the caller shows already."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return words[:1].lower() + words[1:]


def _way_out(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "allow yourself to read it (chmod u+r)"
    if isinstance(error, FileNotFoundError):
        return "check the path"
    return ""
