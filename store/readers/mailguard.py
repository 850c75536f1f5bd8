"""Keeps from the mail parser what would keep it busy for minutes: parts nested without end, or a hundred thousand of them.

The standard library compares every line with the marks of all parts that are open, so time grows with their number.
"""

import re

from store.errors import SourceError

# Mails that were forwarded again and again nest some ten deep.
DEEPEST = 50
MOST_PARTS = 10_000

_DECLARED = re.compile(rb"(?i)\bboundary[ \t]*=[ \t]*\"?([^\";\r\n]{1,100})")
_MARK = b"--"


def check(data: bytes) -> None:
    """Pass a mail that can be taken apart in time that its length explains.

    Raises:
        SourceError: It nests its parts deeper than any program does, or has more of them.
    """
    declared = _DECLARED.findall(data)
    if len(declared) > DEEPEST:
        _refuse_depth(data)
    if data.count(b"\n" + _MARK) > MOST_PARTS and declared:
        _refuse_number(data, set(declared))


def _refuse_depth(data: bytes) -> None:
    """Follow the marks of parts as they are declared, come up and end, as the parser does."""
    waiting: list[bytes] = []
    for line in data.splitlines():
        if line.startswith(_MARK):
            _close(waiting, line[len(_MARK) :].rstrip())
        elif declared := _DECLARED.search(line):
            waiting.append(declared[1].rstrip())
            if len(waiting) > DEEPEST:
                raise SourceError(f"nests its parts more than {DEEPEST} deep, as no mail does")


def _close(waiting: list[bytes], mark: bytes) -> None:
    """Leave the parts that a line ends: those within the part whose mark it is, and at its last mark that part too."""
    for kept, name in enumerate(waiting):
        if name == mark:
            del waiting[kept + 1 :]
            return
        if name + _MARK == mark:
            del waiting[kept:]
            return


def _refuse_number(data: bytes, names: set[bytes]) -> None:
    marks = {_MARK + name.rstrip() for name in names}
    parts = sum(line.rstrip() in marks for line in data.splitlines() if line.startswith(_MARK))
    if parts > MOST_PARTS:
        raise SourceError(
            f"has more than {MOST_PARTS} parts, as no mail does", "save its text and import that"
        )
