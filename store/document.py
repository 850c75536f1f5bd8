"""What a reader makes of bytes: one release as its format states it, before anything is understood."""

from dataclasses import dataclass, field

from store.model import Block


@dataclass(frozen=True, slots=True)
class Document:
    """One release as its format states it, before anything is understood.

    Args:
        text: The canonical text (see `store.text.canonical`), title included.
        media_type: IANA media type of the format it was read from.
        title: As stated by the format, or None; the same for the fields below.
        publisher: Who issued it.
        published: ISO 8601, in the precision stated, zone as `+02:00` or `Z` when one is stated.
        language: ISO 639-1 code.
        standfirst: The summary that the format marks as such.
        url: Where the release stands on the web.
        links: Addresses of links in the body, in the order of the text.
        ident: The source's own identifier (a row's id, a Message-ID).
        reply_to: Address of the sender of a mail.
        blocks: Blocks the format itself marks (a `<nav>` kept as furniture, a contact box), in text order.
        encoding: Name of the character set the bytes were decoded with.
        encoding_guessed: True when neither the file nor its bytes state that character set.
        excerpt: True when the format says that the text is only a summary or the beginning of the release.
        sha256: Hex digest of the bytes this document was read from.
        origin: Those bytes themselves; the parser never looks at them, and they make no document another one.
    """

    text: str
    media_type: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    standfirst: str | None = None
    url: str | None = None
    links: tuple[str, ...] = ()
    ident: str | None = None
    reply_to: str | None = None
    blocks: tuple[Block, ...] = ()
    encoding: str = "utf-8"
    encoding_guessed: bool = False
    excerpt: bool = False
    sha256: str = ""
    origin: "Origin | None" = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Original:
    """Bytes that releases were read from, as they came; releases of one file share one of these.

    Args:
        name: Name of the file, without its folder; its suffix says which reader takes the bytes.
        media_type: IANA media type of the format.
        data: The bytes: a whole file, or of many rows in a file the one row.
        sha256: Hex digest of the bytes.
    """

    name: str
    media_type: str
    data: bytes = field(repr=False)
    sha256: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The bytes that one release was read from, and its place among what they hold.

    Args:
        original: The bytes.
        part: Which of what the reader finds in them, counted from 0; what cannot be read counts too.
    """

    original: Original
    part: int = 0
