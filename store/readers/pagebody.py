"""Finds the element of a page that holds the release, and boxes with contacts that stand beside it."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from store.readers.pagemap import PageMap

_FIELDS = (
    "article",
    '[itemprop="articleBody"]',
    "main",
    '[role="main"]',
    "#main-content",
    "#content",
    ".content",
)
# A field that holds this share of all the page says is the release.
_SHARE = 0.5
# Going down, an element is left for its child when the child holds this share of it.
_NEARLY_ALL = 0.8
_NEVER_ROOT = frozenset(("p", "ul", "ol", "dl", "blockquote", "span", "a", "font", "b"))

_BOX_NAME = re.compile(
    r"(?i)(?:^|[^a-z])(?:(?:press|media|presse|prensa|stampa)[^a-z]?)?(?:contact|kontakt|contacto|contatto)"
)
_BOX_HOLDS = re.compile(r"@|(?:\d[\s()./-]*){7}")
_LARGEST_BOX = 2000
# No page has more boxes than this that are worth a look.
_MOST_BOXES = 100


def find(page: LexborHTMLParser, held: PageMap) -> LexborNode | None:
    """Return the element with the release: a field made for it, else the densest block."""
    body = page.body
    if body is None:
        return None
    whole = sum(held.says(child) for child in body.iter() if child.mem_id not in held.dropped)
    for selector in _FIELDS:
        best = max(page.css(selector), key=held.says, default=None)
        if best is not None and best.mem_id not in held.dropped and held.says(best) >= max(_SHARE * whole, 1):
            return best
    return _densest(body, held)


def contact_boxes(page: LexborHTMLParser, root: LexborNode, held: PageMap) -> list[LexborNode]:
    """Return the elements outside the root that are named as contacts and hold an address or a number."""
    found: list[LexborNode] = []
    for node in page.css('[class*="ontact"], [id*="ontact"], [class*="ontakt"], [id*="ontakt"]')[
        :_MOST_BOXES
    ]:
        ancestors = {parent.mem_id for parent in _upwards(node)}
        outside = root.mem_id not in ancestors and node.mem_id != root.mem_id
        known = any(box.mem_id in ancestors for box in found)
        if outside and not known and ancestors.isdisjoint(held.dropped) and is_contact_box(node, held):
            found.append(node)
    return [node for node in found if not _within_footer(node)]


def is_contact_box(node: LexborNode, held: PageMap) -> bool:
    """Say whether an element is named as contacts, is short, and holds an address or a number."""
    if held.says(node) > _LARGEST_BOX:
        return False
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if "onta" not in names or not _BOX_NAME.search(names):
        return False
    return len(node.text() or "") < _LARGEST_BOX and holds_contact(node)


def holds_contact(node: LexborNode) -> bool:
    """Say whether an address or a telephone number stands in the element."""
    return bool(_BOX_HOLDS.search(node.text() or ""))


def _densest(body: LexborNode, held: PageMap) -> LexborNode:
    """Go down to the smallest element that still holds nearly all that the page says."""
    node = body
    while True:
        children = [child for child in node.iter() if child.mem_id not in held.dropped]
        best = max(children, key=held.says, default=None)
        whole = sum(held.says(child) for child in children)
        if best is None or best.tag in _NEVER_ROOT or held.says(best) < max(_NEARLY_ALL * whole, 1):
            return node
        node = best


def _upwards(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _within_footer(node: LexborNode) -> bool:
    """Say whether it stands in the page's own footer or header, which is the same on every page."""
    return any(parent.tag in {"footer", "header", "nav"} for parent in _upwards(node))
