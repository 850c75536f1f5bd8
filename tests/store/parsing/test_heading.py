import pytest

from store.document import Document
from store.parsing import blocks, heading
from store.parsing.heading import Heading
from store.text import shadow

STORY = (
    "Officers searched nine homes in the harbour district on Tuesday and found cash, phones and forged papers "
    "behind a false wall. Six men were taken to the central station."
)


def read(text: str, media_type: str = "text/plain", **stated: object) -> Heading:
    document = Document(text=text, media_type=media_type, **stated)  # type: ignore[arg-type]  # any field
    view = shadow(text)
    return heading.read(document, view, blocks.label(document, view))


@pytest.mark.parametrize(
    "head",
    [
        "Six held in harbour raids\n\n",
        "FOR IMMEDIATE RELEASE\nMarch 5, 2024\nSix held in harbour raids\n",
        "Department of Harbours\nOffice of Public Affairs\n\nFOR IMMEDIATE RELEASE\n\nSix held in harbour raids\n\n",
        "PRESS RELEASE\nAnn Vale\nDirector of Public Affairs\nOffice: 714-347-8405\npress@example.org\nSix held in harbour raids\n",
        "Contact:\nAnn Vale\n(714) 347-8405\n5 March 2024\n\nSix held in harbour raids\n\n",
        "Six held in\nharbour raids\n",
        "Six held in harbour raids - Eastmarch Police\nSkip to content\nHome\nNews\nSix held in harbour raids\n",
        "Six held in harbour raids | Eastmarch Constabulary\nMarch 5, 2024\n",
        "Case # 24-117\nSix held in harbour raids\nEASTMARCH \u2013 ",
        "March 5, 2024 Six held in harbour raids\n\n",
    ],
)
def test_the_title_is_found_among_what_stands_before_the_story(head: str) -> None:
    assert read(head + STORY).title == "Six held in harbour raids"


def test_a_title_in_capitals_over_two_lines() -> None:
    text = (
        f"SIX MEN HELD AFTER RAIDS ON HOMES\nIN THE HARBOUR DISTRICT OF EASTMARCH\nEASTMARCH \u2013 {STORY}"
    )
    assert read(text).title == "SIX MEN HELD AFTER RAIDS ON HOMES IN THE HARBOUR DISTRICT OF EASTMARCH"


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"Eastmarch County District Attorney\nAnn Vale\nannounced today that {STORY}",
        f"March 5, 2024\n\n{STORY}",
        "",
    ],
)
def test_a_release_without_a_title_has_none(text: str) -> None:
    assert read(text).title is None


def test_a_stated_title_wins() -> None:
    found = read(f"MEDIA RELEASE\n\nSIX HELD IN HARBOUR RAIDS\n\n{STORY}", title="Six held in harbour raids")
    assert found.title == "Six held in harbour raids"
    assert [block.kind for block in found.blocks] == ["furniture", "title", "body"]


@pytest.mark.parametrize(
    ("between", "standfirst"),
    [
        (
            "Searches followed a year of work by three forces\n\n",
            "Searches followed a year of work by three forces",
        ),
        (
            "Searches followed a year of work;\nforged papers were found behind a wall\n\n",
            "Searches followed a year of work; forged papers were found behind a wall",
        ),
        (
            "5 March 2024\nPress Release\n\nThree forces worked a year for this day\n\n",
            "Three forces worked a year for this day",
        ),
        ("The Hague, the Netherlands\n", None),
        ("", None),
        ("EASTMARCH \u2013 ", None),
        ("Pictured: the cash that was found behind the wall\n\n", None),
    ],
)
def test_the_standfirst_stands_between_title_and_story(between: str, standfirst: str | None) -> None:
    assert read(f"Six held in harbour raids\n\n{between}{STORY}").standfirst == standfirst


def test_a_stated_standfirst_wins_and_is_found_in_the_text() -> None:
    lead = "Searches followed a year of work by three forces."
    found = read(f"Six held\n\n{lead}\n\n{STORY}", title="Six held", standfirst=lead)
    assert found.standfirst == lead
    assert [block.kind for block in found.blocks] == ["title", "standfirst", "body"]


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("Six held\n\n5 March 2024\n\n", "2024-03-05"),
        (
            "Six held\nPublished\nApril 28, 2025\nFor Immediate Release\nMarch 5, 2024\nSix held\n",
            "2024-03-05",
        ),
        ("Six held\n\nEASTMARCH, Kent \u2013 March 5, 2024 \u2013 ", "2024-03-05"),
        ("Six held\n\n15:20 05/03/2024\n\n", "2024-03-05T15:20"),
        ("Six held\n\n", None),
    ],
)
def test_the_day_of_issue(head: str, value: str | None) -> None:
    published = read(head + STORY + " A man was seen on 1 March 2024.").published
    assert (published.value if published else None) == value


