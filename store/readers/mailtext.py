"""The text of a mail: its plain parts as they stand, else its HTML part through the page reader."""

from collections.abc import Iterable
from email.message import EmailMessage

from store.readers.decode import Decoded, decode
from store.readers.draft import Draft, clean

# A plain part this short beside a longer page only says where the page is.
_STUB = 300

Body = tuple[Draft, Decoded]


def body(parts: Iterable[EmailMessage], sha256: str) -> Body | None:
    """Return what is shown of a mail: plain text, or the page when there is no more than a stub of plain text.

    Plain parts that follow each other, as where a picture stands between them, are one text.

    Args:
        parts: The parts that are shown, in the order of the mail.
        sha256: Digest of the mail.
    """
    texts: list[Body] = []
    page: Body | None = None
    for part in parts:
        kind = part.get_content_type()
        if kind == "text/plain":
            texts += filter(None, (plain_part(part, sha256),))
        elif kind == "text/html" and page is None:
            page = _page_part(part, sha256)
    plain = _joined(texts)
    if plain and page and len(plain[0].text) < _STUB < len(page[0].text):
        return page
    return plain or page


def plain_part(part: EmailMessage, sha256: str) -> Body | None:
    """Return the text of a part, or None when it holds none."""
    decoded = _decoded(part)
    if decoded is None:
        return None
    text = clean(decoded.text)
    if str(part.get_param("format", "")).lower() == "flowed":
        text = _unflow(text, delete=str(part.get_param("delsp", "")).lower() == "yes")
    return Draft(text=text, media_type="message/rfc822", sha256=sha256), decoded


def _joined(texts: list[Body]) -> Body | None:
    """Return the texts as one, decoded as the first is."""
    if not texts:
        return None
    first = texts[0]
    first[0].text = "\n\n".join(draft.text for draft, _ in texts)
    return first


def _page_part(part: EmailMessage, sha256: str) -> Body | None:
    from store.readers.webpage import page_draft

    decoded = _decoded(part)
    return (page_draft(decoded.text, sha256, whole=True), decoded) if decoded else None


def _decoded(part: EmailMessage) -> Decoded | None:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return None
    try:
        charset = part.get_content_charset()
    except (ValueError, LookupError):
        charset = None
    return decode(payload, charset)


def _unflow(text: str, *, delete: bool) -> str:
    """Join lines that were broken only for sending (RFC 3676: such a line ends in a blank; `-- ` is a signature)."""
    out: list[str] = []
    for line in text.split("\n"):
        stuffed = line.removeprefix(" ")
        flows = stuffed.endswith(" ") and stuffed != "-- "
        out += (stuffed[:-1] if flows and delete else stuffed, "" if flows else "\n")
    return "".join(out[:-1])
