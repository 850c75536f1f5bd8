"""Makes a `Document` of what a reader found: canonical text that begins with the title, stated fields made clean."""

import re
from dataclasses import dataclass, field

from store.errors import SourceError
from store.model import Block, Document
from store.readers.decode import Decoded
from store.text import canonical, fold, plain

# How far into the text a title may stand and still be its head (mastheads and dates come before it).
HEAD = 1500

# Windows-1252 letters that somebody's software stored as control characters of the same number. Dropping them
# would glue words together; U+0085 alone may be a line end and stays one.
_C1 = re.compile("[\x80-\x84\x86-\x9f]")
_MISREAD = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}


@dataclass(slots=True)
class Draft:
    """What a reader found in a file; fields as in `Document`, still raw."""

    text: str
    media_type: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    standfirst: str | None = None
    url: str | None = None
    links: list[str] = field(default_factory=list)
    ident: str | None = None
    reply_to: str | None = None
    blocks: list[Block] = field(default_factory=list)


def finish(draft: Draft, decoded: Decoded) -> Document:
    """Return the document; its text is canonical and begins with the title when the format states one.

    Raises:
        SourceError: There is no text.
    """
    text = clean(draft.text)
    title = one_line(draft.title)
    text, shift = with_title(text, title)
    if not text.strip():
        raise SourceError("holds no text", "")
    blocks = [Block(block.kind, block.start + shift, block.end + shift) for block in draft.blocks]
    return Document(
        text=text,
        media_type=draft.media_type,
        title=title,
        publisher=one_line(draft.publisher),
        published=draft.published,
        language=draft.language,
        standfirst=one_line(draft.standfirst, limit=5000),
        url=one_line(draft.url, limit=2000),
        links=tuple(dict.fromkeys(plain(link, limit=2000) for link in draft.links)),
        ident=one_line(draft.ident),
        reply_to=one_line(draft.reply_to),
        blocks=tuple(block for block in blocks if block.end <= len(text)),
        encoding=decoded.encoding,
        encoding_guessed=decoded.guessed,
        sha256=draft.sha256,
    )


def clean(text: str) -> str:
    """Return canonical text, blank lines at its head gone, letters misread as control characters restored."""
    if _C1.search(text):
        text = text.translate(_MISREAD)
    return canonical(text).lstrip("\n")


def with_title(text: str, title: str | None) -> tuple[str, int]:
    """Return the text with its title in front unless its head holds it, and by how much the text moved."""
    if not title or key(title) in key(text[: HEAD + len(title)]):
        return text, 0
    front = f"{title}\n\n"
    return (front + text, len(front)) if text else (title, 0)


def key(text: str) -> str:
    """Return text for comparing: folded, quotes and dashes plain, white space collapsed."""
    from store.text import shadow

    return " ".join(fold(shadow(text)).split())


def one_line(text: str | None, limit: int = 1000) -> str | None:
    """Return a stated field as one harmless line, or None when it says nothing."""
    if text is None:
        return None
    return plain(clean(text), limit=limit) or None
