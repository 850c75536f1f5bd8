"""Parts of a mail: which are shown as its text, and which are files that lie in it.

Invariant: a mail within a mail is one part; nothing of it is taken for the mail around it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage
from email.policy import EmailPolicy
from functools import lru_cache
from pathlib import PurePosixPath, PureWindowsPath
from typing import cast

from store.errors import SourceError
from store.text import plain

# A header is cut here: the standard library's parser takes minutes for one of a hundred thousand quotation marks.
_LONGEST_HEADER = 2000
_LONGEST_NAME = 100


class Bounded(EmailPolicy):
    """The standard library's modern reading of mails, for headers of bounded length, written as they stood."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return name and value of a header, the value cut."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


# The standard library understands a header anew each time it is asked for; the last ones are remembered.
POLICY = Bounded(refold_source="none", header_factory=lru_cache(maxsize=128)(HeaderRegistry()))


@dataclass(frozen=True, slots=True)
class Attached:
    """A file in a mail.

    Args:
        name: Its name without a folder, made plain; empty when it has none.
        media_type: What the mail says it is.
        part: The part of the mail that holds it.
    """

    name: str
    media_type: str
    part: EmailMessage

    def data(self) -> bytes:
        """Return its bytes; of a mail in the mail those it would be saved as."""
        if self.media_type == "message/rfc822":
            return _inner_mail(self.part)
        payload = self.part.get_payload(decode=True)
        return payload if isinstance(payload, bytes) else b""


def split(message: EmailMessage) -> tuple[list[EmailMessage], list[Attached]]:
    """Return the parts that are shown, and the files, each in the order of the mail."""
    shown: list[EmailMessage] = []
    attached: list[Attached] = []
    for part in _leaves(message):
        kind = part.get_content_type()
        name = _name(part)
        if (
            kind in {"text/plain", "text/html"}
            and not name
            and part.get_content_disposition() != "attachment"
        ):
            shown.append(part)
        else:
            attached.append(Attached(name, kind, part))
    return shown, attached


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts that hold no others, but mails whole; without recursion, a mail may nest as deep as it likes."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart":
            if part.is_multipart():
                waiting.extend(reversed(cast("list[EmailMessage]", part.get_payload())))
        else:
            yield part


def _name(part: EmailMessage) -> str:
    """Return the name of a part: whoever sent it chose it, so folders and control characters go."""
    try:
        stated = part.get_filename() or ""
    except Exception:  # noqa: BLE001 - the header parser of the standard library fails in many ways on broken ones
        return ""
    bare = PureWindowsPath(PurePosixPath(stated).name).name
    named = PurePosixPath(plain(bare, limit=1000))
    return f"{named.stem[:_LONGEST_NAME]}{named.suffix[:20]}"


def _inner_mail(part: EmailMessage) -> bytes:
    """Return the bytes of a mail that is a part; one that was packed for sending is unpacked first."""
    from base64 import b64decode

    inner = part.get_payload()
    if not isinstance(inner, list) or not inner:
        return b""
    try:
        data = cast("EmailMessage", inner[0]).as_bytes(policy=POLICY)
    except RecursionError as error:
        raise SourceError("lies in a mail in a mail, too deep to be read") from error
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
        # RFC 2046, 5.2.1 forbids it, and some programs do it.
        return b64decode(data) or data
    return data
