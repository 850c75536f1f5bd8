"""Mailboxes: every mail is a document of its own, a broken one loses only itself, and none is kept in memory long."""

import io
import itertools
import json
import lzma
import tracemalloc
from collections.abc import Iterable
from pathlib import Path

import pytest

from store.document import Document
from store.errors import SourceError
from store.readers import mboxlines
from store.readers.draft import clean
from store.readers.mbox import MailboxReader
from store.readers.message import read_mail
from store.readers.source import Part, Raw

from .mailmaking import Sent, mailbox, sent, written
from .reading import read_all, rows_of

ROWS = Path(__file__).parents[4] / "shared" / "corpus" / "law-enforcement.jsonl.xz"
WORDS = "Two men were held – on Monday. The café’s owner, 51, lost about 3,000 €.\n\nFrom Berlin, officers went on.\n"

INVENTED = [
    (
        f"Überfall Nr. {number}: “{number} men” arrested",
        f"Case {number}.\n\n{WORDS * (1 + number % 3)}".rstrip(),
    )
    for number in range(70)
]


def titles(found: Iterable[Document | Part]) -> list[str | None]:
    return [part.found.title for part in found if isinstance(part, Part) and isinstance(part.found, Document)]


def assert_all_came(mails: list[Sent], found: list[tuple[str, Document | SourceError]]) -> None:
    """Every mail came back in its order with title, moment and text."""
    assert [where for where, _ in found] == [f"mail {number}" for number in range(1, len(mails) + 1)]
    for mail, (where, document) in zip(mails, found, strict=True):
        assert isinstance(document, Document), (where, document)
        assert document.title == mail.title, where
        assert document.published == mail.when.isoformat(timespec="seconds")
        assert " ".join(document.text.split()).endswith(" ".join(clean(mail.text).split())), where
        if mail.way != "html":
            assert document.text.endswith(clean(mail.text)), (where, mail.way)


def test_every_way_to_send_a_mail_comes_back() -> None:
    mails = list(sent(INVENTED))
    box = mailbox(written(mail, number) for number, mail in enumerate(mails))
    assert_all_came(mails, rows_of(read_all("a.mbox", box)))


@pytest.mark.skipif(not ROWS.is_file(), reason="the real releases in ../shared are not on this machine")
def test_a_thousand_mails_of_real_releases_come_in_whole() -> None:
    with lzma.open(ROWS, "rt", encoding="utf-8") as lines:
        rows = map(json.loads, itertools.islice(lines, 0, None, 61))
        releases = ((" ".join(row["title"].split()), row["text"]) for row in rows)
        whole = [release for release in itertools.islice(releases, 1100) if release[0] and release[1].strip()]
    mails = list(sent(whole[:1000]))
    assert len(mails) == 1000
    box = mailbox(written(mail, number) for number, mail in enumerate(mails))
    assert_all_came(mails, rows_of(read_all("a.mbox", box)))


MAIL = b"From: Press <press@example.org>\nSubject: %s\nDate: Tue, 28 Sep 2021 05:00:00 +0200\n\n%s\n"


