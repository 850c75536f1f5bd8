"""Bytes to text: stated character sets first, guesses last and named, binary files refused."""

import contextlib
import random
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from store.errors import SourceError
from store.readers.decode import _KNOWN, _SINGLE_BYTE, decode, known

GERMAN = "Zwei Männer in Köln festgenommen – „Die Tür war offen“"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_settles_it(encoding: str) -> None:
    found = decode(GERMAN.encode(encoding))
    assert (found.text, found.guessed) == (GERMAN, False)


def test_valid_utf8_is_no_guess() -> None:
    found = decode(GERMAN.encode())
    assert (found.text, found.encoding, found.guessed) == (GERMAN, "utf-8", False)


def test_windows_bytes_without_a_declaration_are_a_guess() -> None:
    found = decode(GERMAN.encode("cp1252"))
    assert (found.text, found.encoding, found.guessed) == (GERMAN, "windows-1252", True)


@pytest.mark.parametrize("declared", ["iso-8859-1", "ISO_8859-1", "windows-1252", "us-ascii", '"latin1"'])
def test_latin_1_is_read_as_browsers_read_it(declared: str) -> None:
    found = decode(GERMAN.encode("cp1252"), declared)
    assert (found.text, found.guessed) == (GERMAN, False)


@pytest.mark.parametrize(
    ("declared", "text"),
    [
        ("koi8-r", "Задержаны двое"),
        ("iso-8859-2", "Zatrzymano mężczyzn"),
        ("shift_jis", "逮捕"),
        ("gb18030", "逮捕二人"),
    ],
)
def test_a_declared_character_set_is_used(declared: str, text: str) -> None:
    found = decode(text.encode(declared), declared)
    assert (found.text, found.guessed) == (text, False)


def test_a_wrong_declaration_of_latin_1_does_not_garble_utf8() -> None:
    found = decode(GERMAN.encode(), "iso-8859-1")
    assert (found.text, found.encoding, found.guessed) == (GERMAN, "utf-8", True)


@pytest.mark.parametrize(
    "declared", ["no-such-set", "x\0y", "zlib", "rot13", "utf-7", "unicode_escape", "hex", "idna", ""]
)
def test_an_unknown_or_unsafe_declaration_is_passed_over(declared: str) -> None:
    assert known(declared) is None
    assert decode(GERMAN.encode(), declared or None).text == GERMAN
    assert decode(b"\\x41 +AGE-", declared or None).text == "\\x41 +AGE-"


def test_single_windows_bytes_in_utf8_do_not_spoil_the_rest() -> None:
    data = "Ärzte in Łódź, 5 € – ".encode() + b"it\x92s \x93mixed\x94 "
    found = decode(data)
    assert found.text == "Ärzte in Łódź, 5 € – it’s “mixed” "
    assert found.guessed
    assert found.encoding == "utf-8 with windows-1252"


def test_one_utf8_letter_does_not_make_windows_text_utf8() -> None:
    text = "Männer über Straßen für Öl, jäh, süß, größer"
    found = decode(text.encode("cp1252") + " – ".encode())
    assert found.text.startswith(text)
    assert found.encoding == "windows-1252"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zero_bytes(encoding: str) -> None:
    found = decode(("330 arrests in Köln\n" * 4).encode(encoding))
    assert found.text.startswith("330 arrests in Köln\n")
    assert (found.encoding, found.guessed) == (encoding, True)


def test_a_few_zero_bytes_are_no_binary_file() -> None:
    assert "arrested" in decode(b"One man was arrested on Monday.\0\n" + b"x" * 400).text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (b"\x7fELF\x02\x01", "program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "office"),
        (bytes(range(256)) * 8 + bytes(500), "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        decode(data)


def test_mojibake_is_left_as_it_was_found() -> None:
    assert decode("MÃ¼nchen".encode()).text == "MÃ¼nchen"


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "latin-1", "gb18030", "nonsense"]))
def test_any_bytes_give_text_or_a_reason(data: bytes, declared: str | None) -> None:
    with contextlib.suppress(SourceError):
        decode(data, declared).text.encode()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    data = text.encode()
    if data.startswith((b"PK", b"GIF8", b"BZh", b"7z", b"%PDF-", b"{\\rtf")):
        return
    assert decode(data).text == text.removeprefix("\ufeff")


