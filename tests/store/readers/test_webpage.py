"""A saved page becomes the release on it: its head from the metadata, its lines from the elements."""

import pytest

from store.document import Document
from store.errors import SourceError

from .reading import read_one

STORY = (
    "<p>Officers in nine countries arrested 288 suspects in a raid that had been planned for fourteen months.</p>"
    "<p>They searched more than forty flats and took computers, telephones and cash with them.</p>"
)


def page(body: str, head: str = "", lang: str = "en") -> Document:
    return read_one(
        "x.html", f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'
    )


def text_of(body: str) -> str:
    return page(f"<article>{body}{STORY}</article>").text.partition("Officers in nine")[0].rstrip()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>one<br>two<br><br>three</p>", "one\ntwo\n\nthree"),
        ("<div>Eva Muster</div><div>Spokesperson</div>", "Eva Muster\nSpokesperson"),
        ("<p>a <b>b</b>c <i> d</i></p>", "a bc d"),
        ("<p>wrapped\n   in the   source</p>", "wrapped in the source"),
        ("<p>11&#8239;000 and 5&nbsp;kg</p>", "11\u202f000 and 5\u00a0kg"),
        (
            "<ul><li>one</li><li><p>two</p></li><li>three<ul><li>four</li></ul></li></ul>",
            "- one\n- two\n- three\n  - four",
        ),
        (
            "<table><tr><th>Country</th><th>Arrests</th></tr><tr><td><p>Spain</p></td><td><h2>12</h2></td></tr></table>",
            "Country | Arrests\nSpain | 12",
        ),
        ("<ul><li><ul><li>inner</li></ul></li><li>outer</li></ul>", "  - inner\n- outer"),
        ("<h2>Results</h2><p>x</p>", "Results\n\nx"),
        ("<pre>kept\n  as is</pre>", "kept\n  as is"),
        ("<p>a</p>b<p>c</p>", "a\n\nb\n\nc"),
        ("<dl><dt>Media</dt><dd>Tel. 1</dd></dl>", "Media\nTel. 1"),
        ("<p>&#27;[2J&#155;31m</p>", "[2J›31m"),
    ],
)
def test_lines_stand_as_a_browser_shows_them(written: str, shown: str) -> None:
    assert text_of(written) == shown


@pytest.mark.parametrize(
    "furniture",
    [
        "<script>var arrests = 300</script>",
        "<style>.x{}</style>",
        "<nav><a>300 arrests</a></nav>",
        "<p hidden>300</p>",
        '<p style="color:red; display : none">300</p>',
        '<span class="visually-hidden">300</span>',
        '<div class="social-share"><a>300 Share</a></div>',
        '<div class="relatedNews"><h3>300 ARRESTED</h3></div>',
        '<div id="cookie-banner">300 cookies</div>',
        '<div role="navigation">300</div>',
        "<form><label>300</label></form>",
        "<!-- 300 -->",
        "<template><p>300</p></template>",
        "<noscript>300</noscript>",
        "<svg><title>300</title></svg>",
    ],
)
def test_what_is_around_a_release_or_hidden_is_not_in_it(furniture: str) -> None:
    assert "300" not in page(f"<article>{furniture}{STORY}</article>").text


def test_a_layout_named_like_furniture_is_not_dropped() -> None:
    assert (
        "288"
        in page(f'<div class="has-sidebar menu-open"><article class="no-share">{STORY}</article></div>').text
    )


def test_the_article_is_taken_and_not_the_teasers() -> None:
    found = page(
        f"<main><article>{STORY}</article><article><h3>Another 300</h3><p>short</p></article></main><footer>300</footer>"
    )
    assert "300" not in found.text


def test_without_an_article_the_densest_part_is_taken() -> None:
    links = "".join(f"<li><a href='/{number}'>300 headline number {number}</a></li>" for number in range(40))
    found = page(f"<div><div><ul>{links}</ul></div><div><div><h1>Raid</h1>{STORY}</div></div></div>")
    assert "headline" not in found.text
    assert found.text.startswith("Raid\n\nOfficers")


def test_a_table_may_only_lay_out_the_page() -> None:
    cell = STORY.replace("<p>", "").replace("</p>", "<br><br>")
    found = page(f"<table><tr><td><a>Home</a><br><a>Contact</a></td><td>{cell}</td></tr></table>")
    assert found.text.startswith("Officers")
    assert "|" not in found.text


