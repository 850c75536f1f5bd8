"""Word documents: the text as it stands now, nothing of what was deleted, and nothing that unpacks without end."""

import io
import socket
import zipfile
from datetime import UTC, datetime
from typing import Any

import docx
import pytest

from store.document import Document
from store.errors import SourceError

from .raw_docx import HEAD, KINDS, SPACES, paragraph, raw_docx, run, zipped
from .reading import read_one
from .typing_out import MANNERS, Manner, typed

LONG = (
    "Officers of nine countries arrested 288 suspects in cross-border raids that had been planned for fourteen months. "
    "Investigators searched 61 places."
)
TITLE = "Nine countries take part in raids"
TEXT = f"{TITLE}\n\n28 September 2021\n\n{LONG}\n\nMedia contact\nEva Muster\nTel.: +49 30 12345678"


def found(data: bytes) -> Document:
    return read_one("a.docx", data)


def read(data: bytes) -> str:
    return found(data).text


def body(inner: str, **rest: Any) -> str:
    return read(raw_docx(inner, **rest))


def link(name: str, target: str, kind: str = "hyperlink") -> str:
    return f'<Relationship Id="{name}" Type="{KINDS}/{kind}" Target="{target}" TargetMode="External"/>'


@pytest.mark.parametrize("name", MANNERS)
def test_paragraphs_and_lines_in_every_manner(name: str) -> None:
    text = read(typed(TEXT, MANNERS[name]))
    assert text.startswith(f"{TITLE}\n\n28 September 2021\n\n{LONG}\n\nMedia contact\n")
    assert "Eva Muster" in text.split("\n")
    assert text.endswith(("\nTel.: +49 30 12345678", "\nTel.: | +49 30 12345678"))


def test_lists_are_lists_and_numbered_headings_are_not() -> None:
    document = docx.Document()
    document.add_heading("Results", 1)
    document.add_paragraph("850 kg of cocaine", style="List Bullet")
    document.add_paragraph("2 cars", style="List Number")
    document.add_paragraph("Media contact")
    out = io.BytesIO()
    document.save(out)
    assert read(out.getvalue()) == "Results\n\n- 850 kg of cocaine\n- 2 cars\n\nMedia contact"


def test_the_rows_of_a_table_are_lines_and_a_layout_is_read_cell_by_cell() -> None:
    document = docx.Document()
    for rows in ([("Eva Muster", "Press Officer"), ("Jan Modell", "Editor")], [("Eva\nPress", "Jan\nPress")]):
        table = document.add_table(len(rows), 2)
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
        document.add_paragraph("Text")
    out = io.BytesIO()
    document.save(out)
    assert read(out.getvalue()) == (
        "Eva Muster | Press Officer\nJan Modell | Editor\n\nText\n\nEva\nPress\n\nJan\nPress\n\nText"
    )


def test_merged_cells_are_read_once() -> None:
    document = docx.Document()
    table = document.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Seized in all"
    out = io.BytesIO()
    document.save(out)
    assert read(out.getvalue()) == "Seized in all"


def test_what_was_inserted_is_there_and_what_was_deleted_is_not() -> None:
    text = body(
        "<w:p>"
        + run("Officers arrested ")
        + f'<w:del w:id="1"><w:r><w:delText>three</w:delText></w:r></w:del><w:ins w:id="2">{run("four")}</w:ins>'
        + f'{run(" men")}<w:moveFrom w:id="3">{run(" here")}</w:moveFrom><w:moveTo w:id="4">{run(" there")}</w:moveTo>'
        + "</w:p>"
    )
    assert text == "Officers arrested four men there"


def test_paragraphs_whose_break_was_deleted_are_one() -> None:
    deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'
    assert (
        body(paragraph("Officers arrested ", deleted) + paragraph("four men")) == "Officers arrested four men"
    )


