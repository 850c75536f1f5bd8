"""Our own form comes back as it went out."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.document import Document
from store.errors import SourceError
from store.model import Release, Source, Stamp
from store.release_json import to_json
from store.text import canonical

from .reading import read_all, read_one, rows_of


def release(text: str = "A line of text\n\nAnd more.") -> Release:
    return Release(
        id="0" * 16,
        title="Title that stands nowhere in the text",
        publisher="Example Agency",
        distributor=None,
        language="de",
        kind="operation",
        published=Stamp("2021-09-28T05:00", "+02:00"),
        standfirst="A lead",
        text=text,
        text_sha256="",
        source=Source("x.html", "text/html", "abc", url="https://example.org/1", ident="id-1"),
        parser="pressroom",
        links=("https://example.org/2",),
    )


def test_text_and_heading_come_back() -> None:
    found = read_one("x.json", json.dumps(to_json(release())))
    assert found.text == release().text
    assert (found.title, found.publisher, found.language) == (release().title, "Example Agency", "de")
    assert (found.published, found.standfirst) == ("2021-09-28T05:00+02:00", "A lead")
    assert (found.url, found.ident, found.links) == (
        "https://example.org/1",
        "id-1",
        ("https://example.org/2",),
    )


@given(st.text().map(canonical).filter(lambda text: bool(text.strip()) and not text.startswith("\n")))
def test_the_text_is_the_same_to_the_letter(text: str) -> None:
    ((_, found),) = rows_of(read_all("x.jsonl", json.dumps(to_json(release(text)))))
    assert isinstance(found, Document)
    assert found.text == text


@pytest.mark.parametrize("fields", [{"text": None}, {"text": 5}, {"text": ""}, {"text": "\u001b"}])
def test_one_without_text_is_rejected(fields: dict[str, object]) -> None:
    with pytest.raises(SourceError, match="text"):
        read_one("x.json", json.dumps(to_json(release()) | fields))


@pytest.mark.parametrize(
    "fields",
    [{"published": "2021"}, {"source": []}, {"links": {}}, {"title": 5}, {"published": {"value": 5}}],
)
def test_what_is_not_of_the_form_is_passed_over(fields: dict[str, object]) -> None:
    assert read_one("x.json", json.dumps(to_json(release()) | fields)).text == release().text


def test_a_moment_is_written_once_with_its_zone() -> None:
    stated = Stamp("2021-09-28T05:00+02:00", "+02:00")
    found = read_one("x.json", json.dumps(to_json(replace(release(), published=stated))))
    assert found.published == "2021-09-28T05:00+02:00"


@pytest.mark.parametrize(
    "value", ["\x1b[2J", "2021-13", "2021-02-30", "2021-05-01T25:00", "2021-05-01T10:00\u202e", "soon"]
)
def test_a_moment_that_is_none_is_passed_over(value: str) -> None:
    stated = {"value": value, "zone": None, "start": 0, "end": 0, "evidence": ""}
    assert read_one("x.json", json.dumps(to_json(release()) | {"published": stated})).published is None


def test_what_could_steer_a_terminal_is_taken_out_of_the_head() -> None:
    odd = {"links": ["http://example.org/\x1b[2J", "http://example.org/\ud800"], "language": "\x1b[2J"}
    found = read_one("x.json", json.dumps(to_json(release()) | odd))
    assert found.links == ("http://example.org/?[2J", "http://example.org/?")
    assert found.language is None
