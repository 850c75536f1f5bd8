"""Pages, feeds and Markdown made up from their grammars, with the mistakes that real ones have and worse ones."""

import json
from random import Random

from tests.fuzz import rows, words

_TAGS_LIST = (
    "p div span a b i em strong ul ol li table tr td th thead tbody h1 h2 h3 h4 br hr pre article main section header footer nav "
    "aside form script style noscript template svg math iframe select option button title head body html meta time blockquote dl dt "
    "dd figure figcaption address details summary center font textarea plaintext frameset caption colgroup img input desc foreignobject"
)
_TAGS = _TAGS_LIST.split()
_NAMES = (
    "class",
    "id",
    "itemprop",
    "role",
    "href",
    "style",
    "datetime",
    "content",
    "property",
    "data-cfemail",
    "hidden",
    "name",
)
_VALUES = (
    "contact", "press-contact", "lead", "hidden", "sr-only", "navigation", "breadcrumb", "articleBody", "datePublished", "content",
    "display:none", "mailto:press@example.org", "mailto:%FF%00", "/cdn-cgi/l/email-protection#543531", "543531", "zz", "", "tags",
    "related", "main", "og:title", "og:description", "article:published_time", "Kontakt", "../../etc/passwd", "http://[", "#",
)  # fmt: skip
_HEADS = (
    "<!doctype html>", '<?xml version="1.0" encoding="utf-16"?>', '<meta charset="{}">', "<html lang=de>", "<title>{}</title>",
    '<meta property="og:title" content="{}">', '<meta name="description" content="{}">', '<link rel=canonical href="{}">',
    '<meta property="article:published_time" content="{}">', '<meta http-equiv="content-type" content="text/html; charset={}">',
)  # fmt: skip
_SAID = ("", "", ' type="html"', ' type="xhtml"', ' xml:base="http://["', ' href="x"', ' mode="base64"')
_CHARSETS = (
    "utf-8",
    "iso-8859-1",
    "utf-7",
    "utf-16",
    "windows-1252",
    "shift_jis",
    "gb18030",
    "no-such",
    "iso2022_jp",
    "koi8-r",
)


def page(chance: Random) -> bytes:
    """Return a web page."""
    heads = [
        head.replace(
            "{}", chance.choice((chance.choice(_CHARSETS), words.moment(chance), words.title(chance)))
        )
        for head in chance.sample(_HEADS, chance.randint(0, 5))
    ]
    if chance.random() < 0.2:
        described = json.dumps(rows.value(chance))
        heads.append(f'<script type="application/ld+json">{described}</script>')
    return words.encoded(chance, "".join(heads) + fragment(chance))


def fragment(chance: Random, most: int = 40) -> str:
    """Return HTML of elements that are closed, left open, closed twice or closed by another."""
    out: list[str] = []
    waiting: list[str] = []
    for _ in range(chance.randint(1, most)):
        what = chance.random()
        if what < 0.4:
            waiting.append(tag := chance.choice(_TAGS))
            out.append(f"<{tag}{_attributes(chance)}{'/' if chance.random() < 0.05 else ''}>")
        elif what < 0.7 and waiting:
            out.append(f"</{waiting.pop(-1 if chance.random() < 0.9 else 0)}>")
        elif what < 0.95:
            out.append(words.stretch(chance))
        else:
            out.append(
                chance.choice(
                    (
                        "<!--",
                        "-->",
                        "<![CDATA[",
                        "]]>",
                        "<",
                        "</",
                        "&#x110000;",
                        "&nbsp",
                        "<p " + "a=1 " * 600 + ">",
                    )
                )
            )
    if chance.random() < 0.03:
        tag = chance.choice(_TAGS)
        out.append(f"<{tag}>" * chance.choice((100, 1500, 3000)) + words.stretch(chance))
    return "".join(out)


def feed(chance: Random) -> bytes:
    """Return a feed in RSS, RDF or Atom."""
    form = chance.choice(("rss", "atom", "rdf"))
    items = "".join(_item(chance, form) for _ in range(chance.randint(0, 4)))
    head = f"<title>{_value(chance)}</title><link>http://example.org/</link><language>{chance.choice(('de', 'en-GB', 'x'))}</language>"
    whole = {
        "rss": f'<rss version="2.0"><channel>{head}{items}</channel></rss>',
        "atom": f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">{head}{items}</feed>',
        "rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        f"<channel>{head}</channel>{items}</rdf:RDF>",
    }[form]
    before = chance.choice(
        (
            "",
            '<?xml version="1.0"?>',
            '<?xml version="1.0" encoding="iso-8859-1"?>',
            '<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>',
            "<!DOCTYPE rss [",
        )
    )
    return words.encoded(chance, before + whole)


def markdown(chance: Random) -> bytes:
    """Return a Markdown text, with front matter or what looks like it."""
    lines = [
        chance.choice(
            (
                "# ",
                "## ",
                "- ",
                "> ",
                "* * ",
                "```",
                "| a | b |",
                "|--|",
                "**",
                "[a](b)",
                "![",
                "---",
                "1. ",
                "",
                "    ",
                "<!--",
            )
        )
        + words.stretch(chance)
        for _ in range(chance.randint(1, 20))
    ]
    if chance.random() < 0.6:
        stated = [
            f"{chance.choice(('title', 'date', 'og', '- a', 'published', 'language', 'url', 'summary', '  x'))}: "
            + chance.choice(
                ("", ">", "|", '"', "'", "[", "&a ", "!!python/object ", "\\x41 ", '"\\ud800', "null")
            )
            + words.title(chance)
            for _ in range(chance.randint(1, 8))
        ]
        lines = ["---", *stated, chance.choice(("---", "...", "")), *lines]
    return words.encoded(chance, "\n".join(lines))


def _attributes(chance: Random) -> str:
    return "".join(
        f" {chance.choice(_NAMES)}={quote}{chance.choice((chance.choice(_VALUES), words.moment(chance)))}{quote}"
        for quote in chance.choices(('"', '"', "'", ""), k=chance.choice((0, 0, 0, 1, 2)))
    )


def _item(chance: Random, form: str) -> str:
    names = ("title", "link", "guid", "id", "pubDate", "updated", "published", "dc:date", "description", "summary", "content", "author",
             "content:encoded", "fulltext", "source", "dc:creator", "category", "media:content", "enclosure", "x:y")  # fmt: skip
    tag = "entry" if form == "atom" else "item"
    inner = "".join(
        f"<{name}{chance.choice(_SAID)}>{_value(chance)}</{name}>"
        for name in chance.choices(names, k=chance.randint(0, 8))
    )
    return f"<{tag}>{inner}</{tag}>"


def _value(chance: Random) -> str:
    words_ = chance.choice((words.title, words.text, words.moment, words.address, lambda c: fragment(c, 12)))(
        chance
    )
    return chance.choice((words_, f"<![CDATA[{words_}]]>", words_.replace("&", "&amp;").replace("<", "&lt;")))
