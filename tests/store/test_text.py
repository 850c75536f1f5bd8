"""Canonical, shadow, fold, plain and visible: what every other part of Pressroom relies on."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text import canonical, fold, plain, shadow, visible

ESCAPES = ("\x1b[31mred\x1b[0m", "\x9b31m", "\x1b]52;c;aGk=\x07", "\x1bP+q\x1b\\", "\x00\x01\x7f")


def controls(text: str) -> list[str]:
    return [char for char in text if unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\t"]


@given(st.text())
def test_canonical_leaves_no_control_character_and_is_stable(text: str) -> None:
    once = canonical(text)
    assert controls(once) == []
    assert "\r" not in once
    assert canonical(once) == once


@pytest.mark.parametrize("escape", ESCAPES)
def test_no_escape_sequence_survives(escape: str) -> None:
    for made in (canonical(f"a{escape}b"), plain(f"a{escape}b"), visible(f"a{escape}b")):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", made)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_one_newline(end: str) -> None:
    assert canonical(f"one{end}two") == "one\ntwo"


def test_canonical_keeps_what_a_release_says() -> None:
    text = "11\u202f000 officers\n\n\t– “Łódź”, 10\u00a0kg, soft\u00adhyphen"
    assert canonical(text) == text


def test_byte_order_marks_go_wherever_they_stand() -> None:
    assert canonical("\ufeffTitle\nco\ufeffcaine") == "Title\ncocaine"


def test_trailing_blank_lines_go_and_leading_ones_stay() -> None:
    assert canonical("\n a \n\n  \n") == "\n a"


@given(st.text())
def test_the_shadow_has_the_length_of_its_text(text: str) -> None:
    assert len(shadow(text)) == len(text)


def test_the_shadow_is_typed_on_any_keyboard() -> None:
    assert shadow("“11\u2009000” – l’été\u00a0‚x‘\t«y»") == '"11 000" - l\'été \'x\' "y"'


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("lodz", "Łódź"),
        ("strasse", "Straße"),
        ("aero", "Ærø"),
        ("ostergard", "Ǿstergård"),
        ("duric", "Đurić"),
        ("ilkay", "İlkay"),
        ("coeur", "cœur"),
    ],
)
def test_folding_meets_what_people_type(typed: str, written: str) -> None:
    assert fold(written) == typed


@given(st.text(), st.integers(min_value=1, max_value=50))
def test_plain_is_one_short_harmless_line(text: str, limit: int) -> None:
    line = plain(text, limit=limit)
    assert len(line) <= limit
    assert "\n" not in line
    assert controls(line) == []
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]", line)


def test_plain_shows_what_it_took_away() -> None:
    assert plain("evil\x1b[2Jname\u202etxt.exe") == "evil?[2Jname[U+202E]txt.exe"


def test_visible_keeps_lines_and_shows_direction_marks() -> None:
    assert visible("one\ntwo\u2066\x1b[0m") == "one\ntwo[U+2066][0m"
