"""Mails and mailboxes made up: headers as programs write them and as none would, parts in parts, bodies packed for sending."""

import base64
import quopri
from collections.abc import Callable
from random import Random

from tests.fuzz import words

Maker = Callable[[Random], tuple[str, bytes]]

_HEADERS = (
    "Subject",
    "From",
    "To",
    "Reply-To",
    "Date",
    "Message-ID",
    "Content-Disposition",
    "X-Odd",
    "Received",
    "MIME-Version",
    "Status",
)
_TYPES = (
    "text/plain", "text/plain; charset=utf-8", "text/plain; charset=no-such", "text/plain; format=flowed; delsp=yes", "text/html",
    "text/html; charset=iso-8859-1", 'text/plain; charset="utf-16"', "multipart/mixed", "multipart/alternative", "message/rfc822",
    "application/pdf", "application/octet-stream", "application/mbox", "text", ";;", "text/calendar", "message/delivery-status",
    "text/plain; charset*=utf-8''%E2%80", "application/json",
)  # fmt: skip
_FILES = (
    "release.txt",
    "a.pdf",
    "b.docx",
    "page.html",
    "rows.jsonl",
    "mail.eml",
    "../../x.md",
    "\x1b[2J.txt",
    "box.mbox",
    "x",
    ".zip",
    "a" * 300 + ".txt",
)
_ODD_HEADERS = (
    b"=?utf-8?b?w7w=?=", b"=?utf-8?q?=C3?=", b"=?no-such?q?x?=", b"=?utf-8?b?!!!?=", b'"' * 60, b"(" * 200, b"<" * 30, b"\xff\xfe", b"\x00",
    b"a@b, c:d;", b"=?utf-8?q?=1B[2J?=", b"Fwd: " * 50, b"<a@[1.2.3.4]>", b"=?utf-8?q?=0A=0AX:?=", b"; filename*0*=utf-8''%00; filename*1=x",
)  # fmt: skip


def mail(chance: Random, attached: Maker, level: int = 0) -> bytes:
    """Return a mail.

    Args:
        chance: Where the case is drawn from.
        attached: Makes a file to attach: its name and bytes.
        level: In how many parts the mail lies.
    """
    lines = [_header(chance) for _ in range(chance.randint(0, 6))]
    kind = chance.choice(_TYPES)
    return chance.choice((b"\n", b"\n", b"\r\n")).join([*lines, *_part(chance, kind, attached, level)])


def mailbox(chance: Random, attached: Maker) -> bytes:
    """Return a mailbox, its mails begun as programs begin them."""
    begins = (
        b"From a@b Mon May  3 10:00:00 2021\n", b"From a@b Mon May  3 10:00:00 2021\r\n", b"From MAILER-DAEMON\n", b"From \n", b">From a\n",
        b"From x 25:61:61 9999\n",
    )  # fmt: skip
    first = chance.choice(begins[:3])
    return b"".join(
        (first if chance.random() < 0.8 else chance.choice(begins)) + mail(chance, attached) + b"\n\n"
        for _ in range(chance.randint(1, 4))
    )


def _header(chance: Random) -> bytes:
    name = chance.choice(_HEADERS).encode()
    value = chance.choice((words.title, words.moment, words.address))(chance).encode("utf-8", "surrogatepass")
    if chance.random() < 0.3:
        value = chance.choice(_ODD_HEADERS) * chance.choice((1, 1, 1, 30))
    folded = chance.choice((b" ", b" ", b"\n ", b"\n")).join(value.split(b"\n"))
    return name + chance.choice((b": ", b":", b" : ", b"")) + folded


def _part(chance: Random, kind: str, attached: Maker, level: int) -> list[bytes]:
    """Return the lines of a part: its headers, a blank line, its body."""
    named = f'; name="{chance.choice(_FILES)}"' if chance.random() < 0.2 else ""
    head = [f"Content-Type: {kind}{named}".encode()]
    if kind.startswith("multipart"):
        mark = chance.choice(("b", "b", "=_x", "", "b" * 80))
        inner = [
            line
            for _ in range(chance.randint(0, 4))
            for line in (f"--{mark}".encode(), *_part(chance, chance.choice(_TYPES), attached, level + 1))
        ]
        end = [f"--{mark}--".encode()] if chance.random() < 0.8 else []
        return [head[0] + f'; boundary="{mark}"'.encode(), b"", *(inner if level < 4 else []), *end]
    if kind == "message/rfc822" and level < 6:
        return [*head, b"", mail(chance, attached, level + 1)]
    if chance.random() < 0.25:
        name, body = attached(chance)
        head.append(f'Content-Disposition: attachment; filename="{name}"'.encode())
    else:
        body = words.encoded(chance, words.text(chance))
    return [*head, *_packed(chance, body)]


def _packed(chance: Random, body: bytes) -> list[bytes]:
    """Return the header that says how a body is packed, a blank line, and the body, packed so or otherwise."""
    how = chance.choice(("", "8bit", "base64", "quoted-printable", "x-uuencode", "no-such"))
    head = [f"Content-Transfer-Encoding: {how}".encode()] if how else []
    if how == "base64":
        body = base64.encodebytes(body)
    elif how == "quoted-printable":
        body = quopri.encodestring(body)
    return [*head, b"", body[: chance.randint(0, len(body))] if chance.random() < 0.1 else body]
