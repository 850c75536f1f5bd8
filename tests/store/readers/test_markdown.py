"""Markdown becomes plain lines; the front matter and what the markup sets apart become the head."""

import time

import pytest

from store.document import Document
from store.readers.marks import render

from .reading import read_one


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("## Results ##", "Results"),
        ("* one\n* two", "- one\n- two"),
        (" * ### Bold start", "- Bold start"),
        ("- one\n    - nested", "- one\n    - nested"),
        ("1. first\n2. second", "1. first\n2. second"),
        ("**£ 100 million** of _fraud_", "£ 100 million of fraud"),
        ("__strong__ and *slanted*", "strong and slanted"),
        ("***both***", "both"),
        ('**He said: **"Since then', 'He said: "Since then'),
        ("**UPDATE at nine", "UPDATE at nine"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ('[words](https://example.org/a_(b) "title")', "words"),
        ("[press office](mailto:press@example.org)", "press office (press@example.org)"),
        ("<press@example.org> or <https://example.org>", "press@example.org or https://example.org"),
        ("![photo](https://example.org/x.jpg) caption", "caption"),
        ("> quoted\n> lines", "quoted\nlines"),
        ("a<br>b <b>c</b> &pound;5 &#163;6", "a\nb c £5 £6"),
        ("one\n\n***\n\ntwo", "one\n\ntwo"),
        ("| Country | Arrests |\n|---|---:|\n| Spain | 12 |", "Country | Arrests\nSpain | 12"),
        ("5 \\* 3 \\_x\\_", "5 * 3 _x_"),
        ("```\ncode *kept*\n```", "code *kept*"),
        ("<!-- hidden 300 arrests -->shown", "shown"),
        (
            "*Court details are included where we have them.",
            "*Court details are included where we have them.",
        ),
        ("hard-wrapped\nlines stay", "hard-wrapped\nlines stay"),
    ],
)
def test_markup_goes_and_words_stay(written: str, shown: str) -> None:
    assert render(written).text == shown


def test_links_are_kept_in_order() -> None:
    page = render("[b](https://example.org/b) and [a][1]\n\n[1]: https://example.org/a")
    assert page.links == ["https://example.org/b", "https://example.org/a"]
    assert page.text == "b and a"


def test_a_tail_of_links_is_furniture() -> None:
    page = render(
        "Story of the day.\n\n[Source](https://example.org/1)\n\n[More](https://example.org/2)\n\nPickup - [x.example](https://x.example)"
    )
    (block,) = page.blocks
    assert block.kind == "furniture"
    assert page.text[block.start : block.end] == "Source\n\nMore\n\nPickup - x.example"


HEAD = """```yaml
area: Severn Vale
og:
  description: "{description}"
publish:
  date: {date}
title: {title}
url: https://www.severnvale.police.uk/news/1
```

{body}
"""


def document(
    *,
    description: str = "",
    date: str = "13 Aug 2020",
    title: str = "Two held",
    body: str = "Officers went in.",
) -> Document:
    return read_one("x.md", HEAD.format(description=description, date=date, title=title, body=body))


def test_front_matter_states_the_head() -> None:
    found = document(title="Two held | Severn Vale Constabulary", date="12:30 04/03/2020")
    assert found.title == "Two held"
    assert found.publisher == "Severn Vale Constabulary"
    assert found.published == "2020-03-04T12:30"
    assert found.url == "https://www.severnvale.police.uk/news/1"
    assert found.text == "Two held\n\nOfficers went in."
    assert found.media_type == "text/markdown"


def test_the_title_is_put_in_front_only_where_it_is_missing() -> None:
    assert document(body="# Two held\n\nOfficers went in.").text == "Two held\n\nOfficers went in."
    assert document(body="3 May 2020\n\nTwo  held\n\nMore.").text == "3 May 2020\n\nTwo  held\n\nMore."
    assert document(body="Two held. Officers went in.").text == "Two held. Officers went in."
    assert document(body="There were two held in all.").text.startswith("Two held\n\nThere were")


def test_a_heading_under_the_title_is_the_standfirst() -> None:
    found = document(body="### Raids at dawn brought an end to it\n\nOfficers went in.")
    assert found.standfirst == "Raids at dawn brought an end to it"
    assert found.text.count("Raids at dawn") == 1


def test_a_description_of_its_own_is_the_standfirst_and_is_read_like_the_text() -> None:
    found = document(description="The charges follow a long inquiry.")
    assert found.standfirst == "The charges follow a long inquiry."
    assert found.text == "Two held\n\nThe charges follow a long inquiry.\n\nOfficers went in."
    (block,) = found.blocks
    assert (block.kind, found.text[block.start : block.end]) == ("standfirst", found.standfirst)


def test_a_standfirst_comes_after_the_title_wherever_that_stands() -> None:
    found = document(
        description="The charges follow a long inquiry.",
        body="3 May\n\nTwo held\n\nOfficers went in.\n\n[a](http://a.b)\n\n[c](http://c.d)",
    )
    assert found.text.startswith(
        "3 May\n\nTwo held\n\nThe charges follow a long inquiry.\n\nOfficers went in."
    )
    assert [found.text[block.start : block.end] for block in found.blocks] == [found.standfirst, "a\n\nc"]


@pytest.mark.parametrize("description", ["Officers went in.", "Two held", "Officers went in…", ""])
def test_a_description_that_repeats_title_or_text_is_none(description: str) -> None:
    assert document(description=description).standfirst is None


def test_a_slanted_line_under_the_title_is_the_standfirst_but_a_date_is_none() -> None:
    assert read_one("x.md", "# Two held\n\n*Raids at dawn brought it to an end*\n\nText.").standfirst
    assert read_one("x.md", "# Two held\n\n**Published 29 February 2020**\n\nText.").standfirst is None
    assert (
        read_one("x.md", "# Two held\n\n**Officers went in at five o\u2019clock.**\n\nText.").standfirst
        is None
    )


def test_a_first_heading_is_the_title_where_nothing_else_states_one() -> None:
    found = read_one("x.md", "# Two *held*\n\nOfficers went in.")
    assert found.title == "Two held"
    assert found.published is None


def test_blocks_keep_their_places_when_the_title_is_put_in_front() -> None:
    found = document(body="Story.\n\n[a](https://example.org/a)\n\n[b](https://example.org/b)")
    (block,) = found.blocks
    assert found.text[block.start : block.end] == "a\n\nb"


@pytest.mark.parametrize(
    "mark", ["**x ", "__x ", "~~x ", "*x ", "![", "[a](", "<!--", '[a](b "x', "# ", "` ", "<a ", "|-"]
)
def test_marks_without_an_end_take_no_time(mark: str) -> None:
    started = time.perf_counter()
    render(mark * 30_000 + " ")
    assert time.perf_counter() - started < 20
