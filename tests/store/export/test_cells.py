"""What a spreadsheet would run is text to it."""

import pytest

from store.export.cells import cell


@pytest.mark.parametrize("text", ["=1+1", "+49 30 1", "-1", "@sum", "\t=1", "  =1", "＝1"])
def test_what_a_spreadsheet_would_run_is_marked_as_text(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Europol", "a=b", "12", "drug-trafficking"])
def test_other_text_is_left_alone(text: str) -> None:
    assert cell(text) == text
