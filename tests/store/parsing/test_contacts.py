import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.text import canonical
from tests.store.parsing.contacts_read import GB, STORY, read


def told(
    tail: str, **stated: object
) -> list[tuple[str | None, str | None, tuple[str, ...], list[str | None]]]:
    found = read(f"Six held in harbour raids\n\n{STORY}\n\n{tail}", **stated)
    return [(one.name, one.role, one.emails, [phone.e164 for phone in one.phones]) for one in found]


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        (
            "Media contact:\nAnn Vale\nPress Officer\nOffice: 020 7416 6750\nMobile: 07880 178 574\nann.vale@example.org",
            ("Ann Vale", "Press Officer", ("ann.vale@example.org",), ["+442074166750", "+447880178574"]),
        ),
        ("Contact: Ann Vale, 020 7416 6750", ("Ann Vale", None, (), ["+442074166750"])),
        (
            "For more information please call the Harbour Guard press office on 020 7416 6750 or email press@example.org",
            (None, "press office", ("press@example.org",), ["+442074166750"]),
        ),
        (
            "Notes for editors:\nFor interviews contact:\nAnn Vale\nCommunications Manager\nM: 07880 178 574",
            ("Ann Vale", "Communications Manager", (), ["+447880178574"]),
        ),
        ("CONTACT\n:\npress@example.org", (None, None, ("press@example.org",), [])),
        ("Media enquiries - Ann Vale 07880 178 574", ("Ann Vale", None, (), ["+447880178574"])),
        (
            "Press Officer Ann Vale\nTel: 020 7416 6750\nFax: 020 7416 6751",
            ("Ann Vale", "Press Officer", (), ["+442074166750"]),
        ),
    ],
)
def test_one_contact_in_the_usual_layouts(tail: str, expected: object) -> None:
    assert told(tail, **GB) == [expected]


def test_several_people_each_with_a_number() -> None:
    tail = (
        "Media contacts: Ann Vale 07880 178 574 / Bo Lund 07880 178 575 (Port Guard) Cy Marsh 07880 178 576"
    )
    assert [(name, phones) for name, _, _, phones in told(tail, **GB)] == [
        ("Ann Vale", ["+447880178574"]),
        ("Bo Lund", ["+447880178575"]),
        ("Cy Marsh", ["+447880178576"]),
    ]


def test_initials_behind_a_role_are_the_body() -> None:
    tail = "For further information contact: Ann Vale, Director, Public Information Section, HMHB, phone 020 7416 6750"
    (found,) = read(f"Six held in harbour raids\n\n{STORY}\n\n{tail}", **GB)
    assert (found.name, found.organisation) == ("Ann Vale", "HMHB")


def test_two_people_at_one_number() -> None:
    assert told("Contact: Ann Vale and Bo Lund, 020 7416 6750.", **GB) == [
        ("Ann Vale", None, (), ["+442074166750"]),
        ("Bo Lund", None, (), ["+442074166750"]),
    ]


def test_labels_in_one_column_and_people_in_the_next() -> None:
    text = (
        "PARA PUBLICACION INMEDIATA\n4 de febrero de 2019\nContacto:\nOficina:\nCelular:\nContacto:\nOficina:\nCelular:\n"
        "Ana Valle\nConsejera de Asuntos Públicos\n714-347-8408\n714-292-2718\nBea Lomas\nVocera\n714-347-8405\n714-323-4486\n"
        "SEIS DETENIDOS EN EL PUERTO\nEASTMARCH – La policía registró nueve casas en el barrio del puerto el martes y halló "
        "dinero, teléfonos y documentos falsos. Seis hombres fueron llevados a la comisaría."
    )
    found = read(text, publisher="Eastmarch County District Attorney")
    assert [(one.name, one.role, len(one.phones)) for one in found] == [
        ("Ana Valle", "Consejera de Asuntos Públicos", 2),
        ("Bea Lomas", "Vocera", 2),
    ]


def test_a_german_signature_in_brackets() -> None:
    text = f"Raub\n\n{STORY} Die Ermittlungen dauern an und die Polizei bittet um Geduld. (Anna Löhr, 069/ 755- 82117)"
    (found,) = read(text, publisher="Polizeipräsidium Frankfurt am Main")
    assert (found.name, [phone.e164 for phone in found.phones]) == ("Anna Löhr", ["+496975582117"])
    assert found.evidence == "Anna Löhr, 069/ 755- 82117"


