"""No rule of the head, the blocks or the contacts may take longer than its text is long, whatever the text holds."""

import time

import pytest

from store.text import canonical
from tests.store.parsing.contacts_read import read_and_decide

UNITS = [
    "a", " x" + " " * 60, "Aa ", "AA ", "\nA", "\n\nAb cd", "1", "1 2", "020 7416 6750 ", "Tel: 020 7416 6750\n", "a@",
    "a@b.co ", "x.y@z.example\n", "[", "[email protected] ", "(", "(A b, 069/ 755- 82117) ", "* A", "x.* This is a note\n",
    '"', "- ", "A - ", "A, ", "Contact: ", "Contact:\nJohn Smith\n", "press office call ", "\nAbout X\n", "5 May 2021 ",
    "5 May 2021\n", "May ", "distributed by x ", "partners, ", "ක", "Home\nNews\n", "FOR IMMEDIATE RELEASE\n", " | ",
    "Man Jailed - Police\n", "embargo ", "John Smith\nPress Officer\n020 7416 6750\n", "published by ", "Sen. A B ",
    "A District Attorney ", "Operation X ", "Aé 1@b.c (2) \u201cx\u201d - ",
]  # fmt: skip
# One machine takes about 5 microseconds a character for the worst of these; ten times as much is still linear.
SLOWEST = 50e-6


def seconds(text: str) -> float:
    began = time.process_time()
    read_and_decide(text)
    return time.process_time() - began


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_the_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    length = 200_000
    text = canonical((unit * (length // len(unit) + 1))[:length])
    assert seconds(text) < length * SLOWEST
