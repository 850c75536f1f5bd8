"""Which reader reads what: by suffix, else by the first bytes, also from a checkout that was never installed."""

import importlib.metadata
import lzma
import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from store.errors import SourceError
from store.readers import registry
from store.readers.source import from_bytes


def chosen(name: str, data: bytes = b"text") -> str:
    return type(registry.choose(from_bytes(name, data))).__name__


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("a.txt", "PlainTextReader"),
        ("A.TXT", "PlainTextReader"),
        ("a.b.md", "MarkdownReader"),
        ("a.html", "WebPageReader"),
        ("a.htm", "WebPageReader"),
        ("a.eml", "MessageReader"),
        ("a.mbox", "MailboxReader"),
        ("feed.xml", "FeedReader"),
        ("a.rss", "FeedReader"),
        ("a.atom", "FeedReader"),
        ("a.json", "RowsReader"),
        ("a.jsonl", "RowsReader"),
        ("a.jsonl.xz", "RowsReader"),
        ("a.PDF", "PdfReader"),
        ("a.docx", "WordReader"),
        ("a.doc", "WordReader"),
    ],
)
def test_the_suffix_says_which_reader(name: str, reader: str) -> None:
    assert chosen(name) == reader
    assert registry.knows(name)


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (b"330 arrests\n\nText", "PlainTextReader"),
        (b"  <!DOCTYPE html>\n<html>", "WebPageReader"),
        (b"\xef\xbb\xbf<p>Text</p>", "WebPageReader"),
        (b"From: a@example.org\r\nSubject: Raid\r\n\r\nText", "MessageReader"),
        (b"From a@example.org Tue Sep 28 05:00:00 2021\nSubject: Raid\nFrom: b@c\n\nText", "MailboxReader"),
        (b'<?xml version="1.0"?>\n<rss version="2.0">', "FeedReader"),
        (b'\xef\xbb\xbf<!-- x --><feed xmlns="http://www.w3.org/2005/Atom">', "FeedReader"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', "WebPageReader"),
        (b'{"title": "x",\n "text": "y"}', "RowsReader"),
        (b'{"title": "x"}\n{"title": "y"}\n', "RowsReader"),
        (b'[{"title": "x"}]', "RowsReader"),
        (b"[Berlin] Two men were held", "PlainTextReader"),
        (b"---\ntitle: x\n---\n\nText", "MarkdownReader"),
        (b"```yaml\ntitle: x\n```\n", "MarkdownReader"),
        (b"", "PlainTextReader"),
        (b"%PDF-1.7", "PdfReader"),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00[Content_Types].xml", "WordReader"),
    ],
)
@pytest.mark.parametrize("name", ["-", "release", "release.unknown"])
def test_without_a_known_suffix_the_first_bytes_say_it(name: str, data: bytes, reader: str) -> None:
    assert chosen(name, data) == reader


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04photos/", b"\xd0\xcf\x11\xe0", b"\x89PNG\r\n", lzma.compress(b"x"), bytes(4000)]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="is "):
        chosen("release", data)


def test_files_of_other_formats_are_not_known() -> None:
    assert not any(registry.knows(name) for name in ("a.odt", "a.xz", "a", "a.txt.bak", "txt"))


def test_the_list_of_built_in_readers_is_what_they_say_themselves() -> None:
    loaded = {
        f"{type(reader).__module__}:{type(reader).__name__}": reader.suffixes for reader in registry.readers()
    }
    assert loaded == registry.BUILT_IN


def test_every_built_in_reader_is_an_entry_point() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(project["entry-points"][registry.GROUP].values()) == set(registry.BUILT_IN)


def test_a_reader_of_an_installed_package_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("extra", "tests.store.readers.extra_reader:ExtraReader", registry.GROUP)
    monkeypatch.setattr(
        importlib.metadata, "entry_points", lambda group: [point] if group == registry.GROUP else []
    )
    monkeypatch.setattr(registry, "_installed", registry._installed.__wrapped__)
    assert chosen("a.extra") == "ExtraReader"
    assert chosen("a.txt") == "PlainTextReader"


def test_reading_text_loads_no_other_reader_and_no_heavy_library() -> None:
    code = (
        "import sys; from store.readers import registry; from store.readers.source import from_bytes;"
        "list(registry.choose(from_bytes('a.txt', b'x')).read(from_bytes('a.txt', b'x')));"
        "sys.exit(' '.join({'selectolax', 'pypdfium2', 'docx', 'feedparser', 'lxml', 'email', 'lzma', 'textual', 'tantivy', 'tinydb'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
