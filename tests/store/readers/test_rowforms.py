"""News in the forms that agencies and sites hand out as JSON: JSON-LD, ninjs, Press Corner, JSON Feed, wrappings."""

import json
from typing import Any

import pytest

from store.document import Document
from store.errors import SourceError
from store.readers.source import Part

from .reading import read_all, read_one, rows_of


def documents(found: Any, name: str = "a.json") -> list[Document]:
    read = read_all(name, json.dumps(found))
    inner = [item.found if isinstance(item, Part) else item for item in read]
    assert all(isinstance(item, Document) for item in inner), inner
    return [item for item in inner if isinstance(item, Document)]


POLICE = {"@type": "GovernmentOrganization", "@id": "#us", "name": "Example Police"}
ARTICLE = {
    "@type": "NewsArticle",
    "@id": "https://x.example/1",
    "headline": "Raid",
    "articleBody": "Text.",
    "datePublished": "2021-09-28T05:00:00+02:00",
}


def test_a_graph_gives_its_articles_with_what_they_refer_to() -> None:
    page = {"@type": "WebPage", "name": "A page", "publisher": {"@id": "#us"}}
    language = {"@type": "Language", "name": "German", "alternateName": "de"}
    article = ARTICLE | {"publisher": {"@id": "#us"}, "inLanguage": language}
    other = {"@type": ["Thing", "PressRelease"], "headline": "Two", "text": "<p>One</p><p>More</p>"}
    first, second = documents({"@context": "https://schema.org", "@graph": [POLICE, page, article, other]})
    assert (first.title, first.text, first.ident) == ("Raid", "Raid\n\nText.", "https://x.example/1")
    assert (first.publisher, first.language) == ("Example Police", "de")
    assert first.published == "2021-09-28T05:00:00+02:00"
    assert (second.title, second.text) == ("Two", "Two\n\nOne\n\nMore")


@pytest.mark.parametrize(
    "wrapped",
    [
        [ARTICLE, ARTICLE],
        {"@context": "x", "@type": "WebPage", "mainEntity": [ARTICLE, ARTICLE | {"headline": "Raid"}]},
        {
            "@context": "x",
            "@type": "ItemList",
            "itemListElement": [{"@type": "ListItem", "item": ARTICLE}] * 2,
        },
        {"items": [ARTICLE, ARTICLE]},
        [{"@graph": [POLICE, ARTICLE]}, ARTICLE],
    ],
)
def test_articles_may_be_listed_and_wrapped(wrapped: Any) -> None:
    assert {document.text for document in documents(wrapped)} == {"Raid\n\nText."}


def test_a_publisher_may_be_one_of_a_list() -> None:
    (found,) = documents(ARTICLE | {"publisher": [{"name": "Example Police"}, {"name": "Other"}]})
    assert found.publisher == "Example Police"


@pytest.mark.parametrize("found", [{"@graph": []}, {"@context": "x", "@graph": [POLICE, {"@id": "y"}]}])
def test_a_graph_without_an_article_is_no_release(found: Any) -> None:
    with pytest.raises(SourceError, match="describes no release"):
        read_all("a.json", json.dumps(found))


NINJS3 = {
    "uri": "urn:newsml:example:1",
    "versionCreated": "2021-09-28T05:00:00+02:00",
    "language": "de",
    "organisations": [{"name": "Somebody", "rel": "mentions"}],
    "infoSources": [{"name": "Example Agency"}],
    "headlines": [{"role": "subheadline", "value": "Under it."}, {"role": "main", "value": "Raid"}],
    "bodies": [
        {"role": "main", "contentType": "text/plain", "value": "One Two, and all in one line without an end"},
        {"role": "richtext", "contentType": "application/xhtml+xml", "value": "<p>One</p><p>Two</p>"},
    ],
}


def test_ninjs_3_is_read() -> None:
    (found,) = documents(NINJS3)
    assert (found.title, found.standfirst, found.ident) == ("Raid", "Under it.", "urn:newsml:example:1")
    assert found.text == "Raid\n\nUnder it.\n\nOne\n\nTwo"
    assert (found.published, found.language) == ("2021-09-28T05:00:00+02:00", "de")
    assert found.publisher == "Example Agency"


