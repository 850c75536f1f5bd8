"""Strings cut to terminal cells."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from tui.widgets.cells import cut, fit, harmless

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)


@given(ANY_TEXT, st.integers(0, 40))
def test_fit_gives_exactly_the_width(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width
    assert cell_len(fit(text, width, "right")) == width


@given(ANY_TEXT)
def test_harmless_keeps_the_length_and_no_control(text: str) -> None:
    line = harmless(text)
    assert len(line) == len(text)
    line.encode("utf-8")
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in line)


@given(ANY_TEXT, st.integers(0, 40))
def test_cut_never_exceeds_the_width(text: str, width: int) -> None:
    assert cell_len(cut(text, width).plain) <= width


def test_words_that_fit_are_left_alone_and_others_end_in_an_ellipsis() -> None:
    assert fit("arrests", 9) == "arrests  "
    assert fit("330", 6, "right") == "   330"
    assert fit("arrests", 4) == "arr…"
    assert fit("日本語", 4) == "日 …"


def test_cut_keeps_the_styles_of_what_is_left() -> None:
    row = Text.assemble(("330", "bold"), " arrests in ", ("Spain", "italic"))
    line = cut(row, 8)
    assert line.plain == "330 arr…"
    assert [(span.start, span.end, str(span.style)) for span in line.spans] == [(0, 3, "bold")]
    assert row.plain == "330 arrests in Spain"
