"""A row gives back the document it was made from."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.documents.codec import decode, encode

text = st.text(st.characters())  # lone surrogates too: a badly named file can bring them
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), text),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(text, inner, max_size=3)),
    max_leaves=10,
)


@given(st.dictionaries(text, values))
def test_a_document_comes_back(document: dict[str, object]) -> None:
    assert decode(encode(document)) == document


@pytest.mark.parametrize(
    "row",
    [
        b"",
        b"{}",
        encode({"a": "b" * 100})[:-5],
        zlib.compress(b"[]"),
        zlib.compress(b"\xff"),
        zlib.compress(b"{"),
    ],
)
def test_what_is_no_row_is_refused(row: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(row)
