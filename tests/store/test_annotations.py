"""What a person keeps about a release: it comes back, outlives the release, and no other process loses it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tinydb import where

from store.errors import LibraryError, ReleaseMissing
from store.keeping import Annotation
from store.library import Library
from tests.store.making import make

ONE, TWO, THREE = (make(number).id for number in (1, 2, 3))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as made:
        made.add(make(number) for number in range(1, 6))
        yield made


def test_what_is_kept_is_there_when_the_library_is_opened_again(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add([make(1)])
        assert library.annotations.of(ONE) == Annotation()
        library.annotations.star(ONE)
        library.annotations.mark_read(ONE)
        library.annotations.tag([ONE], "fraud", "Asylum")
        library.annotations.note(ONE, "call them\r\non Monday\x1b \n")
    with Library.open(tmp_path / "library") as library:
        kept = library.annotations.of(ONE)
        assert kept == Annotation(True, True, ("Asylum", "fraud"), "call them\non Monday")  # noqa: FBT003 - star, read
        assert library.row(ONE).starred
        assert library.row(ONE).read


def test_a_tag_is_one_whatever_its_case_and_white_space(library: Library) -> None:
    tags = library.annotations
    tags.tag([ONE], "  Money \t laundering ")
    tags.tag([TWO, ONE], "MONEY LAUNDERING", "straße")
    tags.tag([THREE], "STRASSE")
    assert tags.of(ONE).tags == ("Money laundering", "straße")
    assert tags.of(THREE).tags == ("straße",)
    assert tags.tags() == [("Money laundering", 2), ("straße", 3)]
    assert tags.tagged("money  LAUNDERING") == [1, 2]
    tags.untag([ONE, THREE], "Strasse")
    assert tags.tags() == [("Money laundering", 2), ("straße", 1)]
    assert tags.tagged("nothing") == []


def test_accents_written_in_two_ways_are_one_tag(library: Library) -> None:
    library.annotations.tag([ONE], "café")
    library.annotations.tag([TWO], "CAFE\u0301")
    assert library.annotations.tags() == [("café", 2)]


@pytest.mark.parametrize("tag", ["", " \t\n", "x" * 101])
def test_what_is_no_name_is_refused_and_changes_nothing(library: Library, tag: str) -> None:
    with pytest.raises(LibraryError, match="tag"):
        library.annotations.tag([ONE], "good", tag)
    assert library.annotations.of(ONE) == Annotation()
    assert library.actions.can_undo() is None
    library.annotations.tag([ONE], "x" * 100)


def test_nothing_in_a_tag_steers_a_terminal(library: Library) -> None:
    library.annotations.tag([ONE], "a\x1b]0;owned\x07\u202eb\ud800")
    (tag,) = library.annotations.of(ONE).tags
    assert tag.isprintable()


def test_a_note_too_long_is_refused_and_the_old_one_stays(library: Library) -> None:
    library.annotations.note(ONE, "n" * 100_000)
    with pytest.raises(LibraryError, match="100,001"):
        library.annotations.note(ONE, "m" * 100_001)
    assert library.annotations.of(ONE).note == "n" * 100_000
    library.annotations.note(ONE, "")
    assert library.annotations.of(ONE).note == ""


def test_one_unknown_release_and_none_is_tagged(library: Library) -> None:
    for call in (
        lambda: library.annotations.tag([ONE, "nobody"], "a"),
        lambda: library.annotations.untag([ONE, "nobody"], "a"),
        lambda: library.annotations.note("nobody", "a"),
        lambda: library.annotations.star("nobody"),
        lambda: library.annotations.correct("nobody", None, make(1).facts[0]),
    ):
        with pytest.raises(ReleaseMissing, match="no release nobody"):
            call()
    assert library.annotations.tags() == []


def test_a_release_that_is_removed_keeps_its_state_for_its_return(library: Library) -> None:
    library.annotations.star(ONE)
    library.annotations.tag([ONE, TWO], "kept")
    library.annotations.note(ONE, "note")
    kept = library.annotations.of(ONE)
    library.remove([ONE])
    assert library.annotations.of(ONE) == kept
    assert library.annotations.tags() == [("kept", 1)]
    assert library.annotations.tagged("kept") == [2]
    assert library.add([make(1)]) == [True]
    assert library.annotations.of(ONE) == kept
    assert library.row(ONE).starred
    assert library.annotations.tagged("kept") == [2, 6]


def test_a_document_that_is_rewritten_keeps_its_state(library: Library) -> None:
    library.annotations.tag([ONE], "kept")
    library.documents.releases.update({"publisher": "Frontex"}, where("id") == ONE)
    assert library.annotations.of(ONE).tags == ("kept",)


def test_state_written_through_tinydb_is_found_by_its_tags(library: Library) -> None:
    states = library.documents.states
    number = states.insert({"release_id": ONE, "tags": ["by hand"], "note": "n"})
    assert library.annotations.of(ONE) == Annotation(tags=("by hand",), note="n")
    assert library.annotations.tagged("by hand") == [1]
    states.update({"tags": ["other"]}, doc_ids=[number])
    assert library.annotations.tags() == [("other", 1)]
    for wrong in ("text", [1], [""], [" x"], ["x" * 101], {"a": 1}):
        with pytest.raises(LibraryError):
            states.update({"tags": wrong}, doc_ids=[number])
    states.remove(doc_ids=[number])
    assert library.annotations.tags() == []


def test_two_processes_that_tag_the_same_releases_lose_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        library.add(make(number) for number in range(60))
        taggers = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.store.tagging", str(folder), tag], stderr=subprocess.PIPE
            )
            for tag in ("one", "other")
        ]
        for tagger in taggers:
            assert (tagger.communicate(timeout=120)[1], tagger.returncode) == (b"", 0)
        assert library.annotations.tags() == [("one", 60), ("other", 60)]
        undone = 0
        while library.actions.undo():
            undone += 1
        assert (undone, library.annotations.tags()) == (120, [])