def test_a_stated_day_takes_the_hour_from_the_text() -> None:
    found = read(f"Six held\n\n5 March 2024, 14:30\n\n{STORY}", published="2024-03-05").published
    assert found is not None
    assert found.value == "2024-03-05T14:30"
    assert found.evidence == "5 March 2024, 14:30"


def test_a_line_behind_the_story_may_date_it() -> None:
    found = read(f"Six held\n\n{STORY}\n\nVer\u00f6ffentlicht: 06.08.2024, 13.45 Uhr").published
    assert found is not None
    assert found.value == "2024-08-06T13:45"


def test_the_day_a_page_was_changed_is_not_the_day_of_issue() -> None:
    assert read(f"Six held\n\n{STORY}\n\nUpdated March 9, 2024").published is None


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (
            f"Six held\n\nPublished By Harbour Council [English], Tue, Mar 5, 2024 9:00 AM\n\n{STORY}",
            "Harbour Council",
        ),
        (
            f"Six held - The Eastmarch District Attorney's Office\nSkip to content\n{STORY}",
            "The Eastmarch District Attorney's Office",
        ),
        (f"Eastmarch County Sheriff's Office\n\nSix held\n\n{STORY}", "Eastmarch County Sheriff's Office"),
        (
            f"Six held\n\nSen. Ann Vale (R - Mont.) today announced that the harbour is safe. {STORY}",
            "Senator Ann Vale",
        ),
        (
            f"Six held\n\nActing Eastmarch District Attorney Ann Vale today announced this. {STORY}",
            "Eastmarch District Attorney",
        ),
        (
            f"Six held\n\n{STORY}\n\nPress release distributed by Northwire on behalf of Harbour Council.",
            "Harbour Council",
        ),
        (f"Six held\n\n{STORY} Europol and Eurojust supported the action.", None),
    ],
)
def test_who_issued_it(text: str, publisher: str | None) -> None:
    assert read(text).publisher == publisher


def test_a_stated_publisher_takes_the_fuller_name_of_its_site() -> None:
    found = read(
        f"Six held\n\n{STORY}", publisher="Department of Justice", url="https://www.justice.gov/opa/pr/x"
    )
    assert found.publisher == "U.S. Department of Justice"


def test_issuer_and_distributor_are_kept_apart() -> None:
    text = f"Six held\n\n{STORY}\n\nPress release distributed by Northwire on behalf of Harbour Council, on Mar 5, 2024."
    found = read(text)
    assert (found.publisher, found.distributor) == ("Harbour Council", "Northwire")


def test_a_wire_in_the_dateline_is_the_distributor() -> None:
    text = f"Valeco opens a plant\n\nEASTMARCH, Ohio, Aug. 11, 2025 /PRNewswire/ -- Valeco today announced a plant. {STORY}"
    found = read(text)
    assert (found.publisher, found.distributor) == ("Valeco", "PRNewswire")


@pytest.mark.parametrize(
    ("stated", "country"),
    [
        ({"url": "https://www.eastmarch.police.uk/news/1"}, "GB"),
        ({"publisher": "Eastmarch County District Attorney"}, "US"),
        ({"publisher": "Polizeipr\u00e4sidium Ostmark"}, "DE"),
        ({"url": "https://www.parlament.gov.au/x"}, "AU"),
        ({}, None),
    ],
)
def test_the_country_of_the_publisher(stated: dict[str, str], country: str | None) -> None:
    assert read(f"Six held\n\n{STORY}", **stated).country == country


def test_without_any_other_sign_the_language_tells_the_country() -> None:
    text = "Six hommes interpellés\n\nLes enquêteurs ont perquisitionné neuf maisons dans le quartier du port et ont saisi de l'argent."
    assert read(text).country == "FR"


def test_an_embargo_is_kept() -> None:
    found = read(f"EMBARGOED UNTIL 00:01, 4 July 2023\n\nSix held in harbour raids\n\n{STORY}")
    assert found.embargo is not None
    assert found.embargo.value == "2023-07-04T00:01"
    assert found.title == "Six held in harbour raids"


def test_a_wrapped_title_does_not_run_into_the_dateline() -> None:
    text = (
        "For Immediate Release: Jury Sentences Harbour Forger to Nineteen Years\n"
        "(Eastmarch, Texas) \u2013On Thursday, December 6, 2018, a man who had sold\n"
        "forged papers to sailors for a decade was found guilty of fraud by a\n"
        "jury in the harbour court, and the judge sentenced him to nineteen\n"
        "years in prison after two weeks of evidence about the papers that he\n"
        "had kept behind a false wall in the cellar of a closed restaurant.\n"
    )
    assert read(text).title == "Jury Sentences Harbour Forger to Nineteen Years"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Harbour Ward: Car on fire   ", "Harbour Ward: Car on fire"),
        ("240305 - 0112 Harbour Ward: Car on fire. ", None),
    ],
)
def test_a_title_that_ran_into_the_story_behind_a_wide_gap(head: str, title: str | None) -> None:
    assert read(head + STORY).title == title


