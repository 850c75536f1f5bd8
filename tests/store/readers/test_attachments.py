"""What is attached to a mail: each file is a document of its own, from its own bytes; nothing that was sent is lost."""

from email.message import EmailMessage

import pytest

from store.document import Document
from store.errors import SourceError
from store.readers import attachments
from store.readers.source import Part

from .reading import read_all, read_one

COVER = "Please find attached our press release."
RELEASE = "Five charged with fraud\n\nFive people were charged on Monday."


def mail(subject: str = "Press release", text: str | None = COVER) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Press Office <press@example.org>"
    if text is not None:
        message.set_content(text)
    return message


def told(message: EmailMessage) -> list[tuple[str, str]]:
    """Place and title of every document, or the reason why there is none."""
    found = read_all("x.eml", message.as_bytes())
    places = [("", item) if isinstance(item, Document) else (item.where, item.found) for item in found]
    return [(where, what.message if isinstance(what, SourceError) else what.text) for where, what in places]


def test_a_covering_line_and_the_release_are_both_kept() -> None:
    message = mail()
    message.add_attachment(RELEASE, filename="release.txt")
    message.add_attachment(f"<h1>Page</h1><p>{RELEASE}</p>", subtype="html", filename="release.html")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    assert [where for where, _ in told(message)] == [
        "",
        "attachment 1 (release.txt)",
        "attachment 2 (release.html)",
    ]
    assert told(message)[0][1] == f"Press release\n\n{COVER}"
    assert told(message)[1][1] == RELEASE


def test_an_attachment_is_the_same_release_as_the_file_saved_and_imported() -> None:
    message = mail()
    message.add_attachment(RELEASE.encode("cp1252"), maintype="text", subtype="plain", filename="release.txt")
    _, part = read_all("x.eml", message.as_bytes())
    assert isinstance(part, Part)
    assert part.found == read_one("release.txt", RELEASE)
    assert isinstance(part.found, Document)
    assert part.found.origin is not None
    assert part.found.origin.original.data == RELEASE.encode()


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("text/plain", ""),
        ("text/html", ""),
        ("text/plain", "notes.log"),
        ("application/octet-stream", "a.md"),
    ],
)
def test_type_or_name_say_what_an_attachment_is(kind: str, name: str) -> None:
    message = mail()
    main, _, sub = kind.partition("/")
    message.add_attachment(RELEASE.encode(), maintype=main, subtype=sub, filename=name or None)
    (_, (where, text)) = told(message)
    assert where == (f"attachment 1 ({name})" if name else "attachment 1")
    assert text.startswith("Five charged with fraud")


def test_a_page_without_name_or_type_is_told_by_its_bytes() -> None:
    message = mail()
    page = f"<!DOCTYPE html><title>x</title><p>{RELEASE}</p>".encode()
    message.add_attachment(page, maintype="application", subtype="octet-stream")
    message.add_attachment(b"words", maintype="application", subtype="octet-stream")
    assert [where for where, _ in told(message)] == ["", "attachment 1"]


def test_a_mail_within_a_mail_is_read_as_a_mail() -> None:
    inner = mail("Inner", "The inner text.")
    inner.add_attachment(RELEASE, filename="release.txt")
    outer = mail("Outer")
    outer.add_attachment(inner, filename="fwd.eml")
    assert told(outer) == [
        ("", f"Outer\n\n{COVER}"),
        ("attachment 1 (fwd.eml)", "Inner\n\nThe inner text."),
        ("attachment 1 (fwd.eml), attachment 1 (release.txt)", RELEASE),
    ]


def test_a_mail_within_a_mail_comes_back_as_it_was_sent() -> None:
    inner = mail(
        "Überfall – “drei” Männer gefaßt, und noch viel mehr Wörter, damit die Zeile umbricht", "Text."
    )
    outer = mail("Outer")
    outer.add_attachment(inner)
    _, part = read_all("x.eml", outer.as_bytes())
    assert isinstance(part, Part)
    assert isinstance(part.found, Document)
    assert part.found.origin is not None
    original = part.found.origin.original
    assert read_one(original.name, original.data) == part.found
    assert part.found.title == inner["Subject"]


