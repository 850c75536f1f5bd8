"""What each entry of the copy menu yields."""

import json
from dataclasses import replace
from typing import Any

import pytest

from store.model import Block, Contact, Fact, Phone, Place, Release, Source, Stamp
from tui.copying import Copy, Subject, copy_of, menu

TITLE = "120 arrests in “Harbour” sweep"
PARAGRAPHS = (
    TITLE,
    "Published by Coast Police, 3 May 2022",
    "Lt. Ana Silva and 9 others led it. The teams, some 2 000 officers from the U.S. and the EU,\nmade 120 arrests. More is to come.",
    "Write to [email\u00a0protected] or call the desk.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def span(words: str) -> tuple[int, int, str]:
    start = TEXT.rindex(words)
    return start, start + len(words), words


def block(kind: str, words: str) -> Block:
    start = TEXT.index(words)
    return Block(kind, start, start + len(words))  # type: ignore[arg-type]  # the test's own kinds


ARRESTS = Fact("arrests", 120, *span("120 arrests"))
OFFICERS = Fact("officers", 2000, *span("some 2 000 officers"), qualifier="approximately")
PARTNER = Fact("partner", "Coast Guard Agency", *span("the EU"), role="supported", acronym="CGA")
MAMER = Contact(
    name="Ana Silva",
    role="Spokesperson",
    organisation=None,
    emails=(),
    email_hidden=True,
    phones=(Phone("+32 2 299\u00a040 73", "+3222994073"),),
    start=0,
    end=0,
    evidence="",
)
DESK = replace(
    MAMER,
    name=None,
    role="Press desk",
    organisation="Coast Police",
    emails=("desk@coast.example", "b@coast.example"),
    email_hidden=False,
    phones=(),
)
RELEASE = Release(
    id="0" * 16,
    title=TITLE,
    publisher="Coast Police",
    distributor=None,
    language="en",
    kind="operation",
    published=Stamp("2022-05-03T09:00"),
    standfirst=None,
    text=TEXT,
    text_sha256="",
    source=Source("a.txt", "text/plain", "", url="https://coast.example/1"),
    parser="test",
    blocks=(block("title", PARAGRAPHS[0]), block("dateline", PARAGRAPHS[1]), block("body", PARAGRAPHS[2])),
    facts=(ARRESTS, OFFICERS, PARTNER),
    contacts=(MAMER, DESK),
)
SENTENCE = "The teams, some 2 000 officers from the U.S. and the EU, made 120 arrests."
CITED = f"— Coast Police, “{TITLE}”, 3 May 2022, ¶1, https://coast.example/1"


def subject(**more: Any) -> Subject:
    return replace(Subject(RELEASE), **more)


def test_the_address_or_that_there_is_none() -> None:
    assert copy_of("u", subject()) == Copy("https://coast.example/1")
    without = replace(RELEASE, source=replace(RELEASE.source, url=None))
    assert copy_of("u", Subject(without)) == Copy("", "the file gives no web address for this release")


def test_the_title_or_that_there_is_none() -> None:
    assert copy_of("t", subject()) == Copy(TITLE)
    assert copy_of("t", Subject(replace(RELEASE, title=None))).missing == "this release has no title"


def test_a_quote_of_a_fact_is_its_whole_sentence_with_where_it_stands() -> None:
    assert copy_of("q", subject(fact=ARRESTS)) == Copy(f"“{SENTENCE}”\n{CITED}")


def test_a_fact_of_the_headline_is_quoted_from_the_story() -> None:
    body = span("120 arrests")
    headline = replace(ARRESTS, start=0, end=11, also=(Place(*body),))
    assert copy_of("q", subject(fact=headline)) == Copy(f"“{SENTENCE}”\n{CITED}")
    assert (
        copy_of("f", subject(fact=headline)).text == f"120 arrests — “{SENTENCE}” (Coast Police, 3 May 2022)"
    )
    assert copy_of("q", subject(fact=replace(headline, also=()))).text.startswith(f"“{TITLE}”\n")


def test_a_quote_of_a_selection_is_as_printed_even_when_the_screen_wrapped_it() -> None:
    wrapped = "some 2 000\nofficers from   the U.S."
    assert copy_of("q", subject(selected=wrapped, fact=ARRESTS)).text.startswith(
        "“some 2 000 officers from the U.S.”\n— Coast"
    )
    elsewhere = copy_of("q", subject(selected="words that a pane made"))
    assert "¶" not in elsewhere.text


def test_a_quote_needs_words() -> None:
    assert copy_of("q", subject()).text == ""
    stated = Fact("op_date", "2022-05-01", 0, 0, "")
    assert copy_of("q", subject(fact=stated)).missing.startswith("select text")


def test_a_citation_leaves_out_what_is_not_given() -> None:
    bare = replace(
        RELEASE, title=None, publisher=None, published=None, source=replace(RELEASE.source, url=None)
    )
    assert copy_of("c", Subject(bare)) == Copy("publisher not given, date not given")
    assert copy_of("c", subject()).text == f"Coast Police, “{TITLE}”, 3 May 2022, https://coast.example/1"


@pytest.mark.parametrize(
    ("value", "words"), [("2022", "2022"), ("2022-05", "May 2022"), ("2022-05-03", "3 May 2022")]
)
def test_a_date_is_as_precise_as_the_release(value: str, words: str) -> None:
    assert f"”, {words}, https" in copy_of("c", Subject(replace(RELEASE, published=Stamp(value)))).text


def test_a_fact_keeps_its_qualifier_its_sentence_and_its_source() -> None:
    assert (
        copy_of("f", subject(fact=ARRESTS)).text == f"120 arrests — “{SENTENCE}” (Coast Police, 3 May 2022)"
    )
    assert copy_of("f", subject(fact=OFFICERS)).text.startswith("some 2 000 officers — “The teams")
    assert copy_of("f", subject(fact=PARTNER)).text.startswith(
        "partner: Coast Guard Agency (CGA) (supported) — “The"
    )
    earlier = replace(ARRESTS, scope="historical")
    assert copy_of("f", subject(fact=earlier)).text.startswith("120 arrests (earlier) — ")
    one = Fact("arrests", 1, *span("Lt. Ana Silva"))
    assert copy_of("f", subject(fact=one)).text.startswith(
        "arrests: 1 — “Lt. Ana Silva and 9 others led it.” ("
    )
    stated = Fact("op_date", "2022-05-01", 0, 0, "")
    assert copy_of("f", subject(fact=stated)).text == "date: 2022-05-01 (Coast Police, 3 May 2022)"
    assert copy_of("f", subject()) == Copy("", "no fact is under the cursor")


def test_a_hidden_address_is_never_copied_but_named() -> None:
    assert copy_of("m", subject(contact=MAMER)) == Copy("", "e-mail hidden in the source")
    assert copy_of("m", subject()) == Copy("desk@coast.example, b@coast.example")
    assert (
        copy_of("m", subject(contact=replace(MAMER, email_hidden=False))).missing
        == "Ana Silva: the release does not give an e-mail address"
    )


def test_the_placeholder_of_an_address_is_in_no_copy() -> None:
    place = copy_of("q", subject(selected=PARAGRAPHS[3]))
    assert place.text.startswith("“Write to […] or call the desk.”\n")
    assert place.missing == "e-mail hidden in the source"
    hiding = replace(
        RELEASE, title="Mail [email\u202fprotected]", contacts=(replace(MAMER, name="[Email protected]"),)
    )
    about = Subject(
        hiding,
        fact=Fact("place", "x", *span("[email\u00a0protected]")),
        contact=hiding.contacts[0],
        selected=TEXT,
    )
    for key, _ in menu():
        if key != "j":
            assert "protected" not in copy_of(key, about).text


def test_the_phone_is_as_printed_of_the_focused_contact_else_the_first_that_has_one() -> None:
    assert copy_of("p", subject()) == Copy("+32 2 299\u00a040 73")
    assert copy_of("p", subject(contact=DESK)) == Copy(
        "", "Press desk: the release does not give a telephone number"
    )
    assert copy_of("p", Subject(replace(RELEASE, contacts=()))).missing == "this release names no contact"
    assert (
        copy_of("p", Subject(replace(RELEASE, contacts=(DESK,)))).missing
        == "no contact with a telephone number"
    )


def test_a_contact_block_says_how_old_it_is_and_what_it_lacks() -> None:
    first = "Ana Silva\nSpokesperson\n+32 2 299\u00a040 73\nas of 3 May 2022"
    second = "Press desk\nCoast Police\ndesk@coast.example\nb@coast.example\nas of 3 May 2022"
    assert copy_of("b", subject()) == Copy(first, "e-mail hidden in the source")
    assert copy_of("b", subject(contact=DESK)) == Copy(second)
    assert copy_of("a", subject(contact=DESK)) == Copy(f"{first}\n\n{second}", "e-mail hidden in the source")
    twice = replace(RELEASE, contacts=(MAMER, MAMER), published=None)
    assert copy_of("a", Subject(twice)).missing == "2 e-mails hidden in the source"
    assert copy_of("a", Subject(twice)).text.endswith("\ndate of the release not given")
    assert copy_of("a", Subject(replace(RELEASE, contacts=()))) == Copy("", "this release names no contact")


def test_json_is_the_stored_record() -> None:
    data = json.loads(copy_of("j", subject()).text)
    assert (data["schema"], data["text"]) == ("pressroom-release/1", TEXT)


@pytest.mark.parametrize(
    ("more", "begins"),
    [
        ({}, "Coast Police, “120"),
        ({"pane": "detail"}, "Coast Police, “120"),
        ({"pane": "detail", "fact": ARRESTS}, "“The teams"),
        ({"pane": "facts", "fact": ARRESTS}, "120 arrests — "),
        ({"pane": "partners", "fact": PARTNER}, "Coast Guard Agency (CGA)"),
        ({"pane": "contacts", "contact": DESK}, "Press desk\n"),
        ({"pane": "contacts"}, "Ana Silva\n"),
        ({"pane": "facts", "fact": ARRESTS, "selected": "120 arrests"}, "“120 arrests”\n"),
    ],
)
def test_the_obvious_thing_follows_the_focused_pane(more: dict[str, Any], begins: str) -> None:
    assert copy_of("y", subject(**more)).text.startswith(begins)


def test_the_menu_lists_every_key_once_with_words() -> None:
    keys = [key for key, _ in menu()]
    assert sorted(keys) == sorted("utcqfmpbajy")
    assert all(words for _, words in menu())
    with pytest.raises(KeyError):
        copy_of("?", subject())
