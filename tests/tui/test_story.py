"""Laying out text: nothing is lost, nothing is too wide, every offset is found again."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from store.model import Block, Release
from store.text import canonical, visible
from tests.tui.invented import action, release
from tui.render.shown import Shown
from tui.render.story import lay_out, story
from tui.render.wrapping import wrap

LETTERS = st.sampled_from("ab c  d\nééß漢字 语\u00a0\u2009\u200b\u202e\u0301👩-.\t")
TEXTS = st.text(LETTERS, max_size=300)


@given(TEXTS, st.integers(2, 30))
def test_wrapping_loses_only_spaces_at_breaks_and_fits(text: str, width: int) -> None:
    lines = wrap(text, width)
    at = 0
    for start, end in lines:
        assert at <= start <= end
        assert text[at:start].strip(" \n") == "", "only white space stands between lines"
        assert "\n" not in text[start:end]
        assert cell_len(text[start:end]) <= max(2, width)
        at = end
    assert text[at:].strip(" \n") == ""


@given(TEXTS, st.integers(2, 30))
def test_words_are_cut_only_where_they_are_longer_than_a_line(text: str, width: int) -> None:
    plain = "".join(char for char in text if char.isascii() and char != "\t")
    for start, end in wrap(plain, width):
        if 0 < end < len(plain) and plain[end - 1] not in " \n\t" and plain[end] not in " \n\t":
            word = plain[start:end].rpartition(" ")[2]
            assert len(word) == end - start == max(2, width)


@given(TEXTS)
def test_what_is_shown_keeps_every_offset(text: str) -> None:
    clean = canonical(text)
    shown = Shown(clean)
    assert shown.text == visible(clean).replace("\t", " ")
    for offset, char in enumerate(clean):
        assert shown.text.startswith(visible(char).replace("\t", " "), shown.at(offset))
    assert shown.at(len(clean)) == len(shown.text)


def made(text: str, cuts: list[int]) -> Release:
    """A release whose text is cut into blocks at these places."""
    kinds = ("title", "body", "boilerplate", "contacts", "quote")
    edges = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    blocks = tuple(
        Block(kinds[number % 5], start, end)  # type: ignore[arg-type]  # a tuple of block kinds
        for number, (start, end) in enumerate(pairwise(edges))
        if number % 3 != 2
    )
    return release(text, blocks=blocks)


@settings(deadline=None)
@given(TEXTS, st.lists(st.integers(0, 300), max_size=4), st.integers(20, 80))
def test_every_word_of_a_release_is_on_its_sheet_once(text: str, cuts: list[int], width: int) -> None:
    clean = canonical(text)
    laid = lay_out(made(clean, cuts), width)
    words = "".join(laid.shown.text[row.start : row.end] for row in laid.rows if not row.label)
    assert "".join(words.split()) == "".join(visible(clean).split())


def test_a_mark_is_found_on_its_line() -> None:
    opened = action()
    laid = lay_out(opened, 60)
    sheet = story(laid, evidence=[(found.start, found.end) for found in opened.facts])
    for found in opened.facts:
        line = sheet.lines[laid.line_of(found.start)]
        words = [line.text[span.start : span.end] for span in line.spans if span.part == "evidence"]
        assert any(visible(found.evidence).startswith(word) for word in words)


def test_a_long_text_is_laid_out_at_once_and_drawn_by_line() -> None:
    text = "\n\n".join(f"Paragraph {number} " + "word " * 200 for number in range(1000))
    opened = release(text)
    laid = lay_out(opened, 80)
    sheet = story(laid, hits=[(at, at + 4) for at in range(0, len(text), 50)])
    assert len(sheet.lines) > 10_000
    assert sheet.lines[5].text
    assert sheet.lines[len(sheet.lines) - 1].text.startswith("word")


def test_paragraph_numbers_stand_where_paragraphs_begin() -> None:
    laid = lay_out(action(), 70)
    margins = [line.margin.strip() for line in story(laid).lines]
    assert [number for number in margins if number][:3] == ["1", "2", "3"]
    narrow = story(lay_out(action(), 40))
    assert {line.margin for line in narrow.lines} == {""}
