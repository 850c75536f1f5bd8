"""PDFs and Word documents made up part by part: sound archives around odd contents, and odd archives."""

import zlib
from random import Random
from xml.sax.saxutils import escape

from tests.fuzz import words
from tests.store.readers.raw_docx import paragraph, raw_docx, run, zipped
from tests.store.readers.raw_pdf import raw_pdf, stream

_ELEMENTS = (
    "p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "ins", "del", "moveFrom", "hyperlink", "fldSimple", "instrText", "br", "tab", "sym",
    "txbxContent", "pict", "footnoteReference", "endnoteReference", "pPr", "rPr", "numPr", "pStyle", "vanish", "smartTag", "customXml", "drawing",
)  # fmt: skip
_OPERATORS = (
    "BT", "ET", "/A 12 Tf", "/A 0 Tf", "/A 1e9 Tf", "10 10 Td", "1e30 -1e30 Td", "0 -14 Td", "T*", "q", "Q", "1 0 0 1 9 9 cm", "0 0 0 0 0 0 Tm",
    "0 1 -1 0 300 300 Tm", "3 Tr", "99 Tz", "-5 Tc", "/F Do", "h f", "[(a) -3000 (b)] TJ", "12 TL", "(x) '",
)  # fmt: skip


def word(chance: Random) -> bytes:
    """Return a Word document."""
    body = "".join(_element(chance, 0) for _ in range(chance.randint(1, 8)))
    if chance.random() < 0.03:
        tag = chance.choice(("w:p", "w:r", "w:tbl", "w:sdt", "w:ins"))
        deep = chance.choice((50, 230, 3000))
        body += f"<{tag}>" * deep + paragraph("deep") + f"</{tag}>" * deep
    parts = {
        name: _element(chance, 1)
        for name in chance.sample(
            ("footnotes", "endnotes", "header", "footer", "styles"), chance.randint(0, 2)
        )
    }
    if chance.random() < 0.1:
        odd = (
            "word/document.xml",
            "../../x",
            "word/media/a.png",
            "docProps/core.xml",
            "[Content_Types].xml",
            "x" * 300,
        )
        members = {
            chance.choice(odd): chance.choice(
                (b"", b"\0" * 3_000_000, b"<a/>", b"<!DOCTYPE a>", b"\xff\xfe<")
            )
        }
        if chance.random() < 0.3:
            return zipped(members)
        return raw_docx(body, extra=members, **parts)
    return raw_docx(body, extra={}, **parts)


def pdf(chance: Random) -> bytes:
    """Return a PDF of one page, its text written by operators in any order."""
    content = "\n".join(_operator(chance) for _ in range(chance.randint(1, 60))).encode("latin-1", "replace")
    packed = chance.random() < 0.5
    said = stream(zlib.compress(content) if packed else content, b"/Filter/FlateDecode" if packed else b"")
    box = chance.choice(
        (b"0 0 595 842", b"0 0 0 0", b"595 842 0 0", b"0 0 1e9 1e9", b"-1 -1 x y", b"0 0 595")
    )
    pages = chance.choice(
        (
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 99999999>>",
            b"<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>",
        )
    )
    stated = b"<</Title(%s)/Author(%s)/CreationDate(D:%s)>>" % tuple(
        words.title(chance).encode("utf-16", "replace").translate(None, b"()\\") for _ in range(3)
    )
    return raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R/Lang(%s)>>" % chance.choice((b"de", b"\\000", b"x" * 99)),
            pages,
            b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Resources<</Font<</A 4 0 R>>/XObject<</F 5 0 R>>>>/Contents 5 0 R>>"
            % box,
            b"<</Type/Font/Subtype/Type1/BaseFont/%s>>"
            % chance.choice((b"Helvetica", b"Symbol", b"Nowhere", b"")),
            said,
            stated,
        ]
    )


def _element(chance: Random, level: int) -> str:
    what = chance.random() + level * 0.08
    if what < 0.35:
        return paragraph(_said(chance))
    if what < 0.75:
        tag = chance.choice(_ELEMENTS)
        inner = "".join(_element(chance, level + 1) for _ in range(chance.randint(0, 4)))
        return f'<w:{tag} w:id="{chance.randint(0, 3)}" w:val="{chance.choice(("1", "Title", "F0B7", "-1"))}">{inner}</w:{tag}>'
    return run(_said(chance))


def _said(chance: Random) -> str:
    """Return words that XML can hold."""
    said = words.stretch(chance).encode("utf-8", "replace").decode()
    return escape(
        "".join(char for char in said if char in "\t\n" or char.isprintable() or char in "\u202e\u200b\u2028")
    )


def _operator(chance: Random) -> str:
    if chance.random() < 0.5:
        return chance.choice(_OPERATORS)
    said = words.stretch(chance, 4).replace("\\", "").replace("(", "").replace(")", "")
    return f"({said}) Tj"
