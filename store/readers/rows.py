"""Reads rows of JSON: `.jsonl` (also packed with xz) line by line in flat memory, `.json` as one object or a list."""

import contextlib
import json
import lzma
from collections.abc import Iterator, Mapping
from typing import IO, Any

from store.errors import SourceError
from store.model import Document
from store.readers.decode import Decoded, decode
from store.readers.draft import finish
from store.readers.rowfields import draft_of
from store.readers.source import Part, Raw, digest

MAX_LINE = 8 * 1024 * 1024
MAX_UNPACKED = 64 * 1024 * 1024 * 1024
# xz may ask for gigabytes of memory to unpack; the highest usual preset needs 65 MiB.
MAX_XZ_MEMORY = 256 * 1024 * 1024

_UTF8 = Decoded("", "utf-8")


class RowsReader:
    """Reads rows that are one release each."""

    suffixes = (".jsonl", ".jsonl.xz", ".ndjson", ".json")
    media_types = ("application/jsonl", "application/json")

    def read(self, raw: Raw) -> Iterator[Document | Part]:
        """Yield every release, in the order of the file; a bad row is an error of its own.

        Raises:
            SourceError: The file cannot be read.
        """
        if ".json" in raw.suffixes:
            yield from _whole(raw)
        else:
            yield from _lines(raw)


def _whole(raw: Raw) -> Iterator[Document | Part]:
    data = raw.read()
    decoded = decode(data)
    found = _parse(decoded.text)
    if isinstance(found, list):
        for number, item in enumerate(found, 1):
            yield Part(f"item {number}", _document(item, decoded, digest(data)))
        return
    document = _document(found, decoded, digest(data))
    if isinstance(document, SourceError):
        raise document
    yield document


def _lines(raw: Raw) -> Iterator[Part]:
    with raw.open() as stream, _unpacked(raw, stream) as unpacked:
        for number, line in enumerate(_bounded(unpacked), 1):
            if isinstance(line, SourceError):
                yield Part(f"line {number}", line)
            elif line.strip():
                yield Part(f"line {number}", _row(line))


def _unpacked(raw: Raw, stream: IO[bytes]) -> contextlib.AbstractContextManager[IO[bytes]]:
    return lzma.LZMAFile(stream) if ".xz" in raw.suffixes else contextlib.nullcontext(stream)


def _bounded(stream: IO[bytes]) -> Iterator[bytes | SourceError]:
    """Yield lines; an over-long one is an error and skipped to its end.

    Raises:
        SourceError: More is unpacked than we accept, or the packed data is broken.
    """
    total = 0
    while True:
        try:
            line = stream.readline(MAX_LINE + 1)
        except (lzma.LZMAError, EOFError) as error:
            raise SourceError(f"is broken from here on: {error}", "fetch the file again") from error
        if not line:
            return
        total += len(line)
        if total > MAX_UNPACKED:
            raise SourceError("unpacks to more than 64 GiB", "split it")
        if len(line) > MAX_LINE:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_LINE)
                total += len(line)
            yield SourceError(f"is longer than {MAX_LINE // 1024 // 1024} MiB")
            continue
        yield line


def _row(line: bytes) -> Document | SourceError:
    try:
        decoded = decode(line)
        return _document(_parse(decoded.text), decoded, digest(line))
    except SourceError as error:
        return error


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise SourceError(f"not JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise SourceError("not a release: JSON nested too deep") from error
    except ValueError as error:
        raise SourceError(f"not JSON: {error}") from error


def _document(item: Any, decoded: Decoded, sha256: str) -> Document | SourceError:
    if not isinstance(item, Mapping):
        return SourceError(f"not a release: a JSON object is expected, this is {_kind(item)}")
    try:
        return finish(draft_of(item, sha256), decoded)
    except SourceError as error:
        return error


def _kind(item: Any) -> str:
    names = {str: "a text", list: "a list", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(item), "null")
