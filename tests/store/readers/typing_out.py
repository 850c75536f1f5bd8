"""Types texts into Word documents the way press offices do: empty paragraphs or spacing, tables, heads and feet."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import docx
from docx.shared import Pt


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document is typed.

    Args:
        spaced: Paragraphs are set apart by their spacing, else by empty paragraphs.
        titled: The title has the style of titles.
        table: Lines such as `Tel.: 1` stand in a table of two cells.
        head: The head of each page.
        foot: The foot of each page.
        broken: Lines are parted by line breaks within a paragraph.
    """

    spaced: bool = False
    titled: bool = True
    table: bool = False
    head: str = ""
    foot: str = ""
    broken: bool = False


MANNERS = {
    "empty-paragraphs": Manner(),
    "spaced": Manner(spaced=True, head="For the use of the press", foot="Page 1"),
    "tables": Manner(table=True),
    "bare": Manner(titled=False, foot="Page 1"),
    "broken": Manner(broken=True),
}


def typed(text: str, manner: Manner, **stated: Any) -> bytes:
    """Return a Word document of a text; its first line is the title."""
    document = docx.Document()
    normal = document.styles["Normal"].paragraph_format
    normal.space_after = Pt(8 if manner.spaced else 0)
    section = document.sections[0]
    section.header.paragraphs[0].text = manner.head
    section.footer.paragraphs[0].text = manner.foot
    for name, value in (
        {
            "author": "",
            "created": datetime(2013, 12, 23, tzinfo=UTC),
            "modified": datetime(2014, 1, 2, tzinfo=UTC),
        }
        | stated
    ).items():
        setattr(document.core_properties, name, value)
    title, _, body = text.partition("\n")
    document.add_paragraph(title, style="Title" if manner.titled else None)
    if not manner.spaced:
        document.add_paragraph()
    for block in body.strip("\n").split("\n\n"):
        _type_block(document, block.strip("\n"), manner)
        if not manner.spaced:
            document.add_paragraph()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _type_block(document: Any, block: str, manner: Manner) -> None:
    lines = [line for line in block.split("\n") if line.strip()]
    if manner.broken:
        document.add_paragraph("\n".join(lines))
        return
    for line in lines:
        label, _, value = line.partition(": ")
        if manner.table and value and len(line) < 90:
            cells = document.add_table(1, 2).rows[0].cells
            cells[0].text, cells[1].text = f"{label}:", value
        else:
            document.add_paragraph(line)
