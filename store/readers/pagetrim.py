"""Tells the furniture of a page (menus, share bars, related headlines, hidden elements) from what it says."""

import re

from selectolax.lexbor import LexborNode

_DROPPED_TAGS_LIST = (
    "script style noscript template svg math iframe object embed form button select input textarea "
    "nav canvas audio video head link meta"
)
_DROPPED_TAGS = frozenset(_DROPPED_TAGS_LIST.split())
_DROPPED_ROLES = frozenset(
    ("navigation", "search", "banner", "contentinfo", "menu", "menubar", "toolbar", "dialog")
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_DROPPED_WORDS_LIST = (
    "breadcrumb breadcrumbs share sharing social sharethis addthis addtoany cookie cookies newsletter "
    "subscribe pagination pager skip related recommended teaser teasers sidebar comments hidden "
    "invisible offscreen navbar navigation menu masthead advertisement promo popup modal toolbar"
)
_DROPPED_WORDS = frozenset(_DROPPED_WORDS_LIST.split())
_DROPPED_NAMES = re.compile(
    r"(?i)\b(?:visually-?hidden|sr-only|screen-reader-text|element-(?:hidden|invisible)|read-?more|print-?only)\b"
)
_HIDDEN_STYLE = re.compile(r"(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden)")

# An element with this many letters outside links says something, whatever it is called.
_TELLING = 400


def is_dropped(node: LexborNode) -> bool:
    """Say whether a browser would not show the element, or shows it around the release, not in it."""
    if node.tag in _DROPPED_TAGS:
        return True
    attributes = node.attributes
    if not attributes:
        return False
    if "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style") or ""):
        return True
    if (attributes.get("role") or "").lower() in _DROPPED_ROLES:
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if len(names) < 4:
        return False
    if _DROPPED_NAMES.search(names):
        return True
    words = {word.lower() for word in _WORD.findall(names)}
    return bool(words & _DROPPED_WORDS) and prose(node) < _TELLING


def is_furniture(node: LexborNode) -> bool:
    """Say whether the element is kept but holds little else than links: attachments, topics, a list of offices."""
    if node.tag not in {"div", "ul", "section", "footer", "aside", "dl"}:
        return False
    whole = len(node.text() or "")
    return 0 < whole < _TELLING and prose(node) < 0.35 * whole and len(node.css("a")) > 0


def prose(node: LexborNode) -> int:
    """Return how many characters stand in the element outside links."""
    linked = sum(len(link.text() or "") for link in node.css("a"))
    return len((node.text() or "").strip()) - linked
