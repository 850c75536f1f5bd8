"""Reads rows of JSON: `.jsonl` (also packed with xz) line by line in flat memory, `.json` as one object or a list."""

import io
import json
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import IO, Any, cast

from store.document import Document
from store.errors import SourceError
from store.readers.decode import Decoded, decode
from store.readers.draft import finish
from store.readers.origins import as_named, with_origins
from store.readers.rowfields import draft_of
from store.readers.rowforms import of_form, unfolded
from store.readers.source import Part, Raw, digest
from store.readers.stored import SCHEMA, document_of
from store.text import plain

MEBIBYTE = 1024 * 1024
MAX_LINE = 8 * MEBIBYTE
# A line that goes on for longer than this has no end: what follows is not looked for.
_ENDLESS = 64 * MEBIBYTE
# Blank lines part rows; so many in a row part nothing.
_MOST_BLANK = 100_000
MAX_UNPACKED = 32 * 1024 * MEBIBYTE
_ROW_NAMES = (".jsonl", ".ndjson")
_ROWS = frozenset((*_ROW_NAMES, ".xz"))


class RowsReader:
    """Reads rows that are one release each."""

    suffixes = (".jsonl", ".jsonl.xz", ".ndjson", ".json")
    media_types = ("application/jsonl", "application/json")

    def read(self, raw: Raw) -> Iterator[Document | Part]:
        """Yield every release, in the order of the file; a bad row is an error of its own.

        Raises:
            SourceError: The file cannot be read.
        """
        # A first line that is an object of its own, with more lines to come, is a row, whatever the name says.
        if not _ROWS.isdisjoint(raw.suffixes) or _starts_with_row(raw):
            yield from _lines(raw)
        else:
            yield from _whole(raw)


def _starts_with_row(raw: Raw) -> bool:
    """Say whether the first line is a JSON object and more lines follow it."""
    first, _, rest = raw.head(MEBIBYTE).partition(b"\n")
    try:
        return bool(rest.strip()) and isinstance(json.loads(first), Mapping)
    except (ValueError, RecursionError):
        return False


def _whole(raw: Raw) -> Iterator[Document | Part]:
    data = raw.read()
    decoded = decode(data)
    sha256 = digest(data)
    found = _parse(decoded.text)
    rows = unfolded(found)
    rows = [found] if rows is None else rows
    if len(rows) == 1 and not isinstance(found, list):
        document = _document(rows[0], decoded, sha256)
        if isinstance(document, SourceError):
            raise document
        yield document
        return
    if not rows:
        raise SourceError("holds an empty list" if isinstance(found, list) else "describes no release")
    for number, item in enumerate(rows, 1):
        yield Part(f"item {number}", _document(item, decoded, sha256))


def _lines(raw: Raw) -> Iterator[Part]:
    name = _row_name(raw.name)
    with raw.open() as stream:
        found = False
        blank = 0
        for number, line in enumerate(_bounded(_unpacked(raw, stream)), 1):
            if isinstance(line, SourceError):
                yield Part(f"line {number}", line)
            elif line.strip():
                yield from _row(line.strip(), name, f"line {number}")
            else:
                blank += 1
                if blank > _MOST_BLANK:
                    raise SourceError(
                        f"has more than {_MOST_BLANK:,} blank lines one after the other: these are no rows"
                    )
                continue
            found, blank = True, 0
    if not found:
        raise SourceError("is empty")


def _unpacked(raw: Raw, stream: IO[bytes]) -> IO[bytes]:
    if raw.suffixes[-1:] != (".xz",):
        return stream
    from store.readers.unpack import XzStream

    return cast("IO[bytes]", io.BufferedReader(XzStream(stream), MEBIBYTE))


def _bounded(stream: IO[bytes]) -> Iterator[bytes | SourceError]:
    """Yield lines; an over-long one is an error and skipped to its end.

    Raises:
        SourceError: More is unpacked than we accept, or a line does not end.
    """
    total = 0
    while line := stream.readline(MAX_LINE + 1):
        total += len(line)
        if total > MAX_UNPACKED:
            raise SourceError(f"unpacks to more than {MAX_UNPACKED // MEBIBYTE} MiB", "split it")
        if len(line) > MAX_LINE:
            _skip_rest(stream, line)
            yield SourceError(f"longer than {MAX_LINE // MEBIBYTE} MiB, too long for one release")
        else:
            yield line


def _skip_rest(stream: IO[bytes], line: bytes) -> None:
    skipped = len(line)
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_LINE)
        skipped += len(line)
        if skipped > _ENDLESS:
            raise SourceError(f"has a line longer than {_ENDLESS // MEBIBYTE} MiB: these are no rows")


def _row_name(name: str) -> str:
    """Return the name that one row of a file goes by: read under it, it is a row again and nothing else."""
    place = PurePath(plain(PurePath(name).name) or "rows")
    if place.suffix.lower() == ".xz":
        place = place.with_suffix("")
    return str(place if place.suffix.lower() in _ROW_NAMES else place.with_suffix(".jsonl"))


def _row(line: bytes, name: str, where: str) -> Iterator[Part]:
    """Yield the release in a line, or the several that an object of a known form holds."""
    try:
        decoded = _decoded(line)
        item = _parse(decoded.text)
    except SourceError as error:
        yield Part(where, error)
        return
    sha256 = digest(line)
    rows = of_form(item)
    found = [Part(where, _document(row, decoded, sha256)) for row in ([item] if rows is None else rows)]
    if len(found) > 1:
        found = [Part(f"{where}, item {number}", part.found) for number, part in enumerate(found, 1)]
    elif not found:
        found = [Part(where, SourceError("describes no release"))]
    for part in with_origins(found, as_named(name, line)):
        yield cast("Part", part)


def _decoded(line: bytes) -> Decoded:
    try:
        return Decoded(line.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError:
        return decode(line)


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
        return SourceError(f"not a release: {_kind(item)} where a JSON object is expected")
    try:
        if item.get("schema") == SCHEMA:
            return document_of(item, decoded, sha256)
        return finish(draft_of(item, sha256), decoded)
    except SourceError as error:
        return error


def _kind(item: Any) -> str:
    names = {str: "a text", list: "a list", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(item), "null")
