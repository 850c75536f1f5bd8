"""Broken inputs: each gives a release or one clear line that names it, and the others are still imported.

The small ones lie in tests/malformed; what is huge, no file, or not storable in a repository is made here.
"""

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.ingest import Imported, Rejected, Unchanged, ingest
from store.library import Library
from store.model import Release
from tests.store.denied import deny

MALFORMED = Path(__file__).parents[1] / "malformed"

# What a person is told about each; None where a release can be read.
REASONS = {
    "addresses-that-are-none.xml": None,
    "addresses-that-are-none.json": None,
    "bad-lines.jsonl": None,
    "blank.md": "holds no text",
    "blank.pdf": "holds no text",
    "broken-headers.eml": None,
    "broken-in-the-middle.mbox": None,
    "charset-with-odd-digit.eml": None,
    "comments-without-end": None,
    "console-markup.txt": None,
    "deep-object.jsonl": None,
    "deep.json": "JSON nested too deep",
    "direction-marks.txt": None,
    "document.txt": "is a PDF",
    "empty.txt": "holds no text",
    "endless-character-number.md": None,
    "entities.docx": "defines entities",
    "entities-that-grow.xml": "declares entities made of entities",
    "entities.html": None,
    "latin-1.txt": None,
    "list-of-words.json": "a text where a JSON object is expected",
    "lone-surrogate.json": None,
    "mails-in-mails.eml": "too deep to be read",
    "mixed-encodings.txt": None,
    "mojibake.txt": None,
    "never-closed-front-matter.md": None,
    "no-mailbox.mbox": "does not begin as a mailbox does",
    "no-xz.jsonl.xz": "broken as xz",
    "noise.txt": "is binary data",
    "not-our-form.json": "text is no text",
    "nothing-shown.html": "holds no text",
    "old.doc": "old Word document",
    "only-an-attachment.eml": "no text part",
    "only-front-matter.md": "holds no text",
    "own-form-with-odd-head.json": None,
    "parts-in-parts.eml": "nests its parts more than 50 deep",
    "picture.txt": "is a PNG image",
    "program.html": "is a program",
    "site-map.xml": "is XML, but no feed",
    "terminal-escapes.txt": None,
    "text.pdf": "is no PDF",
    "too-many-pages.pdf": "has 201 pages",
    "truncated.docx": "broken as a Word document",
    "truncated.eml": None,
    "truncated.html": None,
    "truncated.jsonl.xz": "breaks off",
    "truncated.pdf": "is broken as a PDF",
    "truncated.xml": None,
    "unknown-charset.html": None,
    "unpacks-to-much.docx": "unpacks to far more",
    "utf-16-without-mark.txt": None,
    "wrong-nesting.html": None,
    "wrong-types.json": "no title and no text",
    "zero-bytes.txt": None,
}
GOOD = "Three men arrested in harbour raid\n\nOfficers arrested three men on Monday.\n"

Result = Imported | Unchanged | Rejected


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "inputs"
    folder.mkdir()
    (folder / "zz-good.txt").write_text(GOOD, "utf-8")
    return folder


def is_harmless(line: str) -> bool:
    return not re.search("[\n\x00-\x1f\x7f-\x9f]", line)


def releases(results: list[Result]) -> list[Release]:
    return [result.release for result in results if isinstance(result, Imported)]


def rejections(results: list[Result]) -> dict[str, str]:
    """Return the reasons by file name, the place within the file left out."""
    told = [result for result in results if isinstance(result, Rejected)]
    return {re.sub(r" (?:item|line|mail) \d+$", "", Path(result.path).name): result.reason for result in told}


def test_every_broken_file_has_an_expectation() -> None:
    assert {path.name for path in MALFORMED.iterdir()} == set(REASONS)


@pytest.mark.parametrize("name", REASONS)
def test_a_broken_file_gives_a_release_or_one_clear_line(name: str, library: Library, folder: Path) -> None:
    results = list(ingest([MALFORMED / name, folder], library))
    good = results.pop()
    assert isinstance(good, Imported)
    assert good.release.text == GOOD.rstrip()
    told = [result for result in results if isinstance(result, Rejected)]
    reason = REASONS[name]
    if reason is None:
        assert releases(results)
    else:
        assert reason in " ".join(result.reason for result in told)
    for result in told:
        assert result.path.startswith(str(MALFORMED / name))
        assert 5 < len(result.reason) < 200
        assert is_harmless(result.reason + result.hint)
        assert "fault of Pressroom" not in result.hint


