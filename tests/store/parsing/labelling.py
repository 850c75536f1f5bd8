"""Blocks of a text written for a test."""

from store.document import Document
from store.model import BlockKind
from store.parsing import blocks, heading
from store.text import canonical, shadow

STORY = (
    "Officers searched nine homes in the harbour district on Tuesday and found cash, phones and forged papers "
    "behind a false wall. Six men were taken to the central station."
)


def labelled(text: str, **stated: object) -> list[tuple[BlockKind, str]]:
    """Return the blocks of a text, each with its words."""
    text = canonical(text)
    document = Document(text=text, media_type="text/plain", **stated)  # type: ignore[arg-type]  # any field
    view = shadow(text)
    found = heading.read(document, view, blocks.label(document, view)).blocks
    return [(block.kind, text[block.start : block.end]) for block in found]


def stretch(text: str, kind: BlockKind) -> str:
    """Return the first block of a kind, or nothing."""
    return next((words for found, words in labelled(text) if found == kind), "")


def kind_of(text: str, words: str) -> BlockKind | None:
    """Return the kind of the last block that holds the words."""
    kinds = [kind for kind, held in labelled(text) if words in held]
    return kinds[-1] if kinds else None
