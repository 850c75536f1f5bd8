"""What is built to blow up: each is refused with a clear reason, long before it hurts, and most before it is unpacked."""

import gzip
import json
import lzma
from collections.abc import Callable

import pytest

from store.document import Document
from store.errors import SourceError
from store.readers.draft import MOST_CHARACTERS
from tests.fuzz import holding
from tests.store.readers.raw_docx import HEAD, paragraph, raw_docx

MEBIBYTE = 1024 * 1024
PAGE = b"<p>Three men were arrested.</p>"
# Ten entities, each ten times the one before it.
LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
FEED = "<rss version='2.0'><channel><item><title>{}</title></item></channel></rss>"


def parts(deep: int) -> bytes:
    opened = (f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(deep))
    return ("Subject: Raid\n" + "".join(opened) + "\nThree men were arrested.").encode()


BOMBS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a page packed with gzip": ("a.html", lambda: gzip.compress(bytes(50 * MEBIBYTE)), "is a gzip archive"),
    "a feed packed with gzip": ("a.xml", lambda: gzip.compress(FEED.encode()), "is a gzip archive"),
    "xz of one endless line": ("a.jsonl.xz", lambda: lzma.compress(bytes(80 * MEBIBYTE)), "unpacks to far more"),
    "xz of long blank lines": ("a.jsonl.xz", lambda: lzma.compress((b" " * MEBIBYTE + b"\n") * 20), "unpacks to far more"),
    "xz of lines without end": ("a.jsonl.xz", lambda: lzma.compress(b"\n" * MEBIBYTE), "blank lines one after the other"),
    "zeros without end": ("a.jsonl", lambda: bytes(80 * MEBIBYTE), "line longer than 64 MiB"),
    "a Word document of blanks": (
        "a.docx",
        lambda: raw_docx(paragraph("Raid") + " " * 30 * MEBIBYTE),
        "unpacks to far more",
    ),
    "a Word document with entities": (
        "a.docx",
        lambda: raw_docx(paragraph("&a9;"), head=f'{HEAD}<!DOCTYPE w [<!ENTITY a0 "ha">{LAUGHS}]>'),
        "defines entities",
    ),
    "a feed with entities": (
        "a.xml",
        lambda: bytes(f'<!DOCTYPE rss [<!ENTITY a0 "ha">{LAUGHS}]>{FEED.format("&a9;")}', "utf-8"),
        "entities made of entities",
    ),
    "a feed with one entity a million times": (
        "a.xml",
        lambda: bytes(f'<!DOCTYPE rss [<!ENTITY a "{"ha" * 5000}">]>{FEED.format("&a;" * 5000)}', "utf-8"),
        "grows when its entities are read",
    ),
    "a feed nested without end": ("a.xml", lambda: bytes(FEED.format("<a>" * 100_000), "utf-8"), "nests its elements"),
    "a page nested without end": ("a.html", lambda: b"<div>" * 100_000 + PAGE, "nests its elements"),
    "JSON nested without end": ("a.json", lambda: b'{"text":' + b"[" * 500_000, "JSON nested too deep"),
    "JSON of a number without end": ("a.json", lambda: b'{"text":' + b"9" * MEBIBYTE + b"}", "not JSON"),
    "parts nested without end": ("a.eml", lambda: parts(5000), "nests its parts more than 50 deep"),
    "mails in mails without end": (
        "a.eml",
        lambda: b"Content-Type: message/rfc822\n\n" * 5000 + b"Subject: Raid\n\nArrested.",
        "too deep",
    ),
    "a line of 32 MiB": ("a.txt", lambda: b"Three arrested. " * 2 * MEBIBYTE, "holds more than 2,000,000 characters"),
    "a page of one line of 31 MiB": ("a.html", lambda: b"Arrested. " * 3_200_000, "holds more than 2,000,000"),
    "a text larger than any file": ("a.txt", lambda: b"a" * (32 * MEBIBYTE + 1), "is larger than 32 MiB"),
    "our own form too long": (
        "a.json",
        lambda: json.dumps({"schema": "pressroom-release/1", "text": "a " * MOST_CHARACTERS}).encode(),
        "holds more than 2,000,000 characters",
    ),
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS)
def test_what_would_blow_up_is_refused_with_its_reason(bomb: str) -> None:
    name, make, reason = BOMBS[bomb]
    found = holding.read(name, make())
    assert not any(isinstance(item, Document) for _, item in found)
    assert any(reason in item.message for _, item in found if isinstance(item, SourceError))


def test_a_text_within_the_limit_is_a_release() -> None:
    ((_, document),) = holding.read("a.txt", b"Arrested. " * (MOST_CHARACTERS // 10))
    assert isinstance(document, Document)
