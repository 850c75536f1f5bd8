"""Rows of JSON from many tools; a bad row is one error, and the others are still read."""

import io
import json
import lzma
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.document import Document
from store.errors import SourceError
from store.readers import rows
from store.readers.rows import RowsReader
from store.readers.source import Part, Raw, from_bytes

from .reading import read_all, read_one, rows_of


def row(**fields: Any) -> str:
    return json.dumps({"title": "Raid", "text": "Officers went in.", **fields}, ensure_ascii=False)


def test_a_row_states_the_head() -> None:
    found = read_one(
        "x.json",
        row(
            id="ffm-1",
            date="2009-05-05",
            publisher="Polizei Beispiel",
            lang="de",
            url="https://example.org/1",
        ),
    )
    assert (found.title, found.ident, found.published) == ("Raid", "ffm-1", "2009-05-05")
    assert (found.publisher, found.language, found.url) == ("Polizei Beispiel", "de", "https://example.org/1")
    assert found.text == "Raid\n\nOfficers went in."


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"text": ["One.", " Two. ", 3]}, "Raid\n\nOne.\n\nTwo."),
        ({"text": None, "description": "Berlin\nNr. 0141\nText"}, "Raid\n\nBerlin\nNr. 0141\nText"),
        ({"text": "", "body_text": "Body."}, "Raid\n\nBody."),
        (
            {"text": None, "content": "<p>One &amp; two.</p><p>Three<br>four</p>"},
            "Raid\n\nOne & two.\n\nThree\nfour",
        ),
        ({"text": "Raid\n\nBody."}, "Raid\n\nBody."),
        ({"text": "a < b and c > d"}, "Raid\n\na < b and c > d"),
        ({"text": "esc\u001b[2J\u0000aped"}, "Raid\n\nesc[2Japed"),
        ({"text": None}, "Raid"),
    ],
)
def test_the_text_is_found_under_many_names(fields: dict[str, Any], text: str) -> None:
    assert read_one("x.json", row(**fields)).text == text


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ({"date": "19.12.2023 14:02 Uhr"}, "2023-12-19T14:02"),
        ({"published_ts": 1786618020}, "2026-08-13T10:47:00Z"),
        ({"date": "2020-03"}, "2020-03"),
        ({"date": None, "updated": "2024-10-15 17:11:42.000000"}, "2024-10-15T17:11:42"),
        ({"date": "Mon, 03 Jul 2023 14:00:00 +0200"}, "2023-07-03T14:00:00+02:00"),
        ({"date": "soon"}, None),
        ({"date": True}, None),
    ],
)
def test_the_date_is_found_in_many_forms(fields: dict[str, Any], published: str | None) -> None:
    assert read_one("x.json", row(**fields)).published == published


def test_a_summary_of_its_own_is_the_standfirst() -> None:
    found = read_one(
        "x.json", row(summary="It had been planned for fourteen months.", organisation="Example Agency")
    )
    assert found.standfirst == "It had been planned for fourteen months."
    assert found.publisher == "Example Agency"
    assert found.text == "Raid\n\nIt had been planned for fourteen months.\n\nOfficers went in."


def test_objects_within_an_object_are_looked_into() -> None:
    found = read_one("x.json", row(publisher={"name": "Example Agency"}, text=None, articleBody="Body."))
    assert (found.publisher, found.text) == ("Example Agency", "Raid\n\nBody.")


@pytest.mark.parametrize(
    "wrap", ["[{0}, {0}]", '{{"items": [{0}, {0}]}}', '{{"version": 1, "results": [{0}, {0}]}}']
)
def test_a_list_holds_many(wrap: str) -> None:
    found = rows_of(read_all("x.json", wrap.format(row())))
    assert [where for where, _ in found] == ["item 1", "item 2"]
    assert all(isinstance(document, Document) for _, document in found)


def test_a_bad_line_is_named_and_the_rest_is_read() -> None:
    lines = [row(), "", "{nope", "[1]", '"text"', "{}", '{"title": 5, "text": 6}', row(title="Last")]
    found = rows_of(read_all("x.jsonl", "\n".join(lines)))
    assert [where for where, _ in found] == [
        "line 1",
        "line 3",
        "line 4",
        "line 5",
        "line 6",
        "line 7",
        "line 8",
    ]
    reasons = [item.message for _, item in found if isinstance(item, SourceError)]
    assert reasons[0].startswith("not JSON: ")
    assert reasons[1] == "not a release: a list where a JSON object is expected"
    assert reasons[2] == "not a release: a text where a JSON object is expected"
    assert reasons[3] == "not a release: no title and no text"
    last = found[-1][1]
    assert isinstance(last, Document)
    assert last.title == "Last"


@pytest.mark.parametrize(
    "line", ["[" * 100_000, '{"a":' * 100_000, "9" * 5000, '{"text": ' + "9" * 5000 + "}", "NaN"]
)
def test_json_that_would_break_a_parser_is_one_bad_line(line: str) -> None:
    found = rows_of(read_all("x.jsonl", f"{line}\n{row()}"))
    assert isinstance(found[0][1], SourceError)
    assert isinstance(found[1][1], Document)


def test_a_line_in_another_character_set_is_read_and_said() -> None:
    found = rows_of(read_all("x.jsonl", row(title="München").encode("cp1252") + b"\n" + row().encode()))
    (first, second) = (document for _, document in found)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.title, first.encoding, first.encoding_guessed) == ("München", "windows-1252", True)
    assert not second.encoding_guessed