def test_bytes_without_order_are_no_text_even_without_zeros() -> None:
    noise = bytes(code for code in random.Random(1).randbytes(3000) if code)
    with pytest.raises(SourceError, match="binary"):
        decode(noise)


# Sets in which a text can be told to be; ASCII and Latin-1 are read as Windows-1252.
STATED = sorted(_KNOWN - {"ascii", "iso8859-1"})
# A set that writes one letter as one byte, and declared for a text in UTF-8.
SINGLE = sorted(_SINGLE_BYTE)


def letters_of(encoding: str) -> str:
    """Return the letters, digits and signs that a set can write and that come back from it, controls left out."""
    kept = []
    for code in (
        *range(32, 0x500),
        *range(0x2010, 0x2040),
        0x20AC,
        *range(0x3041, 0x3100),
        *range(0x4E00, 0x4E80),
        *range(0xAC00, 0xAC40),
    ):
        char = chr(code)
        with contextlib.suppress(UnicodeError):
            if unicodedata.category(char) != "Cc" and char.encode(encoding).decode(encoding) == char:
                kept.append(char)
    return "".join(kept)


@pytest.mark.parametrize("encoding", STATED)
def test_every_letter_of_a_stated_set_comes_back(encoding: str) -> None:
    letters = letters_of(encoding)
    assert len(letters) > 90
    found = decode(f"Raid: {letters}".encode(encoding), encoding)
    assert (found.text, found.guessed) == (f"Raid: {letters}", False)


@given(st.sampled_from(STATED), st.data())
def test_any_text_in_a_stated_set_comes_back(encoding: str, data: st.DataObject) -> None:
    text = "Raid " + data.draw(st.text(alphabet=st.sampled_from(letters_of(encoding)), max_size=80))
    written = text.encode(encoding)
    # What is UTF-8 to the letter is UTF-8; of a set of one byte a letter only a text made for it is.
    assume(encoding not in SINGLE or written.isascii() or not is_utf8(written))
    assert decode(written, encoding).text == text


@given(
    st.sampled_from(SINGLE),
    st.text(alphabet=st.characters(min_codepoint=0x20, exclude_categories=["Cs", "Cc"]), max_size=80),
)
def test_utf8_comes_back_whatever_set_of_single_bytes_is_declared(declared: str, text: str) -> None:
    text = f"Raid {text} – “Łódź”"
    assert decode(text.encode(), declared).text == text


def test_a_page_saved_anew_as_utf8_keeps_its_letters_and_says_so() -> None:
    found = decode(GERMAN.encode(), "iso-8859-15")
    assert (found.text, found.encoding, found.guessed) == (GERMAN, "utf-8", True)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (
            "iso8859-7",
            "\u03a3\u03cd\u03bb\u03bb\u03b7\u03c8\u03b7 \u03c4\u03c1\u03b9\u03ce\u03bd \u0391\u0386",
        ),
        ("cp1251", "\u0417\u0430\u0434\u0435\u0440\u0436\u0430\u043d\u044b \u0422\u0420\u041e\u0415"),
        ("iso8859-2", "ZATRZYMANO TRZECH M\u0118\u017bCZYZN"),
    ],
)
def test_what_a_set_of_single_bytes_writes_is_not_taken_for_utf8(encoding: str, text: str) -> None:
    found = decode(text.encode(encoding), encoding)
    assert (found.text, found.guessed) == (text, False)


@given(st.text(alphabet=st.sampled_from(letters_of("cp1252")), min_size=1, max_size=80))
def test_windows_bytes_declared_as_utf8_still_come_back(text: str) -> None:
    text = f"M\u00e4nner \u00fcber S\u00e4tze, \u00e4hnlich {text}"
    written = text.encode("cp1252")
    assume(written.decode("utf-8", "surrogateescape").count("\udce4") >= 3)
    found = decode(written, "utf-8")
    assert found.guessed
    assert found.text == text or "utf-8 with" in found.encoding


def is_utf8(data: bytes) -> bool:
    try:
        return bool(data.decode()) or True
    except UnicodeDecodeError:
        return False
