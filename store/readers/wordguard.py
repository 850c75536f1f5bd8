"""Refuses what only calls itself a Word document, before anything of it is unpacked.

Invariant: what passes unpacks to a bounded size in a bounded number of parts, and none of them defines an entity.
Relationships that lead out of the file are never followed: nothing here or in python-docx opens an address.
"""

import io
import re
import zipfile
import zlib

from store.errors import SourceError

# Real releases have some 20 parts; pictures are stored as they are, text shrinks to a tenth.
_MOST_PARTS = 2000
_MOST_BYTES = 128 * 1024 * 1024
_MOST_XML = 24 * 1024 * 1024
# Text shrinks to a twentieth, an empty drawing further; what is larger and shrinks so far repeats itself without end.
_MOST_SHRUNK, _SMALL = 150, 8 * 1024 * 1024
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
# Office documents define no entities (ECMA-376, part 2, 6.2.5).
_DEFINES = re.compile(
    b"|".join(re.escape("<!DOCTYPE".encode(code)) for code in ("ascii", "utf-16-le", "utf-16-be")),
    re.IGNORECASE,
)
_DECLARED = re.compile(rb"""(?i)^(?:\xef\xbb\xbf)?<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_CHARSETS = frozenset({b"utf-8", b"utf-16", b"us-ascii", b"ascii"})
_XML_BEGINS = (
    b"<",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\0",
    b" ",
    b"\t",
    b"\r",
    b"\n",
    b"L\x6f\xa7\x94",
)


def check(data: bytes) -> None:
    """Pass a Word document that can be opened without harm.

    Raises:
        SourceError: It is none, or would unpack to more than a document holds.
    """
    if data.startswith(_OLD):
        raise _old(data)
    if not data.startswith(_ZIP):
        raise SourceError("is no Word document", "open it in a word processor and save it as .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            _check_sizes(parts)
            for part in parts:
                _check_content(packed.read(part))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise broken() from error


def broken() -> SourceError:
    """Return the error for a document that is damaged."""
    return SourceError("is broken as a Word document", "fetch or save the file again")


def _old(data: bytes) -> SourceError:
    if _LOCKED in data:
        return SourceError(
            "is a Word document locked by a password", "open it with the password and save it without one"
        )
    return SourceError("is an old Word document (.doc)", "open it in a word processor and save it as .docx")


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise _too_much()
    for part in parts:
        if part.flag_bits & 1:
            raise SourceError("is a Word document locked by a password", "save it without one")
        if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise broken()
        if part.file_size > max(_SMALL, _MOST_SHRUNK * part.compress_size):
            raise _too_much()


def _check_content(content: bytes) -> None:
    """Refuse a part that is XML and larger than a text, or that defines entities or hides them in odd letters."""
    if not content.startswith(_XML_BEGINS):
        return
    if len(content) > _MOST_XML:
        raise _too_much()
    declared = _DECLARED.match(content)
    if _DEFINES.search(content) or (declared and declared[1].lower() not in _CHARSETS):
        raise SourceError("defines entities, which no Word document does, and is refused")


def _too_much() -> SourceError:
    return SourceError(
        "unpacks to far more than a document holds, and is refused", "save its text as .txt and import that"
    )