def test_all_of_them_together_lose_nothing(library: Library, folder: Path) -> None:
    results = list(ingest([MALFORMED, folder], library))
    assert {name for name, reason in REASONS.items() if reason} <= rejections(results).keys()
    assert library.count() == len(releases(results))
    assert isinstance(results[-1], Imported)


def test_no_release_of_them_can_steer_a_terminal(library: Library) -> None:
    for release in releases(list(ingest([MALFORMED], library))):
        fields = (release.text, release.title or "", release.publisher or "", release.source.path)
        found = {char for field in fields for char in field if unicodedata.category(char) in {"Cc", "Cs"}}
        assert found <= {"\n", "\t"}


def test_what_is_guessed_is_said(library: Library) -> None:
    results = list(ingest([MALFORMED / "latin-1.txt", MALFORMED / "mixed-encodings.txt"], library))
    assert [result.notes for result in results if isinstance(result, Imported)] == [
        ("encoding guessed as windows-1252",),
        ("encoding guessed as utf-8 with windows-1252",),
    ]


def test_entities_are_not_blown_up_and_files_not_read(library: Library) -> None:
    (release,) = releases(list(ingest([MALFORMED / "entities.html"], library)))
    assert len(release.text) < 200
    assert "root:" not in release.text
    assert "&lt;script&gt;" in release.text


def test_huge_files_are_refused_before_they_are_read(library: Library, folder: Path) -> None:
    for name in ("huge.txt", "huge.html", "huge.eml", "huge.json", "huge.xml"):
        with (folder / name).open("wb") as file:
            file.truncate(200 * 1024 * 1024)
    results = list(ingest([folder], library))
    assert set(rejections(results).values()) == {"is larger than 32 MiB, too large for one release"}
    assert len(releases(results)) == 1


def test_a_huge_file_of_zeros_that_calls_itself_rows_is_given_up_early(
    library: Library, folder: Path
) -> None:
    with (folder / "huge.jsonl").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    results = list(ingest([folder], library))
    assert "these are no rows" in rejections(results)["huge.jsonl"]
    assert len(releases(results)) == 1


def test_what_is_no_file_is_named_and_nothing_hangs(library: Library, folder: Path) -> None:
    (folder / "folder.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "dangling.txt").symlink_to(folder / "nowhere.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    named = [folder / name for name in ("pipe.txt", "dangling.txt", "device.txt", "missing.txt")]
    results = list(ingest([*named, folder], library))
    told = rejections(results)
    assert told["pipe.txt"] == "is a pipe, not a file"
    assert told["device.txt"] == "is a device, not a file"
    assert "no such file" in told["dangling.txt"]
    assert "no such file" in told["missing.txt"]
    assert len(releases(results)) == 1


def test_an_unreadable_file_is_named(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "closed.txt").write_text(GOOD, "utf-8")
    deny(monkeypatch, "open", folder / "closed.txt")
    results = list(ingest([folder], library))
    assert rejections(results) == {"closed.txt": "cannot be read: permission denied"}
    assert len(releases(results)) == 1


@pytest.mark.parametrize(
    "name",
    [b"\x1b[2J.txt", b"two\nlines.txt", b"not-utf8-\xff.txt", "\u202etxt.exe.txt".encode(), b"-rf.txt"],
)
def test_a_name_may_hold_anything(library: Library, folder: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.path.join(os.fsencode(folder), name)))  # noqa: PTH118 - a name that is no text
    path.write_text("Another release\n\nText.", "utf-8")
    stored = releases(list(ingest([folder], library)))
    assert len(stored) == 2
    for release in stored:
        assert is_harmless(release.source.path)
        release.source.path.encode()


def test_pages_nested_without_end_are_refused(library: Library, folder: Path) -> None:
    (folder / "deep.html").write_text("<div>" * 100_000 + GOOD, "utf-8")
    (folder / "deep-closed.html").write_text("<b>" * 50_000 + GOOD + "</b>" * 50_000, "utf-8")
    results = list(ingest([folder], library))
    assert rejections(results).keys() == {"deep.html", "deep-closed.html"}
    assert len(releases(results)) == 1