def test_mails_within_mails_end_somewhere() -> None:
    message = mail("Mail 0", "Text.")
    for level in range(1, 12):
        outer = mail(f"Mail {level}", "Text.")
        outer.add_attachment(message)
        message = outer
    texts = told(message)
    assert [text for _, text in texts[:-1]] == [f"Mail {level}\n\nText." for level in range(11, 5, -1)]
    assert "more than 5 mails" in texts[-1][1]


def test_a_mail_of_attachments_only_is_no_error() -> None:
    message = mail(text=None)
    message.add_attachment(RELEASE, filename="release.txt")
    assert told(message) == [("attachment 1 (release.txt)", RELEASE)]


@pytest.mark.parametrize("name", ["release.rtf", "RELEASE.ODT", "all.zip", "desk.mbox"])
def test_a_paper_that_no_reader_takes_is_named(name: str) -> None:
    message = mail()
    message.add_attachment(b"bytes", maintype="application", subtype="x-unknown", filename=name)
    (_, (where, reason)) = told(message)
    assert where == f"attachment 1 ({name})"
    assert "not read within a mail" in reason


@pytest.mark.parametrize("name", ["a.png", "smime.p7s", "meeting.ics", "card.vcf", "winmail.dat", "x"])
def test_pictures_and_signatures_are_passed_over(name: str) -> None:
    message = mail()
    message.add_attachment(b"bytes", maintype="application", subtype="x-unknown", filename=name)
    assert len(told(message)) == 1


def test_a_bad_attachment_loses_only_itself() -> None:
    message = mail()
    message.add_attachment(b"\x89PNG\r\n", maintype="text", subtype="plain", filename="1.txt")
    message.add_attachment(b"{", maintype="application", subtype="json", filename="2.json")
    message.add_attachment(RELEASE, filename="3.txt")
    assert [text[:24] for _, text in told(message)[1:]] == [
        "is a PNG image, not a te",
        "not JSON: Expecting prop",
        RELEASE[:24],
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\secret\\a.txt", "a.txt"),
        ("\x1b[2Ja.txt", "?[2Ja.txt"),
        ("\u202etxt.exe.txt", "[U+202E]txt.exe.txt"),
        ("x" * 500 + ".txt", "x" * 100 + ".txt"),
        (".txt", ".txt"),
    ],
)
def test_a_name_is_not_trusted(name: str, shown: str) -> None:
    message = mail()
    message.add_attachment(RELEASE.encode(), maintype="text", subtype="plain", filename="NAME")
    encoded = "".join(f"%{byte:02X}" for byte in name.encode())
    data = message.as_bytes().replace(b'filename="NAME"', f"filename*=utf-8''{encoded}".encode())
    _, part = read_all("x.eml", data)
    assert isinstance(part, Part)
    assert part.where == f"attachment 1 ({shown})"
    assert isinstance(part.found, Document)
    assert part.found.origin is not None
    original = part.found.origin.original
    assert "/" not in original.name
    assert read_all(original.name, original.data) == [part.found]


def test_more_attachments_than_any_mail_has_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MOST", 3)
    message = mail()
    for number in range(9):
        message.add_attachment(f"Release {number}", filename=f"{number}.txt")
    texts = told(message)
    assert len(texts) == 5
    assert "at most 3 attachments" in texts[-1][1]


def test_plain_parts_around_a_picture_are_one_text() -> None:
    message = mail(text="Before the picture.")
    message.make_mixed()
    for part in ("picture", "After the picture."):
        inline = EmailMessage()
        if part == "picture":
            inline.set_content(b"\x89PNG", maintype="image", subtype="png", disposition="inline")
        else:
            inline.set_content(part)
        message.attach(inline)
    assert told(message) == [("", "Press release\n\nBefore the picture.\n\nAfter the picture.")]
