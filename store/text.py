"""Text as Pressroom keeps, matches and shows it: canonical text, its same-length shadow, folding, plain lines.

Invariant: after `canonical` or `plain` no control character, and so no terminal escape sequence, is left.
"""

import re
import unicodedata
from itertools import filterfalse

# C0 without tab and newline, DEL, C1; lone surrogates cannot be written as UTF-8; U+FFFE and U+FFFF are
# non-characters (PDF text extraction leaves U+FFFE at hyphens); U+FEFF is a byte-order mark wherever files were
# joined, and would part a word unseen.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029\x0b\x0c]")
# Explicit direction marks can make a line read as other than it is (Unicode TR 36, "Bidirectional text spoofing").
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")

_SHADOW = {
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
        " ",
    ),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4\u0060\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad", "-"),
    "\t": " ",
}
_SHADOWED = re.compile(f"[{re.escape(''.join(_SHADOW))}]")

# Letters that Unicode does not decompose but that readers type without their mark.
_LETTERS = str.maketrans(
    {
        "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE",
        "œ": "oe", "Œ": "OE", "ß": "ss", "ẞ": "SS", "ı": "i", "þ": "th", "Þ": "TH", "ŧ": "t", "ħ": "h",
    }
)  # fmt: skip


def canonical(text: str) -> str:
    r"""Return the text as a release keeps it: line ends `\n`, no control characters, no byte-order mark.

    Tabs and newlines stay; everything else that could steer a terminal is dropped. Trailing blank lines go.
    """
    # Nearly every text is clean; asking that way is ten times faster than looking for each character.
    if not text.replace("\n", " ").replace("\t", " ").isprintable():
        text = _CONTROL.sub("", _LINE_END.sub("\n", text))
    return text.rstrip("\n ")


def shadow(text: str) -> str:
    """Return a copy of the same length to match patterns on: plain spaces, quotes and dashes.

    Every code point maps to exactly one, so an offset into the shadow is an offset into the text.
    """
    # Few characters change, and each is replaced everywhere at once: eight times as fast as asking every character.
    for char in set(_SHADOWED.findall(text)):
        text = text.replace(char, _SHADOW[char])
    return text


def fold(text: str) -> str:
    """Return text for searching: lower case, without accents, letters such as ł đ ø æ ß spelt plainly.

    The result may differ in length; use it for comparing, never for offsets.
    """
    if text.isascii():
        return text.lower()
    # Decomposed first: what decomposes can be a capital (a styled letter) or one of _LETTERS (an accented ø).
    bare = filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", text))
    return "".join(bare).casefold().translate(_LETTERS)


def plain(text: object, limit: int = 400) -> str:
    """Return any outside string (path, tag, header, error) as one harmless line.

    Control characters become a visible `?`, direction marks become their code point in brackets, runs of white
    space one space, and more than `limit` characters end in an ellipsis.
    """
    line = " ".join(str(text).split())
    line = _CONTROL.sub("?", line)
    line = _BIDI.sub(lambda mark: f"[U+{ord(mark[0]):04X}]", line)
    return line if len(line) <= limit else line[: limit - 1] + "…"


def visible(text: str) -> str:
    """Return text of a release for showing or copying: as kept, with each direction mark made visible."""
    return _BIDI.sub(lambda mark: f"[U+{ord(mark[0]):04X}]", _CONTROL.sub("", text))