def test_ninjs_1_and_2_are_read() -> None:
    old = {"uri": "https://x.example/1", "versioncreated": "2021-09-28T05:00:00Z", "headline": "Raid"}
    (found,) = documents(old | {"body_text": "One Two", "body_xhtml": "<p>One</p><p>Two</p>"})
    assert (found.title, found.text, found.url) == ("Raid", "Raid\n\nOne\n\nTwo", "https://x.example/1")
    (found,) = documents(old | {"bodies": [{"value": "Text."}], "copyrightholder": "Example Agency"})
    assert (found.text, found.publisher) == ("Raid\n\nText.", "Example Agency")


def test_who_issued_a_news_item_may_be_one_of_its_organisations() -> None:
    issuer = {"name": "Example Police", "rel": "issuer"}
    (found,) = documents(NINJS3 | {"organisations": [*NINJS3["organisations"], issuer]})
    assert found.publisher == "Example Police"


def test_news_items_may_be_listed_and_stand_in_rows() -> None:
    assert len(documents([NINJS3, NINJS3])) == 2
    assert len(documents({"items": [NINJS3, NINJS3]})) == 2
    found = rows_of(read_all("a.jsonl", f"{json.dumps(NINJS3)}\n{json.dumps(NINJS3)}"))
    assert [where for where, _ in found] == ["line 1", "line 2"]


ENGLISH = {
    "title": "Raid",
    "subtitle": "Under it.",
    "htmlContent": "<p>Text &amp; more.</p>",
    "language": "en",
}
GERMAN = {"title": "Einsatz", "htmlContent": "<p>Text.</p>", "language": "DE"}
PEOPLE = [
    {"firstName": "Anna", "lastName": "Example", "title": "Spokesperson", "phone": "+32 2 880 01 14"},
    {"firstName": "B<b>en", "lastName": "Sample", "email": "ben@example.org"},
    {"firstName": "", "title": "nobody"},
]
CORNER = {"refCd": "IP/26/301", "eventDate": "2026-01-20", "publishDate": "2026-01-20T11:42:00Z"}


def test_a_document_of_the_press_corner_is_read() -> None:
    (found,) = documents(CORNER | {"docuLanguageResource": ENGLISH, "contactsResource": PEOPLE})
    assert (found.title, found.standfirst, found.language) == ("Raid", "Under it.", "en")
    assert (found.published, found.ident) == ("2026-01-20T11:42:00Z", "IP/26/301 en")
    assert found.url == "https://ec.europa.eu/commission/presscorner/detail/en/ip_26_301"
    assert found.text == (
        "Raid\n\nUnder it.\n\nText & more.\n\nPress contacts\n\nAnna Example\nSpokesperson\n+32 2 880 01 14\n\n"
        "B<b>en Sample\nben@example.org"
    )
    assert "contacts" in {block.kind for block in found.blocks}


@pytest.mark.parametrize("name", ["docuLanguageResource", "docuLanguageResources"])
def test_each_language_of_a_document_is_a_release(name: str) -> None:
    first, second = documents(CORNER | {name: [ENGLISH, GERMAN]})
    assert [first.language, second.language] == ["en", "de"]
    assert [first.title, second.title] == ["Raid", "Einsatz"]
    assert first.ident != second.ident
    found = rows_of(read_all("a.jsonl", json.dumps(CORNER | {name: [ENGLISH, GERMAN]})))
    assert [where for where, _ in found] == ["line 1, item 1", "line 1, item 2"]


def test_a_document_put_up_later_is_of_its_own_day() -> None:
    (found,) = documents(CORNER | {"docuLanguageResource": ENGLISH, "publishDate": "2026-02-01T00:00:00Z"})
    assert found.published == "2026-01-20"


def test_a_list_of_results_gives_summaries() -> None:
    result = {
        "refCode": "IP/26/301",
        "eventDate": "2026-01-20",
        "title": "Raid",
        "leadText": "A lead.",
        "languageCode": "en",
    }
    (found,) = documents({"totalNumber": 1, "docuLanguageListResources": [result]})
    assert (found.title, found.text, found.published) == ("Raid", "Raid\n\nA lead.", "2026-01-20")
    assert found.excerpt