@pytest.mark.parametrize(
    "line",
    [
        b"From press@example.org Tue Sep 28 05:00:00 2021",
        b"From - Tue Sep 28 05:00:00 2021",
        b"From 1712@xxx Tue Sep 28 05:00:00 +0000 2021",
        b"From eva at example.org  Tue Sep 28 05:00:00 2021",
        b"From press@example.org 2021-09-28 05:00:00",
        b"From MAILER-DAEMON Tue Sep 28 05:00 2021",
        b"From press@example.org",
    ],
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_programs_write_the_line_before_a_mail_in_many_ways(line: bytes, end: bytes) -> None:
    box = b"\n".join(line + b"\n" + MAIL % (title, b"Text.") for title in (b"One", b"Two", b"Three"))
    assert titles(read_all("a.mbox", box.replace(b"\n", end))) == ["One", "Two", "Three"]


@pytest.mark.parametrize(
    "text",
    [
        b"\nFrom Berlin, officers went on to Rome.\nNote: nobody was hurt.",
        b"\nFrom 10:30 to 12:00 the road was closed in 2021\nand then open.",
        b"\n>From now on: nothing.",
    ],
)
def test_a_line_that_begins_like_one_is_text(text: bytes) -> None:
    box = (
        b"From a@b Tue Sep 28 05:00:00 2021\n"
        + MAIL % (b"One", text)
        + b"\nFrom a@b Tue Sep 28 05:00:01 2021\n"
    )
    box += MAIL % (b"Two", b"Text.")
    found = rows_of(read_all("a.mbox", box))
    assert [where for where, _ in found] == ["mail 1", "mail 2"]
    first = found[0][1]
    assert isinstance(first, Document)
    assert first.text == "One\n\n" + text.decode().strip().removeprefix(">")


def test_a_broken_mail_loses_only_itself_and_is_named() -> None:
    mails = [
        MAIL % (b"One", b"Text."),
        b"X: y\n\x89PNG\r\n\x1a\n",
        MAIL % (b"Three", b""),
        MAIL % (b"Five", b"Text."),
    ]
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
    mails.insert(3, deep)
    found = rows_of(read_all("a.mbox", mailbox(mails)))
    assert [where for where, _ in found] == ["mail 1", "mail 2", "mail 3", "mail 4", "mail 5"]
    assert [type(item) for _, item in found] == [Document, SourceError, SourceError, SourceError, Document]
    reasons = [item.message for _, item in found if isinstance(item, SourceError)]
    assert reasons == [
        "is a PNG image, not a text",
        "holds no text part",
        "nests its parts more than 50 deep, as no mail does",
    ]


def test_a_fault_in_a_reader_is_one_bad_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(data: bytes) -> Iterable[Document | Part]:
        if b"Two" in data:
            raise KeyError("x")
        return read_mail(data)

    monkeypatch.setattr("store.readers.mbox.read_mail", faulty)
    box = mailbox(MAIL % (title, b"Text.") for title in (b"One", b"Two", b"Three"))
    found = rows_of(read_all("a.mbox", box))
    assert titles(read_all("a.mbox", box)) == ["One", "Three"]
    assert isinstance(found[1][1], SourceError)
    assert "could not be understood (KeyError" in found[1][1].message


def test_a_mail_carries_its_own_bytes_and_is_read_from_them_as_the_same() -> None:
    mails = [MAIL % (title, b"Text.\n\nFrom here on.") for title in (b"One", b"Two")]
    for part in read_all("in/desk.mbox", mailbox(mails)):
        assert isinstance(part, Part)
        assert isinstance(part.found, Document)
        assert part.found.origin is not None
        original = part.found.origin.original
        assert original.name == "desk.eml"
        assert original.data in mails
        (again,) = read_all(original.name, original.data)
        assert again == part.found


def test_the_first_mail_of_a_server_that_only_it_reads_is_passed_over() -> None:
    own = b"Date: 1 Jan 2021\nSubject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA\nX-IMAP: 1 2\n\nInternal."
    assert titles(read_all("a.mbox", mailbox([own, MAIL % (b"One", b"Text.")]))) == ["One"]


@pytest.mark.parametrize("data", [b"", b"Subject: One\n\nText", b"\n\nText", b"<html>"])
def test_what_is_no_mailbox_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="does not begin as a mailbox does"):
        read_all("a.mbox", data)


def test_a_mail_larger_than_the_limit_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mboxlines, "MAX_BYTES", 1000)
    mails = [MAIL % (b"One", b"x" * 70_000), MAIL % (b"Two", b"x\n" * 3000), MAIL % (b"Three", b"Text.")]
    found = rows_of(read_all("a.mbox", mailbox(mails)))
    assert [type(item) for _, item in found] == [SourceError, SourceError, Document]


def test_a_mailbox_is_read_in_the_memory_of_a_few_mails() -> None:
    mail = mailbox([MAIL % (b"One", b"Text. " * 10_000)]) + b"\n"

    class Endless(io.RawIOBase):
        """A mailbox of 400 mails, 24 MB, that stands nowhere as a whole."""

        left = 400
        waiting = b""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            if not self.waiting and self.left:
                self.left -= 1
                self.waiting = mail
            data, self.waiting = self.waiting[: len(buffer)], self.waiting[len(buffer) :]
            buffer[: len(data)] = data
            return len(data)

    raw = Raw("a.mbox", None, lambda: io.BufferedReader(Endless()))
    tracemalloc.start()
    try:
        assert sum(1 for _ in MailboxReader().read(raw)) == 400
        assert tracemalloc.get_traced_memory()[1] < 6_000_000
    finally:
        tracemalloc.stop()