JSON_LD = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Site"},
 {"@type": ["NewsArticle"], "headline": "Raid in nine countries", "datePublished": "2023-05-02T10:00:00+02:00",
  "inLanguage": "en-GB", "publisher": {"@type": "Organization", "name": "Example Police"}}]}</script>"""


def test_json_ld_states_the_head() -> None:
    found = page(f"<article>{STORY}</article>", JSON_LD)
    assert (found.title, found.published) == ("Raid in nine countries", "2023-05-02T10:00:00+02:00")
    assert (found.publisher, found.language) == ("Example Police", "en")
    assert found.text.startswith("Raid in nine countries\n\nOfficers")


def test_a_page_drawn_by_scripts_is_read_from_its_data() -> None:
    body = "Officers went in.\\n\\nThey found 850 kg. " * 20
    head = f'<script type="application/ld+json">{{"@type": "Article", "headline": "Raid", "articleBody": "{body}"}}</script>'
    found = page("<div id=app>Loading</div>", head)
    assert found.text.startswith("Raid\n\nOfficers went in.\n\nThey found 850 kg.")


def test_meta_tags_state_the_head() -> None:
    found = page(
        f"<article>{STORY}</article>",
        '<title>Razzia | Polizei Beispiel</title><meta property="og:title" content="Razzia in neun L&auml;ndern">'
        '<meta property="og:site_name" content="Polizei Beispiel"><link rel="canonical" href="https://example.org/razzia">'
        '<meta property="article:published_time" content="2023-05-02">',
        lang="de-DE",
    )
    assert (found.title, found.publisher) == ("Razzia in neun Ländern", "Polizei Beispiel")
    assert (found.published, found.language, found.url) == ("2023-05-02", "de", "https://example.org/razzia")


@pytest.mark.parametrize(
    ("markup", "published"),
    [
        ('<time datetime="2023-05-02T10:00:00+02:00">2 May</time>', "2023-05-02T10:00:00+02:00"),
        (
            '<span property="dc:date" content="2015-06-22T00:00:00-04:00">Monday, June 22, 2015</span>',
            "2015-06-22",
        ),
        ('<span itemprop="datePublished">2 May 2023</span>', "2023-05-02"),
    ],
)
def test_a_date_in_the_text_is_stated_by_its_markup(markup: str, published: str) -> None:
    assert page(f"<article>{markup}{STORY}</article>").published == published


def test_the_full_heading_wins_over_a_cut_title() -> None:
    found = page(
        f"<article><h1>Five held after robbery in Sevilla</h1>{STORY}</article>",
        "<title>Five held after robbery… - Policía de Ejemplo</title>",
    )
    assert (found.title, found.publisher) == ("Five held after robbery in Sevilla", "Policía de Ejemplo")
    assert found.text.startswith("Five held after robbery in Sevilla\n\nOfficers")


def test_a_general_title_is_none() -> None:
    assert page(f"<div>{STORY}</div>", "<title>Press Releases</title>").title is None


@pytest.mark.parametrize(
    ("markup", "lead"),
    [
        ('<p class="lead">Planned for fourteen months</p>', "Planned for fourteen months"),
        ('<div class="field-subtitle">Planned for fourteen months</div>', "Planned for fourteen months"),
        ("<h2>Planned for fourteen months</h2>", "Planned for fourteen months"),
        ("<p><strong>Planned for fourteen months</strong></p>", "Planned for fourteen months"),
        ('<p class="rtecenter">Planned for fourteen months</p>', "Planned for fourteen months"),
        (
            "<p>8 June 2021 · PRESS RELEASE</p><p><b>Planned for fourteen months</b></p>",
            "Planned for fourteen months",
        ),
        ("<p>Planned for fourteen months</p>", None),
        ("", None),
    ],
)
def test_the_standfirst_is_what_the_page_sets_apart(markup: str, lead: str | None) -> None:
    description = '<meta name="description" content="Planned for fourteen months">'
    found = page(f"<article><h1>Raid in nine countries</h1>{markup}{STORY}</article>", description)
    assert found.standfirst == lead


def protect(address: str, key: int = 0x6A) -> str:
    return bytes([key, *(byte ^ key for byte in address.encode())]).hex()


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        (
            '<a class="__cf_email__" href="/cdn-cgi/l/email-protection" data-cfemail="{code}">[email&#160;protected]</a>',
            "eva@example.org",
        ),
        (
            '<a href="/cdn-cgi/l/email-protection#{code}"><span class="__cf_email__" data-cfemail="{code}">[email&#160;protected]</span></a>',
            "eva@example.org",
        ),
        ('<a href="/cdn-cgi/l/email-protection#{code}">Write to us</a>', "Write to us (eva@example.org)"),
        ('<span data-cfemail="zz">[email&#160;protected]</span>', "[email\u00a0protected]"),
        ('<span data-cfemail="6a00">[email&#160;protected]</span>', "[email\u00a0protected]"),
        ('<a href="mailto:eva@example.org?subject=Press">E-mail</a>', "E-mail (eva@example.org)"),
        ('<a href="mailto:eva@example.org">eva@example.org</a>', "eva@example.org"),
        ('<a href="mailto:eva@example.org"><img src="mail.gif"></a>', "eva@example.org"),
        ('<a href="mailto:?subject=Share this">Share</a>', "Share"),
    ],
)
def test_addresses_that_the_page_carries_are_shown(markup: str, shown: str) -> None:
    assert text_of(f"<p>{markup.format(code=protect('eva@example.org'))}</p>") == shown


def test_contact_boxes_keep_their_lines_and_are_marked() -> None:
    box = '<div class="press-contact"><b>Eva Muster</b><br>Spokesperson<br><a href="tel:+3170">+31 70 123 45 67</a></div>'
    found = page(f"<article>{STORY}{box}</article>")
    (block,) = found.blocks
    assert block.kind == "contacts"
    assert found.text[block.start : block.end] == "Eva Muster\nSpokesperson\n+31 70 123 45 67"


def test_a_contact_box_beside_the_article_is_kept_and_the_footers_is_not() -> None:
    box = '<aside class="media-contact"><p>Jan Novak<br>+420 123 456 789</p></aside>'
    footer = '<footer><div class="contact">Switchboard +420 999 999 999</div></footer>'
    found = page(f"<main><article>{STORY}</article>{box}</main>{footer}")
    assert found.text.endswith("Jan Novak\n+420 123 456 789")
    assert [found.text[block.start : block.end] for block in found.blocks] == ["Jan Novak\n+420 123 456 789"]


def test_links_that_a_release_is_filed_under_are_kept_as_furniture() -> None:
    found = page(
        f'<article>{STORY}<div class="tags">Topics: <a href="/drugs">Drugs</a>, <a href="/eu">Europe</a></div></article>'
    )
    (block,) = found.blocks
    assert (block.kind, found.text[block.start : block.end]) == ("furniture", "Topics: Drugs, Europe")
    assert found.links == ("/drugs", "/eu")


def test_blocks_move_along_with_a_title_put_in_front() -> None:
    found = page(
        f'<article>{STORY}<ul class="tags"><li><a href="/x">Drugs</a></li></ul></article>',
        '<meta property="og:title" content="Raid">',
    )
    (block,) = found.blocks
    assert found.text.startswith("Raid\n\n")
    assert found.text[block.start : block.end] == "- Drugs"


@pytest.mark.parametrize(
    "charset",
    [
        '<meta charset="iso-8859-1">',
        '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">',
    ],
)
def test_the_declared_character_set_is_used(charset: str) -> None:
    data = f"<html><head>{charset}</head><body><p>Zwei Männer in Köln</p></body></html>".encode("latin-1")
    found = read_one("x.html", data)
    assert found.text == "Zwei Männer in Köln"
    assert not found.encoding_guessed


@pytest.mark.parametrize("data", ["<html></html>", "<p hidden>x</p>", "<script>1</script>", "<!-- x -->"])
def test_a_page_that_shows_nothing_is_no_release(data: str) -> None:
    with pytest.raises(SourceError, match="no text"):
        read_one("x.html", data)


def test_entities_are_resolved_once_and_external_ones_never(tmp_path: object) -> None:
    (outside,) = [f"{tmp_path}/secret"]
    found = read_one(
        "x.html",
        f'<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY x SYSTEM "file://{outside}">]><p>&amp;lt;b&amp;gt; &a; &x; &#0;ok &#xD800;</p>',
    )
    assert "&lt;b&gt; &a; &x;" in found.text
    assert "boom" not in found.text.split("]>")[-1]


def test_broken_metadata_does_not_stop_the_reading() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", </script><script type="application/ld+json">'
        + "[" * 100_000
        + "</script>"
    )
    assert "288" in page(f"<article>{STORY}</article>", head).text


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table><tr><td", "ul><li", "x-y", "path/"])
def test_absurd_nesting_is_refused_at_once(tag: str) -> None:
    with pytest.raises(SourceError, match="deep"):
        read_one("x.html", f"<{tag}>" * 100_000 + "288 arrests")


def test_a_drawing_of_many_lines_is_not_nesting() -> None:
    assert "288" in page(f"<article><svg>{'<path d=M0 />' * 9000}</svg>{STORY}</article>").text


def test_a_tag_with_endless_attributes_is_left_out() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(100_000))
    assert page(f"<article><i {attributes}>x</i>{STORY}</article>").text.startswith("x\n\nOfficers")


def test_deep_lists_are_indented_only_so_far() -> None:
    found = page(f"{'<ul><li>' * 500}{STORY}")
    assert len(found.text) < 2000
