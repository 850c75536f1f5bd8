"""Every layout in which a release says whom the press may call, and what looks like one and is none."""

import pytest

from tests.store.parsing.contacts_read import AU, GB, STORY, US, Told, person, read, told

OFFICE, CELL = "+12025550143", "+12025550144"


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        (
            "Media contact:\nJane Roe, Head of Press, Harbour Trust, 202-555-0143, jane.roe@harbour.example",
            [person("Jane Roe", "Head of Press", OFFICE, organisation="Harbour Trust", emails=("jane.roe@harbour.example",))],
        ),
        (
            "###\n\nJane Roe\nPress Secretary\nOffice: 202-555-0143\nCell: 202-555-0144",
            [person("Jane Roe", "Press Secretary", OFFICE, CELL)],
        ),
        (
            "For more information contact:\nJane Roe 202-555-0143 (office) 202-555-0144 (cell)",
            [person("Jane Roe", None, OFFICE, CELL)],
        ),
        ("MEDIA CONTACT\nJANE ROE\nPUBLIC INFORMATION OFFICER\n(202) 555-0143", [person("JANE ROE", "PUBLIC INFORMATION OFFICER", OFFICE)]),
        ("Spokersperson\nJane Roe\n202-555-0143", [person("Jane Roe", "Spokersperson", OFFICE)]),
        (
            "Contact:\nJane Roe\nDirector of Communications\nHarbour Foundation\n12 Harbour Street\nEastmarch, CA 92701\n202-555-0143\njane@harbour.example\nwww.harbour.example",
            [person("Jane Roe", "Director of Communications", OFFICE, organisation="Harbour Foundation", emails=("jane@harbour.example",))],
        ),
        (
            "Media Relations:\nJohn Doe\nDirector, Corporate Communications\n202-555-0144",
            [person("John Doe", "Director, Corporate Communications", CELL, organisation="Media Relations")],
        ),
        ("Contact: OPD Sgt. Dave Hale: (202) 555-0143", [person("Dave Hale", "OPD Sgt.", OFFICE)]),
        ("Contact: DDA Mark Poe, Economic Crimes Unit (202) 555-0143", [person("Mark Poe", "DDA", OFFICE, organisation="Economic Crimes Unit")]),
        ("Contact:\nMarc Poe\nAssistant District Attorney\n(202) 555-0143", [person("Marc Poe", "Assistant District Attorney", OFFICE)]),
        ("Media contact is Jane Roe on 202-555-0143", [person("Jane Roe", None, OFFICE)]),
        ("Contact DetailsJane Roe\n202-555-0143", [person("Jane Roe", None, OFFICE)]),
    ],
)  # fmt: skip
def test_one_person(tail: str, expected: list[Told]) -> None:
    assert told(tail, **US) == expected


@pytest.mark.parametrize(
    "tail",
    [
        "Contact: Jane Roe or John Doe, 202-555-0143",
        "Jane Roe or John Doe, 202-555-0143",
        "Media contacts:\nJane Roe\nJohn Doe\n202-555-0143",
    ],
)
def test_two_people_and_one_number(tail: str) -> None:
    assert told(tail, **US) == [person("Jane Roe", None, OFFICE), person("John Doe", None, OFFICE)]


def test_two_people_with_their_roles_and_one_number() -> None:
    tail = "Media contacts: Jane Roe, Press Secretary, or John Doe, Deputy Press Secretary, 202-555-0143"
    assert told(tail, **US) == [
        person("Jane Roe", "Press Secretary", OFFICE),
        person("John Doe", "Deputy Press Secretary", OFFICE),
    ]


