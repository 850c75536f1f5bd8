"""Markdown to plain lines: markup goes, words, line ends and list bullets stay."""

import html
import re
from dataclasses import dataclass, field

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+|$)(.*?)[ \t]*#*[ \t]*$")
_BULLET = re.compile(r"^(?P<indent>[ \t]*)[*+\-•][ \t]+(?P<rest>.*)$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)$")
_QUOTE = re.compile(r"^ {0,3}>[ \t]?")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:[ \t]*<?(?P<url>\S+?)>?(?:[ \t]+[\"'(].*)?$")
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$")

_IMAGE = re.compile(r"!\[[^\]\n]*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])")
_LINK = re.compile(
    r"\[(?P<words>[^\[\]\n]*)\]\([ \t]*<?(?P<url>[^()\s>]*(?:\([^()\s]*\)[^()\s>]*)*)>?(?:[ \t]+[\"'][^\n]*?[\"'])?[ \t]*\)"
)
_REFERENCE = re.compile(r"\[(?P<words>[^\[\]\n]+)\]\[[^\]\n]*\]")
_AUTOLINK = re.compile(r"<(?P<url>(?:https?|mailto):[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>")
_BREAK = re.compile(r"(?i)<br[ \t]*/?>")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:[ \t]+[^<>\n]*)?/?>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(?P<words>[^\n]*?\S)\1")
_EMPTY_STRONG = re.compile(r"(?<!\S)(?:\*{2,4}|_{2,4})(?!\S)")
_STAR = re.compile(r"(?<![\w*])\*(?=[^\s*])(?P<words>[^*\n]*?[^\s*])\*(?!\*)")
_UNDERLINE = re.compile(r"(?<![\w_/])_(?=[^\s_])(?P<words>[^_\n]*?[^\s_])_(?![\w_])")
_STRIKE = re.compile(r"~~(?=\S)(?P<words>[^\n]*?\S)~~")
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>|~<&\"'$%,/:;=?@^-])")


@dataclass(slots=True)
class Page:
    """Plain text of a Markdown body.

    Args:
        text: Lines without markup.
        links: Addresses of the links, in text order.
        headings: Words of the headings, in text order.
    """

    text: str
    links: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)


def render(text: str) -> Page:
    """Return the text without its Markdown."""
    page = Page("")
    lines: list[str] = []
    fenced = False
    for line in _COMMENT.sub("", text).split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
            continue
        lines.append(line.rstrip() if fenced else _line(line, page))
    page.text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    return page


def _line(line: str, page: Page) -> str:
    line = _QUOTE.sub("", line)
    if _RULE.match(line) or (_TABLE_RULE.match(line) and "|" in line):
        return ""
    definition = _DEFINITION.match(line)
    if definition:
        page.links.append(definition["url"])
        return ""
    bullet = _BULLET.match(line)
    if bullet:
        return f"{_depth(bullet['indent'])}- {_inline(_unhead(bullet['rest'], page), page)}".rstrip()
    if line.lstrip().startswith("|"):
        return " | ".join(_inline(cell.strip(), page) for cell in line.strip().strip("|").split("|"))
    return _inline(_unhead(line.strip(), page), page)


def _depth(indent: str) -> str:
    """Keep the nesting of lists; the single blank that many converters put before every bullet is none."""
    return "  " * (len(indent.expandtabs(4)) // 2)


def _unhead(line: str, page: Page) -> str:
    heading = _HEADING.match(line)
    if not heading:
        return line
    page.headings.append(_inline(heading[2], Page("")))
    return heading[2]


def _inline(text: str, page: Page) -> str:
    text = _BREAK.sub("\n", _IMAGE.sub("", text))
    text = _LINK.sub(lambda match: _linked(match, page), text)
    text = _AUTOLINK.sub(lambda match: _addressed(match, page), text)
    text = _REFERENCE.sub(r"\g<words>", text)
    text = _TAG.sub("", text)
    for pattern in (_STRONG, _STRONG, _STAR, _UNDERLINE, _STRIKE):
        text = pattern.sub(r"\g<words>", text)
    text = _CODE.sub(r"\1", _EMPTY_STRONG.sub("", text))
    return html.unescape(_ESCAPED.sub(r"\1", text)).strip()


def _linked(match: re.Match[str], page: Page) -> str:
    url, words = match["url"], match["words"]
    if url:
        page.links.append(url)
    address = url.removeprefix("mailto:") if url.startswith("mailto:") else ""
    # An address that the words hide is part of what the release says.
    return f"{words} ({address})" if address and "@" not in words and words else words or address


def _addressed(match: re.Match[str], page: Page) -> str:
    url = match["url"]
    page.links.append(url if ":" in url else f"mailto:{url}")
    return url.removeprefix("mailto:")
