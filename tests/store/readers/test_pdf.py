"""PDFs: text in the order a person reads it, paragraphs whole, what the file states of itself only a hint."""

import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from store.errors import SourceError
from store.readers.paper import apart

from .printing import LAYOUTS, Layout, printed
from .raw_pdf import blank_pages, nested_forms, raw_pdf, stream
from .reading import read_one

LONG = (
    "Officers of nine countries arrested 288 suspects in cross-border raids that had been planned for fourteen months. "
    "Investigators searched 61 places and found documents, vehicles and mobile telephones. "
)
TITLE = "Nine countries take part in raids"
DAY = "28 September 2021"
TEXT = f"{TITLE}\n\n{DAY}\n\n{LONG * 3}\n\n{LONG * 2}\n\nMedia contact\nEva Muster\nHead of Press\nTel. +49 30 12345678"
PARAGRAPHS = [TITLE, DAY, (LONG * 3).strip(), (LONG * 2).strip()]


@pytest.fixture(scope="module", autouse=True)
def _ended() -> Iterator[None]:
    yield
    apart.end()


def drawn(*pages: Callable[[Canvas], Any], **stated: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, lang=stated.pop("lang", None))
    for name, value in stated.items():
        getattr(canvas, f"set{name.capitalize()}")(value)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines_of(text: str, x: float = 64, y: float = 760, size: float = 11) -> Callable[[Canvas], None]:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        for number, line in enumerate(text.split("\n")):
            canvas.drawString(x, y - number * size * 1.25, line)

    return page


def read(data: bytes) -> str:
    return read_one("a.pdf", data).text


@pytest.mark.parametrize("name", LAYOUTS)
def test_paragraphs_are_whole_in_every_layout_and_lines_of_a_contact_stay_lines(name: str) -> None:
    text = read(printed(TEXT, LAYOUTS[name]))
    for paragraph in PARAGRAPHS:
        assert f"\n{paragraph}\n" in f"\n{text}"
    assert "Eva Muster\nHead of Press\nTel. +49 30 12345678" in text


def test_columns_are_read_one_after_the_other_and_over_the_page() -> None:
    text = read(printed(f"{TITLE}\n\n{LONG * 40}", LAYOUTS["two-columns"]))
    assert (LONG * 40).strip() in text


def test_running_heads_and_numbers_of_pages_go() -> None:
    layout = Layout(head="Not for sale", foot="Page {} of 3")
    text = read(printed(f"{TITLE}\n\n{LONG * 40}", layout))
    assert text == f"{TITLE}\n\n{(LONG * 40).strip()}"


def test_a_foot_that_says_whom_to_call_is_kept_once() -> None:
    text = read(printed(f"{TITLE}\n\n{LONG * 40}", Layout(foot="Newsroom: news@example.org")))
    assert text.endswith("\n\nNewsroom: news@example.org")
    assert text.count("news@example.org") == 1


def test_the_office_in_a_running_head_is_kept_once_as_furniture() -> None:
    found = read_one("a.pdf", printed(f"{TITLE}\n\n{LONG * 40}", Layout(head="Wupperberg Police")))
    assert found.text.startswith(f"Wupperberg Police\n\n{TITLE}\n\n")
    assert found.text.count("Wupperberg Police") == 1
    assert [(block.kind, block.start, block.end) for block in found.blocks] == [("furniture", 0, 17)]


def test_the_letterhead_of_a_single_page_is_furniture() -> None:
    found = read_one("a.pdf", printed(TEXT, Layout(head="For the use of the press")))
    (block,) = found.blocks
    assert (block.kind, found.text[block.start : block.end]) == ("furniture", "For the use of the press")


def test_a_line_that_is_repeated_within_the_text_stays() -> None:
    text = read(printed(f"{TITLE}\n\n{(LONG + chr(10) * 2 + 'No comment.' + chr(10) * 2) * 20}", Layout()))
    assert text.count("No comment.") == 20


