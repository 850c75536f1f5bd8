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
        ("GB", "+44 (0)20 7946 0018", ["+442079460018"]),
        ("AU", "(02) 6277 4503 0428 213 264", ["+61262774503", "+61428213264"]),
        ("AU", "02 6277 7500/0419 206 890", ["+61262777500", "+61419206890"]),
        ("AU", "FITZROY 3065 (03) 9483 1376", ["+61394831376"]),
        ("US", "202-224-9797 202-224-8260", ["+12022249797", "+12022248260"]),
        ("US", "714-347-8405 or 714-323-4486", ["+17143478405", "+17143234486"]),
        ("US", "Washington, DC 20530 202-514-2007", ["+12025142007"]),
        ("US", "(714) 347-8405Gary Gartner", ["+17143478405"]),
        ("US", "0412 345 678 24", []),
        ("BE", "+32 2 299 40 73/+32 2 299 40 74", ["+3222994073", "+3222994074"]),
        ("DE", "069 40 58 68 - 20", ["+496940586820"]),
        ("DE", "Wagner/069/755-82115", ["+496975582115"]),
        ("DE", "06107-3913", ["+4961073913"]),
        ("GB", "020 7946 0018 (ext 12)", ["+442079460018;ext=12"]),
        ("IT", "06 49911234", ["+390649911234"]),
        ("FR", "01.40.07.60.60", ["+33140076060"]),
        ("RO", "021/318.18.18", ["+40213181818"]),
        ("NL", "070-348 70 00", ["+31703487000"]),
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
        "031030 - 1127",
        "030323-305",
        "Aktenzeichen: 0551 12345678",
        "Registered charity number 0207 1234567",
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


FORMS = {
    "GB": ("020 7946 0{a}{b}", "(020) 7946 0{a}{b}", "020 79460{a}{b}", "+44 20 7946 0{a}{b}", "+44 (0)20 7946 0{a}{b}", "0044 20 7946 0{a}{b}", "020-7946-0{a}{b}"),
    "DE": ("069 755 82{a}{b}", "069/755-82{a}{b}", "069 / 755 - 82{a}{b}", "(069) 75582{a}{b}", "+49 69 755 82{a}{b}", "+49 (0)69 755-82{a}{b}", "0049 69 75582{a}{b}"),
    "US": ("202-514-2{a}{b}", "(202) 514-2{a}{b}", "202.514.2{a}{b}", "202/514-2{a}{b}", "+1 202 514 2{a}{b}", "1-202-514-2{a}{b}", "202 514 2{a}{b}"),
    "AU": ("02 6277 7{a}{b}", "(02) 6277 7{a}{b}", "+61 2 6277 7{a}{b}", "+61 (0)2 6277 7{a}{b}", "02 62777{a}{b}"),
    "FR": ("01 40 07 6{a} {b}", "01.40.07.6{a}.{b}", "+33 1 40 07 6{a} {b}", "+33 (0)1 40 07 6{a} {b}"),
    "ES": ("915 820 {a}{b}", "91 582 0{a}{b}", "+34 915 820 {a}{b}", "0034 915820{a}{b}"),
    "NL": ("070 348 7{a}{b}", "070-3487{a}{b}", "+31 70 348 7{a}{b}", "+31 (0)70 3487{a}{b}"),
    "RO": ("021 318 1{a}{b}", "021.318.1{a}{b}", "+40 21 318 1{a}{b}", "0040 21 3181{a}{b}"),
}  # fmt: skip


@settings(deadline=None)  # the first number found loads the library of numbers
@given(st.sampled_from(sorted(FORMS)), st.integers(0, 9), st.integers(10, 99))
def test_a_number_is_the_same_in_every_printed_form(country: str, a: int, b: int) -> None:
    forms = FORMS[country]
    told = {tuple(numbers(f"Tel. {form.format(a=a, b=b)}.", country)) for form in forms}
    assert len(told) == 1, told
    assert len(told.pop()) == 1


@settings(deadline=None)  # the first number found loads the library of numbers
@given(
    st.sampled_from(["GB", "DE", "US", "AU", "FR", "ES", None]),
    st.lists(
        st.sampled_from(
            ["020 7946 0018", "069/755-82117", "(202) 514-2007", "0419 206 890", "101", "1", "24", "2021", "-", " ", "/", "Fax: ", "ext 2", "\n", "+49 ", ", "]
        ),
        max_size=12,
    ),
)  # fmt: skip
def test_every_digit_of_a_number_is_printed(country: str | None, pieces: list[str]) -> None:
    text = "".join(pieces)
    view = shadow(text)
    ends = 0
    for found in phones.find(text, view, 0, len(text), country):
        assert found.start >= ends, "numbers do not overlap"
        ends = found.end
        digits = "".join(filter(str.isdigit, found.phone.printed))
        subscriber = "".join(filter(str.isdigit, (found.phone.e164 or "").partition(";")[0]))
        assert subscriber.endswith(digits.removesuffix((found.phone.e164 or "").partition(";ext=")[2])[-6:])