@pytest.mark.parametrize("resource", [None, {}, [], "text"])
def test_a_document_of_the_press_corner_without_text_is_no_release(resource: Any) -> None:
    with pytest.raises(SourceError, match=r"no release|not a release"):
        read_all("a.json", json.dumps(CORNER | {"docuLanguageResource": resource}))


def test_a_json_feed_is_read_as_a_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "News | Example Police",
        "home_page_url": "https://x.example/",
        "language": "de",
        "description": "All that we say.",
    }
    first = {"id": "1", "url": "/1", "title": "Raid", "content_html": "<p>One</p><p>Two</p>"}
    first |= {"date_published": "2021-09-28T05:00:00+02:00", "summary": "Short."}
    second = {"id": "2", "title": "Two", "summary": "Only this.", "language": "en"}
    found, other = documents(feed | {"items": [first, second]})
    assert (found.title, found.url, found.ident) == ("Raid", "https://x.example/1", "1")
    assert (found.publisher, found.language) == ("Example Police", "de")
    assert found.text == "Raid\n\nShort.\n\nOne\n\nTwo"
    assert (other.text, other.language) == ("Two\n\nOnly this.", "en")
    assert (found.excerpt, other.excerpt) == (False, True)


ROW = {"title": "Raid", "text": "Text."}


@pytest.mark.parametrize("name", ["items", "results", "data", "articles", "documents", "posts"])
@pytest.mark.parametrize(
    "around", [{}, {"status": "ok", "message": "2 found"}, {"title": "All", "description": "News of us."}]
)
def test_rows_are_found_under_what_interfaces_put_around_them(name: str, around: dict[str, str]) -> None:
    assert [document.text for document in documents(around | {name: [ROW, ROW]})] == ["Raid\n\nText."] * 2
    assert len(documents(around | {"response": {name: [ROW, ROW]}})) == 2
    assert len(documents({"data": {name: [ROW, ROW]}})) == 2


def test_a_release_that_lists_something_is_one_release() -> None:
    assert len(documents(ROW | {"items": [ROW, ROW]})) == 1
    assert len(documents({"title": "Raid", "description": "Text.", "items": [{"name": "photo"}]})) == 1


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (
            {"title": {"rendered": "A &#8211; B"}, "content": {"rendered": "<p>One</p><p>Two</p>"}},
            "A – B\n\nOne\n\nTwo",
        ),
        ({"title": "A", "body": {"value": "<p>One</p>", "format": "html"}}, "A\n\nOne"),
        (
            {"title": "A", "body": [{"type": "paragraph", "text": "One"}, "Two", 3, {"x": 1}]},
            "A\n\nOne\n\nTwo",
        ),
        ({"title": "A", "Body": "One"}, "A\n\nOne"),
    ],
)
def test_a_text_may_lie_one_level_down(row: dict[str, Any], text: str) -> None:
    assert read_one("a.json", json.dumps(row)).text == text


@pytest.mark.parametrize("time", [1632798000, "1632798000", 1632798000000, "1632798000123", 1632798000.5])
def test_unix_times_are_seconds_or_milliseconds(time: float | str) -> None:
    assert read_one("a.json", json.dumps(ROW | {"published_at": time})).published == "2021-09-28T03:00:00Z"


def test_a_summary_alone_is_said_to_be_one() -> None:
    assert read_one("a.json", json.dumps({"title": "A", "summary": "Short."})).excerpt
    assert not read_one("a.json", json.dumps({"title": "A", "description": "Whole."})).excerpt


def test_a_hundred_thousand_rows_are_read() -> None:
    assert len(read_all("a.json", json.dumps({"items": [{"title": "x"}] * 100_000}))) == 100_000


@pytest.mark.parametrize(
    "wrapping", ["items", "@graph", "mainEntity", "data", "docuLanguageResource", "bodies"]
)
def test_what_is_wrapped_without_end_is_refused_or_read(wrapping: str) -> None:
    found: Any = ARTICLE
    for _ in range(300):
        found = {"@context": "x", wrapping: [found, found] if wrapping == "@graph" and not found else found}
    try:
        read_all("a.json", json.dumps(found))
    except SourceError as error:
        assert error.message  # noqa: PT017 - either way there is a reason
