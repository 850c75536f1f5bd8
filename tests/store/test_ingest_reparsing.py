"""Reparsing: stored releases become what the current parser makes of their originals, and keep what is theirs."""

import functools
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store.document import Document, Original
from store.documents.originals import Source
from store.errors import SourceError
from store.ingest import Imported, ingest, reparsing
from store.ingest.differences import Changes, Tally
from store.ingest.parsing import Parser, parse_document, parse_found
from store.ingest.reparsing import NotKept, Reparsed, Same, Unread, reparse
from store.library import Library
from store.model import Release
from tests.store.making import make
from tests.store.test_ingest_originals import MAIL, PAGE, asked

ROOT = Path(__file__).resolve().parents[2]


def louder(document: Document, place: str) -> Release:
    """Be a newer parser: titles in capitals, other ids, one fact less, and a text that says so is not understood."""
    release = parse_document(document, place)
    if "not understood" in document.text:
        raise SourceError("holds no release any more")
    return replace(
        release,
        id=release.id[::-1],
        title=(release.title or "").upper(),
        facts=release.facts[1:],
        parser="pressroom 99",
        source=replace(release.source, path="elsewhere"),
    )


def renamed(document: Document, place: str) -> Release:
    """Be a newer parser that reads as the old one did."""
    return replace(parse_document(document, place), parser="pressroom 99")


def use(monkeypatch: pytest.MonkeyPatch, parser: Parser) -> None:
    monkeypatch.setattr(reparsing, "parse_found", functools.partial(parse_found, parse=parser))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


def title_of(number: int) -> str:
    return f"Raid number {number} on a perfume workshop"


def text_of(number: int) -> str:
    return f"{title_of(number)}\n\nPolice arrested {number + 3} people in Valencia on 3 March 2022."


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "inputs"
    folder.mkdir()
    rows = [{"title": title_of(n), "text": text_of(n)} for n in range(10, 20)]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (folder / "b.json").write_text(
        json.dumps(
            [{"title": title_of(30), "text": text_of(30)}, 7, {"title": title_of(31), "text": text_of(31)}]
        ),
        "utf-8",
    )
    (folder / "c.txt").write_text(text_of(40), "utf-8")
    (folder / "d.eml").write_bytes(MAIL.read_bytes())
    (folder / "e.html").write_bytes(PAGE.read_bytes())
    return folder


def imported(library: Library, *paths: Path) -> list[Release]:
    return [result.release for result in ingest(paths, library) if isinstance(result, Imported)]


def test_the_same_parser_changes_nothing_and_writes_nothing(library: Library, inputs: Path) -> None:
    releases = imported(library, inputs)
    library.catch_up()
    version = library.version()
    assert list(reparse(library)) == [Same(release.id) for release in releases]
    assert library.version() == version
    assert len(releases) == 15


@pytest.mark.parametrize("jobs", [None, 2])
def test_a_newer_parser_rewrites_what_it_reads_otherwise_and_ids_paths_and_marks_stay(
    library: Library, inputs: Path, monkeypatch: pytest.MonkeyPatch, jobs: int | None
) -> None:
    releases = imported(library, inputs)
    library.set_starred(releases[3].id)
    rows = {release.id: library.row(release.id) for release in releases}
    numbers = asked(library, "SELECT doc_id, release_id FROM releases ORDER BY doc_id")
    use(monkeypatch, louder)
    results = list(reparse(library, jobs=jobs))
    assert [(type(result), result.release_id) for result in results] == [(Reparsed, r.id) for r in releases]
    for release in releases:
        new = library.get(release.id)
        assert new.title == (release.title or "").upper()
        assert new.parser == "pressroom 99"
        assert new.facts == release.facts[1:]
        assert new.source == release.source
        old_row, row = rows[release.id], library.row(release.id)
        assert row.title == new.title
        assert (row.imported, row.starred) == (old_row.imported, old_row.starred)
    assert library.row(releases[3].id).starred
    assert asked(library, "SELECT doc_id, release_id FROM releases ORDER BY doc_id") == numbers


