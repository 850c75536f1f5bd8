"""Reads what is attached to a mail: each file by the reader that would take it alone, a mail as a mail.

Invariant: a document from an attachment comes from the attachment's own bytes and carries them, so that the same file
saved and imported is the same release. Pictures, signatures and the like are passed over as in a folder; a document
that no reader takes is named.
"""

from collections.abc import Iterable, Iterator

from store.document import Document
from store.errors import SourceError
from store.readers import registry
from store.readers.containing import contained
from store.readers.mailparts import Attached
from store.readers.origins import as_named, with_origins
from store.readers.source import Part, from_bytes, suffixes_of

# A mail that lies in more mails than this is not looked for, nor a file after so many others.
DEEPEST = 5
MOST = 1000
_MAIL = "message/rfc822"
_MAILBOX = "application/mbox"
_UNNAMED = "application/octet-stream"
# Files in which a release may lie, whether there is a reader for them or not.
_PAPERS = frozenset((".pdf", ".doc", ".docx", ".odt", ".rtf", ".pages", ".wpd", ".zip", ".mbox"))


def read(attached: Iterable[Attached], level: int) -> Iterator[Part]:
    """Yield the releases in the files attached to a mail, in its order, and why there is none in a paper.

    Args:
        attached: The files.
        level: In how many mails the mail itself lies.
    """
    for number, file in enumerate(attached, 1):
        where = f"attachment {number}"
        if number > MOST:
            yield Part(
                where, SourceError(f"and all after it are not read: a mail has at most {MOST} attachments")
            )
            return
        named = f"{where} ({file.name})" if file.name else where
        yield from contained(_read(file, number, level), named)


def _read(file: Attached, number: int, level: int) -> Iterator[Document | Part]:
    name = _readable_name(file, number)
    if name is None:
        if (ending := suffixes_of(file.name)[-1:]) and ending[0] in _PAPERS:
            raise SourceError(
                f"is a {ending[0]} file, which is not read within a mail", "save it and import that"
            )
        return
    data = file.data()
    if suffixes_of(name)[-1:] == (".eml",):
        if level >= DEEPEST:
            raise SourceError(f"lies in more than {DEEPEST} mails, one in another", "save it and import that")
        from store.readers.message import read_mail

        found: Iterable[Document | Part] = read_mail(data, level + 1)
    else:
        raw = from_bytes(name, data)
        found = registry.choose(raw).read(raw)
    yield from with_origins(found, as_named(name, data))


def _readable_name(file: Attached, number: int) -> str | None:
    """Return the name by which the registry reads a file as what it is, or None when no reader takes it."""
    ending = suffixes_of(file.name)[-1:]
    if file.media_type == _MAIL:
        return file.name if ending == (".eml",) else f"{file.name or f'attachment-{number}'}.eml"
    if (reader := registry.named(file.name)) is not None:
        return None if _MAILBOX in reader.media_types else file.name
    kind = _told_by_bytes(file) if file.media_type == _UNNAMED and not ending else file.media_type
    suffix = registry.suffix_for(kind)
    if suffix is None or kind == _MAILBOX:
        return None
    return f"{file.name or f'attachment-{number}'}{suffix}"


def _told_by_bytes(file: Attached) -> str:
    """Return what a file without a telling name and type is; a text may be anything, and stays unknown."""
    from store.readers.sniff import sniff

    try:
        kind = sniff(file.data()[:4096])
    except SourceError:
        return _UNNAMED
    return _UNNAMED if kind == "text/plain" else kind
