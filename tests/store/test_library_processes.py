"""Several processes and several threads on one library."""

import threading
import time
from pathlib import Path

import pytest

from store.library import Library
from tests.store.crash.children import Importer
from tests.store.crash.importer import releases
from tests.store.making import make


def test_two_processes_import_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    one, other = Importer(folder, 0, 300, 7), Importer(folder, 150, 300, 11)
    one.finish()
    other.finish()
    wanted = {release.id for release in releases(0, 450)}
    with Library.open(folder) as library:
        library.catch_up()
        assert {row.id for row in library.page(limit=1_000).rows} == wanted
        assert {row.id for row in library.page("-nowordlikethis ", limit=1_000).rows} == wanted


def test_an_open_library_sees_what_another_process_wrote(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add([make(1_000)])
        library.catch_up()
        before = library.version()
        assert library.version() == before
        Importer(library.folder, 0, 5, 5).finish()
        assert library.version() != before
        assert library.count() == 6
        assert library.page("-nowordlikethis ").total == 6


def test_its_own_writes_change_the_version_too(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        seen = [library.version()]
        library.add([make(1)])
        seen.append(library.version())
        library.set_starred(make(1).id)
        seen.append(library.version())
        library.catch_up()
        seen.append(library.version())
        assert len(set(seen)) == 4
        library.page("raid")
        library.add([make(1)])
        assert library.version() == seen[-1]


def test_many_threads_read_write_and_search(tmp_path: Path) -> None:
    errors: list[BaseException] = []
    with Library.open(tmp_path / "library") as library:
        library.add(make(number) for number in range(50))
        library.catch_up()

        def run(worker: int) -> None:
            try:
                for turn in range(10):
                    number = 100 + worker * 10 + turn
                    assert library.add([make(number)]) == [True]
                    library.set_starred(make(number).id)
                    assert library.get(make(number).id) == make(number)
                    assert library.page().total > 50
                    assert library.page("arrested").total >= 50
                    library.catch_up()
                    library.version()
            except BaseException as error:
                errors.append(error)
                raise

        threads = [threading.Thread(target=run, args=(worker,)) for worker in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(120)
        assert errors == []
        library.catch_up()
        assert library.count() == library.page("arrested ").total == 110
        assert library.page("is:starred").total == 60


def test_reading_goes_on_while_another_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.library._PATIENCE", 0.1)
    with Library.open(tmp_path / "library") as library:
        library.add([make(1)])
        library.catch_up()
        with library._connections.writing():
            begun = time.monotonic()
            assert library.page().total == 1
            assert library.page("arrested").total == 1
            assert library.get(make(1).id) == make(1)
            assert library.version()
            assert time.monotonic() - begun < 2
