"""Statements: a sentence broken by the page is joined again, a heading or list item stays alone."""

from hypothesis import given
from hypothesis import strategies as st

from store.parsing.statements import statements
from tests.store.parsing.readings import reading


def cut(text: str, **known: str) -> list[str]:
    """Return the statements of a text, white space collapsed."""
    return [" ".join(text[one.start : one.end].split()) for one in statements(reading(text, **known))]


def test_sentences_end_at_their_mark() -> None:
    assert cut("Two men fled. A third was held! Why? Nobody knows.") == [
        "Two men fled.",
        "A third was held!",
        "Why?",
        "Nobody knows.",
    ]


def test_abbreviations_and_ordinals_do_not_end_a_sentence() -> None:
    assert len(cut("Sgt. Lowe of the U.S. Marshals met Mr. Hay on Jan. 5.")) == 1
    assert len(cut("Am 15. Dezember kamen ca. 20 Leute.", language="de")) == 1


def test_a_number_on_a_line_of_its_own_belongs_to_its_sentence() -> None:
    assert cut("The blitz saw more than\n100\nshops across\n28\nstates take part.") == [
        "The blitz saw more than 100 shops across 28 states take part."
    ]


def test_wrapped_prose_is_joined_and_a_heading_is_not() -> None:
    wrapped = "Officers went to the farm near the old railway bridge and found what\nGreen had hidden there for months."
    assert len(cut(wrapped)) == 1
    assert cut("Results of the week\nOfficers made 12 arrests.") == [
        "Results of the week",
        "Officers made 12 arrests.",
    ]


def test_list_items_stand_alone_and_know_what_introduces_them() -> None:
    text = "Officers seized:\n- 3 kg of heroin\n- two cars\n\nThe operation goes on."
    found = statements(reading(text))
    assert [one.lead for one in found] == [None, 0, 0, None]


def test_a_list_without_bullets_ends_at_the_first_full_sentence() -> None:
    text = "The checks led to these arrests:\n\nDrugs: 17\nFraud: 12\n\nNobody was hurt in the raids.\n\nA new line"
    assert [one.lead for one in statements(reading(text))] == [None, 0, 0, None, None]


@given(st.text(alphabet="aB1 .,:;\n-•(\"'$", max_size=300))
def test_statements_lie_in_order_inside_the_text(text: str) -> None:
    past = 0
    for one in statements(reading(text)):
        assert past <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        past = one.end
