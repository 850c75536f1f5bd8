from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from store.document import Document
from store.model import Block, BlockKind
from store.parsing import blocks, heading
from store.text import canonical, shadow

STORY = (
    "Officers searched nine homes in the harbour district on Tuesday and found cash, phones and forged papers "
    "behind a false wall. Six men were taken to the central station."
)


def labelled(text: str, **stated: object) -> list[tuple[BlockKind, str]]:
    document = Document(text=text, media_type="text/plain", **stated)  # type: ignore[arg-type]  # any field
    view = shadow(text)
    found = heading.read(document, view, blocks.label(document, view)).blocks
    return [(block.kind, text[block.start : block.end]) for block in found]


def kinds(text: str) -> list[BlockKind]:
    return [kind for kind, _ in labelled(text)]


def stretch(text: str, kind: BlockKind) -> str:
    return next((words for found, words in labelled(text) if found == kind), "")


def test_a_release_falls_into_its_parts() -> None:
    text = (
        "Six held in harbour raids\n\nPublished By Harbour Council [English], Tue, Mar 5, 2024 9:00 AM\n\n"
        "Searches followed a year of work by three forces\n\n"
        f"{STORY}\n\nPartners and institutions involved: Customs Board, Port Guard.*\n"
        "* This list is without prejudice to the status of any body named in it.\n\n"
        "Based in Eastmarch, the Harbour Council supports the 27 Member States in port security.\n\n"
        "Press release distributed by Northwire on behalf of Harbour Council, on Mar 5, 2024.\n\n"
        "Ann Vale\nPress Officer\n[email\u00a0protected]\n+32 2 555 01 10"
    )
    assert kinds(text) == [
        "title",
        "dateline",
        "standfirst",
        "body",
        "partners",
        "footnote",
        "boilerplate",
        "distributor",
        "contacts",
    ]


def test_menus_and_related_headlines_are_furniture() -> None:
    text = (
        "Six held in harbour raids - Eastmarch Police\nSkip to content\nHome\nNews\n5 min read\n"
        f"Six held in harbour raids\n{STORY}\nShare\nLatest Posts\nTwelve held in market raid\n400 arrests last year"
    )
    found = labelled(text)
    furniture = " ".join(words for kind, words in found if kind == "furniture")
    assert "5 min read" in furniture
    assert "400 arrests last year" in furniture
    assert ("title", "Six held in harbour raids") in found
    assert stretch(text, "body") == STORY


def test_a_number_on_a_line_of_its_own_in_the_story_is_no_furniture() -> None:
    text = f"Raids in the harbour\n\n{STORY}\nIn all the teams stopped more than\n100\nvehicles on the coast road."
    assert "100" in stretch(text, "body")


def test_a_footnote_may_close_a_paragraph() -> None:
    text = (
        f"Raids\n\n{STORY} Kosovo* took part. * This designation is without prejudice to positions on status."
    )
    assert stretch(text, "footnote").startswith("* This designation")


def test_a_list_with_stars_is_no_footnote() -> None:
    text = f"Raids\n\n{STORY}\n\n* Twelve knives were found\n* Three cars were seized"
    assert "footnote" not in kinds(text)
    assert "list" in kinds(text)


def test_who_the_agency_is_says_nothing_of_the_operation() -> None:
    text = f"Raids in the harbour\n\n{STORY}\n\n{STORY}\n\nAbout the Port Guard\n\nIt made 900 arrests last year."
    assert "900 arrests" in stretch(text, "boilerplate")


def test_an_agency_at_the_beginning_of_the_story_is_the_story() -> None:
    text = f"Raids\n\nBased in Eastmarch, the Port Guard helps the harbour. {STORY}\n\n{STORY}\n\n{STORY}"
    assert "boilerplate" not in kinds(text)


def test_the_dateline_stands_apart_from_the_story() -> None:
    text = f"Raids in the harbour\n\nEASTMARCH, Kent \u2013 {STORY}"
    assert ("dateline", "EASTMARCH, Kent \u2013") in labelled(text)
    assert ("body", STORY) in labelled(text)


def test_what_the_format_marks_is_kept() -> None:
    text = f"Raids\n\n{STORY}\n\nSee also: other raids"
    start = text.index("See also")
    found = labelled(text, blocks=(Block("furniture", start, len(text)),))
    assert found[-1] == ("furniture", "See also: other raids")


WORDS = st.sampled_from(
    [
        "Raids in Eastmarch",
        STORY,
        "* Note that this is without prejudice to anything.",
        "Contact:",
        "Ann Vale",
        "020 7416 6750",
        "- knives",
        "###",
        "Share",
        "FOR IMMEDIATE RELEASE",
        "5 May 2021",
        "About us",
        '"We are glad," she said, "that it is over now."',
        "EASTMARCH \u2013",
        "\u00e9\u0d9a",
    ]
)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["\n", "\n\n", "    ", " "])), max_size=14))
def test_blocks_cover_the_text_in_order_and_do_not_overlap(pieces: list[tuple[str, str]]) -> None:
    text = canonical("".join(word + gap for word, gap in pieces))
    document = Document(text=text, media_type="text/plain")
    view = shadow(text)
    found = heading.read(document, view, blocks.label(document, view)).blocks
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(block.start < block.end for block in found)
    covered = {place for block in found for place in range(block.start, block.end)}
    assert {at for at, char in enumerate(view) if not char.isspace()} <= covered