def test_it_says_what_became_another(library: Library, inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (release,) = imported(library, inputs / "c.txt")
    use(monkeypatch, louder)
    assert list(reparse(library)) == [
        Reparsed(release.id, title_of(40).upper(), Changes(("title",), facts=Tally(removed=1)))
    ]
    assert list(reparse(library)) == [Same(release.id)]


def test_the_index_finds_what_became_another(
    library: Library, inputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(library, inputs / "a.jsonl")
    library.catch_up()
    found = library.page("arrests:>0 ").total
    use(monkeypatch, lambda document, place: replace(parse_document(document, place), facts=()))
    list(reparse(library))
    library.catch_up()
    assert found == 10
    assert library.page("arrests:>0 ").total == 0


def test_a_new_name_of_the_parser_alone_rewrites_nothing(
    library: Library, inputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (release,) = imported(library, inputs / "c.txt")
    use(monkeypatch, renamed)
    assert list(reparse(library)) == [Same(release.id)]
    assert library.get(release.id) == release


def test_a_query_chooses(library: Library, inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imported(library, inputs)
    library.catch_up()
    monkeypatch.setattr(reparsing, "_PAGE", 4)
    use(monkeypatch, louder)
    wanted = {row.id for row in library.page("title:raid ", limit=100).rows}
    assert {result.release_id for result in reparse(library, "title:raid ")} == wanted
    assert len(wanted) == 13
    untouched = library.page("-title:raid ", limit=100).rows
    assert {library.get(row.id).parser for row in untouched} != {"pressroom 99"}
    assert len(untouched) == 2


def test_what_was_not_kept_or_is_no_release_any_more_stays_as_it_was(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(f"{text_of(1)} This is not understood.", "utf-8")
    (tmp_path / "b.txt").write_text(text_of(2), "utf-8")
    one, two = imported(library, tmp_path / "a.txt", tmp_path / "b.txt")
    library.add([make(1)])
    use(monkeypatch, louder)
    results = list(reparse(library))
    assert [type(result) for result in results] == [Unread, Reparsed, NotKept]
    assert results[0] == Unread(one.id, "a.txt", "holds no release any more")
    assert library.get(one.id) == one
    assert library.get(make(1).id) == make(1)
    assert library.get(two.id).title == title_of(2).upper()


def test_a_damaged_original_is_said_and_the_others_go_on(
    library: Library, inputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    releases = imported(library, inputs)
    asked(library, "UPDATE originals SET packed = 'x' WHERE sha256 = ?", releases[10].source.sha256)
    use(monkeypatch, louder)
    results = list(reparse(library))
    unread = [result for result in results if isinstance(result, Unread)]
    assert [result.release_id for result in unread] == [releases[10].id, releases[11].id]
    assert all("cannot be read" in result.reason for result in unread)
    assert sum(isinstance(result, Reparsed) for result in results) == 13


def test_a_reader_that_is_gone_is_not_replaced_by_a_guess(library: Library, inputs: Path) -> None:
    (release,) = imported(library, inputs / "e.html")
    asked(library, "UPDATE sources SET name = 'page.extra', media_type = 'application/x-extra'")
    (result,) = reparse(library)
    assert isinstance(result, Unread)
    assert result.reason == "is read as text/html here, and was application/x-extra"
    assert library.get(release.id) == release


def test_a_part_that_the_reader_no_longer_finds_stays_as_it_was(library: Library, inputs: Path) -> None:
    releases = imported(library, inputs / "b.json")
    asked(library, "UPDATE sources SET part = part + 1")
    results = list(reparse(library))
    assert [result.reason for result in results if isinstance(result, Unread)] == [
        "not a release: a number where a JSON object is expected",
        "holds fewer releases than it did",
    ]
    assert [library.get(release.id) for release in releases] == releases


def test_a_list_is_read_once_for_all_its_releases(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"title": title_of(n), "text": text_of(n)} for n in range(30)]
    (tmp_path / "list.json").write_text(json.dumps(rows), "utf-8")
    imported(library, tmp_path / "list.json")
    read: list[str] = []
    of_source = library.originals.of_source

    def counted(source: Source) -> Original:
        read.append(source.name)
        return of_source(source)

    monkeypatch.setattr(library.originals, "of_source", counted)
    assert len(list(reparse(library))) == 30
    assert read == ["list.json"]


def test_another_library_reads_on_while_this_one_is_rewritten(
    library: Library, inputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(library, inputs)
    use(monkeypatch, louder)
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from store.library import Library\n"
        "with Library.open(Path(sys.argv[1])) as library:\n"
        "    for line in sys.stdin:\n"
        "        titles = [library.get(row.id).title for row in library.page(limit=100).rows]\n"
        "        print(len(titles), sum(title.isupper() for title in titles), flush=True)\n"
    )
    reader = subprocess.Popen(
        [sys.executable, "-c", program, str(library.folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    seen: list[str] = []

    def ask(_: int = 0) -> None:
        assert reader.stdin is not None
        assert reader.stdout is not None
        reader.stdin.write("\n")
        reader.stdin.flush()
        seen.append(reader.stdout.readline().strip())

    ask()
    list(reparse(library, batch=6, progress=ask))
    reader.communicate()
    assert seen == ["15 0", "15 6", "15 12", "15 15"]


def test_a_release_that_is_removed_meanwhile_stays_removed(
    library: Library, inputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    releases = imported(library, inputs / "a.jsonl")
    use(monkeypatch, louder)
    run = reparse(library, batch=2, jobs=1)
    next(run)
    library.remove([releases[5].id])
    rest = [result.release_id for result in run]
    assert releases[5].id not in rest
    assert len(rest) == 8
    assert library.count() == 9


def test_a_run_that_was_killed_is_finished_by_the_next(
    library: Library, inputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    releases = imported(library, inputs)
    program = (
        "import functools, os, signal, sys\n"
        "from pathlib import Path\n"
        "from store.ingest import reparsing\n"
        "from store.ingest.parsing import parse_found\n"
        "from store.library import Library\n"
        "from tests.store.test_ingest_reparsing import louder\n"
        "reparsing.parse_found = functools.partial(parse_found, parse=louder)\n"
        "with Library.open(Path(sys.argv[1])) as library:\n"
        "    for number, result in enumerate(reparsing.reparse(library, batch=4)):\n"
        "        if number == 5:\n"
        "            os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(library.folder)], cwd=ROOT, check=False, timeout=60
    )
    assert done.returncode == -9
    use(monkeypatch, louder)
    results = list(reparse(library))
    assert [type(result) for result in results] == [Same] * 8 + [Reparsed] * 7
    assert all(library.get(release.id).title == (release.title or "").upper() for release in releases)


def test_samples_come_out_as_they_were(library: Library) -> None:
    releases = imported(library, ROOT / "samples")
    assert {type(result) for result in reparse(library)} == {Same}
    assert len(releases) > 10
