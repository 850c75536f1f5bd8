"""Cuts a mailbox into its mails while it is read, so that a mailbox of any size needs the memory of one mail.

A mail begins at a line `From …` (RFC 4155, appendix A); programs differ in what follows it, and in how they mark such
a line within a text. Here it is one when it gives a time and a year, and a header follows it; in a mailbox whose first
line gives none, a well-known header must follow. `>From` within a mail loses one mark (mboxrd; mboxo writes the same).
"""

import re
from collections.abc import Iterator
from typing import IO

from store.errors import SourceError
from store.readers.source import MAX_BYTES

_BEGIN = b"From "
_DATED = re.compile(rb"From (?=.*\d:\d\d\b)(?=.*\b(?:19|20)\d\d\b)")
_HEADER = re.compile(rb"[!-9;-~]+[ \t]*:|>From ")
_KNOWN_HEADER = re.compile(
    rb"(?i)(?:return-path|received|delivered-to|from|to|cc|subject|date|message-id|mime-version|reply-to|sender|status"
    rb"|content-[a-z-]+|x-[\w-]+|arc-[\w-]+|dkim-signature|authentication-results|list-[a-z-]+) *:"
)
_QUOTED = re.compile(rb">+From ")
# A line is read in pieces of at most this many bytes.
_PIECE = 64 * 1024


def mails(stream: IO[bytes]) -> Iterator[bytes | SourceError]:
    """Yield the bytes of each mail without its `From` line, in the order of the mailbox; one too large is an error.

    Raises:
        SourceError: It does not begin as a mailbox does.
    """
    held = _Held()
    pieces = _pieces(stream)
    first = next((piece for piece, _ in pieces if piece.strip()), b"")
    if not first.startswith(_BEGIN):
        raise SourceError("does not begin as a mailbox does", "a single mail is read as .eml")
    dated = bool(_DATED.match(first))
    waiting: bytes | None = None
    for piece, whole in pieces:
        if waiting is not None:
            if (_HEADER if dated else _KNOWN_HEADER).match(piece):
                yield held.mail()
                held = _Held()
            else:
                held.add(waiting)
            waiting = None
        if whole and piece.startswith(_BEGIN) and (not dated or _DATED.match(piece)):
            waiting = piece
        else:
            held.add(piece[1:] if whole and _QUOTED.match(piece) else piece)
    if waiting is not None:
        held.add(waiting)
    yield held.mail()


class _Held:
    """One mail being read; what is beyond the limit is counted and not kept."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._size = 0

    def add(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size <= MAX_BYTES:
            self._pieces.append(piece)
        else:
            self._pieces.clear()

    def mail(self) -> bytes | SourceError:
        """Return the bytes, without the empty line that ends a mail."""
        if self._size > MAX_BYTES:
            limit = MAX_BYTES // (1024 * 1024)
            return SourceError(f"is larger than {limit} MiB, too large for one mail", "save what it carries")
        data = b"".join(self._pieces)
        for end in (b"\r\n\r\n", b"\n\n"):
            if data.endswith(end):
                return data[: -len(end) // 2]
        return data


def _pieces(stream: IO[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Yield the bytes line by line, a long line in pieces, each with whether a line begins there."""
    begins = True
    while piece := stream.readline(_PIECE):
        yield piece, begins
        begins = piece.endswith(b"\n")
