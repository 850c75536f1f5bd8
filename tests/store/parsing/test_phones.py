import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.parsing import phones
from store.text import shadow


def numbers(text: str, country: str | None) -> list[str | None]:
    found = list(phones.find(text, shadow(text), 0, len(text), country))
    assert all(one.phone.printed == text[one.start : one.end] for one in found)
    return [one.phone.e164 for one in found]


@pytest.mark.parametrize(
    ("country", "printed", "e164"),
    [
        ("BE", "+32 2 299 40 73", ["+3222994073"]),
        ("DE", "069/ 755- 82117", ["+496975582117"]),
        ("DE", "(+49) 0831 9909-0", ["+4983199090"]),
        ("US", "202/224-5842", ["+12022245842"]),
        ("US", "(213) 894-6947 ext. 2", ["+12138946947;ext=2"]),
        ("GB", "M: 07880 178 574", ["+447880178574"]),
        ("AU", "(02) 6277 4503     0428 213 264", ["+61262774503", "+61428213264"]),
        ("AU", "02 6277 7500 / 0419 206 890", ["+61262777500", "+61419206890"]),
        ("AU", "02  6277 7220", ["+61262777220"]),
        ("ES", "910 550 142 / 910 550 143", ["+34910550142", "+34910550143"]),
        (None, "(714) 347-8405", ["+17143478405"]),
    ],
)
def test_numbers_as_they_are_printed(country: str, printed: str, e164: list[str]) -> None:
    assert numbers(printed, country) == e164


@pytest.mark.parametrize(
    "text",
    [
        "Fax: 069 755 82109",
        "069 755 82109 (Fax)",
        "VPS 077/2004",
        "75207-4399",
        "28.09.2021",
        "101",
        "2019-2021",
    ],
)
def test_what_is_no_phone(text: str) -> None:
    assert numbers(text, "DE") == []


def test_a_fax_behind_a_phone_takes_nothing_from_it() -> None:
    assert numbers("069 / 755 82 110 Fax: 069 / 755 82 109", "DE") == ["+496975582110"]


@settings(deadline=None)  # the first number found loads the library of numbers
@given(
    st.text(alphabet="0123456789+()/-. \u00a0faxext", max_size=60), st.sampled_from(["DE", "US", "GB", None])
)
def test_whatever_is_found_stands_in_the_text_and_is_e164(text: str, country: str | None) -> None:
    view = shadow(text)
    for found in phones.find(text, view, 0, len(text), country):
        assert found.phone.printed == text[found.start : found.end]
        assert found.phone.e164 is not None
        assert found.phone.e164.startswith("+")


@settings(deadline=None)  # the first number found loads the library of numbers
@given(st.integers(min_value=200_000_0000, max_value=989_999_9999))
def test_a_valid_american_number_is_found_in_every_spelling(number: int) -> None:
    import phonenumbers

    digits = str(number)
    parsed = phonenumbers.parse(digits, "US")
    if not phonenumbers.is_valid_number(parsed):
        return
    area, exchange, line = digits[:3], digits[3:6], digits[6:]
    for printed in (f"({area}) {exchange}-{line}", f"{area}-{exchange}-{line}", f"{area}.{exchange}.{line}"):
        assert numbers(f"call {printed} today", "US") == [f"+1{digits}"]