def test_a_deleted_row_is_gone() -> None:
    def row(words: str, properties: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc>{paragraph(words)}</w:tc></w:tr>"

    assert body(f"<w:tbl>{row('850 kg')}{row('900 kg', '<w:del/>')}</w:tbl>") == "850 kg"


def test_hidden_text_is_no_text() -> None:
    assert body(f"<w:p>{run('Seen')}{run(' not seen', '<w:vanish/>')}</w:p>") == "Seen"


def test_letters_that_are_elements() -> None:
    inner = "<w:p><w:r><w:t>Tel.</w:t><w:tab/><w:t>030</w:t><w:noBreakHyphen/><w:t>1</w:t><w:br/><w:t>Inves</w:t><w:softHyphen/><w:t>tigator</w:t></w:r></w:p>"
    assert body(inner) == "Tel.  030-1\nInvestigator"


def test_a_text_box_is_read_once_though_it_is_there_twice() -> None:
    box = f"<w:txbxContent>{paragraph('Media contact')}{paragraph('Eva Muster')}</w:txbxContent>"
    text = body(
        "<w:p>"
        + run("Officers arrested four men.")
        + f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        + f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert text == "Officers arrested four men.\nMedia contact\nEva Muster"


def test_a_text_box_of_an_older_word_is_read() -> None:
    box = f"<w:txbxContent>{paragraph('Eva Muster')}</w:txbxContent>"
    assert body(f"<w:p><w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r></w:p>") == "Eva Muster"


def test_content_controls_are_read() -> None:
    inner = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Raid')}</w:sdtContent></w:sdt>"
    assert (
        body(f"{inner}<w:p><w:sdt><w:sdtContent>{run('Berlin')}</w:sdtContent></w:sdt></w:p>")
        == "Raid\nBerlin"
    )


def test_notes_stand_behind_the_text_and_are_marked() -> None:
    note = '<w:footnote w:id="{}"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>'
    document = found(
        raw_docx(
            f'<w:p>{run("Four men")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(" were held")}</w:p>',
            footnotes=note.format(0, "")
            + note.format(2, run("As of Monday"))
            + note.format(3, run("Unused")),
        )
    )
    assert document.text == "Four men were held\n\nAs of Monday"
    assert [(block.kind, block.start) for block in document.blocks] == [("footnote", 20)]


def test_heads_and_feet_go_but_for_the_office_and_how_to_reach_it() -> None:
    document = found(
        raw_docx(
            paragraph("Raid in the harbour"),
            header=paragraph("Wupperberg Police") + paragraph("Confidential until noon"),
            footer=paragraph("Page 1") + paragraph("news@example.org"),
        )
    )
    assert document.text == "Wupperberg Police\n\nRaid in the harbour\n\nnews@example.org"
    assert [block.kind for block in document.blocks] == ["furniture"]


def test_links_are_taken_and_a_hidden_mail_address_is_written_out() -> None:
    document = found(
        raw_docx(
            f'<w:p><w:hyperlink r:id="a">{run("Press office")}</w:hyperlink>{run(", ")}'
            f'<w:hyperlink r:id="b">{run("our pages")}</w:hyperlink>'
            '<w:r><w:instrText> HYPERLINK "https://example.org/raid" </w:instrText></w:r></w:p>',
            links=link("a", "mailto:press@example.org") + link("b", "https://example.org"),
        )
    )
    assert document.text == "Press office (press@example.org), our pages"
    assert document.links == ("mailto:press@example.org", "https://example.org", "https://example.org/raid")


def test_properties_count_where_they_agree_with_the_text() -> None:
    text = "Raid in the northern harbour\n\nThree men were held by Wupperberg Police."
    day = datetime(2021, 9, 28, 8, tzinfo=UTC)
    stated = {"title": "Raid in the northern harbour", "author": "Wupperberg Police", "language": "en-GB"}
    document = found(typed(text, Manner(), created=day, modified=day, **stated))
    assert (document.title, document.publisher) == ("Raid in the northern harbour", "Wupperberg Police")
    assert (document.language, document.published) == ("en", "2021-09-28")


def test_properties_that_do_not_are_none() -> None:
    day = datetime(2021, 9, 28, 8, tzinfo=UTC)
    document = found(typed(TEXT, Manner(), title="Word document", author="jsmith", created=day, modified=day))
    assert (document.title, document.publisher, document.published) == (None, None, None)


def test_a_document_written_over_an_older_one_states_no_day() -> None:
    document = found(
        typed(
            "Raid in the harbour\n\nThree men were held.", Manner(), created=datetime(2013, 1, 1, tzinfo=UTC)
        )
    )
    assert document.published is None


def test_the_document_python_docx_would_make_up_properties_for_states_none() -> None:
    document = found(raw_docx(paragraph("Raid in the harbour")))
    assert (document.title, document.published, document.publisher) == (None, None, None)


def test_an_old_document_is_named_with_a_way_out() -> None:
    with pytest.raises(SourceError, match=r"old Word document \(\.doc\)") as caught:
        read_one("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "save it as .docx" in caught.value.hint


def test_a_locked_document_is_named_as_one() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(SourceError, match="locked by a password"):
        read(data)


@pytest.mark.parametrize("data", [b"", b"PK", b"{\\rtf1 Raid}", b"%PDF-1.7", b"Raid in the harbour"])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="is no Word document"):
        read(data)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        typed(TEXT, Manner())[:3000],
        zipped({"a.txt": b"x"}),
        zipped({"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<x"}),
        raw_docx("<w:p>"),
        raw_docx("", extra={"word/document.xml": b""}),
        raw_docx("", extra={"word/document.xml": b"<w:p " + SPACES.encode() + b"/>"}),
    ],
)
def test_a_broken_document_is_refused_with_one_line(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"is broken as a Word document|holds no text"):
        read(data)