@pytest.mark.parametrize(
    "tail",
    [
        "Media contacts:\n- Jane Roe, Press Officer: 202-555-0143\n- John Doe, Editor: 202-555-0144",
        "## Media contacts\n\n| Name | Role | Phone |\n| --- | --- | --- |\n| Jane Roe | Press Officer | 202-555-0143 |\n| John Doe | Editor | 202-555-0144 |",
        "Contacts: Jane Roe, Press Officer, 202-555-0143; John Doe, Editor, 202-555-0144",
        "Contacts\n\nJane Roe\n\nPress Officer\n\n202-555-0143\n\nJohn Doe\n\nEditor\n\n202-555-0144",
    ],
)  # fmt: skip
def test_a_list_a_table_a_line_of_several(tail: str) -> None:
    assert told(tail, **US) == [
        person("Jane Roe", "Press Officer", OFFICE),
        person("John Doe", "Editor", CELL),
    ]


def test_a_number_that_a_lost_line_end_ran_into_the_next_name() -> None:
    tail = "Contact:\nMark Poe\n(202) 555-0143Gary Loe\n(202) 555-0144"
    assert told(tail, **US) == [person("Mark Poe", None, OFFICE), person("Gary Loe", None, CELL)]


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        (
            "Newsroom | +61 2 5550 0143 | media@harbour.example",
            [person(None, "Newsroom", "+61255500143", emails=("media@harbour.example",))],
        ),
        ("Media Contact: Bo Lund (02) 5550 4503 0491 570 156", [person("Bo Lund", None, "+61255504503", "+61491570156")]),
        (
            "Media Contact: Bo Lund 0491 570 156 or Customs and Border Protection media (02) 5550 6793",
            [person("Bo Lund", None, "+61491570156"), person(None, "Customs and Border Protection media", "+61255506793")],
        ),
        (
            "More from:  Michael Oar MP 02 5550 3666, 0491 570 156  Allen Clerk (Media Adviser) 0491 570 157",
            [person("Michael Oar", "MP", "+61255503666", "+61491570156"), person("Allen Clerk", "Media Adviser", "+61491570157")],
        ),
        (
            "Media contact: Tim Hollow for Senator Poe on 0491 570 156",
            [person("Tim Hollow", None, "+61491570156")],
        ),
        (
            "Media contact: Ross Gard, Mr Poe's Office (02) 5550 7680",
            [person("Ross Gard", None, "+61255507680", organisation="Mr Poe's Office")],
        ),
    ],
)  # fmt: skip
def test_australian_layouts(tail: str, expected: list[Told]) -> None:
    assert told(tail, **AU) == expected


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("Press Office\n020 7946 0143\npress@harbour.example", [person(None, "Press Office", "+442079460143", emails=("press@harbour.example",))]),
        (
            "Notes to editors\n\n1. The harbour was built in 1890.\n\n2. For interviews contact Ann Vale, Press Officer, on 020 7946 0143 or ann.vale@harbour.example",
            [person("Ann Vale", "Press Officer", "+442079460143", emails=("ann.vale@harbour.example",))],
        ),
        (
            "For media enquiries contact the Harbour Guard media team on 020 7946 0143 (out of hours: 07700 900143)",
            [person(None, "media team", "+442079460143", "+447700900143", organisation="Harbour Guard")],
        ),
        (
            "For media enquiries:\nAnn Vale\n020 7946 0143\nOut of hours: 07700 900143",
            [person("Ann Vale", None, "+442079460143", "+447700900143")],
        ),
        (
            "Press contact: Ann Vale, Harbour Bank. Tel: +44 (0)20 7946 0143, mobile +44 (0)7700 900143",
            [person("Ann Vale", None, "+442079460143", "+447700900143", organisation="Harbour Bank")],
        ),
        ("Press enquiries:\nTel: 020 7946 0143 (ext 12)\nFax: 020 7946 0144", [person(None, None, "+442079460143;ext=12")]),
        (
            "If you are a journalist, call our press desk on 020 7946 0143. Members of the public should call 101.",
            [person(None, "press desk", "+442079460143")],
        ),
    ],
)  # fmt: skip
def test_british_layouts(tail: str, expected: list[Told]) -> None:
    assert told(tail, **GB) == expected


