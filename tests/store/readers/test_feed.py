"""Feeds: every item is a release with the head that the feed states; nothing in a feed is expanded or fetched."""

import socket
from pathlib import Path
from typing import Any

import pytest

from store.document import Document
from store.errors import SourceError
from store.readers import feed
from store.readers.source import from_file

from .reading import read_all, read_one, rows_of

BAVARIA = Path(__file__).parents[4] / "shared" / "corpus" / "polizei-bayern.feed.xml"
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:atom="http://www.w3.org/2005/Atom"'
)
LONG = "Officers searched nineteen premises in four towns and found nothing but tea. " * 4


def rss(*items: str, head: str = "", title: str = "Example Police", declaration: str = "") -> str:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'{declaration}<rss version="2.0" {SPACES}><channel><title>{title}</title>'
        f"<link>https://police.example/press/</link>{head}{inner}</channel></rss>"
    )


def one(item: str, **feed_words: str) -> Document:
    (found,) = documents(rss(item, **feed_words))
    return found


def documents(data: bytes | str, name: str = "a.xml") -> list[Document]:
    found = [item for _, item in rows_of(read_all(name, data))]
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def test_an_item_states_its_head() -> None:
    found = one(
        "<title>Man jailed</title><link>/2021/man</link><guid isPermaLink='false'>abc-1</guid>"
        "<pubDate>Tue, 28 Sep 2021 05:00:00 +0200</pubDate><description>He went.</description>"
        "<enclosure url='https://police.example/a.mp3' type='audio/mpeg' length='1'/>",
        head="<language>en-GB</language><pubDate>Fri, 01 Oct 2021 00:00:00 GMT</pubDate>",
    )
    assert (found.title, found.url, found.ident) == ("Man jailed", "https://police.example/2021/man", "abc-1")
    assert (found.published, found.language) == ("2021-09-28T05:00:00+02:00", "en")
    assert (found.publisher, found.media_type) == ("Example Police", "application/rss+xml")
    assert found.text == "Man jailed\n\nHe went."
    assert found.links == ()


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("<pubDate>Tue, 28 Sep 2021 05:00 GMT</pubDate>", "2021-09-28T05:00Z"),
        ("<pubDate>2021-09-28 05:00</pubDate>", "2021-09-28T05:00"),
        ("<pubDate>28.09.2021</pubDate>", "2021-09-28"),
        ("<dc:date>2021-09-28T05:00:00-04:00</dc:date>", "2021-09-28T05:00:00-04:00"),
        ("<pubDate>soon</pubDate>", None),
        ("", None),
    ],
)
def test_a_date_is_kept_as_it_is_stated(date: str, published: str | None) -> None:
    assert one(f"<title>Raid</title>{date}<description>x</description>").published == published


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ("<description>One &amp;amp; two &amp;lt; three.</description>", "One & two < three."),
        ("<description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;br&gt;three&lt;/p&gt;</description>", "One\n\nTwo\nthree"),
        ("<description>&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;</description>", "One"),
        ("<description><![CDATA[<ul><li>850 kg</li></ul>]]></description>", "- 850 kg"),
        (f"<description>Lead.</description><content:encoded>&lt;p&gt;{LONG}&lt;/p&gt;</content:encoded>", f"Lead.\n\n{LONG}"),
        (f"<description>{LONG}</description><content:encoded>Teaser</content:encoded>", LONG),
        (f"<description>Lead.</description><body>&lt;p&gt;{LONG}&lt;/p&gt;</body>", f"Lead.\n\n{LONG}"),
        (f"<body><p>{LONG}</p><p>Two</p></body>", f"{LONG.strip()}\n\nTwo"),
        (f"<description>Lead.</description><fulltext>&lt;p&gt;{LONG}&lt;/p&gt;</fulltext>", f"Lead.\n\n{LONG}"),
        ("<description>esc&#27;[2Japed</description>", "esc[2Japed"),
        ("<description>Tea & sympathy&nbsp;– &unknown; é</description>", "Tea & sympathy – &unknown; é"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_fullest_text_is_the_text(fields: str, text: str) -> None:
    found = one(f"<title>Raid</title>{fields}")
    assert found.text.replace("\u00a0", " ") == f"Raid\n\n{text}".strip()


def test_a_summary_of_its_own_is_the_standfirst() -> None:
    found = one(f"<title>Raid</title><description>A lead of its own.</description><body>{LONG}</body>")
    assert found.standfirst == "A lead of its own."


def test_an_address_that_the_page_protects_is_read() -> None:
    code = "53" + "".join(f"{byte ^ 0x53:02x}" for byte in b"press@example.org")
    found = one(
        f"<title>x</title><description><![CDATA[<p>Mail <a data-cfemail='{code}'>[email]</a></p>]]></description>"
    )
    assert "press@example.org" in found.text


ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://b.example/d/">
<title>Pressemitteilungen | Polizei Beispiel</title><link href="/"/><id>urn:f</id>
<entry><title type="html">Mann &lt;b&gt;verurteilt&lt;/b&gt;</title><id>urn:1</id><link href="1.html"/>
<published>2021-09-28T05:00:00+02:00</published><updated>2021-10-01T00:00:00Z</updated><summary>Kurz.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Lang <b>und</b> länger.</p><p>Zwei</p></div></content>
</entry><entry xml:lang="fr"><title>Deux</title><id>urn:2</id><updated>2021-10-01T00:00:00Z</updated>
<summary>Only this.</summary></entry></feed>"""


def test_atom_is_read() -> None:
    first, second = documents(ATOM, "a.atom")
    assert (first.title, first.url, first.ident) == ("Mann verurteilt", "https://b.example/d/1.html", "urn:1")
    assert (first.published, first.language) == ("2021-09-28T05:00:00+02:00", "de")
    assert (first.publisher, first.media_type) == ("Polizei Beispiel", "application/atom+xml")
    assert first.text == "Mann verurteilt\n\nKurz.\n\nLang und länger.\n\nZwei"
    assert (second.language, second.published) == ("fr", "2021-10-01")
    assert (first.excerpt, second.excerpt) == (False, True)


def test_rdf_is_read() -> None:
    (found,) = documents(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Example Police</title></channel>'
        '<item rdf:about="https://x.example/1"><title>Raid</title><link>https://x.example/1</link>'
        "<description>Text.</description><dc:date>2021-09-28T05:00+02:00</dc:date></item></rdf:RDF>",
        "a.rdf",
    )
    assert (found.title, found.url, found.published) == (
        "Raid",
        "https://x.example/1",
        "2021-09-28T05:00+02:00",
    )
    assert (found.publisher, found.media_type) == ("Example Police", "application/rdf+xml")


@pytest.mark.parametrize("end", ["…", "...", " […]", "[...]", "… Read more", "… weiterlesen »"])
def test_a_text_that_breaks_off_is_said_to_be_a_summary(end: str) -> None:
    assert one(f"<title>x</title><description>Officers went in{end}</description>").excerpt


def test_a_description_that_ends_is_not_said_to_be_a_summary() -> None:
    assert not one("<title>x</title><description>Officers went in.</description>").excerpt


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Example Police", "Example Police"),
        ("Press releases | Example Police", "Example Police"),
        ("Example Agency – News", "Example Agency"),
        ("RSS feed: Example Agency press releases", "Example Agency"),
        ("Pressemitteilungen der Polizei Beispiel", "Polizei Beispiel"),
        (
            "Bayerische Polizeimeldungen – ausgewählte Delikte",
            "Bayerische Polizeimeldungen – ausgewählte Delikte",
        ),
        ("Press releases", None),
        ("News", None),
    ],
)
def test_the_feed_s_title_names_the_publisher(title: str, publisher: str | None) -> None:
    assert one("<title>x</title><description>y</description>", title=title).publisher == publisher


@pytest.mark.parametrize(
    ("encoding", "declared", "guessed"),
    [
        ("utf-8", "utf-8", False),
        ("cp1252", "iso-8859-1", False),
        ("utf-16", "utf-16", False),
        ("cp1252", "", True),
    ],
)
def test_a_feed_may_be_in_another_character_set(encoding: str, declared: str, guessed: bool) -> None:  # noqa: FBT001
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    (found,) = documents(
        rss("<title>Überfall</title><description>é</description>", declaration=head).encode(encoding)
    )
    assert (found.title, found.text, found.encoding_guessed) == ("Überfall", "Überfall\n\né", guessed)


@pytest.mark.parametrize("name", ["-", "feed", "feed.php"])
@pytest.mark.parametrize("before", ["", '<?xml version="1.0"?>\n<!-- made by a program -->\n'])
def test_a_feed_is_known_by_its_first_bytes(name: str, before: str) -> None:
    assert read_one(name, before + rss("<title>x</title><description>y</description>")).title == "x"


def test_an_item_that_says_nothing_is_named_and_the_others_are_read() -> None:
    found = rows_of(read_all("a.xml", rss("<title>One</title>", "<guid>2</guid>", "<title>Three</title>")))
    assert [(where, type(item)) for where, item in found] == [
        ("item 1", Document),
        ("item 2", SourceError),
        ("item 3", Document),
    ]


def test_a_feed_that_breaks_off_gives_what_came_before() -> None:
    whole = rss(*(f"<title>Item {number}</title><description>Text</description>" for number in range(9)))
    found = documents(whole[: whole.index("ext", whole.index("Item 7"))])
    assert [document.title for document in found] == [f"Item {number}" for number in range(8)]


@pytest.mark.parametrize("damage", ["<b>", "</p>", "<item>", "&", "&nbsp;", "\x01", "<br>", "<![CDATA["])
def test_a_feed_with_wrong_xml_is_mended(damage: str) -> None:
    found = documents(rss("<title>One</title>", f"<title>Two</title><description>a{damage}b</description>"))
    assert [document.title for document in found][:2] == ["One", "Two"]


BOMB = "<!DOCTYPE rss [<!ENTITY a 'ha ha ha'>" + "".join(
    f"<!ENTITY {name} '{f'&{inner};' * 10}'>" for inner, name in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip


@pytest.mark.parametrize(
    "declaration", [BOMB, f"<!DOCTYPE rss [<!ENTITY i '{'x' * 100_000}'>]>", "<!DOCTYPE rss [<!ENTITY i 'x'>"]
)
def test_entities_that_grow_are_refused(declaration: str) -> None:
    with pytest.raises(SourceError, match=r"entities|document type"):
        read_all("a.xml", rss(f"<title>x {'&i;' * 1000}</title>", declaration=declaration))


def test_entities_that_only_name_a_letter_are_read() -> None:
    found = documents(rss("<title>M&ue;nchen</title>", declaration='<!DOCTYPE rss [<!ENTITY ue "ü">]>'))
    assert found[0].title == "München"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE rss [<!ENTITY i SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "https://x.example/a.dtd"> %p;]>',
        '<!DOCTYPE rss PUBLIC "-//X//DTD RSS 0.91//EN" "https://x.example/rss.dtd">',
        '<?xml-stylesheet href="https://x.example/a.xsl"?>',
    ],
)
def test_nothing_is_opened_while_a_feed_is_read(declaration: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read_all("a.xml", rss("<title>first</title>"))  # what is loaded once is loaded now
    monkeypatch.setattr(socket, "socket", lambda *_, **__: pytest.fail("a connection"))
    monkeypatch.setattr("builtins.open", lambda *_, **__: pytest.fail("a file"))
    (found,) = documents(rss("<title>x</title><description>a &i; b</description>", declaration=declaration))
    assert found.text == "x\n\na &i; b"


def test_a_feed_that_is_only_an_address_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", lambda *_, **__: pytest.fail("a connection"))
    for data in ("https://x.example/feed.xml", str(Path(__file__))):
        with pytest.raises(SourceError, match="no feed"):
            read_all("a.xml", data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "no feed"),
        ("<urlset><url/></urlset>", "is XML, but no feed"),
        (rss(), "without items"),
        (rss("<a>" * 3000), "nests its elements"),
        (rss("<title>x</title>" + "<p>" * 9000), "nests its elements"),
        (rss("&" * 400_000), "grows"),
        ("<!DOCTYPE rss [", "does not end"),
    ],
)
def test_what_is_no_feed_is_refused(data: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read_all("a.xml", data)


def test_more_items_than_any_feed_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "MOST_ITEMS", 10)
    with pytest.raises(SourceError, match="more than 10 items"):
        read_all("a.xml", rss(*["<title>x</title>"] * 11))


def test_a_large_feed_that_is_broken_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "_MOST_TO_MEND", 1000)
    with pytest.raises(SourceError, match="not well-formed"):
        read_all("a.xml", rss(*["<title>x</b></title>"] * 100))
    assert len(read_all("a.xml", rss(*["<title>x</title>"] * 100))) == 100


@pytest.mark.skipif(not BAVARIA.is_file(), reason="the real releases in ../shared are not on this machine")
def test_a_real_feed_comes_in_whole() -> None:
    found: list[Any] = [part.found for part in feed.FeedReader().read(from_file(BAVARIA))]
    assert len(found) == 225
    assert all(isinstance(document, Document) for document in found)
    assert {document.language for document in found} == {"de"}
    assert len({document.ident for document in found}) == 225
    for document in found:
        assert document.title
        assert document.published is not None
        assert document.published.endswith("+00:00")
        assert document.url.startswith("https://www.polizei.bayern.de/")
        assert document.text.startswith(f"{document.title}\n\nPM ")
        assert "<" not in document.text
