"""Reads a mail: the plain part as it stands, else the HTML part through the page reader; headers state the head."""

import re
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from email.utils import parseaddr
from typing import cast

from store.document import Document
from store.errors import SourceError
from store.readers import dates
from store.readers.decode import Decoded, decode, refuse_binary
from store.readers.draft import Draft, clean, finish
from store.readers.protected import is_address
from store.readers.source import Raw, digest

_FORWARDED = re.compile(r"(?i)^(?:(?:fwd?|fw|wg|tr|rv|re|aw)\s*:\s*)+")
_QUOTED_NAME = re.compile(r"^['\"]|['\"]$")
# A plain part this short beside a longer page only says where the page is.
_STUB = 300

# A header is cut here: the standard library's parser takes minutes for one of a hundred thousand quotation marks.
_LONGEST_HEADER = 2000

Body = tuple[Draft, Decoded]


class _Bounded(EmailPolicy):
    """The standard library's modern reading of mails, for headers of bounded length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return name and value of a header, the value cut."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


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
        refuse_binary(data)
        try:
            message = cast("EmailMessage", BytesParser(policy=_Bounded()).parsebytes(data))
            draft, decoded = _body(message, digest(data))
            _take_headers(message, draft)
        except RecursionError as error:
            raise SourceError("nests its parts or headers too deep to be a mail") from error
        yield finish(draft, decoded)


def _take_headers(message: EmailMessage, draft: Draft) -> None:
    subject = _FORWARDED.sub("", _header(message, "Subject"))
    name, sender = _address(message, "From")
    answer = _address(message, "Reply-To")[1] or sender
    draft.media_type = "message/rfc822"
    draft.title = subject or draft.title
    draft.publisher = name or draft.publisher
    draft.reply_to = answer if answer and is_address(answer) else None
    draft.published = dates.iso(_header(message, "Date")) or draft.published
    draft.ident = _header(message, "Message-ID").strip("<> ") or None


def _header(message: EmailMessage, name: str) -> str:
    """Return a header's words, or nothing when it is not there or cannot be understood at all."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # noqa: BLE001 - the header parser of the standard library fails in many ways on broken ones
        return _plainly(message, name)


def _plainly(message: EmailMessage, name: str) -> str:
    """Return a header that the strict parser fails on, decoded word by word."""
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            try:
                return " ".join(str(make_header(decode_header(str(value)))).split())
            except (ValueError, LookupError):
                return " ".join(str(value).split())
    return ""


def _address(message: EmailMessage, name: str) -> tuple[str | None, str | None]:
    """Return display name and address of a header; a name that only repeats an address is none."""
    try:
        shown, address = parseaddr(_header(message, name))
    except RecursionError:
        return None, None
    shown = _QUOTED_NAME.sub("", shown.strip()).strip()
    return (shown if shown and "@" not in shown else None), address or None


def _body(message: EmailMessage, sha256: str) -> Body:
    """Return the part to read: plain text, or the page when there is no more than a stub of plain text.

    Raises:
        SourceError: There is no text part.
    """
    plain: Body | None = None
    page: Body | None = None
    for part in message.walk():
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind == "text/plain" and plain is None:
            plain = _plain_part(part, sha256)
        elif kind == "text/html" and page is None:
            page = _page_part(part, sha256)
    if plain and page and len(plain[0].text) < _STUB < len(page[0].text):
        return page
    found = plain or page
    if found is None and not message.is_multipart() and message.get_content_maintype() == "multipart":
        # It calls itself multipart and says not where its parts begin: then all of it is one.
        found = _plain_part(message, sha256)
    if found is None:
        raise SourceError("holds no text part", "save the attachment that holds the release and import that")
    return found


def _plain_part(part: EmailMessage, sha256: str) -> Body | None:
    decoded = _decoded(part)
    if decoded is None:
        return None
    text = clean(decoded.text)
    if str(part.get_param("format", "")).lower() == "flowed":
        text = _unflow(text, delete=str(part.get_param("delsp", "")).lower() == "yes")
    return Draft(text=text, media_type="message/rfc822", sha256=sha256), decoded


def _page_part(part: EmailMessage, sha256: str) -> Body | None:
    from store.readers.webpage import page_draft

    decoded = _decoded(part)
    return (page_draft(decoded.text, sha256, whole=True), decoded) if decoded else None


def _decoded(part: EmailMessage) -> Decoded | None:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return None
    try:
        charset = part.get_content_charset()
    except (ValueError, LookupError):
        charset = None
    return decode(payload, charset)


def _unflow(text: str, *, delete: bool) -> str:
    """Join lines that were broken only for sending (RFC 3676: such a line ends in a blank; `-- ` is a signature)."""
    out: list[str] = []
    open_line = False
    for line in text.split("\n"):
        stuffed = line.removeprefix(" ")
        if open_line:
            out[-1] += stuffed
        else:
            out.append(stuffed)
        open_line = out[-1].endswith(" ") and stuffed != "-- "
        if open_line and delete:
            out[-1] = out[-1][:-1]
    return "\n".join(out)
