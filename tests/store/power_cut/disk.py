"""A disk whose power fails: from the log of what a program wrote and synced, what is left at any moment.

Nothing survives that was not synced: a file's bytes by syncing the file, its name by syncing its folder. A kinder disk
keeps some of the rest as well: of each file any of the blocks written since, of the names the first few changes.
"""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_HEAD = struct.Struct("<ciqIQ")
_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class Step:
    """One record of the log (see writes.c)."""

    what: str
    fd: int
    position: int
    path: str
    data: bytes


@dataclass(slots=True, eq=False)
class File:
    """What is on the disk of a file, and the changes since: bytes at a position, or a new size."""

    durable: bytearray = field(default_factory=bytearray)
    since: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        """Bring every change to the disk."""
        for position, data in self.since:
            _apply(self.durable, position, data)
        self.since.clear()

    def left(self, chance: random.Random | None) -> bytes:
        """Return what a power cut leaves: with luck, any of the blocks that were written since."""
        image = bytearray(self.durable)
        if chance is None:
            return bytes(image)
        kept: dict[int, bool] = {}
        for position, data in self.since:
            if data is None:
                if chance.random() < 0.5:
                    _apply(image, position, None)
                continue
            for at in _cuts(position, len(data)):
                block = (position + at.start) // _BLOCK
                # Writes reach a block in their order: once one did not, no later one of this block does.
                kept[block] = kept.get(block, True) and chance.random() < 0.7
                if kept[block]:
                    _apply(image, position + at.start, data[at])
        return bytes(image)


class Disk:
    """A folder on a disk, as a program that was recorded changes it.

    Args:
        root: The folder that was recorded; what is in it now is on the disk already.
    """

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self._durable: dict[str, File | None] = {self._root: None}
        for place in root.rglob("*"):
            self._durable[str(place)] = File(bytearray(place.read_bytes())) if place.is_file() else None
        self._names = dict(self._durable)
        self._since: list[tuple[str, str, File | None]] = []
        self._opened: dict[int, str | File] = {}

    def take(self, step: Step) -> None:
        """Go one step on."""
        match step.what:
            case "O":
                self._open(step)
            case "C":
                self._opened.pop(step.fd, None)
            case "W" | "T":
                file = self._opened.get(step.fd)
                if isinstance(file, File):
                    file.since.append((step.position, step.data if step.what == "W" else None))
            case "S":
                self._sync(self._opened[step.fd])
            case "M":
                self._name("set", step.path, None)
            case "U":
                self._name("drop", step.path, None)
            case "R" | "L":
                self._rename(step.path, step.data.decode(), gone=step.what == "R")

    def write_to(self, target: Path, chance: random.Random | None) -> None:
        """Write what a power cut would leave now into an empty folder."""
        names = dict(self._durable)
        if chance:
            for change in self._since[: chance.randint(0, len(self._since))]:
                _change(names, *change)
        for path in sorted(names.keys() - {self._root}):
            file, place = names[path], target / Path(path).relative_to(self._root)
            if not place.parent.is_dir():
                continue  # the name of its folder did not reach the disk
            if file is None:
                place.mkdir()
            else:
                place.write_bytes(file.left(chance))

    def sync_all(self) -> None:
        """Bring everything to the disk, as an orderly end does."""
        for change in self._since:
            _change(self._durable, *change)
        self._since.clear()
        for file in self._durable.values():
            if file:
                file.sync()

    def _open(self, step: Step) -> None:
        if step.path not in self._names:
            self._name("set", step.path, File())
        file = self._names[step.path]
        if file is not None and step.position:
            file.since.append((0, None))
        self._opened[step.fd] = step.path if file is None else file

    def _sync(self, opened: str | File) -> None:
        if isinstance(opened, File):
            opened.sync()
            return
        here = [change for change in self._since if str(Path(change[1]).parent) == opened]
        for change in here:
            _change(self._durable, *change)
        self._since = [change for change in self._since if change not in here]

    def _rename(self, old: str, new: str, *, gone: bool) -> None:
        self._name("set", new, self._names[old])
        if gone:
            self._name("drop", old, None)

    def _name(self, what: str, path: str, file: File | None) -> None:
        self._since.append((what, path, file))
        _change(self._names, what, path, file)


def steps(log: Path) -> Iterator[Step]:
    """Yield the records of a log; a last one that was cut off is left out."""
    raw = log.read_bytes()
    at = 0
    while at + _HEAD.size <= len(raw):
        what, fd, position, path, data = _HEAD.unpack_from(raw, at)
        at += _HEAD.size
        if at + path + data > len(raw):
            return
        yield Step(
            what.decode(), fd, position, raw[at : at + path].decode(), raw[at + path : at + path + data]
        )
        at += path + data


def _change(names: dict[str, File | None], what: str, path: str, file: File | None) -> None:
    if what == "set":
        names[path] = file
    else:
        names.pop(path, None)


def _apply(image: bytearray, position: int, data: bytes | None) -> None:
    size = position if data is None else max(len(image), position + len(data))
    if size > len(image):
        image.extend(bytes(size - len(image)))
    if data is None:
        del image[size:]
    else:
        image[position : position + len(data)] = data


def _cuts(position: int, length: int) -> Iterator[slice]:
    """Yield the stretches of some bytes that fall into one block of the disk each."""
    at = 0
    while at < length:
        end = min(length, at + _BLOCK - (position + at) % _BLOCK)
        yield slice(at, end)
        at = end
