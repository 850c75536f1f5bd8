"""Another process commits and merges files away while an index is opened: that is no damage, and nobody hears of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.library import Library
from store.search.index import Index, IndexDamaged, files
from store.search.index.writer import Writer
from store.search.query import Everything
from tests.store.making import make


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Thirty releases, all in the index."""
    with Library.open(tmp_path / "library") as made:
        made.add(make(number) for number in range(30))
        made.catch_up()
        yield made


def index_of(library: Library) -> Path:
    (only,) = (library.folder / "index").iterdir()
    return only


def test_an_index_that_could_not_be_opened_for_once_is_fed_all_the_same(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.close()
    opened = Index.writer
    gone = [IndexDamaged("merged away")]

    def writer(index: Index, releases: int) -> Writer | None:
        if gone:
            raise gone.pop()
        return opened(index, releases)

    monkeypatch.setattr(Index, "writer", writer)
    with Library.open(library.folder) as again:
        name = index_of(again).name
        again.add([make(50)])
        assert again.catch_up() == 1
        assert (again.page("arrested ").total, index_of(again).name) == (31, name)


def test_a_commit_that_another_process_overtakes_as_it_is_read_is_no_damage(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.close()
    overtaken: list[bool] = []

    def overtake(folder: Path) -> dict[str, files.Stamp]:
        if not overtaken:
            overtaken.append(True)
            with Library.open(library.folder) as other:
                other.add([make(50)])
                other.catch_up()
            raise FileNotFoundError("merged away")
        return files.stamps(folder)

    folder = index_of(library)
    monkeypatch.setattr("store.search.index.reader.stamps", overtake)
    index = Index(folder)
    assert index.count(Everything(), {}) == 31
    (folder / "meta.json").touch()
    monkeypatch.setattr("store.search.index.reader.stamps", _raise_missing)
    with pytest.raises(IndexDamaged):
        index.refresh()


def _raise_missing(folder: Path) -> dict[str, files.Stamp]:
    raise FileNotFoundError(folder)
