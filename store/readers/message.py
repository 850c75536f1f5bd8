"""Reads a mail: the plain part as it stands, else the HTML part through the page reader."""

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from store.errors import SourceError
from store.model import Document
from store.readers import dates
from store.readers.decode import Decoded, decode
from store.readers.draft import Draft, finish
from store.readers.source import Raw, digest
from store.readers.webpage import page_draft


class MessageReader:
    """Reads a mail that is one release."""

    suffixes = (".eml",)
    media_types = ("message/rfc822",)

    def read(self, raw: Raw) -> Iterator[Document]:
        """Yield the one document.

        Raises:
            SourceError: The file cannot be read or holds no text.
        """
        data = raw.read()
        message = BytesParser(policy=policy.default).parsebytes(data)
        draft, decoded = _body(message, digest(data))
        draft.media_type = "message/rfc822"
        name, address = parseaddr(_header(message, "From"))
        draft.title = _header(message, "Subject") or draft.title
        draft.publisher = name or draft.publisher
        draft.reply_to = address or None
        draft.published = dates.iso(_header(message, "Date")) or draft.published
        draft.ident = _header(message, "Message-ID").strip("<> ") or None
        yield finish(draft, decoded)


def _header(message: EmailMessage, name: str) -> str:
    """Return a header's words, or nothing when it is not there or cannot be understood."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):
        # The header parser of the standard library fails on some broken headers; the mail is still readable.
        return ""


def _body(message: EmailMessage, sha256: str) -> tuple[Draft, Decoded]:
    html: tuple[Draft, Decoded] | None = None
    for part in message.walk():
        kind = part.get_content_type()
        if part.is_multipart() or kind not in {"text/plain", "text/html"}:
            continue
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes) or not payload.strip():
            continue
        decoded = decode(payload, part.get_content_charset())
        if kind == "text/plain":
            return Draft(text=decoded.text, media_type="message/rfc822", sha256=sha256), decoded
        html = html or (page_draft(decoded.text, sha256), decoded)
    if html is None:
        raise SourceError("holds no text part", "save the attachment that holds the release and import that")
    return html
