"""Mails: headers state the head, the plain part is the text, and nothing broken in them stops the reading."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.document import Document
from store.errors import SourceError

from .reading import read_all, read_one

LONG = "Officers in nine countries arrested 288 suspects in a raid planned for fourteen months. " * 5


def mail(text: str = LONG, *, html: str | None = None, **headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in ({"Subject": "Raid", "From": "Press Office <press@example.org>"} | headers).items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def test_headers_state_the_head() -> None:
    found = read_one(
        "x.eml",
        mail(
            Subject="Festnahmen in München",
            From='"Pressestelle München" <presse@example.org>',
            Date="Tue, 28 Sep 2021 05:00:00 +0200",
            Message_ID="<abc@example.org>",
        ).as_bytes(),
    )
    assert (found.title, found.publisher) == ("Festnahmen in München", "Pressestelle München")
    assert (found.published, found.ident) == ("2021-09-28T05:00:00+02:00", "abc@example.org")
    assert (found.reply_to, found.media_type) == ("presse@example.org", "message/rfc822")
    assert found.text.startswith("Festnahmen in München\n\nOfficers")


def test_the_reply_address_is_the_one_to_answer_to() -> None:
    assert read_one("x.eml", mail(Reply_To="desk@example.org").as_bytes()).reply_to == "desk@example.org"


def test_the_plain_part_is_preferred_and_the_page_read_where_there_is_none() -> None:
    both = read_one("x.eml", mail(html="<p>From the page</p>").as_bytes())
    assert "From the page" not in both.text
    message = EmailMessage()
    message["Subject"] = "Raid"
    message.set_content("<p>Officers</p><ul><li>850 kg</li></ul>", subtype="html")
    assert read_one("x.eml", message.as_bytes()).text == "Raid\n\nOfficers\n\n- 850 kg"


def test_a_stub_that_only_points_to_the_page_is_not_the_text() -> None:
    message = mail("Your mail program cannot show this.", html=f"<p>{LONG}</p>")
    assert "Officers in nine" in read_one("x.eml", message.as_bytes()).text


def test_attachments_are_not_the_text() -> None:
    message = mail()
    message.add_attachment("300 arrests", filename="old.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="x.png")
    text = read_all("x.eml", message.as_bytes())[0]
    assert isinstance(text, Document)
    assert "300 arrests" not in text.text


@pytest.mark.parametrize("prefix", ["Fwd: ", "FW: WG: ", "TR : "])
def test_marks_of_forwarding_are_no_part_of_the_title(prefix: str) -> None:
    assert read_one("x.eml", mail(Subject=f"{prefix}Raid").as_bytes()).title == "Raid"


def test_an_address_is_no_name() -> None:
    assert (
        read_one("x.eml", mail(From='"press@example.org" <press@example.org>').as_bytes()).publisher is None
    )


def test_lines_broken_only_for_sending_are_joined() -> None:
    data = b"Subject: Raid\nContent-Type: text/plain; charset=utf-8; format=flowed\n\nTwo men were \nheld on \nMonday.\n\nEva Muster\nTel. 1\n"
    assert read_one("x.eml", data).text == "Raid\n\nTwo men were held on Monday.\n\nEva Muster\nTel. 1"


@pytest.mark.parametrize("charset", ["no-such-set", "utf-7", "", '"', "\xff", "x-unknown"])
def test_a_wrong_character_set_is_passed_over(charset: str) -> None:
    data = f"Subject: Raid\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\nMünchen".encode()
    assert read_one("x.eml", data).text == "Raid\n\nMünchen"


@pytest.mark.parametrize(
    "header",
    [
        b"Subject: =?unknown-8bit?q?=ff=fe?= raid",
        b"Subject: =?utf-8?b?!!!!?= raid",
        b"Subject: \xff\xfe raid",
        b"Subject raid without colon",
        b'From: =?utf-8?q?=C3?= <@@>, "',
        b"From: " + b"<" * 5000,
        b"From: " + b"(" * 100_000,
        b"From: " + b'"' * 100_001,
        b"Subject: " + b"=?utf-8?q?x?= " * 20_000,
        b"X-Long: " + b"; a=b" * 30_000,
        b"Date: =?utf-8?q?x?= 99 Foo 20211 25:61",
        b"Message-ID: <<>>[][",
        b"Content-Type: text/plain; charset*0*=utf-8''%ff; boundary=\"",
        b"Content-Type: multipart/mixed",
        b"Content-Transfer-Encoding: base64",
        b"MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n--x\n",
    ],
)
def test_a_broken_header_does_not_stop_the_reading(header: bytes) -> None:
    found = read_one("x.eml", header + b"\nX-Other: 1\n\nOfficers arrested two men on Monday.\n")
    assert found.text


def test_parts_within_parts_without_end_are_refused() -> None:
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
    with pytest.raises(SourceError, match="more than 50 deep"):
        read_one("x.eml", nested)


def test_a_mail_that_breaks_off_gives_what_it_holds() -> None:
    data = mail(html=f"<p>{LONG}</p>").as_bytes()
    assert "Officers in nine" in read_one("x.eml", data[: len(data) // 2]).text


def test_a_mail_without_text_is_no_release() -> None:
    message = EmailMessage()
    message["Subject"] = "Raid"
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="x.pdf")
    with pytest.raises(SourceError, match="no text part"):
        read_one("x.eml", message.as_bytes())


@given(st.binary(max_size=200))
def test_any_header_bytes_are_survived(junk: bytes) -> None:
    junk = junk.replace(b"\0", b"")
    data = (
        b"Subject: "
        + junk.replace(b"\n\n", b"").replace(b"\r", b"")
        + b"\nFrom: "
        + junk.replace(b"\n", b" ").replace(b"\r", b"")
        + b"\n\nbody of the mail"
    )
    assert read_one("x.eml", data).text
