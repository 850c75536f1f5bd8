"""What was acknowledged survives a power cut: only what was synced is left, or some of the rest as well.

A program is recorded while it works (power_cut/writes.c); the power is cut at any moment of the record afterwards
(power_cut/disk.py). `make power` cuts many times (PRESSROOM_CUTS); the suite a few.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from store.documents.replacing import form_of
from store.library import Library
from store.upkeep import check, restore
from tests.needs import need
from tests.store.making import make
from tests.store.power_cut.disk import Disk, Step, steps

HERE = Path(__file__).parent
CUTS = int(os.environ.get("PRESSROOM_CUTS", "12"))
SEED = int(os.environ.get("PRESSROOM_SEED", "0")) or random.randrange(1, 1_000_000)
EVERYTHING = "-nowordlikethis "

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the recorder stands in front of Linux's C library"
)


@dataclass
class Told:
    """What the recorded program had acknowledged by some moment."""

    added: set[str] = field(default_factory=set)
    removing: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    starred: set[str] = field(default_factory=set)
    tagged: set[str] = field(default_factory=set)
    other: set[str] = field(default_factory=set)

    def take(self, line: dict[str, Any]) -> None:
        for what, value in line.items():
            if what in {"starred", "tagged", "removing", "removed"}:
                getattr(self, what).add(value)
            elif what == "added":
                self.added.update(value)
            else:
                self.other.add(what)


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need("gcc")
    made = tmp_path_factory.mktemp("recorder") / "writes.so"
    source = HERE / "power_cut" / "writes.c"
    command = ["gcc", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", str(made), str(source), "-pthread"]
    subprocess.run(command, check=True)
    return made


@dataclass
class Recording:
    """A record, and the disk as it was when it began."""

    root: Path
    begin: Disk
    steps: list[Step]


def record(recorder: Path, root: Path, kind: str, code: str = "") -> Recording:
    """Run a program on `root/library` and record what it does."""
    root.mkdir(exist_ok=True)
    begin, log = Disk(root), root.with_name("log")
    program = ["-c", code] if code else ["-m", "tests.store.power_cut.working", str(root / "library"), kind]
    environment = {
        **os.environ,
        "LD_PRELOAD": str(recorder),
        "POWER_CUT_ROOT": str(root),
        "POWER_CUT_LOG": str(log),
    }
    command = [sys.executable, *program]
    done = subprocess.run(
        command,
        cwd=HERE.parents[1],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return Recording(root, begin, list(steps(log)))


def cut(recording: Recording, scratch: Path, examine: Callable[[Path, Told], None]) -> None:
    """Cut the power at moments of a recording and look at what is left, each time on a strict and on a kind disk."""
    chance = random.Random(SEED)
    end = len(recording.steps)
    moments = {*chance.sample(range(end), min(CUTS, end)), end}
    disk, told, said = recording.begin, Told(), ""
    for number, step in enumerate([*recording.steps, None]):
        if number in moments:
            for luck in (None, random.Random(SEED + number)):
                left = scratch / f"cut-{number}-{'kind' if luck else 'strict'}"
                left.mkdir(parents=True)
                disk.write_to(left, luck)
                try:
                    examine(left, told)
                except BaseException as error:
                    error.add_note(f"cut at step {number} of {end}, {left}, seed {SEED}")
                    raise
                shutil.rmtree(left)
        if step and step.what == "A":
            said += step.data.decode()
            *lines, said = said.split("\n")
            for line in lines:
                told.take(json.loads(line))
        elif step:
            disk.take(step)


def all_is_there(left: Path, told: Told) -> None:
    """All that was acknowledged is there and can be found, and all parts agree."""
    folder = left / "library"
    if not (folder / "library.db").exists():
        assert not told.added, "the library is gone"
        return
    with Library.open(folder) as library:
        library.catch_up()
        ids = {row.id for row in library.page(limit=10_000).rows}
        assert told.added - told.removing <= ids
        assert told.removed.isdisjoint(ids)
        assert {row.id for row in library.page(EVERYTHING, limit=10_000).rows} == ids
        assert told.starred <= {row.id for row in library.page("is:starred", limit=10_000).rows}
        assert all(library.annotations.of(release_id).tags == ("Harbour",) for release_id in told.tagged)
        assert list(check(library, thorough=True)) == []


def test_a_day_of_work_survives(recorder: Path, tmp_path: Path) -> None:
    cut(record(recorder, tmp_path / "disk", "daily"), tmp_path / "cuts", all_is_there)


def test_bringing_up_an_older_library_survives_and_its_copy_is_whole(recorder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "disk" / "library"
    folder.mkdir(parents=True)
    shutil.copyfile(HERE / "forms" / "form1.db", folder / "library.db")

    def examine(left: Path, told: Told) -> None:
        again = left / "library"
        if form_of(again / "library.db") != 1:
            assert form_of(again / "library.form1.db") == 1
        all_is_there(left, told)
        with Library.open(again) as library:
            assert library.row("403807b9d5a0af90").starred

    cut(record(recorder, tmp_path / "disk", "migration"), tmp_path / "cuts", examine)


def test_a_restore_leaves_the_old_library_or_the_new_one(recorder: Path, tmp_path: Path) -> None:
    first, second = ({make(number).id for number in numbers} for numbers in (range(1, 40), range(40, 80)))

    def examine(left: Path, told: Told) -> None:
        if "backup" not in told.other:
            all_is_there(left, told)
            return
        with Library.open(left / "library") as library:
            library.catch_up()
            ids = {row.id for row in library.page(EVERYTHING, limit=10_000).rows}
            assert list(check(library, thorough=True)) == []
        later = told.added & second
        assert ids >= first
        if not later <= ids or "restored" in told.other:
            assert ids == first
            (kept,) = (left / "library").glob("library.before-restore-*.db")
            restore(left / "again", kept)
            with Library.open(left / "again") as library:
                assert {row.id for row in library.page(limit=1_000).rows} == first | second
        restore(left / "copy", left / "copy.db")
        with Library.open(left / "copy") as library:
            assert {row.id for row in library.page(limit=1_000).rows} == first

    cut(record(recorder, tmp_path / "disk", "restoring"), tmp_path / "cuts", examine)


def test_the_record_misses_nothing(recorder: Path, tmp_path: Path) -> None:
    """With everything synced at the end, the disk worked out from the record is the one that is there."""
    recording = record(recorder, tmp_path / "disk", "daily")
    for step in recording.steps:
        recording.begin.take(step)
    recording.begin.sync_all()
    made = tmp_path / "made"
    made.mkdir()
    recording.begin.write_to(made, None)
    assert _files(made) == _files(recording.root)


def test_a_program_that_does_not_wait_for_the_disk_is_found_out(recorder: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.store.power_cut import working\n"
        "from store.library import Library\n"
        f"with Library.open(Path({str(tmp_path / 'disk' / 'library')!r})) as library:\n"
        "    for con in library.connections._idle: con.execute('PRAGMA synchronous = NORMAL')\n"
        "    working.add(library, range(1, 40))\n"
    )
    recording = record(recorder, tmp_path / "disk", "", code)
    said = next(number for number, step in enumerate(recording.steps) if step.what == "A")
    for step in recording.steps[:said]:
        recording.begin.take(step)
    (tmp_path / "left").mkdir()
    recording.begin.write_to(tmp_path / "left", None)
    with Library.open(tmp_path / "left" / "library") as library:
        assert library.count() == 0


def _files(root: Path) -> dict[str, bytes | None]:
    return {
        str(place.relative_to(root)): place.read_bytes() if place.is_file() else None
        for place in root.rglob("*")
        if not place.name.endswith("-shm")
    }
