"""Changes bytes as accidents and enemies do: flipped, cut, repeated, spliced, nested, counted up, written in another set.

What is packed (a Word document, an xz stream) or has a form (JSON) is changed inside as often as outside, so that the
change gets past the check sums and the brackets.
"""

import contextlib
import io
import json
import lzma
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import Any

from tests.fuzz import rows, words
from tests.store.readers.raw_docx import zipped

Change = Callable[[Random, bytes, bytes], bytes]

# Beyond this an input is cut: what is large on purpose has tests of its own.
LONGEST = 400_000
_NUMBER = re.compile(rb"\d+")
_ZIP, _XZ = b"PK\x03\x04", b"\xfd7zXZ\x00"


def mutated(chance: Random, data: bytes, other: bytes) -> bytes:
    """Return the bytes changed one to four times.

    Args:
        chance: Where the changes are drawn from.
        data: What is changed.
        other: Another input, to splice with.
    """
    if chance.random() < 0.6:
        if data.startswith(_ZIP):
            return _within_zip(chance, data, other)
        if data.startswith(_XZ):
            return _within_xz(chance, data, other)
        if data.startswith((b"{", b"[")):
            with contextlib.suppress(ValueError, RecursionError):
                return _within_json(chance, data)
    return _changed(chance, data, other)


def _changed(chance: Random, data: bytes, other: bytes) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = chance.choice(_CHANGES)(chance, data, other)[:LONGEST]
    return data


def _within_json(chance: Random, data: bytes) -> bytes:
    """Put other values where some stand, so that the form stays and what it holds is odd."""
    first, _, rest = data.partition(b"\n") if data.count(b"\n{") else (data, b"", b"")
    found = json.loads(first)
    for _again in range(chance.choice((1, 2, 5))):
        places = [(holder, key) for holder in _holders(found) for key in _keys(holder)]
        if places:
            holder, key = chance.choice(places)
            holder[key] = chance.choice((rows.value, words.title, words.moment, words.address))(chance)
    return json.dumps(found).encode() + (b"\n" + rest if rest else b"")


def _holders(value: Any) -> Iterator[Any]:
    """Yield every object and list of a JSON value."""
    if isinstance(value, dict | list):
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _holders(inner)


def _keys(holder: Any) -> Iterable[Any]:
    return list(holder) if isinstance(holder, dict) else range(len(holder))


def _within_zip(chance: Random, data: bytes, other: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = {part.filename: packed.read(part) for part in packed.infolist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return _changed(chance, data, other)
    name = chance.choice(sorted(members))
    members[name] = _changed(chance, members[name], other)
    return zipped(members)


def _within_xz(chance: Random, data: bytes, other: bytes) -> bytes:
    try:
        rows = lzma.decompress(data)
    except (lzma.LZMAError, EOFError):
        return _changed(chance, data, other)
    return lzma.compress(_changed(chance, rows[:LONGEST], other))


def _stretch(chance: Random, data: bytes) -> tuple[int, int]:
    """Return a stretch of the bytes, short nearly always."""
    start = chance.randint(0, len(data))
    longest = chance.choice((4, 40, 400, 4000, len(data)))
    return start, min(len(data), start + chance.randint(0, longest))


def _flip(chance: Random, data: bytes, _: bytes) -> bytes:
    out = bytearray(data)
    for _again in range(chance.choice((1, 3, 30)) if data else 0):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def _cut(chance: Random, data: bytes, _: bytes) -> bytes:
    start, end = _stretch(chance, data)
    return data[:start] + data[end:]


def _end(chance: Random, data: bytes, _: bytes) -> bytes:
    return data[: chance.randint(0, len(data))]


def _repeat(chance: Random, data: bytes, _: bytes) -> bytes:
    start, end = _stretch(chance, data)
    piece = data[start:end]
    times = chance.choice((2, 5, 100, 3000))
    return data[:start] + piece * min(times, LONGEST // max(len(piece), 1) + 1) + data[end:]


def _splice(chance: Random, data: bytes, other: bytes) -> bytes:
    start, end = _stretch(chance, data)
    from_, to = _stretch(chance, other)
    return data[:start] + other[from_:to] + data[end:]


def _joined(chance: Random, data: bytes, other: bytes) -> bytes:
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


def _insert(chance: Random, data: bytes, _: bytes) -> bytes:
    place = chance.randint(0, len(data))
    piece = chance.choice(words.ODD).encode("utf-8", "surrogatepass")
    return data[:place] + piece * chance.choice((1, 1, 1, 200)) + data[place:]


def _say(chance: Random, data: bytes, _: bytes) -> bytes:
    place = chance.randint(0, len(data))
    return data[:place] + words.stretch(chance).encode("utf-8", "surrogatepass") + data[place:]


def _nest(chance: Random, data: bytes, _: bytes) -> bytes:
    """Repeat what opens something, as often as some limit might be."""
    opening = chance.choice(
        (
            b"<div>",
            b"<b>",
            b"[",
            b'{"a":',
            b"> ",
            b"(",
            b'"',
            b"<item>",
            b"<!--",
            b"<![CDATA[",
            b"=?",
            b"  - ",
            b"\xe2\x80\x9c",
        )
    )
    place = chance.randint(0, len(data))
    return data[:place] + opening * chance.choice((20, 400, 2500, 20_000)) + data[place:]


def _count(chance: Random, data: bytes, _: bytes) -> bytes:
    """Put another number where one stands."""
    places = [found.span() for found in _NUMBER.finditer(data)][:5000]
    if not places:
        return data
    start, end = chance.choice(places)
    new = chance.choice(
        (
            b"0",
            b"-1",
            b"99999999999",
            b"9" * 40,
            b"9" * 5000,
            b"1e999",
            b"4294967296",
            b"\xc2\xb2",
            b"2147483648",
        )
    )
    return data[:start] + new + data[end:]


def _one_line(_: Random, data: bytes, __: bytes) -> bytes:
    return data.replace(b"\r", b"").replace(b"\n", b" ")


def _in_another_set(chance: Random, data: bytes, _: bytes) -> bytes:
    """Write the whole or a stretch in another character set."""
    name = chance.choice(
        ("cp1252", "utf-16", "utf-16-be", "utf-32", "latin-1", "cp037", "utf-7", "gb18030", "utf-8-sig")
    )
    start, end = (0, len(data)) if chance.random() < 0.5 else _stretch(chance, data)
    return data[:start] + data[start:end].decode("utf-8", "replace").encode(name, "replace") + data[end:]


def _shuffled(chance: Random, data: bytes, _: bytes) -> bytes:
    lines = data.split(b"\n")
    start = chance.randrange(len(lines))
    part = lines[start : start + chance.choice((3, 30))]
    chance.shuffle(part)
    return b"\n".join(lines[:start] + part + lines[start + len(part) :])


_CHANGES: tuple[Change, ...] = (
    _flip, _cut, _end, _repeat, _splice, _joined, _insert, _insert, _say, _say, _nest, _count, _count, _one_line, _in_another_set, _shuffled,
)  # fmt: skip