def test_a_workbook_is_no_document() -> None:
    with zipfile.ZipFile(io.BytesIO(raw_docx(""))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    types = members["[Content_Types].xml"].replace(
        b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"
    )
    with pytest.raises(SourceError, match="office document of another kind"):
        read(zipped(members | {"[Content_Types].xml": types}))


def test_a_document_without_words_holds_no_text() -> None:
    with pytest.raises(SourceError, match="holds no text"):
        body(paragraph(""))


@pytest.mark.parametrize(
    "extra",
    [
        {"word/media/a.bin": bytes(40 * 1024 * 1024)},
        {"word/comments.xml": b"<w:p/>" + b" " * 20 * 1024 * 1024},
        {f"word/media/{number}.bin": b"" for number in range(3000)},
    ],
)
def test_what_unpacks_without_end_is_refused_before_it_is_unpacked(
    extra: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = raw_docx(paragraph("Raid"), extra=extra)
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("unpacked"))
    with pytest.raises(SourceError, match="unpacks to far more than a document holds"):
        read(data)


def test_a_size_that_is_stated_wrong_is_not_believed() -> None:
    data = bytearray(raw_docx(paragraph("Raid" * 100_000)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    forged = bytes(data).replace(size, (100).to_bytes(4, "little"))
    with pytest.raises(SourceError, match="is broken as a Word document"):
        read(forged)


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    for head in (
        f"{HEAD}{bomb}",
        f'{HEAD}<!DOCTYPE w SYSTEM "file:///etc/passwd">',
        f"{HEAD}<!-- x -->\n{bomb.lower()}",
    ):
        with pytest.raises(SourceError, match="defines entities"):
            body(paragraph("&b;"), head=head)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_entities_in_wide_letters_are_refused(encoding: str) -> None:
    mark = "\ufeff".encode(encoding)
    content = mark + f'<!DOCTYPE w [<!ENTITY a "b">]><w:document {SPACES}/>'.encode(encoding)
    with pytest.raises(SourceError, match="defines entities"):
        body("", extra={"word/document.xml": content})


def test_letters_that_hide_entities_are_refused() -> None:
    with pytest.raises(SourceError, match="defines entities"):
        body(paragraph("Raid"), head='<?xml version="1.0" encoding="UTF-7"?>')


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", lambda *_, **__: pytest.fail("a connection was opened"))
    links = "".join(
        link(kind, "http://example.org/x.xml", kind)
        for kind in (
            "header",
            "footer",
            "footnotes",
            "styles",
            "attachedTemplate",
            "image",
            "aFChunk",
            "subDocument",
        )
    )
    assert (
        body(paragraph("Raid in the harbour") + '<w:altChunk r:id="aFChunk"/>', links=links)
        == "Raid in the harbour"
    )


def test_tables_in_tables_are_read() -> None:
    inner = "<w:tbl><w:tr><w:tc>" * 60 + paragraph("Raid") + "</w:tc></w:tr></w:tbl>" * 60
    assert body(inner) == "Raid"


def test_what_is_nested_without_end_is_refused() -> None:
    with pytest.raises(SourceError, match=r"nests|broken"):
        body("<w:sdt>" * 5000 + paragraph("Raid") + "</w:sdt>" * 5000)


def test_styles_that_are_based_on_each_other_do_no_harm() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{two}"/></w:style>'
        for one, two in (("a", "b"), ("b", "a"))
    )
    assert body(paragraph("Raid", '<w:pStyle w:val="a"/>'), styles=styles) == "Raid"
