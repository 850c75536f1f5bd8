"""Hostile text costs no more than its length: no rule of figures runs away on repetition without end."""

import time

import pytest

from store.parsing import figures, seizures
from tests.store.parsing.readings import reading

SIZE = 100_000
# An ordinary text of this size takes a tenth of a second; one that is searched again and again takes minutes.
SECONDS = 15

PIECES = (
    " ", ".", "1", "1 000 ", "1.", "a man and ", "two men, ", "12 people and 3 men were arrested ", "(", '"', "-",
    "1/", "\n", "seized a gun and ", "a gun, ", "a", "a'", "thousand ", "twenty-", "+1 ", "0 1", "x: 1\n",
    "- 3 cars\n", "Smith, ", "half a ", "12 arrests including 2 men, ", "12 people in Austria (3), ", "$1 ",
    "aged 12, ", "!?", "zweihundert", "zwei Männer und ", "seized 3 kg of cocaine worth ", "since 2018 in 2018 ",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("language", ["en", "de"])
def test_repetition_costs_no_more_than_its_length(piece: str, language: str) -> None:
    known = reading(piece * (SIZE // len(piece)), language)
    began = time.process_time()
    found = [*figures.read(known), *seizures.read(known)]
    assert time.process_time() - began < SECONDS
    assert all(known.text[fact.start : fact.end] == fact.evidence for fact in found)
