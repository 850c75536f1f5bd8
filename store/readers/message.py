"""Reads a mail: its text is one release, and so is each text, page, paper or mail that is attached to it."""

from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from typing import cast

from store.document import Document
from store.errors import SourceError
from store.readers import attachments, mailguard, mailhead, mailtext
from store.readers.decode import refuse_binary
from store.readers.draft import finish
from store.readers.mailparts import POLICY, split
from store.readers.source import Part, Raw, digest


class MessageReader:
    """Reads a mail and what is attached to it."""

    suffixes = (".eml",)
    media_types = ("message/rfc822",)

    def read(self, raw: Raw) -> Iterator[Document | Part]:
        """Yield the mail's text, then what is attached to it, in its order.

        Raises:
            SourceError: The file cannot be read, or there is no text in it anywhere.
        """
        yield from read_mail(raw.read())


def read_mail(data: bytes, level: int = 0) -> Iterator[Document | Part]:
    """Yield the releases in the bytes of one mail: its text, then each attachment as a part.

    Args:
        data: The mail.
        level: In how many mails it lies.

    Raises:
        SourceError: It is no mail, nests without end, or neither it nor what is attached to it holds text.
    """
    refuse_binary(data)
    mailguard.check(data)
    try:
        message = cast("EmailMessage", BytesParser(policy=POLICY).parsebytes(data))
        shown, attached = split(message)
        document, missing = _text(message, shown, digest(data))
    except RecursionError as error:
        raise SourceError("nests its parts or headers too deep to be a mail") from error
    if document:
        yield document
    found = document is not None
    for part in attachments.read(attached, level):
        found = found or isinstance(part.found, Document)
        yield part
    if missing and not found:
        raise missing


def _text(
    message: EmailMessage, shown: list[EmailMessage], sha256: str
) -> tuple[Document | None, SourceError | None]:
    """Return the document of a mail's own text, or why there is none."""
    try:
        body = mailtext.body(shown, sha256)
        if body is None and not message.is_multipart() and message.get_content_maintype() == "multipart":
            # It calls itself multipart and says not where its parts begin: then all of it is one.
            body = mailtext.plain_part(message, sha256)
        if body is None:
            hint = "save the attachment that holds the release and import that"
            return None, SourceError("holds no text part", hint)
        mailhead.apply(message, body[0])
        return finish(*body), None
    except SourceError as error:
        return None, error
