"""The markup within a line of Markdown: emphasis, links, images, entities, left-over HTML tags."""

import re
from dataclasses import dataclass

from store.readers.references import resolved

# Spans are bounded: without an end each mark would be followed to the end of its line, however long that is.
_IMAGE = re.compile(
    r"!\[[^\]\n]{0,1000}\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500}){0,5}\)|\[[^\]\n]{0,500}\])"
)
_LINK = re.compile(
    r"\[(?P<words>[^\[\]\n]*)\]\([ \t]*<?(?P<url>[^()\s>]{0,2000}(?:\([^()\s]{0,500}\)[^()\s>]{0,500}){0,5})>?"
    r"(?:[ \t]+[\"'][^\n]{0,500}?[\"'])?[ \t]*\)"
)
_REFERENCE = re.compile(r"\[(?P<words>[^\[\]\n]+)\]\[[^\]\n]*\]")
_AUTOLINK = re.compile(r"<(?P<url>(?:https?|mailto):[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>")
_BREAK = re.compile(r"(?i)<br[ \t]*/?>")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:[ \t][^<>\n]*)?/?>")
# What stands between two marks holds no such mark itself, so that no mark is looked at more than twice.
_STRONG = re.compile(r"\*\*(?=\S)(?P<words>(?:[^*\n]|\*(?!\*))+)(?<=\S)\*\*")
_STRONG_LINE = re.compile(r"__(?=\S)(?P<words>(?:[^_\n]|_(?!_))+)(?<=\S)__")
_EMPTY_STRONG = re.compile(r"(?<!\S)_{2,4}(?!\S)")
_STAR = re.compile(r"(?<![\w*])\*(?=[^\s*])(?P<words>[^*\n]{0,2000}?[^\s*])\*(?!\*)")
_UNDERLINE = re.compile(r"(?<![\w_/])_(?=[^\s_])(?P<words>[^_\n]{0,2000}?[^\s_])_(?![\w_])")
_STRIKE = re.compile(r"~~(?=\S)(?P<words>(?:[^~\n]|~(?!~))+)(?<=\S)~~")
# Strong marks without a partner, or with a blank on their inner side, are slips of whoever typed them.
_STRAY_STRONG = re.compile(r"\*{2,}")
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>|~<&\"'$%,/:;=?@^-])")
# Where an escaped character waits, unseen by the other rules, until they are through.
_ASIDE = 0x10F800
_SET_ASIDE = re.compile("[\U0010f800-\U0010f87f]")
_MARKED = re.compile(r"[*_\[\]<>&\\`~!]")


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words of a line; how many of its letters stand in links (`linked`) and how many do not (`beside`)."""

    text: str
    linked: int = 0
    beside: int = 0


def plain_words(source: str, links: list[str]) -> Words:
    """Return a line without its inline markup; addresses of its links are added to `links`."""
    if not _MARKED.search(source):
        return Words(source.strip())
    shown: list[str] = []

    def linked(match: re.Match[str]) -> str:
        links.append(match["url"])
        shown.append(match["words"])
        return _link_words(match["words"], match["url"])

    def addressed(match: re.Match[str]) -> str:
        url = match["url"]
        links.append(url if ":" in url else f"mailto:{url}")
        return url.removeprefix("mailto:")

    text = _ESCAPED.sub(lambda match: chr(_ASIDE + ord(match[1])), source)
    text = _BREAK.sub("\n", _IMAGE.sub("", text))
    text = _AUTOLINK.sub(addressed, _LINK.sub(linked, text))
    text = _TAG.sub("", _REFERENCE.sub(r"\g<words>", text))
    for pattern in (_STRONG, _STRONG_LINE, _STAR, _UNDERLINE, _STRIKE):
        text = pattern.sub(r"\g<words>", text)
    text = _CODE.sub(r"\1", _STRAY_STRONG.sub("", _EMPTY_STRONG.sub("", text)))
    text = _SET_ASIDE.sub(lambda match: chr(ord(match[0]) - _ASIDE), resolved(text)).strip()
    length = sum(map(len, shown))
    return Words(text, length, len(text) - length)


def _link_words(words: str, url: str) -> str:
    """Return what a link shows; an address that its words hide is part of what the release says."""
    address = url.removeprefix("mailto:") if url.startswith("mailto:") else ""
    if address and "@" not in words:
        return f"{words} ({address})" if words else address
    return words or url
