"""Sentences and paragraph numbers."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Block, Release, Source
from tui.passages import locate, paragraph, sentence


def release(text: str, *blocks: Block) -> Release:
    return Release("", None, None, None, None, "other", None, None, text, "", Source("", "", ""), "", blocks)


def around(text: str, words: str, *blocks: Block) -> str:
    start = text.index(words)
    return text[slice(*sentence(release(text, *blocks), start, start + len(words)))]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("One. Two arrests were made. Three.", "Two", "Two arrests were made."),
        ("Dr. J. Roe said no. He left.", "Roe", "Dr. J. Roe said no."),
        ("See No. 5 of it. Bye.", "See", "See No. 5 of it."),
        ("Case # 12\nCharged with 4 crimes\nMaximum of 9 years", "4 crimes", "Charged with 4 crimes"),
        ("“It is over.” Police left at 5 p.m. on 3. May.", "over", "“It is over.”"),
        ("A seized 1.2 tonnes. B fled.", "seized", "A seized 1.2 tonnes."),
        ("First.\n\nSecond line\nbroken here. Third.", "line", "Second line\nbroken here."),
        ("Seized:\n- 30 kg of cocaine\n- 2 cars", "30 kg", "- 30 kg of cocaine"),
        ("Über 30 Personen. Élodie kam.", "30", "Über 30 Personen."),
        ("警察は三十人を逮捕した。捜査は続く。", "三十人", "警察は三十人を逮捕した。"),
        ("Is it? Yes! No.", "Yes", "Yes!"),
    ],
)
def test_the_sentence_around_words(text: str, words: str, expected: str) -> None:
    assert around(text, words) == expected


WRAPPED = """The officers who were in the port that night told the court that
Three men had come by boat, and that they took 40 kg with them to
Spain. They were caught.
Austria: Criminal Intelligence Service
Brazil: Civil Police of the north
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("40 kg", WRAPPED[: WRAPPED.index(" They")]),
        ("caught", "They were caught."),
        ("Intelligence", "Austria: Criminal Intelligence Service"),
    ],
)
def test_a_line_ends_a_sentence_where_the_next_word_would_have_fitted(words: str, expected: str) -> None:
    assert around(WRAPPED, words) == expected


def test_in_lines_that_no_column_broke_each_ends_what_it_says() -> None:
    text = (
        "x " * 200
        + "\nAustria: Criminal Intelligence Service of the republic, all of it\nBrazil: Civil Police\nand more"
    )
    assert around(text, "Intelligence") == "Austria: Criminal Intelligence Service of the republic, all of it"
    assert around(text, "Civil") == "Brazil: Civil Police\nand more"


def test_a_stretch_over_two_sentences_gives_both() -> None:
    assert around("Al bo. Ce do. Ed fo. Gu ho.", "do. Ed") == "Ce do. Ed fo."


def test_a_sentence_ends_with_its_block() -> None:
    text = "30 arrests in port\nCoast, 3 May. They fled."
    assert around(text, "30", Block("title", 0, 18), Block("body", 19, len(text))) == "30 arrests in port"


@given(st.text("ab. \n“”-1。", max_size=60), st.data())
def test_a_sentence_always_holds_the_stretch(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, max(len(text) - 1, 0)))
    end = data.draw(st.integers(start, len(text)))
    first, last = sentence(release(text), start, end)
    assert 0 <= first <= last <= len(text)
    inner = text[start:end].strip()
    assert inner in text[first:last]


def test_paragraphs_count_from_the_first_line_of_the_story() -> None:
    text = "Title\n\nPublished by X\n\nStandfirst here.\n\n\nBody one\nstill one.\n\nBody two."
    story = release(text, Block("title", 0, 5), Block("dateline", 7, 21), Block("body", 23, len(text)))
    assert [paragraph(story, text.index(words)) for words in ("Title", "Publ", "Stand", "still", "two")] == [
        None, None, 1, 2, 2 + 1
    ]  # fmt: skip


def test_without_blank_lines_a_line_is_a_paragraph_unless_lines_are_broken() -> None:
    lines = "One is here.\nTwo is here.\nThree.\nFour"
    assert paragraph(release(lines), lines.index("Three")) == 3
    wrapped = "Police said on\nMonday that two\nmen were found\nin the port."
    assert paragraph(release(wrapped), 20) is None


def test_a_selection_is_found_however_the_screen_wrapped_it() -> None:
    text = "He said “11\u2009000 officers\nwere there”."
    story = release(text)
    assert locate(story, '"11 000\n  officers were') == (text.index("“"), text.index(" there"))
    assert locate(story, "nowhere") is None
    assert locate(replace(story, text=""), "  ") is None
