from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from store.parsing.paragraphs import open_ended, paragraphs
from store.text import canonical, shadow


def cut(text: str) -> list[str]:
    return [text[part.start : part.end] for part in paragraphs(shadow(text))]


def test_blank_lines_and_line_ends_part_paragraphs() -> None:
    assert cut("One\n\nTwo goes here.\nThree") == ["One", "Two goes here.", "Three"]


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    text = (
        "Officers searched nine homes in the harbour district on Tuesday and\n"
        "found cash, phones and forged papers behind a false wall in the\n"
        "cellar of a closed restaurant that belonged to one of the suspects\n"
        "who had left the country two days before the search was ordered by\n"
        "a judge, police said, and whose brother was held at the airport on\n"
        "Wednesday.\n"
        "A second search follows."
    )
    assert len(cut(text)) == 2


def test_a_number_in_bold_type_stays_in_its_sentence() -> None:
    text = "Across the county the teams stopped and searched more than\n100\nvehicles in one night."
    assert cut(text) == [text]


def test_items_of_a_list_stay_apart_even_in_small_letters() -> None:
    assert cut("Seized:\n- knives\n- cash") == ["Seized:", "- knives", "- cash"]


def test_a_wide_gap_is_a_lost_line_end() -> None:
    assert cut("The flat was searched.    A man was held.") == ["The flat was searched.", "A man was held."]


def test_an_address_begins_a_line_of_its_own() -> None:
    assert cut("Press officer Ann Vale\npress@example.org") == ["Press officer Ann Vale", "press@example.org"]


def test_a_heading_that_must_go_on() -> None:
    assert open_ended("Six held in raids on")
    assert open_ended("Six held,")
    assert not open_ended("Six held in raids")


@given(st.text(alphabet="aB .,-*\n\t1é“–", max_size=200))
def test_paragraphs_cover_every_visible_character_once(raw: str) -> None:
    text = canonical(raw)
    view = shadow(text)
    found = paragraphs(view)
    places = [place for part in found for place in range(part.start, part.end)]
    assert len(places) == len(set(places))
    assert {at for at, char in enumerate(view) if not char.isspace()} <= set(places)
    assert all(before.end <= after.start for before, after in pairwise(found))