@pytest.mark.parametrize("gap", [" ", "\u00a0"])
def test_a_placeholder_is_no_address_but_says_that_one_is_hidden(gap: str) -> None:
    text = f"Six held\n\n{STORY}\n\nAnn Vale\n\nSpokesperson\n[email{gap}protected]\n+32 2 555 01 10"
    (found,) = read(text)
    assert (found.name, found.role, found.emails, found.email_hidden) == (
        "Ann Vale",
        "Spokesperson",
        (),
        True,
    )
    assert found.evidence == text[found.start : found.end]
    assert found.evidence.startswith("Ann Vale")
    assert found.evidence.endswith("+32 2 555 01 10")


@pytest.mark.parametrize(
    "tail",
    [
        "Anyone with information is asked to call 101 or Crimestoppers on 0800 555 111.",
        "Witnesses should contact Detective Ann Vale on 020 7416 6750 quoting reference 1234.",
        "If you saw anything, email harbour@example.org or ring 020 7416 6750.",
        "Hinweise nimmt die Polizei unter 069 755 82117 entgegen.",
        "Chief Ann Vale said: \u201cWe searched 12 homes.\u201d",
        "Hall of Justice, 330 West Broadway, Eastmarch\n020 7416 6750",
    ],
)
def test_whom_the_public_may_call_is_no_contact(tail: str) -> None:
    assert told(tail, **GB) == []


def test_a_sentence_for_the_press_within_a_paragraph() -> None:
    tail = (
        "The case is being heard in Eastmarch by a judge of the harbour court and will go on for two more weeks at least. "
        "All press inquiries should be directed to the Harbour Office at press@example.org or (404) 581-6016."
    )
    found = told(tail, publisher="Harbour County District Attorney")
    assert [(emails, phones) for _, _, emails, phones in found] == [
        (("press@example.org",), ["+14045816016"])
    ]


def test_a_contact_that_is_repeated_counts_once() -> None:
    block = "Contact: Ann Vale, 020 7416 6750"
    assert len(read(f"{block}\n\nSix held in harbour raids\n\n{STORY}\n\n{block}", **GB)) == 1


PIECES = st.sampled_from(
    [
        "Contact:",
        "Ann Vale",
        "Bo Lund, Press Officer",
        "press@example.org",
        "[email\u00a0protected]",
        "[email protected]",
        "020 7416 6750",
        "Tel. +32 2 555 01 10",
        "Fax: 020 7416 6751",
        "Six held in harbour raids",
        STORY,
        "Call 101",
        "a@b",
        "\u00e9",
    ]
)


@settings(deadline=None)  # the first number found loads the library of numbers
@given(st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\n\n", " ", ", ", "    "])), max_size=14))
def test_what_a_contact_says_stands_in_the_text(pieces: list[tuple[str, str]]) -> None:
    text = canonical("".join(word + gap for word, gap in pieces))
    for one in read(text, **GB):
        assert one.evidence
        assert one.evidence == text[one.start : one.end]
        assert all(email in text and "@" in email and "protected" not in email for email in one.emails)
        assert all(phone.printed in text for phone in one.phones)
        assert one.emails or one.phones or one.email_hidden


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        (
            "Bo Lund\nCommunity Outreach Coordinator\nOffice: 020 7416 6750",
            "Bo Lund",
            "Community Outreach Coordinator",
        ),
        ("HMX Press Office: 020 7416 6750", None, "HMX Press Office"),
        ("Contact: DDA Cy Marsh 020 7416 6750", "Cy Marsh", "DDA"),
    ],
)
def test_a_desk_is_no_person_and_a_person_no_desk(line: str, name: str | None, role: str) -> None:
    assert [(found, held) for found, held, _, _ in told(line, **GB)] == [(name, role)]


def test_a_title_above_the_contact_is_no_role() -> None:
    text = f"Harbour agents charged with stealing\nFor Immediate Release\nContact: DDA Cy Marsh 020 7416 6750\n\n{STORY}"
    assert [one.role for one in read(text, **GB)] == ["DDA"]


def test_details_for_witnesses_are_no_contact() -> None:
    tail = "Please quote reference number 1217 on 101.\n\nContact details:\nCy Marsh\ncy.marsh@example.org\nIncident reference:\n1217"
    assert told(tail, **GB) == []
