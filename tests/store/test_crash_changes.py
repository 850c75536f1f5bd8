"""Processes that are killed at random moments, whatever they are doing to a library, lose nothing they acknowledged.

`make crash` kills 200 times; the suite kills once for each kind of work, every second time beside another writer.
"""

import os
import random
import shutil
import time
from pathlib import Path

from store.library import Library
from store.upkeep import check
from tests.store.crash.children import Child
from tests.store.crash.ledger import Ledger
from tests.store.crash.working import KINDS

KILLS = int(os.environ.get("PRESSROOM_KILLS_OF_ALL", str(len(KINDS))))
SEED = int(os.environ.get("PRESSROOM_SEED", "0")) or random.randrange(1, 1_000_000)
FORMS = Path(__file__).parent / "forms"
# A library that has grown so large is left, and a new one begun: looking at all of it takes its time.
_LARGE = 1_500


def test_whatever_is_killed_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    folder, ledger, acknowledged = tmp_path / "library-0", Ledger(), 0
    for turn in range(KILLS):
        kind = KINDS[turn % len(KINDS)]
        if kind == "migration":
            kill_a_migration(tmp_path / f"old-{turn}", chance)
            continue
        beside = [chance.choice(KINDS[:-1])] if turn % 2 else []
        children = [
            Child("tests.store.crash.working", folder, each, writer, chance.randrange(1_000_000))
            for writer, each in enumerate([kind, *beside])
        ]
        for child in children:
            child.wait_for_the_first()
        time.sleep(chance.uniform(0, 0.6))
        for child in chance.sample(children, len(children)):
            child.kill()
        for child in children:
            assert child.errors == "", (SEED, turn, kind, beside, child.errors)
            ledger.take(child.acknowledged)
        with Library.open(folder) as library:
            ledger.hold_against(library)
            assert list(check(library)) == [], (SEED, turn, kind, beside)
            large = library.count() > _LARGE
        if large:
            shutil.rmtree(folder)
            acknowledged += ledger.acknowledged
            folder, ledger = tmp_path / f"library-{turn + 1}", Ledger()
    acknowledged += ledger.acknowledged
    print(f"{KILLS} kills, {acknowledged:,} changes acknowledged, seed {SEED}")
    assert acknowledged


def kill_a_migration(folder: Path, chance: random.Random) -> None:
    """Kill a process that brings an old library up, early or late; what it acknowledged holds, the copy is whole."""
    folder.mkdir()
    shutil.copyfile(FORMS / "form1.db", folder / "library.db")
    child = Child("tests.store.crash.working", folder, "migration", 0, 0)
    child.wait_for_the_first()
    time.sleep(chance.uniform(0, 0.06))
    child.kill()
    with Library.open(folder) as library:
        assert library.count() == 11
        assert library.row("403807b9d5a0af90").starred
        if len(child.acknowledged) > 1:
            assert library.annotations.of("403807b9d5a0af90").tags == ("migrated",)
        library.catch_up()
        assert list(check(library)) == []
    again = folder / "copy"
    again.mkdir()
    shutil.copyfile(folder / "library.form1.db", again / "library.db")
    with Library.open(again) as library:
        assert library.count() == 11
