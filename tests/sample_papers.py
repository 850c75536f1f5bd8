"""Makes the two samples that are no text files: `python -m tests.sample_papers` writes samples/pdf and samples/word.

The PDF is set the way press offices set them: a title over two columns, running heads and numbers of pages, words
parted at line ends, a note at the foot, two cards beside each other. The Word document has a letterhead, a list, a
tracked change, a table of contacts and a note.
"""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

SAMPLES = Path(__file__).resolve().parents[1] / "samples"

FOOD_TITLE = "Counterfeit food and drink worth €54 million taken off the market in Operation Opson X"
FOOD_NOTE = "* Seizures are counted by weight of the goods with their packaging. In Operation Opson IX, 12 000 tonnes were seized."
FOOD = (
    "The Hague, 22 July 2021",
    ("Police, customs and food inspectors from 72 countries have seized 15 451 tonnes of counterfeit and substandard food "
    "and drink with an estimated value of €53.8 million.* The tenth edition of Operation Opson was coordinated by Europol "
    "and INTERPOL and ran from December 2020 to June 2021."),
    ("Inspectors carried out nearly 68 000 checks in shops, markets, ports and parcel centres, and opened more than "
    "1 000 criminal cases. Courts issued 663 arrest warrants. Forty-two organised crime groups that lived on the trade "
    "were broken up."),
    ("“What is on the label is a promise,” said Henrike Vossberg, who leads the unit against counterfeiting at Europol. "
    "“The groups we met this year sold honey without bees, saffron without crocuses and wine without a vineyard, and they "
    "sold them to canteens, to hospitals and over the counter of the corner shop.”"),
    ("The European Commission’s Directorate-General for Health and Food Safety (DG SANTE), the European Anti-Fraud Office "
    "(OLAF) and the European Union Intellectual Property Office (EUIPO) supported the operation. Alcoholic drinks "
    "were seized most often, followed by food supplements, cereals, fruit and vegetables."),
    ("Cross-border teams looked at horsemeat with particular care. In abattoirs in seven countries they compared the papers "
    "of the animals with the animals themselves, and found passports that had been altered to turn sport horses into meat. "
    "In one warehouse the stamps of three veterinary offices lay in a single drawer."),
    ("Much of the trade has moved to social media. Sellers advertise in closed groups, take payment by card and post "
    "from an address that changes every month. Investigators bought samples under assumed names and sent them to national "
    "laboratories, which found methanol in spirits and a banned colouring in spices."),
    ("Consumers are advised to buy from sellers whose address they know, to look twice at a price that is too good, and to "
    "tell the food authority of their country when a taste, a smell or a seal is not what it should be. A bottle that was "
    "opened and refilled can often be told by scratches at its neck."),
    ("The results will be discussed at a meeting of the participating authorities in Alicante in October. "
    "The eleventh edition begins in December."),
)  # fmt: skip
FOOD_CARDS = (
    (
        "Media contacts",
        "Ottoline Bruinsma",
        "Head of the Press Desk",
        "+31 70 302 0155",
        "ottoline.bruinsma@example.org",
    ),
    ("", "Casimir Thorvaldsen", "Press Officer", "+31 70 302 0162", "casimir.thorvaldsen@example.org"),
)

IRON_TITLE = "Operation Ironside: 224 people charged after police read the messages of organised crime"
IRON = (
    "8 June 2021",
    (
        "The Australian Federal Police (AFP) has charged 224 people with 526 offences after an encrypted "
        "communication platform, which the offenders believed to be out of reach of the law, turned out to be run by the FBI."
    ),
    (
        "More than 4,000 officers took part in the last week of the three-year operation, in which the AFP worked with state and territory "
        "police forces. They executed {} search warrants across the country. Since 2018 police have seized:"
    ),
)
IRON_ITEMS = ("3.7 tonnes of drugs", "104 weapons", "$44.9 million in cash")
IRON_TAIL = (
    "Officers acted on 20 threats to kill and, it is alleged, saved the lives of bystanders who knew nothing of them.",
    (
        "“These offenders wrote down what they did, for years, in plain words,” said Detective Superintendent Lachlan Farquharson-Bell. "
        "“They trusted their telephones more than their friends. They should have trusted neither.”"
    ),
    (
        "AFP investigators and FBI agents thought of the platform over a beer in 2018. It was spread by word of mouth; a "
        "telephone could neither call nor send mail, and could be had only from somebody who had one."
    ),
    "All the accused are presumed innocent until a court has decided. Further arrests are expected in the coming months.",
)
IRON_CONTACTS = (
    ("Name", "Role", "Telephone", "E-mail"),
    ("Marguerite Oyelaran", "Media Adviser", "+61 2 5550 1034", "marguerite.oyelaran@example.com"),
    ("Newsroom", "", "+61 2 5550 1000", "media@example.com"),
)
IRON_NOTE = "Figures as at 2 p.m. on 8 June 2021. Offences and persons charged since Monday are included."
_BEGUN = datetime(2021, 6, 8, 2, tzinfo=UTC)


