"""Turns a part of a web page into plain lines: block elements and `<br>` end lines, list bullets stay."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from store.readers.pagetrim import is_dropped, is_furniture

_SPACE = re.compile(r"[ \t\n\r\f]+")
# These stand apart from their neighbours by a blank line; other block elements only by a line end.
_APART_LIST = (
    "p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote section article header footer main hr pre figure "
    "fieldset address"
)
_APART = frozenset(_APART_LIST.split())
_LINES_LIST = (
    "div li tr dt dd figcaption details summary caption thead tbody tfoot aside nav legend center option form"
)
_LINES = frozenset(_LINES_LIST.split())
_CELLS = frozenset(("td", "th"))


@dataclass(slots=True)
class Lines:
    """Plain text being built, and where furniture stands in it.

    Args:
        text: All that was written so far.
        links: Addresses of links, in text order.
        furniture: Half-open stretches of the text that are page furniture.
    """

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    ends: int = 2
    space: bool = False
    links: list[str] = field(default_factory=list)
    furniture: list[tuple[int, int]] = field(default_factory=list)

    def write(self, text: str) -> None:
        """Add words; a blank that was due comes first."""
        if self.space and not self.ends:
            text = f" {text}"
        self.pieces.append(text)
        self.length += len(text)
        self.ends, self.space = 0, False

    def flow(self, text: str) -> None:
        """Add running text: white space collapses, as a browser shows it."""
        words = _SPACE.sub(" ", text)
        bare = words.strip(" ")
        if not bare:
            self.space = self.space or bool(words)
            return
        self.space = self.space or words.startswith(" ")
        self.write(bare)
        self.space = words.endswith(" ")

    def end(self, wanted: int) -> None:
        """End the line; `wanted` 2 leaves a blank line."""
        missing = wanted - self.ends
        if missing > 0:
            self.pieces.append("\n" * missing)
            self.length += missing
            self.ends = wanted
        self.space = False

    @property
    def text(self) -> str:
        """Return what was written."""
        return "".join(self.pieces)


def render(root: LexborNode, lines: Lines | None = None) -> Lines:
    """Return the text of a node; walked without recursion, since a page may nest as deep as it likes."""
    lines = lines or Lines()
    node: LexborNode | None = root.first_child
    depth = 0
    furniture: list[tuple[int, int]] = []
    while node is not None:
        descend = _enter(node, lines, depth, furniture)
        if descend and node.first_child is not None:
            node, depth = node.first_child, depth + 1
            continue
        _leave(node, lines)
        while node.next is None:
            parent = node.parent
            if depth == 0 or parent is None:
                return lines
            node, depth = parent, depth - 1
            _leave(node, lines)
            if furniture and furniture[-1][0] == depth:
                _, start = furniture.pop()
                lines.furniture.append((start, lines.length))
        node = node.next
    return lines


def _enter(node: LexborNode, lines: Lines, depth: int, furniture: list[tuple[int, int]]) -> bool:
    """Write what comes before a node's children; False when they are not to be visited."""
    if node.is_text_node:
        lines.flow(node.text_content or "")
        return False
    if not node.is_element_node or is_dropped(node):
        return False
    tag = node.tag or ""
    if tag == "pre":
        lines.end(2)
        lines.write(node.text() or "")
        return False
    _open(tag, node, lines)
    if not furniture and is_furniture(node):
        furniture.append((depth, lines.length))
    return True


def _open(tag: str, node: LexborNode, lines: Lines) -> None:
    if tag == "br":
        lines.end(min(lines.ends + 1, 2))
    elif tag in _APART:
        lines.end(2)
    elif tag in _LINES:
        lines.end(1)
    if tag == "li":
        lines.write("- ")
        lines.ends = 3
    elif tag in _CELLS and node.prev is not None and not lines.ends:
        lines.write(" | ")
    elif tag == "a":
        lines.links.append(node.attributes.get("href") or "")


def _leave(node: LexborNode, lines: Lines) -> None:
    tag = node.tag
    if tag == "li" and lines.ends == 3:
        lines.ends = 0
    if tag in _APART:
        lines.end(2)
    elif tag in _LINES:
        lines.end(1)
