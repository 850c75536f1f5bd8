"""Mails as programs write them, made with the standard library: every usual way to carry a text."""

import html
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """What a mail was made from."""

    title: str
    text: str
    when: datetime
    way: str


WAYS = ("plain", "quoted-printable", "base64", "cp1252", "html", "alternative", "mixed")
_ZONES = (UTC, timezone(timedelta(hours=2)), timezone(-timedelta(hours=5)))


def sent(releases: Iterable[tuple[str, str]], seed: int = 5) -> Iterator[Sent]:
    """Give each title and text a moment and a way to be sent; a text that Windows-1252 lacks goes as UTF-8."""
    chance = random.Random(seed)
    for number, (title, text) in enumerate(releases):
        way = WAYS[number % len(WAYS)]
        if way == "cp1252" and not encodable(title + text):
            way = "plain"
        day = datetime(2020, 1, 1, 8, tzinfo=_ZONES[number % 3]) + timedelta(
            minutes=chance.randrange(2_000_000)
        )
        yield Sent(title, text, day, way)


def encodable(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def page(text: str) -> str:
    paragraphs = (html.escape(part).replace("\n", "<br>\n") for part in text.split("\n\n"))
    return "<html><body>" + "".join(f"<p>{part}</p>\n" for part in paragraphs) + "</body></html>"


def written(mail: Sent, number: int) -> bytes:
    """Return the bytes of a mail."""
    message = EmailMessage(policy=SMTP.clone(linesep="\n"))
    message["From"] = "Pressestelle Größenwörth <press@example.org>"
    message["Date"] = format_datetime(mail.when)
    message["Message-ID"] = f"<{number}@example.org>"
    if mail.way == "html":
        message.set_content(page(mail.text), subtype="html", cte="quoted-printable")
    elif mail.way == "cp1252":
        message.set_content(mail.text, charset="cp1252", cte="8bit" if number % 2 else "quoted-printable")
    elif mail.way in {"quoted-printable", "base64"}:
        message.set_content(mail.text, cte=mail.way)
    else:
        message.set_content(mail.text)
    if mail.way == "alternative":
        message.add_alternative(page("Only for readers of pages.\n\n" + mail.text), subtype="html")
    if mail.way == "mixed":
        message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png")
    charset = "cp1252" if mail.way == "cp1252" else "utf-8"
    subject = Header(mail.title, charset, header_name="Subject", maxlinelen=70).encode(linesep="\n")
    return b"Subject: " + subject.encode("ascii") + b"\n" + message.as_bytes()


def mailbox(mails: Iterable[bytes]) -> bytes:
    """Return a mailbox as mboxrd has it: a line `From …` before every mail, such lines within it quoted."""
    parts = []
    for mail in mails:
        lines = (
            b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in mail.split(b"\n")
        )
        parts.append(b"From press@example.org Tue Sep 28 05:00:00 2021\n" + b"\n".join(lines) + b"\n")
    return b"".join(parts)
