"""Reads a mailbox: one mail at a time, each as if it were a file of its own; a broken one loses only itself."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from store.document import Document
from store.errors import SourceError
from store.readers import mboxlines
from store.readers.containing import contained
from store.readers.message import read_mail
from store.readers.origins import as_named, with_origins
from store.readers.source import Part, Raw
from store.text import plain

# The first entry that mail servers of the University of Washington's kind keep in a mailbox for themselves.
_SERVERS_OWN = re.compile(rb"(?m)^Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA\r?$")
_HEAD = 2000


class MailboxReader:
    """Reads a mailbox (mbox) of any size that holds mails of at most `MAX_BYTES`."""

    suffixes = (".mbox", ".mbx")
    media_types = ("application/mbox",)

    def read(self, raw: Raw) -> Iterator[Document | Part]:
        """Yield every mail's text and what is attached to it, in the order of the mailbox.

        Raises:
            SourceError: The file cannot be read, or is no mailbox.
        """
        name = f"{PurePath(plain(PurePath(raw.name).name)).stem or 'mailbox'}.eml"
        with raw.open() as stream:
            for number, mail in enumerate(mboxlines.mails(stream), 1):
                yield from contained(_read(mail, name), f"mail {number}")


def _read(mail: bytes | SourceError, name: str) -> Iterator[Document | Part]:
    """Yield what is in one mail; it carries its own bytes, under a name that reads them alone as the same."""
    if isinstance(mail, SourceError):
        raise mail
    if _SERVERS_OWN.search(mail[:_HEAD]):
        return
    yield from with_origins(read_mail(mail), as_named(name, mail))
