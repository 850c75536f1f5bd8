"""Turns a part of a web page into plain lines: block elements and `<br>` end lines, list bullets stay."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from store.model import Block, BlockKind
from store.readers.draft import clean
from store.readers.pagebody import holds_contact, is_contact_box
from store.readers.pagemap import PageMap, walk

_SPACE = re.compile(r"[ \t\n\r\f]+")
# These stand apart from their neighbours by a blank line; other block elements only by a line end.
_APART_LIST = (
    "p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote section article header footer main hr pre figure fieldset address "
    "aside details"
)
_APART = frozenset(_APART_LIST.split())
_LINES_LIST = "div li tr dt dd figcaption summary caption thead tbody tfoot legend center option"
_LINES = frozenset(_LINES_LIST.split())
_CELLS = frozenset(("td", "th"))
_HOLDERS = _CELLS | {"li"}
# In a table of data these do not end a line: a row is one line.
_WITHIN_CELLS_LIST = "p div br ul ol section center h1 h2 h3 h4 h5 h6 blockquote"
_WITHIN_CELLS = frozenset(_WITHIN_CELLS_LIST.split())
# Cells longer than this are paragraphs of a page's layout.
_CELL = 250
# The state after a bullet or a cell's bar: as if lines had been ended, so that no block opens a new one.
_BESIDE = 3
_DEEPEST_LIST = 6
_BOXES = frozenset(("div", "ul", "section", "footer", "aside", "dl", "address", "p", "ol"))

_FILING_LIST = "tags tag topics topic category categories keywords attachment attachments taxonomy updated breadcrumb filed"
_FILING = frozenset(_FILING_LIST.split())
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}")

# An element with more than this many characters outside links says something, however many links it has.
_TELLING = 400
_LITTLE = 0.35
# What holds more is no box with an address in it and no table of data; boxes in boxes in boxes of a long page would
# each be read to their ends.
_LARGEST_LOOKED_AT = 100_000


@dataclass(slots=True)
class Lines:
    """Plain text being built, and the blocks the page itself marks in it.

    Args:
        links: Addresses of links, in text order.
        blocks: Furniture and contact boxes, in text order, without overlap.
    """

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    ends: int = 2
    space: bool = False
    verbatim: int = 0
    items: int = 0
    table: int | None = None
    links: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def write(self, text: str) -> None:
        """Add text as it stands; a blank that was due comes first."""
        if self.space and not self.ends:
            text = f" {text}"
        self.pieces.append(text)
        self.length += len(text)
        self.ends, self.space = 0, False

    def unwrite_bullet(self) -> None:
        """Take back a bullet beside which nothing came but another list."""
        if self.ends == _BESIDE and self.pieces[-1].endswith("- "):
            self.length -= len(self.pieces.pop())
            self.ends = 1

    def flow(self, text: str) -> None:
        """Add running text: white space collapses, as a browser shows it, but for preformatted text."""
        if self.verbatim:
            self.write(clean(text.strip("\n")))
            return
        words = _SPACE.sub(" ", text)
        bare = clean(words.strip(" ")).replace("\n", " ")
        self.space = self.space or words.startswith(" ")
        if bare:
            self.write(bare)
            self.space = words.endswith(" ")

    def end(self, wanted: int) -> None:
        """End the line; `wanted` 2 leaves a blank line. Nothing is ended where nothing was begun."""
        missing = wanted - self.ends
        self.space = False
        if missing > 0:
            self.pieces.append("\n" * missing)
            self.length += missing
            self.ends = wanted

    def finished(self) -> tuple[str, list[Block]]:
        """Return what was written, without the line ends at its end, and the blocks in it."""
        text = "".join(self.pieces).rstrip("\n ")
        blocks = [Block(block.kind, block.start, min(block.end, len(text))) for block in self.blocks]
        return text, [block for block in blocks if block.start < block.end]


def render(root: LexborNode, held: PageMap, lines: Lines) -> None:
    """Add the text of an element to the lines."""
    marked: tuple[int, int, BlockKind] | None = None
    for node, entering in walk(root, held.dropped):
        if node.is_text_node:
            if entering:
                lines.flow(node.text_content or "")
        elif node.mem_id in held.dropped or not node.is_element_node:
            continue
        elif entering:
            if node.tag == "table" and lines.table is None and _holds_data(node, held):
                lines.end(2)
                lines.table = node.mem_id
            _open(node, lines)
            kind = _kind(node, held) if marked is None else None
            if kind:
                marked = (node.mem_id, lines.length, kind)
        else:
            if marked and marked[0] == node.mem_id:
                _mark(marked[1], marked[2], lines)
                marked = None
            if lines.table == node.mem_id:
                lines.table = None
            _close(node.tag or "", lines)


def _open(node: LexborNode, lines: Lines) -> None:
    """Write what stands before the content of an element."""
    tag = node.tag
    if tag == "pre":
        lines.verbatim += 1
    if lines.table is not None and tag in _WITHIN_CELLS:
        lines.space = True
    elif tag == "br":
        lines.end(min(lines.ends + 1, 2))
    elif tag in _APART:
        lines.end(1 if lines.items else 2)
    elif tag in _LINES:
        lines.end(1)
    elif tag in _CELLS and not lines.ends:
        lines.space = False
        lines.write(" | ")
        lines.ends = _BESIDE
    elif tag == "a":
        lines.links.append(node.attributes.get("href") or "")
    if tag == "li":
        lines.unwrite_bullet()
        lines.write("  " * min(lines.items, _DEEPEST_LIST) + "- ")
        lines.items += 1
        lines.ends = _BESIDE


def _close(tag: str, lines: Lines) -> None:
    lines.verbatim -= tag == "pre"
    lines.items -= tag == "li"
    if lines.ends == _BESIDE:
        # A bullet or a cell that holds nothing yet: its content still belongs beside it.
        if tag not in _HOLDERS:
            return
        lines.ends = 0
    if lines.table is not None and tag in _WITHIN_CELLS:
        lines.space = True
    elif tag in _APART:
        lines.end(1 if lines.items else 2)
    elif tag in _LINES:
        lines.end(1)


def _holds_data(table: LexborNode, held: PageMap) -> bool:
    """Say whether a table shows data in short cells; others only lay out a page."""
    if held.says(table) > _LARGEST_LOOKED_AT:
        return False
    cells = table.css("td, th")
    return (
        len(cells) > 1
        and not table.css("table table")
        and all(len(cell.text() or "") < _CELL for cell in cells)
    )


def _mark(start: int, kind: BlockKind, lines: Lines) -> None:
    end = lines.length - (lines.ends if lines.ends != _BESIDE else 0)
    if start < end:
        lines.blocks.append(Block(kind, start, end))


def _kind(node: LexborNode, held: PageMap) -> BlockKind | None:
    """Return what the page marks an element as: contacts, furniture that is kept, or nothing."""
    if node.tag not in _BOXES:
        return None
    if is_contact_box(node, held):
        return "contacts"
    linked = held.links(node)
    says = held.says(node)
    if node.tag == "p" or says >= _TELLING:
        return None
    if _names_filing(node) and (linked > _LARGEST_LOOKED_AT or not holds_contact(node)):
        return "furniture"
    return "furniture" if linked and says < _LITTLE * (says + linked) else None


def _names_filing(node: LexborNode) -> bool:
    """Say whether an element is named as what a site files a release under."""
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    return any(word.lower() in _FILING for word in _WORD.findall(names))
