"""Finds the element of a page that holds the release."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from store.readers.pagetrim import is_dropped, prose

_FIELDS = (
    '[itemprop="articleBody"]',
    "article",
    "main",
    '[role="main"]',
    "#main-content",
    "#content",
    ".content",
)
# An element that holds this share of the page's running text is the release.
_SHARE = 0.5


def find(page: LexborHTMLParser) -> LexborNode | None:
    """Return the element with the release: a field made for it, else the densest block."""
    body = page.body
    if body is None:
        return None
    whole = max(_paragraphs(body), 1)
    for selector in _FIELDS:
        best = max(page.css(selector), key=_paragraphs, default=None)
        if best is not None and _paragraphs(best) >= _SHARE * whole:
            return best
    return _densest(body)


def _densest(body: LexborNode) -> LexborNode:
    """Go down to the smallest element that still holds most of the running text."""
    node, held = body, prose(body)
    while True:
        children = [child for child in node.iter() if not is_dropped(child)]
        best = max(children, key=prose, default=None)
        if best is None or best.tag in {"p", "table", "ul", "ol"} or prose(best) < 0.7 * held:
            return node
        node, held = best, prose(best)


def _paragraphs(node: LexborNode) -> int:
    """Return how many characters of running text stand in the element's paragraphs, links left out."""
    return sum(max(prose(part), 0) for part in node.css("p, li, blockquote, td"))