def test_rows_in_a_file_named_json_are_rows() -> None:
    assert len(rows_of(read_all("x.json", f"{row()}\n{row()}\n"))) == 2


def test_an_over_long_line_is_skipped_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_LINE", 1000)
    found = rows_of(read_all("x.jsonl", f"{row(text='x' * 5000)}\n{row()}"))
    assert [type(item) for _, item in found] == [SourceError, Document]


def test_a_line_that_never_ends_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_LINE", 1000)
    monkeypatch.setattr(rows, "_ENDLESS", 3000)
    with pytest.raises(SourceError, match="these are no rows"):
        read_all("x.jsonl", "x" * 5000)


def test_packed_rows_are_read_as_a_stream() -> None:
    data = lzma.compress("".join(f"{row(id=str(number))}\n" for number in range(2000)).encode())
    found = rows_of(read_all("x.jsonl.xz", data))
    assert [document.ident for _, document in found if isinstance(document, Document)] == [
        str(n) for n in range(2000)
    ]


def test_several_packed_streams_are_one_file() -> None:
    data = lzma.compress(row(id="1").encode() + b"\n") + b"\0" * 4 + lzma.compress(row(id="2").encode())
    assert len(rows_of(read_all("x.jsonl.xz", data))) == 2


def test_packed_rows_that_break_off_give_what_came_before_and_a_reason() -> None:
    data = lzma.compress(
        "".join(f"{row(id=str(number), noise=str(number) * 50)}\n" for number in range(5000)).encode()
    )
    reader = RowsReader().read(Raw("x.jsonl.xz", None, lambda: io.BytesIO(data[: len(data) // 2])))
    seen: list[object] = []
    with pytest.raises(SourceError, match="breaks off"):
        seen.extend(reader)
    assert seen


@pytest.mark.parametrize(
    "data", [b"no xz at all", b"\xfd7zXZ\x00garbage garbage garbage garbage", lzma.compress(b"x")[:-1] + b"?"]
)
def test_packed_data_that_is_broken_is_an_error(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"broken as xz|breaks off"):
        read_all("x.jsonl.xz", data)


def test_a_packed_bomb_is_refused() -> None:
    with pytest.raises(SourceError, match="unpacks to far more than rows hold"):
        read_all("x.jsonl.xz", lzma.compress(bytes(64 * 1024 * 1024)))


def test_rows_that_repeat_each_other_are_no_bomb() -> None:
    data = lzma.compress(f"{row()}\n".encode() * 3000)
    assert len(rows_of(read_all("x.jsonl.xz", data))) == 3000


def test_blank_lines_part_rows_and_those_without_end_are_none() -> None:
    assert len(rows_of(read_all("x.jsonl", f"{row()}\n" + "\n" * 1000 + row()))) == 2
    with pytest.raises(SourceError, match="blank lines one after the other"):
        read_all("x.jsonl", row() + "\n" * 100_002)


def test_packed_data_that_asks_for_gigabytes_is_refused() -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 512 * 1024 * 1024}]
    data = bytearray(lzma.compress(b"{}", filters=filters))
    with pytest.raises(SourceError, match="broken as xz"):
        read_all("x.jsonl.xz", bytes(data))


@pytest.mark.parametrize("name", ["x.json", "x.jsonl", "x.ndjson"])
@pytest.mark.parametrize("data", [b"", b"\n \n", b"[]"])
def test_no_rows_are_no_release(name: str, data: bytes) -> None:
    try:
        found = read_all(name, data)
    except SourceError as error:
        assert error.message  # noqa: PT017 - either way there is a reason
    else:
        assert all(isinstance(item, SourceError) for _, item in rows_of(found))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
KEYS = st.sampled_from(
    ["title", "text", "date", "url", "lang", "publisher", "id", "summary", "schema", "body", "items"]
)


@settings(max_examples=50)
@given(st.dictionaries(KEYS, JSON))
def test_any_object_is_a_release_or_has_a_reason(item: dict[str, Any]) -> None:
    (found,) = rows_of(read_all("x.jsonl", json.dumps(item)))
    assert isinstance(found[1], Document | SourceError)


@pytest.mark.parametrize(
    ("name", "kept_as"),
    [
        ("in/a.jsonl", "a.jsonl"),
        ("a.NDJSON", "a.NDJSON"),
        ("a.jsonl.xz", "a.jsonl"),
        ("rows.json", "rows.jsonl"),
        ("-", "-.jsonl"),
        ("a\x1b[2J\udcff.jsonl", "a?[2J?.jsonl"),
    ],
)
def test_a_row_carries_its_line_under_a_name_that_reads_it_alone_as_the_same(name: str, kept_as: str) -> None:
    # Read as a whole file, this row would be taken for a list of releases.
    line = b'{"title": "One", "items": [{"title": "Two", "text": "y"}]}'
    data = b" " + line + b"\r\n" + line + b"\n"
    data = lzma.compress(data) if name.endswith(".xz") else data
    raw = from_bytes(name, data)
    found = [part.found for part in RowsReader().read(raw) if isinstance(part, Part)]
    for document in found:
        assert isinstance(document, Document)
        assert document.origin is not None
        original = document.origin.original
        assert (original.name, original.data, document.origin.part) == (kept_as, line, 0)
        assert original.sha256 == document.sha256
        assert rows_of(read_all(original.name, original.data)) == [("line 1", document)]
    assert len(found) == 2
