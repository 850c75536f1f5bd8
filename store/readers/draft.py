"""Makes a `Document` of what a reader found: canonical text that begins with the title, stated fields made clean."""

import re
from dataclasses import dataclass, field

from store.document import Document
from store.errors import SourceError
from store.model import Block
from store.readers.decode import Decoded
from store.text import canonical, fold, plain, shadow

# How far into the text a title may stand and still be its head (mastheads and dates come before it).
HEAD = 1500
# The longest of 109,385 releases has 173,141 characters; a book is cited otherwise.
MOST_CHARACTERS = 2_000_000
# A title that is broken into more lines than these is none.
_MOST_TITLE_LINES = 6

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
    excerpt: bool = False
    blocks: list[Block] = field(default_factory=list)


def finish(draft: Draft, decoded: Decoded) -> Document:
    """Return the document; its text is canonical and begins with the title when the format states one.

    A standfirst that stands nowhere in the text follows the title, so that it is read, found and cited like the rest.

    Raises:
        SourceError: There is no text, or far too much.
    """
    title = one_line(draft.title)
    standfirst = one_line(draft.standfirst, limit=5000)
    text = clean(draft.text)
    blocks = draft.blocks if text == draft.text else []
    text, blocks = _with_head(text, blocks, title, standfirst)
    require_text(text)
    return Document(
        text=text,
        media_type=draft.media_type,
        title=title,
        publisher=one_line(draft.publisher),
        published=draft.published,
        language=draft.language,
        standfirst=standfirst,
        url=one_line(draft.url, limit=2000),
        links=tuple(dict.fromkeys(plain(link, limit=2000) for link in draft.links if _is_link(link))),
        ident=one_line(draft.ident),
        reply_to=one_line(draft.reply_to),
        blocks=tuple(blocks),
        encoding=decoded.encoding,
        encoding_guessed=decoded.guessed,
        excerpt=draft.excerpt,
        sha256=draft.sha256,
    )


def require_text(text: str) -> None:
    """Pass a text that may be a release.

    Raises:
        SourceError: There is none, or it is far longer than any release.
    """
    if not text.strip():
        raise SourceError("holds no text")
    if len(text) > MOST_CHARACTERS:
        raise SourceError(
            f"holds more than {MOST_CHARACTERS:,} characters, too many for one release",
            "split it into its releases",
        )


def _with_head(
    text: str, blocks: list[Block], title: str | None, standfirst: str | None
) -> tuple[str, list[Block]]:
    """Put title and standfirst at the head of the text where it does not hold them; blocks move along."""
    if title and not heads(text, title):
        text, blocks = _insert(text, blocks, 0, title)
    if not standfirst or key(standfirst) in key(text):
        return text, blocks
    place = _title_end(text, title) if title else 0
    if place is None:
        return text, blocks
    text, moved = _insert(text, blocks, place, standfirst)
    start = text.index(standfirst, place)
    return text, sorted([*moved, Block("standfirst", start, start + len(standfirst))], key=lambda b: b.start)


def _insert(text: str, blocks: list[Block], place: int, paragraph: str) -> tuple[str, list[Block]]:
    """Return the text with a paragraph of its own at a line's end (or at 0), and the blocks where they are now."""
    added = f"\n\n{paragraph}" if place else f"{paragraph}\n\n"
    moved = [
        Block(block.kind, block.start + len(added), block.end + len(added)) if block.start >= place else block
        for block in blocks
        if not block.start < place < block.end
    ]
    return (text[:place] + added + text[place:]).rstrip("\n"), moved


def heads(text: str, title: str) -> bool:
    """Say whether the title stands at the head of the text: at its very beginning, or as lines of its own."""
    head = text[: HEAD + len(title)]
    if head.startswith(f"{title}\n") or f"\n{title}\n" in head:
        return True
    wanted = key(title)
    if wanted not in key(head):
        return False
    return key(head).startswith(wanted) or _title_end(text, title) is not None


def _title_end(text: str, title: str) -> int | None:
    """Return the offset of the end of the lines that are the title, or None when no lines are."""
    wanted = key(title)
    ends: list[tuple[str, int]] = []
    offset = 0
    for line in text[: HEAD + len(title)].split("\n"):
        offset += len(line) + 1
        if line.strip():
            ends.append((key(line), offset - 1))
    for start in range(len(ends)):
        joined = ""
        for line, end in ends[start : start + _MOST_TITLE_LINES]:
            joined = f"{joined} {line}".strip()
            if joined == wanted:
                return end
            if not wanted.startswith(joined):
                break
    return None


def _is_link(address: str) -> bool:
    return address.lower().startswith(("http://", "https://", "mailto:", "tel:", "/"))


def clean(text: str) -> str:
    """Return canonical text, blank lines at its head gone, letters misread as control characters restored."""
    if not text.isascii() and _C1.search(text):
        text = text.translate(_MISREAD)
    return canonical(text).lstrip("\n")


def key(text: str) -> str:
    """Return text for comparing: folded, quotes and dashes plain, white space collapsed."""
    return " ".join(fold(shadow(text)).split())


def one_line(text: str | None, limit: int = 1000) -> str | None:
    """Return a stated field as one harmless line, or None when it holds no letter and no digit."""
    if text is None:
        return None
    line = plain(clean(text), limit=limit)
    return line if any(char.isalnum() for char in line) else None
