"""Room that a library no longer needs is given back, and nothing that can still be wanted goes with it."""

from pathlib import Path

import pytest

from store.errors import LibraryError
from store.ingest import Imported, ingest
from store.library import Library
from store.upkeep import check, compact

TEXTS = [f"Raid {number} in the harbour\n\n{'Officers searched the quay. ' * 400}" for number in range(40)]


def filled(folder: Path) -> list[str]:
    """Import releases from files, and return their ids."""
    source = folder / "in"
    source.mkdir()
    for number, text in enumerate(TEXTS):
        (source / f"{number:02}.txt").write_text(f"{number}\n{text}", "utf-8")
    with Library.open(folder / "library") as library:
        return [result.release.id for result in ingest([source], library) if isinstance(result, Imported)]


def test_what_a_removal_may_give_back_is_kept_and_what_nothing_refers_to_goes(tmp_path: Path) -> None:
    ids = filled(tmp_path)
    with Library.open(tmp_path / "library") as library:
        library.remove(ids[:5])
        compact(library)
        library.actions.undo()
        assert b"Raid 3" in library.original(ids[3]).data
        library.documents.releases.remove(doc_ids=library.originals.numbers(ids[20:]))
        assert compact(library) > 0
        assert library.count() == 20
        assert b"Raid 3" in library.original(ids[3]).data
        library.catch_up()
        assert list(check(library)) == []


def test_another_reads_and_writes_around_it(tmp_path: Path) -> None:
    ids = filled(tmp_path)
    with Library.open(tmp_path / "library") as library, Library.open(tmp_path / "library") as other:
        assert other.count() == 40
        compact(library)
        assert other.get(ids[0]).id == ids[0]
        other.set_starred(ids[1])
        assert library.row(ids[1]).starred


def test_a_closed_library_is_not_compacted(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    library.close()
    with pytest.raises(LibraryError, match="closed"):
        compact(library)
