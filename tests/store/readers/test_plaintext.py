"""Plain text is kept as it stands, so that every offset into it holds."""

import pytest

from store.errors import SourceError

from .reading import read_one


def test_the_text_is_the_file() -> None:
    text = "330 arrests\n\nPublished By Example [English]\n\nalmost 11\u202f000 officers\n\n  indented\n\n\ncontact"
    found = read_one("x.txt", text)
    assert found.text == text
    assert (found.title, found.published, found.blocks) == (None, None, ())
    assert found.media_type == "text/plain"


def test_line_ends_marks_and_controls_are_made_canonical() -> None:
    found = read_one("x.txt", b"\xef\xbb\xbfOne\r\ntwo\rthree\x1b[2J\x00 four\r\n\r\n")
    assert found.text == "One\ntwo\nthree[2J four"


def test_letters_misread_as_control_characters_are_restored() -> None:
    assert (
        read_one("x.txt", "the country\u0092s \u0093largest\u0094 \u0096 yet").text
        == "the country’s “largest” – yet"
    )


def test_a_guessed_character_set_is_said() -> None:
    found = read_one("x.txt", b"M\xfcnchen")
    assert (found.text, found.encoding, found.encoding_guessed) == ("München", "windows-1252", True)


def test_front_matter_before_a_text_states_its_head() -> None:
    found = read_one(
        "x.txt",
        '---\ntitle: "Seizure at sea"\ndate: "2009-11-26"\nsource: "Minister for Ports"\n---\n\n -ends-\n',
    )
    assert (found.title, found.published, found.publisher) == (
        "Seizure at sea",
        "2009-11-26",
        "Minister for Ports",
    )
    assert found.text == "Seizure at sea\n\n -ends-"


@pytest.mark.parametrize("data", [b"", b" \n\t\n ", b"\xef\xbb\xbf", b"\x00\x00"])
def test_nothing_is_no_release(data: bytes) -> None:
    with pytest.raises(SourceError):
        read_one("x.txt", data)


def test_the_hash_is_of_the_bytes() -> None:
    assert (
        read_one("x.txt", b"abc").sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
