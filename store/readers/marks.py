"""Markdown to plain lines: markup goes, words, line ends and list bullets stay."""

import re
from dataclasses import dataclass, field
from typing import Literal

from store.model import Block
from store.readers.inline import plain_words

_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+|$)(.*)$")
_BULLET = re.compile(r"^(?P<indent>[ \t]*)[*+\-•][ \t]+(?P<rest>.*)$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)$")
_QUOTE = re.compile(r"^ {0,3}>[ \t]?")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:[ \t]*<?(?P<url>\S+?)>?(?:[ \t]+[\"'(].*)?$")
_TABLE_RULE = frozenset("|-: \t")
_ALL_MARKED = re.compile(r"^ *(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])[^*\n]*[^\s*](?P=mark) *$")

# A line with no more letters than this outside its links is a list of links.
_BESIDE_LINKS = 14
SHORTEST_LEAD = 25

Kind = Literal["heading", "marked", "links", "text", "blank"]


@dataclass(frozen=True, slots=True)
class Line:
    """One plain line and what its markup said it is; `level` is a heading's, 1 to 6."""

    text: str
    kind: Kind
    level: int = 0


@dataclass(slots=True)
class Page:
    """A Markdown text without its markup.

    Args:
        text: The plain text.
        title: The first heading, when it opens the text and is of the first level.
        lead: The heading that follows at once, or opens a text without such a title.
        marked: The first paragraph when all of it is in strong or slanted type.
        links: Addresses of the links, in text order.
        blocks: Lines at the end that are nothing but links.
    """

    text: str
    title: str | None = None
    lead: str | None = None
    marked: str | None = None
    links: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def render(text: str) -> Page:
    """Return the text without its Markdown, and what its markup set apart."""
    page = Page("")
    lines = _tidy(_lines(_without_comments(text), page.links))
    page.text = "\n".join(line.text for line in lines)
    said = [line for line in lines if line.kind != "blank"]
    if said and said[0].kind == "heading" and said[0].level == 1:
        page.title = said.pop(0).text
    if said and said[0].kind == "heading" and len(said[0].text) >= SHORTEST_LEAD and len(said) > 1:
        page.lead = said[0].text
    page.marked = next((line.text for line in said[:2] if line.kind == "marked"), None)
    tail = _tail_of_links(lines)
    if tail:
        page.blocks.append(Block("furniture", len(page.text) - tail, len(page.text)))
    return page


def _lines(text: str, links: list[str]) -> list[Line]:
    lines: list[Line] = []
    fenced = False
    for source in text.split("\n"):
        if _FENCE.match(source):
            fenced = not fenced
        elif fenced:
            lines.append(Line(source.rstrip(), "text"))
        elif not _is_table_rule(source):
            lines.append(_line(source, links))
    return lines


def _line(source: str, links: list[str]) -> Line:
    source = _QUOTE.sub("", source)
    definition = _DEFINITION.match(source)
    if definition:
        links.append(definition["url"])
    if definition or not source.strip() or _RULE.match(source):
        return Line("", "blank")
    bullet = _BULLET.match(source)
    if bullet:
        words = plain_words(_unhead(bullet["rest"])[0], links).text
        return Line(f"{_depth(bullet['indent'])}- {words}".rstrip(), "text")
    if source.lstrip().startswith("|"):
        cells = source.strip().strip("|").split("|")
        return Line(" | ".join(plain_words(cell, links).text for cell in cells), "text")
    return _paragraph(source, links)


def _paragraph(source: str, links: list[str]) -> Line:
    rest, level = _unhead(source)
    words = plain_words(rest, links)
    if not words.text:
        return Line("", "blank")
    if level:
        return Line(words.text, "heading", level)
    if _ALL_MARKED.match(source):
        return Line(words.text, "marked")
    return Line(words.text, "links" if words.linked and words.beside <= _BESIDE_LINKS else "text")


def _unhead(source: str) -> tuple[str, int]:
    heading = _HEADING.match(source)
    return (heading[2].rstrip(" \t#"), len(heading[1])) if heading else (source, 0)


def _is_table_rule(source: str) -> bool:
    return "--" in source and "|" in source and _TABLE_RULE.issuperset(source)


def _without_comments(text: str) -> str:
    """Return the text without HTML comments; one that never ends is text."""
    kept: list[str] = []
    done = 0
    while (start := text.find("<!--", done)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[done:start])
        done = end + len("-->")
    return "".join(kept) + text[done:]


def _depth(indent: str) -> str:
    """Keep the nesting of lists; the single blank that many converters put before every bullet is none."""
    return "  " * (len(indent.expandtabs(4)) // 2)


def _tidy(lines: list[Line]) -> list[Line]:
    """Leave one blank line where there are several, and none at either end."""
    kept: list[Line] = []
    for line in lines:
        if line.kind != "blank" or (kept and kept[-1].kind != "blank"):
            kept.append(line)
    if kept and kept[-1].kind == "blank":
        kept.pop()
    return kept


def _tail_of_links(lines: list[Line]) -> int:
    """Return the length of the lines at the end that are links only, two at least."""
    length = passed = found = 0
    for line in reversed(lines):
        if line.kind not in {"links", "blank"}:
            break
        passed += len(line.text) + 1
        if line.kind == "links":
            found += 1
            length = passed - 1
    return length if found > 1 else 0
