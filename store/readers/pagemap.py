"""Maps a web page: how much each element says outside links, and which elements are not part of the release.

One walk over the page, without recursion, because a page may nest as deep as it likes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

_DROPPED_TAGS_LIST = (
    "script style noscript template svg math iframe object embed form button select input textarea nav canvas audio "
    "video head link meta dialog"
)
_DROPPED_TAGS = frozenset(_DROPPED_TAGS_LIST.split())
_DROPPED_ROLES_LIST = "navigation search banner contentinfo menu menubar toolbar dialog alertdialog tablist"
_DROPPED_ROLES = frozenset(_DROPPED_ROLES_LIST.split())

# Class names that hide an element on the screen, or say that it is not for print.
_HIDDEN_LIST = (
    "hidden hide is-hidden invisible visually-hidden visuallyhidden visually-hidden-focusable sr-only sronly "
    "screen-reader-text screenreader element-hidden element-invisible offscreen off-screen d-none u-hidden "
    "govuk-visually-hidden no-print noprint d-print-none hidden-print print-only"
)
_HIDDEN = frozenset(_HIDDEN_LIST.split())
_HIDDEN_STYLE = re.compile(r"(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden)")

# Words in class names and ids that name the parts around an article.
_AROUND_LIST = (
    "breadcrumb breadcrumbs share sharing social socials sharethis sharedaddy sharebar addthis addtoany cookie cookies newsletter "
    "subscribe subscription pagination pager skip related recommended teaser teasers sidebar comments navbar nav "
    "navigation menu advert advertisement promo popup modal toolbar readmore banner megamenu"
)
_AROUND = frozenset(_AROUND_LIST.split())
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}")
# White space, and text too short to be a sentence, says little.
_SHORTEST = 2


@dataclass(slots=True)
class PageMap:
    """What the elements of a page hold; keys are `LexborNode.mem_id`.

    Args:
        prose: Characters outside links, of the whole element.
        linked: Characters inside links, of the whole element.
        dropped: Elements that a browser does not show, or shows around the release.
    """

    prose: dict[int, int] = field(default_factory=dict)
    linked: dict[int, int] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)

    def says(self, node: LexborNode) -> int:
        """Return how many characters the element holds outside links."""
        return self.prose.get(node.mem_id, 0)

    def links(self, node: LexborNode) -> int:
        """Return how many characters the element holds inside links."""
        return self.linked.get(node.mem_id, 0)


def walk(root: LexborNode, leave_out: set[int]) -> Iterator[tuple[LexborNode, bool]]:
    """Yield every node below the root twice, in text order: on entering it (True) and on leaving it (False).

    Args:
        root: Where to begin; not yielded itself.
        leave_out: Elements whose content is passed over; they may be added to while the walk goes on.
    """
    node = root.first_child
    depth = 1
    while node is not None:
        yield node, True
        child = None if node.mem_id in leave_out else node.first_child
        if child is not None:
            node, depth = child, depth + 1
            continue
        yield node, False
        following = node.next
        while following is None:
            parent = node.parent
            depth -= 1
            if depth == 0 or parent is None:
                return
            node = parent
            yield node, False
            following = node.next
        node = following


def survey(body: LexborNode) -> PageMap:
    """Return the map of a page's body."""
    page = PageMap()
    open_ones: list[int] = [body.mem_id]
    around: list[int] = []
    links = 0
    for node, entering in walk(body, page.dropped):
        if node.is_text_node:
            if entering:
                length = len((node.text_content or "").strip())
                table = page.linked if links else page.prose
                table[open_ones[-1]] = table.get(open_ones[-1], 0) + length
        elif node.is_element_node:
            links += (1 if entering else -1) * (node.tag == "a")
            if entering:
                open_ones.append(node.mem_id)
                _judge(node, page, around)
            else:
                _hand_up(open_ones, page)
        elif entering:
            page.dropped.add(node.mem_id)
    _drop_around(page, around, body.mem_id)
    return page


def _hand_up(open_ones: list[int], page: PageMap) -> None:
    """Add what a finished element holds to the one around it."""
    ident = open_ones.pop()
    for table in (page.prose, page.linked):
        if ident in table:
            table[open_ones[-1]] = table.get(open_ones[-1], 0) + table[ident]


def _drop_around(page: PageMap, around: list[int], body: int) -> None:
    """Drop what is named as furniture, unless it holds most of the page: layouts carry such names too."""
    whole = page.prose.get(body, 0)
    page.dropped.update(ident for ident in around if page.prose.get(ident, 0) < whole / 2)


def _judge(node: LexborNode, page: PageMap, around: list[int]) -> None:
    if node.tag in _DROPPED_TAGS:
        page.dropped.add(node.mem_id)
        return
    attributes = node.attributes
    if not attributes:
        return
    role = (attributes.get("role") or "").lower()
    if (
        "hidden" in attributes
        or role in _DROPPED_ROLES
        or _HIDDEN_STYLE.search(attributes.get("style") or "")
    ):
        page.dropped.add(node.mem_id)
        return
    names = (attributes.get("class") or "").split()
    if not _HIDDEN.isdisjoint(names):
        page.dropped.add(node.mem_id)
    elif _named_around(names, attributes.get("id") or "") or attributes.get("aria-hidden") == "true":
        around.append(node.mem_id)


def _named_around(names: list[str], ident: str) -> bool:
    return any(word.lower() in _AROUND for name in (*names, ident) for word in _WORD.findall(name))