def food() -> bytes:
    """Return the PDF."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, lang="en-GB")
    canvas.setTitle("Microsoft Word - opson_final_v3.doc")
    canvas.setAuthor("obruinsma")
    width, gutter, left = 224.0, 20.0, 64.0
    page, column, top, y = 1, 0, 0.0, 0.0

    def dress() -> float:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(left, 808, "EUROPOL PRESS RELEASE")
        canvas.drawCentredString(A4[0] / 2, 30, f"Page {page} of 2")
        return 780.0

    top = y = dress()
    canvas.setFont("Helvetica-Bold", 17)
    for line in _lines(FOOD_TITLE, "Helvetica-Bold", 17, 2 * width + gutter):
        y -= 22
        canvas.drawString(left, y, line)
    top = y = y - 16
    canvas.setFillGray(0.8)
    canvas.rect(left, 110, 2 * width + gutter, 270, stroke=0, fill=1)  # where a photograph would be
    canvas.setFillGray(0)
    canvas.setFont("Helvetica", 7.5)
    for number, line in enumerate(_lines(FOOD_NOTE, "Helvetica", 7.5, width)):
        canvas.drawString(left, 74 - 9 * number, line)
    for paragraph in FOOD:
        for line in [*_lines(paragraph, "Times-Roman", 13, width), ""]:
            if y < (400 if page == 1 else 320):
                column += 1
                if column == 2:
                    canvas.showPage()
                    page, column = 2, 0
                    top = dress()
                y = top
            y -= 17 if line else 9
            canvas.setFont("Times-Roman", 13)
            canvas.drawString(left + column * (width + gutter), y, line)
    for place, card in enumerate(FOOD_CARDS):
        for number, line in enumerate(card):
            canvas.setFont("Times-Bold" if number < 1 else "Times-Roman", 13)
            canvas.drawString(left + place * (width + gutter), 290 - 17 * number, line)
    canvas.save()
    return out.getvalue()


def _lines(text: str, font: str, size: float, width: float) -> list[str]:
    """Return the lines of a paragraph; a word is parted after a syllable where half of it fits."""
    lines = [""]
    for word in text.split():
        line = f"{lines[-1]} {word}".strip()
        if stringWidth(line, font, size) <= width:
            lines[-1] = line
            continue
        cut = {"counterfeit": 7, "organised": 5, "Investigators": 5, "laboratories": 6, "authorities": 6}.get(
            word.rstrip(".,")
        )
        part = f"{lines[-1]} {word[:cut]}-"
        if cut and stringWidth(part, font, size) <= width:
            lines[-1] = part
            lines.append(word[cut:])
        else:
            lines.append(word)
    return lines


def iron() -> bytes:
    """Return the Word document."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Australian Federal Police"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_paragraph("MEDIA RELEASE")
    document.add_heading(IRON_TITLE, 1)
    for number, paragraph in enumerate(IRON):
        before, changed, after = paragraph.partition("{}")
        added = document.add_paragraph(before)
        if changed:
            _change(added, "525", "more than 500")
            added.add_run(after)
        if number == 1:
            _refer(added)
    for item in IRON_ITEMS:
        document.add_paragraph(item, style="List Bullet")
    for paragraph in IRON_TAIL:
        document.add_paragraph(paragraph)
    document.add_heading("Media enquiries", 2)
    table = document.add_table(len(IRON_CONTACTS), len(IRON_CONTACTS[0]))
    for row, cells in zip(table.rows, IRON_CONTACTS, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    _add_note(document)
    stated = document.core_properties
    stated.title, stated.author, stated.language = IRON_TITLE, "Australian Federal Police", "en-AU"
    stated.created = stated.modified = _BEGUN
    out = io.BytesIO()
    document.save(out)
    return _same_each_time(out.getvalue())


def _change(paragraph: Any, old: str, new: str) -> None:
    """Replace words while changes are tracked."""
    by = 'w:author="mo" w:date="2021-06-08T02:00:00Z"'
    for change in (
        f'<w:del {nsdecls("w")} w:id="90" {by}><w:r><w:delText>{old}</w:delText></w:r></w:del>',
        f'<w:ins {nsdecls("w")} w:id="91" {by}><w:r><w:t>{new}</w:t></w:r></w:ins>',
    ):
        paragraph._p.append(parse_xml(change))


def _refer(paragraph: Any) -> None:
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))


def _add_note(document: Any) -> None:
    content = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
        f"<w:r><w:t>{IRON_NOTE}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, content.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _same_each_time(data: bytes) -> bytes:
    """Return the archive without the hour it was made at."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for part in made.infolist():
            kept.writestr(
                zipfile.ZipInfo(part.filename, (2021, 6, 8, 12, 0, 0)), made.read(part), zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


if __name__ == "__main__":
    for folder, name, data in (
        ("pdf", "europol-operation-opson.pdf", food()),
        ("word", "afp-operation-ironside.docx", iron()),
    ):
        (SAMPLES / folder).mkdir(exist_ok=True)
        (SAMPLES / folder / name).write_bytes(data)
