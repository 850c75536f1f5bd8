"""Addresses are made whole where that can be done, and never break the reading."""

import pytest

from store.readers.addresses import absolute


@pytest.mark.parametrize(
    ("base", "address", "whole"),
    [
        ("http://example.org/news/", "1", "http://example.org/news/1"),
        ("http://example.org/", "https://example.com/", "https://example.com/"),
        ("http://[", "/1", "/1"),
        ("http://example.org/", "http://[::1", "http://[::1"),
    ],
)
def test_an_address_is_seen_from_its_page(base: str, address: str, whole: str) -> None:
    assert absolute(base, address) == whole
