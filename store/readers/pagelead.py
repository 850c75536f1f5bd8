"""Finds the lead of a page: a paragraph that the page itself sets apart, never one that only a meta tag holds."""

import re

from selectolax.lexbor import LexborNode

from store.readers.draft import key
from store.readers.pagemap import PageMap, walk

_NAMED_LIST = (
    "lead lede leadin intro introduction standfirst subtitle subhead subheading subheadline summary dek deck teaser "
    "abstract excerpt kicker chapeau anlass unterzeile tagline"
)
_NAMED = frozenset(_NAMED_LIST.split())
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}")
_HEADINGS = frozenset(("h2", "h3", "h4"))
_PARAGRAPHS = frozenset(("p", "div", "h1", "h2", "h3", "h4"))
_STRONG = frozenset(("strong", "b", "em", "i"))
# A lead is at least a phrase and no more than a paragraph.
_SHORTEST, _LONGEST = 25, 700
# A shorter paragraph (a date, "for immediate release") may come before the lead without being the story.
_STORY = 60
# Paragraphs, and elements of any kind, that are looked at; a lead further down is none.
_WITHIN = 8
_LOOKED_AT = 80


def find(root: LexborNode, held: PageMap, title: str | None, summary: str | None) -> str | None:
    """Return the lead's words, or None.

    Args:
        root: The element with the release.
        held: The page's map.
        title: The release's title; it is no lead, whatever it is marked as.
        summary: The description that the page's metadata gives; it settles what is marked only by strong type.
    """
    wanted = key(summary) if summary else ""
    titled = key(title) if title else ""
    seen = looked_at = 0
    for node, entering in walk(root, held.dropped):
        if (
            not entering
            or not node.is_element_node
            or node.tag not in _PARAGRAPHS
            or node.mem_id in held.dropped
        ):
            continue
        looked_at += 1
        if looked_at > _LOOKED_AT:
            return None
        words = " ".join((node.text() or "").split())
        if not _SHORTEST <= len(words) <= _LONGEST or key(words) == titled:
            continue
        if _is_named(node) or (seen == 0 and _is_set_apart(node, words, wanted)):
            return words
        seen += node.tag == "p" and len(words) >= _STORY
        if seen >= _WITHIN:
            return None
    return None


def _is_named(node: LexborNode) -> bool:
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('itemprop') or ''}"
    return any(word.lower() in _NAMED for word in _WORD.findall(names))


def _is_set_apart(node: LexborNode, words: str, wanted: str) -> bool:
    """Say whether the first paragraph is a heading or wholly in strong type, and no sentence of the story."""
    if node.tag in _HEADINGS:
        return True
    if node.tag != "p":
        return False
    strong = sum(len(part.text() or "") for part in node.css(",".join(sorted(_STRONG))))
    centred = (
        "center"
        in f"{node.attributes.get('class') or ''} {node.attributes.get('align') or ''} {node.attributes.get('style') or ''}"
    )
    if not centred and strong < len(words) * 0.9:
        return False
    return key(words) == wanted or not words.endswith(".") or centred
