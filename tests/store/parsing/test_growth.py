"""Nothing in the parser runs away: a text twice as long takes about twice as long, whatever it repeats.

Time is that of the process, and is only held against the time of a shorter text of the same kind, measured at once.
"""

import time

import pytest

from store.document import Document
from store.parsing.parser import parse
from store.text import canonical

# Stretches that the rules look for the beginning of: signs, numbers, halves of the words of the tables, addresses,
# names, dates, lists, the furniture of pages, and scripts that share letters with none of them.
UNITS = (
    "1", "1 ", "1. ", "1.1 ", "1/", "(1", "+1 ", "0 1", "1 000 ", "$1 ", "1%", " x" + " " * 60, "(", ")", "[", "[a](b)", '"', "'",
    '"a" ', "a'", "a", "A", "ab ", "Ab ", "AB ", "aB", "a-", "A-", "A.", "A. ", "a.b", "A, ", "a;", "a: ", "A:\n", "a:\n",
    "- a\n", "* a\n", "x* ", "1) a\n", "\u2022\n", "a@", "a@a.a", "a@a.a ", "@a", "http://a.b/", "www.a.b ", "a_b", "#", "|", "a | b ",
    "/", "\u2026", "\u2013", "\u00e9", "\u00c9a ", "\u0130", "\u017f", "\u4e2d\u6587 ", "\uac00\ub098 ", "\u0d9a ", "\u0434 ", "a\u4e2d", "1\u4e2d",
    "\u00bd", "\u200b", "a\u0301", "polizeipolizei", "Berliner ", "Berliner Polizei ", "Landeskriminal", "Landeskriminalamt ", "Police ",
    "Police and ", "Police Department of ", "Sheriff's ", "District Attorney ", "U.S. ", "U.S. Attorney ", "FBI (FBI) ",
    "Federal Bureau of ", "National Crime Agency (", "Operation A ", "operation ", "Joint Action ", 'dubbed "', "arrested ",
    "12 arrested ", "12 people were arrested ", "two men, ", "twenty-", "thousand ", "zweihundert", "einundzwanzig", "seized a gun, ",
    "3 kg of cocaine and ", "half a ", "12 including 2, ", "Spain, ", "in Spain ", "from Spain to ", "supported by ", "led by ",
    "countries: ", "The following countries:\n", "May ", "1 May 2021 ", "1-2 May ", "2021-", "2021-01-01 ", "1.1.", "since 2020 ",
    "last year ", "in a separate ", "10:30 Uhr ", "Contact: ", "Contact:\n", "contact the press office on ", "Tel: ",
    "+44 20 7416 6750 ", "020 7416 6750", "call 101 ", "John Smith, ", "( Ab Cd, 069/ 755- 82117)", "[email protected] ", "About A\n",
    "Notes to editors\n", "Home\nNews\n", "FOR IMMEDIATE RELEASE\n", "embargoed until ", "###\n", "Published by ", "on behalf of ",
    "BERLIN (A) - ", "SANTA ANA, Calif. - ", "(Ab, May 1, 2021) - ", "Sen. A B ", "St. ", "e.g. ", "!?", "...", '?!" ', "trafficking",
    "Contact: Jane Roe 202-555-0143 ", "Contact Jane Roe 202-555-0143 ", "Contact Jane ", "jane (at) harbour.example ", "a (at) ",
    "(Anna Löhr/-82117) ", "(Anna Löhr/", "020 7946 0018 07700 900123 ", "Media contact: ", "jane@harbour.example, ", "-82117) ",
    "Jane Roe, Press Officer\n202-555-0143\n", "Press inquiries: call Jane Roe at 202-555-0143. ", "Jane Roe or ",
    "drug and firearms ", "raub", "einbruch", "The A ", "of the ", "x\n\n", "Media contact John Smith, Press Officer; ", "1st ", "January", "de ", "del 1 de mayo de ", "a&b", "</",
)  # fmt: skip
SHORT, LONG = 8_000, 40_000
# Five times the length takes five times as long; with the rest of a machine's noise, a rule that looks at every pair
# of places takes twenty-five times as long.
MOST = 14
# Below this nothing can be measured.
LEAST = 0.02


@pytest.fixture(scope="module", autouse=True)
def _tables() -> None:
    """Read the tables, so that no text pays for them."""
    for language in ("en", "de", "es", "fr"):
        seconds("Twelve men were arrested in Spain on 1 May 2021.", 100, language)


def seconds(unit: str, length: int, language: str) -> float:
    text = canonical((unit * (length // len(unit) + 1))[:length]) or "."
    document = Document(text=text, media_type="text/plain", language=language)
    began = time.process_time()
    parse(document)
    return time.process_time() - began


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_the_time_grows_with_the_text_and_no_faster(unit: str, language: str) -> None:
    short = max(min(seconds(unit, SHORT, language) for _ in range(2)), LEAST)
    # Whatever else the machine does can only make it slower: one quick run of three is proof enough.
    assert any(seconds(unit, LONG, language) < MOST * short for _ in range(3))