def test_a_note_stands_behind_the_text_and_parts_no_sentence() -> None:
    found = read_one("a.pdf", printed(f"{TITLE}\n\n{LONG * 40}", LAYOUTS["noted"]))
    (block,) = found.blocks
    assert block.kind == "footnote"
    assert found.text[block.start : block.end] == LAYOUTS["noted"].note
    assert (LONG * 40).strip() in found.text


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("and arrested the inves-", "tigators of the case", "the investigators of"),
        ("and arrested the inves\u00ad", "tigators of the case", "the investigators of"),
        ("in a number of cross-", "border raids at night", "of cross-border raids"),
        ("arrested was a 34-year-", "old man from Bonn", "a 34-year-old man"),
        ("Beamte der Polizei-", "und Zollbehörden haben", "der Polizei- und Zollbehörden"),
        ("in the city of Stoke-on-", "Trent on Monday", "of Stoke-on-Trent on"),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, joined: str) -> None:
    filler = "Officers of the city police went to the house "
    page = lines_of(
        f"{filler}{first}\n{second} and spoke to all who were there, as the office said\non Monday."
    )
    assert joined in read(drawn(page))


def test_a_word_parted_as_it_stands_whole_elsewhere() -> None:
    page = lines_of("The policy of co-operation was praised by all, and co-\noperation will go on.")
    assert "and co-operation will" in read(drawn(page))


def test_the_rows_of_a_table_are_lines() -> None:
    def page(canvas: Canvas) -> None:
        lines_of(LONG[:60] + "\n" + LONG[60:113])(canvas)
        for row, cells in enumerate(
            (
                ("Eva Muster", "Head of Press", "+49 30 12345678"),
                ("Jan Modell", "Press Officer", "+49 30 12345679"),
            )
        ):
            for column, cell in enumerate(cells):
                canvas.drawString(64 + 150 * column, 660 - 20 * row, cell)

    text = read(drawn(page))
    assert "Eva Muster  Head of Press  +49 30 12345678\n" in text
    assert "Jan Modell  Press Officer  +49 30 12345679" in text


def test_cards_that_stand_beside_each_other_are_read_one_by_one() -> None:
    left, right = (
        "Eva Muster\nHead of Press\neva@example.org",
        "Jan Modell\nInvestor Relations\njan@example.org",
    )
    data = drawn(lambda canvas: (lines_of(left, y=600)(canvas), lines_of(right, x=320, y=600)(canvas)))
    assert read(data) == f"{left}\n\n{right}"


def test_ligatures_are_letters() -> None:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[1/fi/fl]>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</A 4 0 R>>>>/Contents 5 0 R>>"
    data = raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page,
            font,
            stream(b"BT /A 12 Tf 64 700 Td (The of\\001ce \\001led a re\\002ection) Tj ET"),
        ]
    )
    assert read(data) == "The office filed a reflection"


def test_a_sign_that_stands_for_two_letters_parts_no_word() -> None:
    mapped = stream(
        b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
        b"1 beginbfchar <01> <00660069> endbfchar endcmap"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[1/fi]>>/ToUnicode 6 0 R>>"
    data = raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</A 4 0 R>>>>/Contents 5 0 R>>",
            font,
            stream(b"BT /A 12 Tf 64 700 Td (The \\001le was speci\\001c) Tj ET"),
            mapped,
        ]
    )
    assert read(data) == "The file was specific"


def test_a_stamp_across_the_page_is_no_text() -> None:
    def page(canvas: Canvas) -> None:
        lines_of(LONG[:80])(canvas)
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "DRAFT")

    assert "DRAFT" not in read(drawn(page))


def test_a_page_that_lies_on_its_side_is_read() -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(500, 0)
        canvas.rotate(90)
        lines_of("Raid in the harbour\nThree men were held", y=300)(canvas)

    assert read(drawn(page)) == "Raid in the harbour\nThree men were held"


def test_links_are_taken_and_a_hidden_mail_address_is_written_out() -> None:
    def page(canvas: Canvas) -> None:
        lines_of("Contact: the press office\nMore: www.example.org")(canvas)
        canvas.linkURL("mailto:press@example.org?subject=x", (64, 755, 190, 772))
        canvas.linkURL("https://www.example.org/raid", (64, 741, 190, 754))
        canvas.linkURL("javascript:alert(1)", (64, 600, 190, 620))

    found = read_one("a.pdf", drawn(page))
    assert found.text.startswith("Contact: the press office (press@example.org)\n")
    assert found.links == ("mailto:press@example.org?subject=x", "https://www.example.org/raid")


def test_a_stated_title_counts_when_it_heads_the_text() -> None:
    assert read_one("a.pdf", printed(TEXT, Layout(), title=TITLE)).title == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - raid.doc",
        "Press release",
        "untitled",
        "Raids of last year in Berlin",
        "Media contact",
    ],
)
def test_a_stated_title_that_heads_no_text_is_none(title: str) -> None:
    found = read_one("a.pdf", printed(TEXT, Layout(), title=title))
    assert found.title is None
    assert found.text.startswith(TITLE)


