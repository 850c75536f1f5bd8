"""A disk that is really full: one clear line, nothing lost, and with room again everything goes on."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.documents.replacing import form_of
from store.errors import LibraryError
from store.library import Library
from store.upkeep import backup, check, restore
from tests.store.making import make

ROOT = Path(__file__).parents[2]
FORMS = Path(__file__).parent / "forms"
EVERYTHING = "-nowordlikethis "
MEGABYTE = 1 << 20


class SmallDisk:
    """A file system of a few megabytes.

    Args:
        place: Where it is mounted.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        self._ballast = place / "ballast"

    def fill(self, leaving: int) -> None:
        """Leave so many bytes free."""
        free = shutil.disk_usage(self.place).free
        self._ballast.write_bytes(bytes(max(0, free - leaving)))

    def remount(self, options: str) -> None:
        """Change how the disk is mounted."""
        subprocess.run(["mount", "-o", f"remount,{options}", str(self.place)], check=True)

    def make_room(self) -> None:
        """Take the ballast away and make the disk larger."""
        self._ballast.unlink(missing_ok=True)
        self.remount("size=64m")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)]
    mounted = (
        sys.platform == "linux" and os.geteuid() == 0 and subprocess.run(command, check=False).returncode == 0
    )
    if not mounted:
        reason = "mounting a small disk takes Linux and root"
        if os.environ.get("CI"):
            pytest.fail(f"{reason}: CI has both, so this must run", pytrace=False)
        pytest.skip(reason)
    yield SmallDisk(place)
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def noise(number: int, size: int) -> str:
    """Return words that no compression makes small, the same for the same number."""
    return f"{make(number).text} " + " ".join(os.urandom(4).hex() for _ in range(size // 9))


def all_agree(folder: Path, wanted: set[str]) -> None:
    with Library.open(folder) as library:
        library.catch_up()
        ids = {row.id for row in library.page(limit=10_000).rows}
        assert wanted <= ids
        assert {row.id for row in library.page(EVERYTHING, limit=10_000).rows} == ids
        assert list(check(library, thorough=True)) == []


def test_a_disk_that_fills_during_an_import_loses_nothing_acknowledged(
    disk: SmallDisk, tmp_path: Path
) -> None:
    source, folder = tmp_path / "in", disk.place / "library"
    source.mkdir()
    disk.fill(leaving=3 * MEGABYTE)
    for number in range(600):
        text = f"{number + 3} arrested in raid number{number}\n\nPolice said so. {noise(number, 4_000)}\n"
        (source / f"raid-{number:03}.txt").write_text(text, "utf-8")
    command = [sys.executable, "-m", "tui", "--library", str(folder), "import", "--json", str(source)]
    full = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    told = full.stderr.splitlines()
    assert full.returncode == 1
    assert told[0].startswith("error: no room left on the disk of")
    assert "library.db" in told[0]
    assert told[1].startswith("hint: free some space")
    assert len(told) == 2
    stored = {
        line["id"] for line in map(json.loads, full.stdout.splitlines()) if line["result"] == "imported"
    }
    assert 0 < len(stored) < 600
    disk.make_room()
    all_agree(folder, stored)
    again = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert again.returncode == 0, again.stderr
    with Library.open(folder) as library:
        assert library.count() == 600


def test_a_disk_too_small_for_the_index_keeps_every_release(
    disk: SmallDisk, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = disk.place / "library"
    releases = [make(number, text=noise(number, 40_000)) for number in range(1, 60)]
    with Library.open(folder) as library:
        library.add(releases)
        disk.fill(leaving=400_000)
        with pytest.raises(LibraryError, match=r"search index in .* cannot be written") as caught:
            library.catch_up()
        assert "no release is lost" in caught.value.hint
        assert library.get(releases[7].id) == releases[7]
        assert library.page().total == len(releases)
        disk.make_room()
        assert library.catch_up() == len(releases)
    assert "panicked" not in capfd.readouterr().err
    all_agree(folder, {release.id for release in releases})


def test_an_open_app_on_a_full_disk_says_so_and_goes_on_afterwards(disk: SmallDisk) -> None:
    folder = disk.place / "library"
    with Library.open(folder) as library:
        library.add([make(1), make(2)])
        disk.fill(leaving=0)
        with pytest.raises(LibraryError, match="no room left on the disk"):
            library.add([make(number, text=noise(number, 40_000)) for number in range(3, 60)])
        assert {row.id for row in library.page().rows} == {make(1).id, make(2).id}
        disk.make_room()
        library.set_starred(make(1).id)
        library.add([make(3)])
    all_agree(folder, {make(1).id, make(2).id, make(3).id})


def test_a_library_on_a_full_disk_says_why_it_does_not_open(disk: SmallDisk) -> None:
    """To read it SQLite wants a small file of its own beside it."""
    folder = disk.place / "library"
    with Library.open(folder) as library:
        library.add([make(1)])
    disk.fill(leaving=0)
    with pytest.raises(LibraryError, match="no room left on the disk"):
        Library.open(folder)
    disk.make_room()
    all_agree(folder, {make(1).id})


def test_a_library_on_a_disk_that_may_not_be_written_says_so(disk: SmallDisk) -> None:
    folder = disk.place / "library"
    with Library.open(folder) as library:
        library.add([make(1)])
    disk.remount("ro")
    for place in (folder, disk.place / "new"):
        with pytest.raises(LibraryError, match=str(place)) as caught:
            Library.open(place)
        assert caught.value.hint
    disk.remount("rw")
    all_agree(folder, {make(1).id})


def test_an_older_library_without_room_for_its_copy_stays_as_it_is(disk: SmallDisk) -> None:
    folder = disk.place / "library"
    folder.mkdir()
    shutil.copyfile(FORMS / "form1.db", folder / "library.db")
    disk.fill(leaving=90_000)
    with pytest.raises(LibraryError, match="no room left"):
        Library.open(folder)
    assert form_of(folder / "library.db") == 1
    assert [file.name for file in folder.iterdir() if file.suffix not in {"-wal", "-shm"}] == ["library.db"]
    disk.make_room()
    with Library.open(folder) as library:
        assert library.count() == 11
    assert form_of(folder / "library.form1.db") == 1


def test_a_backup_without_room_leaves_the_one_before(disk: SmallDisk, tmp_path: Path) -> None:
    folder, copy = tmp_path / "library", disk.place / "copy.db"
    with Library.open(folder) as library:
        library.add([make(1)])
        backup(folder, copy)
        before = copy.read_bytes()
        library.add([make(number, text=noise(number, 40_000)) for number in range(2, 600)])
    with pytest.raises(LibraryError, match=r"no room left on the disk of .*copy\.db"):
        backup(folder, copy)
    assert copy.read_bytes() == before
    assert [file.name for file in disk.place.iterdir()] == ["copy.db"]


def test_a_restore_without_room_leaves_the_library_as_it_is(disk: SmallDisk, tmp_path: Path) -> None:
    folder, copy = disk.place / "library", tmp_path / "copy.db"
    with Library.open(tmp_path / "other") as library:
        library.add([make(number, text=noise(number, 40_000)) for number in range(2, 150)])
    backup(tmp_path / "other", copy)
    with Library.open(folder) as library:
        library.add([make(1)])
    for leaving in (0, 200_000, copy.stat().st_size + 100_000):
        disk.fill(leaving=min(leaving, 7 * MEGABYTE))
        with pytest.raises(LibraryError, match="no room left"):
            restore(folder, copy)
    disk.make_room()
    assert not list(folder.glob("unfinished-*"))
    all_agree(folder, {make(1).id})
    with Library.open(folder) as library:
        assert library.count() == 1
    restore(folder, copy)
    all_agree(folder, {make(number).id for number in range(2, 150)})
