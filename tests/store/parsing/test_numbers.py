"""Numbers in digits and words: what was written is read back, whatever mark stands between the thousands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.parsing.numbers import LANGUAGES, digits, number_words, ungrouped

THOUSANDS = {"en": ", '", "de": ". '", "es": ". ", "fr": ". "}
DECIMAL = {"en": ".", "de": ",", "es": ",", "fr": ","}


@given(st.integers(0, 10**12), st.sampled_from(LANGUAGES), st.data())
def test_grouped_digits_are_read_back(value: int, language: str, data: st.DataObject) -> None:
    mark = data.draw(st.sampled_from(THOUSANDS[language]))
    assert digits(f"{value:,}".replace(",", mark), language) == value


@given(st.integers(0, 10**12), st.sampled_from(LANGUAGES))
def test_plain_digits_are_read_back(value: int, language: str) -> None:
    assert digits(str(value), language) == value


@given(st.integers(0, 10**9), st.integers(1, 99), st.sampled_from(LANGUAGES))
def test_decimals_are_read_back(whole: int, cents: int, language: str) -> None:
    thousands = "," if language == "en" else "."
    run = f"{whole:,}".replace(",", thousands) + DECIMAL[language] + f"{cents:02}"
    assert digits(run, language) == pytest.approx(whole + cents / 100)


@pytest.mark.parametrize(
    ("run", "language", "value"),
    [("8.300", "de", 8300), ("8.300", "en", 8.3), ("71,5", "en", 71.5), ("1.234.567", "en", 1_234_567)],
)
def test_a_lone_mark_is_read_by_the_language(run: str, language: str, value: float) -> None:
    assert digits(run, language) == value


@pytest.mark.parametrize("run", ["007", "1,2,3", "12,34,567", "1.2.3", "5" * 40, "1" * 17, "1,234.567.8"])
def test_what_is_no_number_is_none(run: str) -> None:
    assert digits(run, "en") is None


def test_a_count_may_have_its_mark_read_as_thousands() -> None:
    assert ungrouped("8.300") == 8300
    assert ungrouped("8.30") is None
    assert ungrouped("0.300") is None


ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def english(value: int) -> str:
    """Spell a number below a billion the British way."""
    if value < 20:
        return ONES[value]
    if value < 100:
        return TENS[value // 10] + (f" - {ONES[value % 10]}" if value % 10 else "")
    for size, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if value >= size:
            rest = value % size
            joined = " and " if rest < 100 else " "
            return f"{english(value // size)} {name}" + (f"{joined}{english(rest)}" if rest else "")
    raise AssertionError


GERMAN_ONES = [
    "null",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
GERMAN_TENS = [
    "_",
    "_",
    "zwanzig",
    "dreißig",
    "vierzig",
    "fünfzig",
    "sechzig",
    "siebzig",
    "achtzig",
    "neunzig",
]


def german(value: int) -> str:
    """Spell a number from 2 to 99,999 as one German word."""
    if value < 20:
        return GERMAN_ONES[value] if value != 1 else "eins"
    if value < 100:
        ones = f"{GERMAN_ONES[value % 10]}und" if value % 10 else ""
        return ones + GERMAN_TENS[value // 10]
    size, name = (1000, "tausend") if value >= 1000 else (100, "hundert")
    many = german(value // size) if value // size > 1 else "ein"
    return many + name + (german(value % size) if value % size else "")


@given(st.integers(0, 999_999_999))
def test_english_words_are_read_back(value: int) -> None:
    words = english(value).split()
    assert number_words("en").read(words, 0) == (value, len(words))


@given(st.integers(2, 99_999).filter(lambda value: value % 100 != 1))
def test_german_words_are_read_back(value: int) -> None:
    assert number_words("de").read([german(value)], 0) == (value, 1)


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("half a million people", "en", 500_000),
        ("a quarter of a million", "en", 250_000),
        ("a dozen", "en", 12),
        ("two dozen", "en", 24),
        ("two and a half tonnes", "en", 2.5),
        ("a half - pound", "en", 0.5),
        ("eine halbe million", "de", 500_000),
        ("anderthalb millionen", "de", 1_500_000),
        ("treinta y uno", "es", 31),
        ("doscientos mil", "es", 200_000),
        ("medio millón", "es", 500_000),
        ("quatre - vingt - dix - sept", "fr", 97),
        ("vingt et un", "fr", 21),
        ("soixante - quinze", "fr", 75),
        ("un demi - million", "fr", 500_000),
    ],
)
def test_words_that_are_their_own(words: str, language: str, value: float) -> None:
    found = number_words(language).read(words.split(), 0)
    assert found is not None
    assert found[0] == value


@pytest.mark.parametrize(
    ("words", "first", "language"),
    [
        ("several hundred", 1, "en"),
        ("hundred", 0, "en"),
        ("mehrere hundert", 1, "de"),
        ("varios mil", 1, "es"),
    ],
)
def test_vague_numbers_are_none(words: str, first: int, language: str) -> None:
    assert number_words(language).read(words.split(), first) is None


def test_two_numbers_side_by_side_stay_two() -> None:
    assert number_words("en").read(["three", "and", "four"], 0) == (3, 1)
    assert number_words("en").read(["twenty", "and", "thirty"], 0) == (20, 1)


@given(
    st.lists(
        st.sampled_from(
            [
                "one",
                "twenty",
                "hundred",
                "thousand",
                "million",
                "and",
                "-",
                "half",
                "a",
                "dozen",
                "of",
                "und",
                "ein",
                "x",
            ]
        ),
        max_size=30,
    )
)
def test_any_words_end(words: list[str]) -> None:
    for language in LANGUAGES:
        for first in range(len(words)):
            found = number_words(language).read(words, first)
            assert found is None or 1 <= found[1] <= len(words) - first