def test_language_and_author_as_stated() -> None:
    pages = lines_of("Wupperberg Police\nRaid in the harbour")
    found = read_one("a.pdf", drawn(pages, lang="en-GB", author="Wupperberg Police"))
    assert (found.language, found.publisher) == ("en", "Wupperberg Police")
    assert read_one("a.pdf", drawn(pages, author="jsmith")).publisher is None


def made(text: str, day: str) -> str | None:
    data = drawn(lines_of(text)).replace(b"D:20000101000000+00'00'", day.encode())
    return read_one("a.pdf", data).published


def test_the_day_of_making_is_a_hint_where_the_text_prints_none() -> None:
    assert made("Raid in the harbour\nThree men were held.", "D:20210928013000+02'00'") == "2021-09-28"


@pytest.mark.parametrize(
    "line",
    ["27 September 2021", "September 27, 2021", "27.09.2021", "den 27. September 2021", "Berlin, 2021-09-27"],
)
def test_the_day_of_making_is_weaker_than_any_day_in_the_text(line: str) -> None:
    assert made(f"Raid in the harbour\n{line}\nThree men were held.", "D:20210928013000+02'00'") is None


def test_the_day_of_making_of_another_year_than_the_text_speaks_of_is_none() -> None:
    assert made("Raid in the harbour\nThree men were held in 1987.", "D:20210928013000+02'00'") is None


def test_a_scan_is_named_as_one() -> None:
    picture = ImageReader(Image.new("L", (40, 40), 200))
    data = drawn(lambda canvas: canvas.drawImage(picture, 50, 50, 400, 600))
    with pytest.raises(SourceError, match="holds no text: it is a scan") as caught:
        read(data)
    assert "text recognition" in caught.value.hint


def test_a_blank_page_holds_no_text() -> None:
    with pytest.raises(SourceError, match=r"^holds no text$"):
        read(blank_pages(1))


def test_a_locked_file_is_named_as_one() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret"))
    canvas.drawString(64, 700, "Raid")
    canvas.save()
    with pytest.raises(SourceError, match="locked by a password"):
        read(out.getvalue())


def test_a_file_that_only_forbids_changes_is_read() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("", ownerPassword="secret", canModify=0))
    canvas.drawString(64, 700, "Raid in the harbour")
    canvas.save()
    assert read(out.getvalue()) == "Raid in the harbour"


@pytest.mark.parametrize("data", [b"", b"%PD", b"GIF89a", b"Raid in the harbour", b"PK\x03\x04"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="is no PDF"):
        read(data)


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n" + b"\0" * 5000, raw_pdf([b"<</Type/Catalog>>"])])
def test_a_broken_file_is_refused_with_one_line(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"is broken as a PDF|holds no text"):
        read(data)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_breaks_off_gives_what_it_holds_or_one_line(share: float) -> None:
    data = printed(TEXT, replace(LAYOUTS["plain"], font="Helvetica"))
    try:
        told = read(data[: int(len(data) * share)])
    except SourceError as error:
        told = error.message
    assert TITLE in told or told in {"is broken as a PDF", "holds no text"}


def test_ten_thousand_pages_are_too_many() -> None:
    with pytest.raises(SourceError, match="has 10,000 pages, too many for one release"):
        read(blank_pages(10_000))


def test_a_page_that_would_take_for_ever_is_given_up_and_the_next_file_is_read() -> None:
    with pytest.raises(SourceError, match="took too long") as caught:
        apart.read(nested_forms(), seconds=1)
    assert caught.value.hint
    assert TITLE in read(printed(TEXT, Layout()))


def test_the_process_that_reads_is_kept_and_replaced_when_it_was_killed() -> None:
    read(printed(TEXT, Layout()))
    first = apart._Child.process
    assert first is not None
    read(printed(TEXT, Layout()))
    assert apart._Child.process is first
    first.kill()
    first.wait()
    assert TITLE in read(printed(TEXT, Layout()))


def test_several_threads_may_read_at_once() -> None:
    texts = [f"Raid number {number} in the harbour" for number in range(8)]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda text: read(drawn(lines_of(text))), texts)) == texts


def test_pdfium_is_not_loaded_here() -> None:
    import sys

    read(printed(TEXT, Layout()))
    assert "pypdfium2" not in sys.modules
