"""Character references become characters, and one that stands for none does no harm."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.readers.references import resolved


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("A &amp; B", "A & B"),
        ("5&nbsp;&#8364;", "5\u00a0\u20ac"),
        ("&#x20AC;", "\u20ac"),
        ("&#00000000065;", "A"),
        ("&#99999999;", "\ufffd"),
        (f"&#{'9' * 5000};", "\ufffd"),
        (f"&#x{'f' * 5000};", "\ufffd"),
        ("&#;&#x;&x", "&#;&#x;&x"),
    ],
)
def test_a_reference_is_resolved(written: str, shown: str) -> None:
    assert resolved(written) == shown


@given(st.text(alphabet="&#x;0123456789abclt ", max_size=60))
def test_what_is_not_absurd_is_resolved_as_the_standard_library_does(text: str) -> None:
    assert resolved(text) == html.unescape(text)
