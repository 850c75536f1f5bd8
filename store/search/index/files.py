"""The files of an index as they stand on the disk: which belong to its last commit, and whether they are still whole.

Invariant: a file that a commit names never changes again, so one that did was damaged. Tantivy maps files into memory,
where one that was cut short ends the whole process: that is found out by looking, before anything is read from it.
"""

import json
import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

_META = "meta.json"
_KINDS = ("term", "idx", "pos", "fast", "fieldnorm", "store")
# A file ends with its footer, the footer's length and a number that says it is one.
_TAIL, _MAGIC, _LONGEST_FOOTER = struct.Struct("<II"), 1337, 10_000
_CHUNK = 1 << 20

Stamp = tuple[int, int, int]


def stamp(path: str | Path) -> Stamp:
    """Return what tells a file from what it becomes when anybody writes to it.

    Raises:
        OSError: It is not there.
    """
    about = os.stat(path)  # noqa: PTH116 - asked for each file before each question; pathlib doubles its time
    return about.st_size, about.st_mtime_ns, about.st_ino


def commit_stamp(folder: Path) -> Stamp:
    """Return what tells one commit from the next: tantivy replaces this file with each.

    Raises:
        OSError: It is not there.
    """
    return stamp(folder / _META)


def stamps(folder: Path) -> dict[str, Stamp]:
    """Return the files that the last commit names, with their stamps.

    Raises:
        OSError: One is not there.
    """
    return {str(path): stamp(path) for path in _named(folder)}


def changed(known: dict[str, Stamp]) -> bool:
    """Return whether a file is another than it was; one that is gone stays readable to whoever has it open."""
    for path, before in known.items():
        try:
            if stamp(path) != before:
                return True
        except OSError:
            continue
    return False


def broken(folder: Path) -> bool:
    """Return whether a file that the last commit names is not what was written; reads them all, about 1 GB a second."""
    return any(not _whole(path) for path in _named(folder))


def _named(folder: Path) -> Iterator[Path]:
    """Yield the files of the last commit; none where it cannot be read, which opening the index tells better."""
    try:
        segments = json.loads((folder / _META).read_bytes())["segments"]
        for segment in segments:
            name = str(segment["segment_id"]).replace("-", "")
            yield from (folder / f"{name}.{kind}" for kind in _KINDS)
            if segment.get("deletes"):
                yield folder / f"{name}.{int(segment['deletes']['opstamp'])}.del"
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return


def _whole(path: Path) -> bool:
    """Return whether a file's checksum is that of its content; True for one that is gone, which a merge may explain."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL.size))
            length, magic = _TAIL.unpack(file.read())
            end = size - _TAIL.size - length
            if magic != _MAGIC or length > _LONGEST_FOOTER or end < 0:
                return False
            file.seek(end)
            wanted = int(json.loads(file.read(length))["crc"])
            file.seek(0)
            found = 0
            while end > 0 and (part := file.read(min(_CHUNK, end))):
                found = zlib.crc32(part, found)
                end -= len(part)
            return found == wanted
    except FileNotFoundError:
        return True
    except (OSError, ValueError, KeyError, TypeError, struct.error):
        return False
