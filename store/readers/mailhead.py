"""What the headers of a mail state: subject, sender, answering address, date, identifier."""

import re
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr

from store.readers import dates
from store.readers.draft import Draft
from store.readers.protected import is_address

_FORWARDED = re.compile(r"(?i)^(?:(?:fwd?|fw|wg|tr|rv|re|aw)\s*:\s*)+")
_QUOTED_NAME = re.compile(r"^['\"]|['\"]$")


def apply(message: EmailMessage, draft: Draft) -> None:
    """Fill the draft's head from the headers; what they do not state stays as it is."""
    subject = _FORWARDED.sub("", _header(message, "Subject"))
    name, sender = _address(message, "From")
    answer = _address(message, "Reply-To")[1] or sender
    draft.media_type = "message/rfc822"
    draft.title = subject or draft.title
    draft.publisher = name or draft.publisher
    draft.reply_to = answer if answer and is_address(answer) else None
    draft.published = dates.iso(_header(message, "Date")) or draft.published
    draft.ident = _header(message, "Message-ID").strip("<> ") or None


def _header(message: EmailMessage, name: str) -> str:
    """Return a header's words, or nothing when it is not there or cannot be understood at all."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # noqa: BLE001 - the header parser of the standard library fails in many ways on broken ones
        return _plainly(message, name)


def _plainly(message: EmailMessage, name: str) -> str:
    """Return a header that the strict parser fails on, decoded word by word."""
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            try:
                return " ".join(str(make_header(decode_header(str(value)))).split())
            except (ValueError, LookupError, MessageError):
                return " ".join(str(value).split())
    return ""


def _address(message: EmailMessage, name: str) -> tuple[str | None, str | None]:
    """Return display name and address of a header; a name that only repeats an address is none."""
    try:
        shown, address = parseaddr(_header(message, name))
    except RecursionError:
        return None, None
    shown = _QUOTED_NAME.sub("", shown.strip()).strip()
    return (shown if shown and "@" not in shown else None), address or None
