"""What is known of a release when its facts are read: the text, its shadow, its blocks and its heading."""

from dataclasses import dataclass

from store.factfields import Kind
from store.model import Block, BlockKind, Stamp

# Figures never come from these blocks.
SILENT: frozenset[BlockKind] = frozenset({"boilerplate", "footnote", "contacts", "furniture", "distributor"})


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A release half read: blocks and heading are known, facts are not.

    Two readings are never equal, so that what a rule remembers of one costs no comparing of texts and blocks.

    Args:
        text: The canonical text.
        shadow: `store.text.shadow(text)`: match on this, take evidence from `text`.
        language: ISO 639-1 code.
        blocks: All blocks, in text order, without overlap.
        title: The title, or None.
        publisher: Who issued it, or None.
        country: ISO 3166-1 alpha-2 of the publisher's country, or None when it is not known.
        published: When it was issued, or None.
        kind: The release's kind.
    """

    text: str
    shadow: str
    language: str
    blocks: tuple[Block, ...]
    title: str | None
    publisher: str | None
    country: str | None
    published: Stamp | None
    kind: Kind

    def telling(self) -> tuple[Block, ...]:
        """Return the blocks that facts may be read from, in text order."""
        return tuple(block for block in self.blocks if block.kind not in SILENT)