@pytest.mark.parametrize(
    "hidden", ["jane (at) harbour.example", "jane [at] harbour [dot] example", "jane(at)harbour.example", "[email protected]"]
)  # fmt: skip
def test_an_address_that_the_page_hides_is_not_made_up(hidden: str) -> None:
    (found,) = read(f"Six held\n\n{STORY}\n\nContact: Jane Roe, {hidden}", **US)
    assert (found.name, found.emails, found.email_hidden) == ("Jane Roe", (), True)


def test_words_that_ran_into_an_address_are_no_part_of_it() -> None:
    tail = "Media contact:\nJane Roe, Investor RelationsJaneR@harbour.examplehttps://harbour.example/"
    (found,) = read(f"Six held\n\n{STORY}\n\n{tail}", **US)
    assert found.name == "Jane Roe"
    assert not any(email.startswith("Relations") for email in found.emails)


def test_a_contact_before_the_title() -> None:
    text = f"Contact: Jane Roe\nPress Secretary\n(202) 555-0143\n\nFOR IMMEDIATE RELEASE\n\nSix held in harbour raids\n\n{STORY}"
    assert [(one.name, one.role) for one in read(text, **US)] == [("Jane Roe", "Press Secretary")]


def test_a_card_among_the_menus_of_a_page() -> None:
    text = (
        "Home\nPress\nAbout\nContact Us\nMEDIA ADVISORY\nFor Immediate Release\nJuly 13, 2011\nJane Roe\nChief of Staff\n"
        f"Office: 202-555-0143\nCell: 202-555-0144\nJohn Doe\nSpokesperson\nOffice: 202-555-0145\nMEDIA ADVISORY\n{STORY}"
    )
    assert [(one.name, one.role, len(one.phones)) for one in read(text, **US)] == [
        ("Jane Roe", "Chief of Staff", 2),
        ("John Doe", "Spokesperson", 1),
    ]


def test_contacts_for_several_matters_in_one_paragraph() -> None:
    tail = (
        "Media must arrive by noon. Press inquiries regarding logistics should be directed to Jane Roe at 202-555-0143. "
        "Press inquiries regarding interviews should be directed to John Doe at 202-555-0144 or john.doe@harbour.example."
    )
    assert told(tail, **US) == [
        person("Jane Roe", None, OFFICE),
        person("John Doe", None, CELL, emails=("john.doe@harbour.example",)),
    ]


def test_a_text_that_lost_its_signs() -> None:
    text = f"Harbour Senator Names Staff   FOR IMMEDIATE RELEASE  March 06  2007Contact  Jane Roe  202 555 0143 Washington   {STORY}"
    assert [one.name for one in read(text, **US)] == ["Jane Roe"]


@pytest.mark.parametrize(
    "tail",
    [
        "Anyone with information is asked to call Detective Jane Roe on 020 7946 0143.",
        "Officers are asking people to contact Crimestoppers on 0800 555 111.",
        "People who saw the boat are asked to contact the following numbers:\n\nContact Numbers\n\n\u2022 Harbour Station: 020 7946 0143",
        "The victim, Jane Roe, can be reached through her lawyer John Doe at 020 7946 0143.",
        "Lawyer for the defendant: Jane Roe, Roe & Doe LLP, 020 7946 0143",
        "Support is there:\n\n * Women's Aid - 020 7946 0143\n * Men's Advice Line - 020 7946 0144",
        "Dated: March 1\n\n/s/ Jane Roe\nJane Roe\nDeputy County Attorney\nTexas Bar No. 24131555\nTelephone: (202) 555-0143\njane@harbour.example",
        "For more information on the scheme visit www.harbour.example Consumers can contact Harbour Trading Standards on 020 7946 0143.",
    ],
)  # fmt: skip
def test_who_is_not_there_for_the_press(tail: str) -> None:
    assert told(tail, **GB) == []
