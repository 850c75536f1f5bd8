"""Whatever becomes of the files of an index, search works again by itself and finds every release."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store.errors import LibraryError
from store.library import Library
from store.search.index import Index, IndexDamaged
from store.search.index.writer import Writer
from tests.store.making import make
from tests.store.search.harming import put


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as made:
        made.add(make(number) for number in range(30))
        yield made


def index_of(library: Library) -> Path:
    (only,) = (library.folder / "index").iterdir()
    return only


def found(library: Library, query: str = "arrested ") -> int:
    return library.page(query).total


def damages() -> list[Any]:
    """Each kind of file an index consists of, and each way in which its content can go."""
    kinds = ["term", "idx", "pos", "fast", "fieldnorm", "store", "del", "meta.json", ".managed.json", "lock"]
    ways: dict[str, Callable[[bytes], bytes | None]] = {
        "cut": lambda raw: raw[: len(raw) // 2],
        "noise": lambda raw: random.Random(1).randbytes(max(80, len(raw))),
        "turned": lambda raw: bytes([*[byte ^ 0x5A for byte in raw[:-130]], *raw[-130:]]),
        "gone": lambda _: None,
    }
    return [pytest.param(kind, way, id=f"{kind}-{name}") for kind in kinds for name, way in ways.items()]


@pytest.mark.parametrize(("kind", "way"), damages())
@pytest.mark.parametrize("running", [True, False], ids=["running", "fresh"])
def test_damage_of_any_file_is_mended_and_every_release_found(
    tmp_path: Path, kind: str, way: Callable[[bytes], bytes | None], *, running: bool
) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add(make(number) for number in range(30))
        library.catch_up()
        library.remove([make(3).id])
        library.catch_up()
    with Library.open(library.folder) as library:
        if running:
            assert found(library) == 29
        for file in [file for file in index_of(library).iterdir() if file.name.endswith(kind)]:
            raw = way(file.read_bytes())
            file.unlink() if raw is None else put(file, raw)
        found(library, '"people in lodz" ')
        library.catch_up()
        for query in ("arrested ", '"people in lodz" ', "arrests:>0 ", "arrested sort:relevance "):
            if found(library, query) != 29:
                assert library.behind(), "what could not be read is known"
                library.catch_up()
            assert found(library, query) == 29
        for number in range(40, 49):  # segments are merged, for which every file is read
            library.add([make(number)])
            library.catch_up()
        assert found(library) == 38
        assert library.page("arrested ").hints == ()


_CUTTING = """
import sys
from pathlib import Path
from store.library import Library
with Library.open(Path(sys.argv[1])) as library:
    assert library.page("arrested ").total == 30
    for file in (Path(sys.argv[1]) / "index").glob(f"*/*.{sys.argv[2]}"):
        with file.open("r+b") as opened:
            opened.truncate(file.stat().st_size // 2)
    library.page('"people in lodz" ')
    library.catch_up()
    print(library.page('"people in lodz" ').total)
"""


@pytest.mark.parametrize("kind", ["term", "idx", "pos", "fast", "store"])
def test_a_file_cut_under_a_process_may_end_it_and_costs_no_release(library: Library, kind: str) -> None:
    """A file is mapped into memory: whoever reads behind its new end is ended by the kernel, mostly it is seen before."""
    library.catch_up()
    library.close()
    run = subprocess.run(
        [sys.executable, "-c", _CUTTING, str(library.folder), kind],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stdout) in ((0, "30\n"), (-signal.SIGBUS, "")), run.stderr
    with Library.open(library.folder) as again:
        again.catch_up()
        assert found(again, '"people in lodz" ') == 30


def test_a_file_in_the_place_of_the_folder_is_moved_aside(library: Library) -> None:
    library.catch_up()
    shutil.rmtree(library.folder / "index")
    (library.folder / "index").write_text("mine")
    assert library.catch_up() == 30
    assert found(library) == 30
    (kept,) = library.folder.glob("index.moved-*")
    assert kept.read_text() == "mine"


@pytest.mark.parametrize("shut", ["index", "inner", "file"])
@pytest.mark.parametrize("mode", [0o000, 0o500])
def test_a_folder_that_shuts_its_owner_out_is_opened_up(shut: str, mode: int) -> None:
    with as_nobody() as home:
        with Library.open(home / "library") as library:
            library.add(make(number) for number in range(30))
            library.catch_up()
        inner = index_of(library)
        {"index": inner.parent, "inner": inner, "file": next(inner.glob("*.idx"))}[shut].chmod(mode)
        with Library.open(library.folder) as library:
            library.add([make(70)])
            library.catch_up()
            assert found(library) == 31
            assert library.page("arrested ").hints == ()


@contextlib.contextmanager
def as_nobody() -> Iterator[Path]:
    """Lend a folder to somebody whom permissions bind, which the superuser is not."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        if os.geteuid() != 0:
            yield Path(name)
            return
        os.chown(name, 65_534, 65_534)
        os.seteuid(65_534)
        try:
            yield Path(name)
        finally:
            os.seteuid(0)


def test_a_folder_that_cannot_be_opened_up_is_told_and_still_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.catch_up()
    library.close()

    def refuse(_: Index, releases: int) -> Writer:
        raise IndexDamaged(f"Permission denied for {releases}")

    monkeypatch.setattr(Index, "writer", refuse)
    with Library.open(library.folder) as again:
        again.add([make(70)])
        with pytest.raises(LibraryError, match="cannot be written"):
            again.catch_up()
        assert found(again) == 30
        assert again.page("arrested ").hints == ("about 1 change is not searchable yet",)
        assert again.searchable()


def test_a_file_that_was_only_touched_is_no_damage(library: Library) -> None:
    library.catch_up()
    name = index_of(library).name
    assert found(library) == 30
    for file in index_of(library).glob("*.idx"):
        os.utime(file)
    assert found(library) == 30
    assert library.catch_up() == 0
    assert index_of(library).name == name
