"""Files that hold many releases, from a folder to the library: picked up, named, kept, and read again from what is kept."""

import json
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from store.ingest import Imported, Rejected, Unchanged, ingest, parse_paths
from store.ingest.reparsing import Same, reparse
from store.library import Library

FEED = """<rss version="2.0"><channel><title>Example Police</title>
<item><title>One arrested</title><guid>1</guid><description>Police arrested one man on Monday.</description></item>
<item><guid>2</guid></item>
<item><title>Two arrested</title><guid>3</guid><description>Police arrested two men on Monday…</description></item>
</channel></rss>"""
ARTICLES = [
    {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": f"Article {number}",
        "articleBody": "Text.",
    }
    for number in range(2)
]


def mailbox() -> bytes:
    mails = []
    for number in range(3):
        mail = EmailMessage()
        mail["Subject"] = f"Mail {number}"
        mail["From"] = "Press Office <press@example.org>"
        mail.set_content(f"Police arrested {number + 3} people on Monday.")
        if number == 1:
            mail.add_attachment("Attached release\n\nNine people were charged.", filename="release.txt")
            inner = EmailMessage()
            inner["Subject"] = "Mail in a mail"
            inner.set_content("Police arrested eleven people.")
            mail.add_attachment(inner)
        mails.append(b"From - Tue Sep 28 05:00:00 2021\n" + mail.as_bytes())
    mails[2] = b"From - Tue Sep 28 05:00:00 2021\nSubject: Mail 2\n\n\x89PNG\r\n\x1a\n\n"
    return b"\n".join(mails)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "desk.mbox").write_bytes(mailbox())
    (folder / "feed.xml").write_text(FEED, "utf-8")
    (folder / "graph.json").write_text(json.dumps({"@graph": ARTICLES}), "utf-8")
    (folder / "lines.jsonl").write_text(
        json.dumps({"@graph": [article | {"headline": f"Line {n}"} for n, article in enumerate(ARTICLES)]}),
        "utf-8",
    )
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


TITLES = {
    "desk.mbox mail 1": "Mail 0",
    "desk.mbox mail 2": "Mail 1",
    "desk.mbox mail 2, attachment 1 (release.txt)": "Attached release",
    "desk.mbox mail 2, attachment 2": "Mail in a mail",
    "feed.xml item 1": "One arrested",
    "feed.xml item 3": "Two arrested",
    "graph.json item 1": "Article 0",
    "graph.json item 2": "Article 1",
    "lines.jsonl line 1, item 1": "Line 0",
    "lines.jsonl line 1, item 2": "Line 1",
}
REJECTED = {"desk.mbox mail 3": "is a PNG image, not a text", "feed.xml item 2": "holds no text"}


def test_a_folder_gives_every_release_in_its_files_and_names_what_is_none(
    library: Library, folder: Path
) -> None:
    results = list(ingest([folder], library))
    found = {r.path.removeprefix(f"{folder}/"): r.release.title for r in results if isinstance(r, Imported)}
    assert found == TITLES
    told = {r.path.removeprefix(f"{folder}/"): r.reason for r in results if isinstance(r, Rejected)}
    assert told == REJECTED


@pytest.mark.parametrize(
    ("name", "bare"),
    [("desk.mbox", "Inbox"), ("feed.xml", "feed"), ("graph.json", "graph"), ("lines.jsonl", "lines")],
)
def test_a_file_without_a_telling_name_is_known_by_its_bytes(folder: Path, name: str, bare: str) -> None:
    (folder / name).rename(folder / bare)
    parsed = [result for result in parse_paths([folder / bare]) if not isinstance(result, Rejected)]
    assert {release.title for _, release in parsed} == {
        t for place, t in TITLES.items() if place.startswith(name)
    }


def test_the_same_again_changes_nothing(library: Library, folder: Path) -> None:
    first = [result.release.id for result in ingest([folder], library) if isinstance(result, Imported)]
    again = [result for result in ingest([folder], library) if not isinstance(result, Rejected)]
    assert [result.release_id for result in again if isinstance(result, Unchanged)] == first


@pytest.mark.parametrize("gone", [True, False])
def test_each_part_is_read_again_from_what_is_kept(library: Library, folder: Path, gone: bool) -> None:  # noqa: FBT001
    imported = [result for result in ingest([folder], library) if isinstance(result, Imported)]
    if gone:
        for path in folder.iterdir():
            path.unlink()
    assert [type(result) for result in reparse(library)] == [Same] * len(imported)


def test_an_original_is_the_mail_or_the_attachment_and_not_the_mailbox(
    library: Library, folder: Path
) -> None:
    by_title = {r.release.title: r.release.id for r in ingest([folder], library) if isinstance(r, Imported)}
    names = {
        title: library.original(by_title[title]).name
        for title in ("Mail 0", "Attached release", "One arrested")
    }
    assert names == {"Mail 0": "desk.eml", "Attached release": "release.txt", "One arrested": "feed.xml"}
    assert library.original(by_title["Attached release"]).data.startswith(b"Attached release")
    assert library.original(by_title["One arrested"]).data == FEED.encode()


def test_an_attachment_saved_and_imported_is_there_already(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    list(ingest([folder], library))
    (tmp_path / "saved.txt").write_text("Attached release\n\nNine people were charged.\n", "utf-8")
    assert [type(result) for result in ingest([tmp_path / "saved.txt"], library)] == [Unchanged]


def test_a_release_of_which_the_feed_gives_only_a_summary_is_stored_and_said_to_be_one(
    library: Library, folder: Path
) -> None:
    results = [result for result in ingest([folder / "feed.xml"], library) if isinstance(result, Imported)]
    assert [result.notes for result in results] == [(), ("only a summary of the release",)]
    again = [result for result in ingest([folder / "feed.xml"], library) if isinstance(result, Unchanged)]
    assert [result.notes for result in again] == [(), ("only a summary of the release",)]
