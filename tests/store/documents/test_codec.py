"""A row gives back the document it was made from."""

import json
import tracemalloc
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
        zlib.compress(b'{"a":' + b"[" * 100_000),
    ],
)
def test_what_is_no_row_is_refused(row: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(row)


def test_a_row_is_unpacked_to_a_bound_only(monkeypatch: pytest.MonkeyPatch) -> None:
    document = {"text": "x" * 100_000}
    size = len(json.dumps(document, separators=(",", ":")))
    monkeypatch.setattr("store.documents.codec._MOST_BYTES", size)
    assert decode(encode(document)) == document
    monkeypatch.setattr("store.documents.codec._MOST_BYTES", size - 1)
    with pytest.raises(ValueError, match="larger than"):
        decode(encode(document))


def test_a_row_that_would_fill_the_memory_takes_little_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    row = zlib.compress(b" " * 50_000_000)
    monkeypatch.setattr("store.documents.codec._MOST_BYTES", 1_000_000)
    tracemalloc.start()
    with pytest.raises(ValueError, match="larger than"):
        decode(row)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 5_000_000