def test_letterheads_and_paths_are_no_standfirst() -> None:
    for line in (
        "Home \u00bb Media Releases \u00bb Six held in harbour raids",
        "Media Release Senator the Hon Ann Vale Minister for Harbours and Fisheries",
        "SUBJECT/S: Harbour raids; forged papers; fishing boats and their crews",
        "JOHN LEADER OF THE OPPOSITION THE HON. ANN VALE MHR",
        "UPDATE - 9.20AM FRIDAY 29TH MAY 2024 IN THE HARBOUR",
    ):
        found = read(f"Six held in harbour raids\n\n{line}\n\n{STORY}", title="Six held in harbour raids")
        assert found.standfirst is None, line


def test_the_answer_under_a_question_is_no_standfirst() -> None:
    text = f"Harbour raids: media advisory\n\nMEDIA ADVISORY\n\nWHO:\n\nThe prosecutor of the harbour, Ann Vale of Eastmarch\n\nWHAT: {STORY}"
    assert read(text, title="Harbour raids: media advisory").standfirst is None


def test_a_section_above_the_title_is_furniture() -> None:
    text = f"- Harbour Ward\n\nSix held in harbour raids\n\n{STORY}"
    assert [block.kind for block in read(text, title="Six held in harbour raids").blocks] == [
        "furniture",
        "title",
        "body",
    ]


def test_the_title_with_a_slip_of_the_pen_is_no_standfirst() -> None:
    found = read(
        f"SIX HELD IN HARBOUR RAIDS ON TUESDAY MORNING\n\nSIX HELD IN HABROUR RAIDS ON TUESDAY MORNING\n\n{STORY}",
        title="Six held in harbour raids on Tuesday morning",
    )
    assert found.standfirst is None


def test_other_news_of_a_page_does_not_tell_the_language() -> None:
    listed = "\n".join(
        ["Latest Posts"]
        + ["La fiscal\u00eda presenta cargos contra dos hombres por el robo de una tienda en la ciudad"] * 4
    )
    text = f"Harbour raids: media advisory\n\nWHO: The prosecutor of the harbour and the chief of the police.\nWHAT: They will speak about the raids of this week.\nWHEN: Today at noon\n\n{listed}"
    found = read(text, title="Harbour raids: media advisory")
    assert found.language == "en"
    assert any(
        "WHEN: Today" in text[block.start : block.end] for block in found.blocks if block.kind != "furniture"
    )


@pytest.mark.parametrize(
    ("stated", "url", "publisher"),
    [
        ("Suffolk Police", "https://www.suffolk.police.uk/news/1", "Suffolk Constabulary"),
        ("Scotland Police", "https://www.scotland.police.uk/news/1", "Police Scotland"),
        ("Harbour Watch of Suffolk", "https://www.suffolk.police.uk/news/1", "Harbour Watch of Suffolk"),
    ],
)
def test_a_body_is_called_what_its_site_calls_it(stated: str, url: str, publisher: str) -> None:
    assert read(STORY, publisher=stated, url=url).publisher == publisher


@pytest.mark.parametrize(
    ("text", "title", "publisher"),
    [
        (
            f"EASTMARCH, March 5, 2024 /24-7PressRelease/ -- With pride in its boats, Vale Ferries has opened a new quay. {STORY}",
            "Vale Ferries Opens a New Quay",
            "Vale Ferries",
        ),
        (
            f"EASTMARCH, March 5, 2024 /PRNewswire/ -- Sea air helps the heart, a study found. {STORY}\n\nAbout the Eastmarch Heart Society\n\nThe society was founded ninety years ago.",
            "Sea Air Helps the Heart",
            "Eastmarch Heart Society",
        ),
        (
            f"Eastmarch, March 5, 2024 -- Northwick Boats (NYSE: NWB): Marsh Capital Partners updates its coverage. {STORY}\n\nAbout MarshMarsh Capital Partners is a firm of advisers on the quay.",
            "Marsh Capital Partners Updates Coverage on Northwick Boats",
            "Marsh Capital Partners",
        ),
        (
            f"EASTMARCH, March 5, 2024 /24-7PressRelease/ -- Ann Vale said that boats are safe. {STORY}",
            "Ann Vale's Word on Boats",
            None,
        ),
    ],
)
def test_the_company_behind_a_wire(text: str, title: str, publisher: str | None) -> None:
    assert read(f"{title}\n\n{text}", title=title).publisher == publisher
