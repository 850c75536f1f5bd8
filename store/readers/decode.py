"""Bytes to text: what the bytes or the file state first, a named guess last; binary files are refused.

Order: byte-order mark, declared character set (unless the bytes are plainly UTF-8), strict UTF-8, UTF-16 by its zero bytes, UTF-8 with single
Windows-1252 bytes in it, Windows-1252. A guess is always said (`Decoded.guessed`).
"""

import codecs
import re
from dataclasses import dataclass

from store.errors import SourceError

# Longest marks first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# First bytes of formats that are not text. PDF and zip (Word) hold text, but have a reader of their own.
_MAGIC = (
    (b"%PDF-", "a PDF", "give it a name that ends in .pdf"),
    (
        b"PK\x03\x04",
        "a zip archive or an office document",
        "unpack it; a Word document needs a name that ends in .docx",
    ),
    (b"\x89PNG", "a PNG image", ""),
    (b"\xff\xd8\xff", "a JPEG image", ""),
    (b"GIF8", "a GIF image", ""),
    (b"\x7fELF", "a program", ""),
    (b"MZ\x90\x00", "a program", ""),
    (b"\x1f\x8b", "a gzip archive", "unpack it first (gunzip)"),
    (b"BZh", "a bzip2 archive", "unpack it first (bunzip2)"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it first (unxz); only .jsonl.xz is read packed"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "open it and save it as .docx"),
    (b"SQLite format 3\x00", "an SQLite database", ""),
    (b"{\\rtf", "a rich text file", "open it and save it as .docx"),
)

# Character sets that web pages and mails may name (WHATWG Encoding, names as Python knows them); others, such as
# UTF-7 or Python's own escapes, are not trusted. Latin-1 and ASCII are read as Windows-1252, as browsers do.
_KNOWN = frozenset(
    {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "ascii", "iso8859-1"}
    | {f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)}
    | {f"cp125{part}" for part in range(9)}
    | {"cp866", "cp874", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "gb2312", "gbk", "gb18030", "big5"}
    | {"euc_jp", "iso2022_jp", "shift_jis", "cp932", "euc_kr", "cp949"}
)
_SINGLE_BYTE = frozenset(
    name
    for name in _KNOWN
    if name.startswith(("iso8859", "cp125", "koi8", "mac-")) or name in {"cp866", "cp874"}
)
_AS_1252 = frozenset({"ascii", "iso8859-1", "cp1252"})
_SHOWN = {"cp1252": "windows-1252", "iso8859-1": "windows-1252", "ascii": "windows-1252"}

# Undecodable bytes arrive as lone surrogates U+DC80..U+DCFF.
_STRAY = re.compile("[\udc80-\udcff]")
_LONG_SEQUENCE = re.compile("[\x80-\U0010ffff]")
_BEYOND_CHANCE = 3

# Zero bytes, and their share, above which a file that is not UTF-16 is no text.
_FEW_ZEROS, _MOST_ZEROS = 4, 0.01
# Control characters that no text has (tab, line ends, form feed and escape aside); in random bytes one in ten is one.
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\x1b") + b"\x7f"
# Less than this many bytes are too few to judge by.
_MOST_CONTROLS, _ENOUGH_TO_JUDGE = 0.03, 512


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the character set it was read as; `guessed` when neither file nor bytes state it."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return the bytes as text.

    Args:
        data: All bytes of the file.
        declared: The character set that a header or meta tag names; ignored when unknown or plainly wrong.

    Raises:
        SourceError: The bytes are no text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], name)
    refuse_binary(data)
    stated = known(declared)
    if stated and stated not in _AS_1252:
        text = _misstated(data, stated)
        if text is not None:
            return Decoded(text, "utf-8", guessed=True)
        text = _strict(data, stated)
        if text is not None:
            return Decoded(text, stated)
    return _decode_unmarked(data, stated, named=declared is not None)


def _misstated(data: bytes, stated: str) -> str | None:
    """Return the text when it is UTF-8 and the file says otherwise: a page saved anew often keeps its old statement.

    Only a set of one byte a letter is doubted. Where such a text has letters beyond ASCII, all would have to stand in
    pairs of the kind that makes UTF-8: that happens to one word in capitals (Polish `MĘŻCZYZN`), not to three, and
    not with signs between the letters. Pairs of bytes, as of Chinese, do so by chance.
    """
    if stated not in _SINGLE_BYTE or data.isascii() or (text := _strict(data, "utf-8")) is None:
        return None
    beyond = [char for char in data.decode(stated, "replace") if not char.isascii()]
    by_chance = len(_LONG_SEQUENCE.findall(text)) < _BEYOND_CHANCE and all(map(str.isalpha, beyond))
    return None if by_chance else text


def known(name: str | None) -> str | None:
    """Return Python's name of a character set that may be trusted, or None."""
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    return found if found in _KNOWN else None


def refuse_binary(data: bytes) -> None:
    """Raise when the bytes are of a known format that is not text.

    Raises:
        SourceError: With what it is and a way out.
    """
    for magic, what, hint in _MAGIC:
        if data.startswith(magic):
            raise SourceError(f"is {what}, not a text", hint)


def _decode_marked(data: bytes, name: str) -> Decoded:
    text = _strict(data, name)
    if text is not None:
        return Decoded(text, name)
    return Decoded(data.decode(name, "replace"), name, guessed=True)


def _decode_unmarked(data: bytes, stated: str | None, *, named: bool) -> Decoded:
    wide = _zero_byte_encoding(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide, guessed=True)
    text = _strict(data, "utf-8")
    if text is not None:
        # A declared Latin-1 that is valid UTF-8 beyond ASCII is UTF-8: chance does not make such bytes.
        wrong = named and stated != "utf-8" and not text.isascii()
        return Decoded(text, "utf-8", guessed=wrong)
    if stated in _AS_1252:
        return Decoded(data.decode("cp1252", "replace"), "windows-1252")
    return _decode_mixed(data)


def _decode_mixed(data: bytes) -> Decoded:
    """Read UTF-8 with stray Windows-1252 bytes, or all of it as Windows-1252 when UTF-8 is the exception.

    Raises:
        SourceError: Control characters stand in plenty among bytes that are no UTF-8.
    """
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if len(data) >= _ENOUGH_TO_JUDGE and controls > len(data) * _MOST_CONTROLS:
        raise SourceError("is binary data, not a text", "")
    text = data.decode("utf-8", "surrogateescape")
    strays = len(_STRAY.findall(text))
    if strays <= len(_LONG_SEQUENCE.findall(text)) - strays:
        return Decoded(_STRAY.sub(_as_1252, text), "utf-8 with windows-1252", guessed=True)
    return Decoded(data.decode("cp1252", "replace"), "windows-1252", guessed=True)


def _as_1252(stray: re.Match[str]) -> str:
    return bytes([ord(stray[0]) - 0xDC00]).decode("cp1252", "replace")


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError):
        return None


def _zero_byte_encoding(data: bytes) -> str | None:
    """Return the UTF-16 order that the zero bytes point to, or None when there are next to none.

    Raises:
        SourceError: There are zero bytes in plenty, and they make no UTF-16.
    """
    sample = data[:65536]
    zeros = sample.count(0)
    if zeros <= max(_FEW_ZEROS, len(sample) * _MOST_ZEROS):
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    # Latin text has a zero in nearly every high byte and in next to no low one.
    if len(sample) >= 4 and max(even, odd) > 0.4 * half and min(even, odd) < 0.05 * half:
        return "utf-16-be" if even > odd else "utf-16-le"
    raise SourceError("is binary data, not a text", "")
