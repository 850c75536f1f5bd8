"""The short form of the fuzz run: so many inputs of one seed, each read, parsed and held to what must hold for all.

`make fuzz` goes on with other seeds for as long as it is given.
"""

from collections.abc import Iterator

import pytest

from store.document import Document
from store.errors import SourceError
from store.model import Block
from tests.fuzz import holding
from tests.fuzz.cases import case, known
from tests.fuzz.failing import fail
from tests.fuzz.shrinking import shrunk
from tests.fuzz.watched import Watched

SEED, CASES = 20, 200


@pytest.fixture
def strict() -> Iterator[Watched]:
    watched = Watched(fail, seconds=2)
    yield watched
    watched.end()


def test_whatever_comes_in_gives_releases_or_reasons_and_ends() -> None:
    watched = Watched()
    failed = {
        number: answer.failure
        for number in range(CASES)
        if (answer := watched.ask(case(SEED, number))).failure
    }
    watched.end()
    assert failed == {}


def test_the_inputs_reach_every_reader_and_every_kind_of_end() -> None:
    cases = [case(SEED, number) for number in range(CASES)]
    suffixes = {name.rpartition(".")[2] for name, _ in cases}
    assert suffixes >= {"txt", "md", "html", "eml", "mbox", "xml", "json", "jsonl", "pdf", "docx"}
    found = [holding.read(name, data) for name, data in cases[:60] if len(data) < 20_000]
    items = [item for each in found for _, item in each]
    assert any(isinstance(item, Document) for item in items)
    assert any(isinstance(item, SourceError) for item in items)


def test_a_case_is_made_again_from_its_number() -> None:
    assert [case(7, number) for number in range(40)] == [case(7, number) for number in range(40)]
    assert case(7, 1) != case(8, 1)


def test_the_samples_themselves_hold() -> None:
    for name, data in known():
        holding.hold(name, data)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("pattern", "took too long"),
        ("memory", "MemoryError"),
        ("death", "ended with -9"),
        ("network", "reached for the network"),
    ],
)
def test_an_input_that_does_its_worst_is_told_and_the_next_is_read(
    strict: Watched, name: str, told: str
) -> None:
    assert told in strict.ask((name, b"x")).failure
    assert strict.ask(("good", b"four")).said == "4 bytes"


@pytest.mark.parametrize(
    "document",
    [
        Document("two\x1b[2J", "text/plain"),
        Document("two", "text/plain", title="a\x07"),
        Document("two", "text/plain", published="2021-02-30"),
        Document("two", "text/plain", published="2021-05-01T10:\u0663\u0664"),
        Document("two", "text/plain", language="zz top"),
        Document("two", "text/plain", links=("http://example.org/\ud800",)),
        Document("two", "text/plain", blocks=(Block("body", 0, 2), Block("body", 1, 3))),
        Document(" \n", "text/plain"),
    ],
    ids=repr,
)
def test_a_document_that_breaks_a_rule_is_told(document: Document) -> None:
    with pytest.raises(holding.NotHeld):
        holding.check_document(document)


@pytest.mark.parametrize(
    "error",
    [SourceError("no"), SourceError("x" * 500, ""), SourceError("it broke", "this is a fault of Pressroom")],
)
def test_a_reason_that_says_nothing_is_told(error: SourceError) -> None:
    with pytest.raises(holding.NotHeld):
        holding.check_reason(error, "line 1")


def test_a_failing_input_is_made_smaller_as_long_as_it_fails() -> None:
    assert shrunk(b"some words, then BAD, and more words", lambda data: b"BAD" in data) == b"BAD"
