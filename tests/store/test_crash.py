"""A process that dies at any moment loses nothing it acknowledged: a real one is really killed.

`make crash` kills more often (PRESSROOM_KILLS); the suite kills a few times.
"""

import os
import random
import time
from pathlib import Path

from store.library import Library
from tests.store.crash.children import Importer
from tests.store.crash.importer import releases

RELEASES = 2_000
KILLS = int(os.environ.get("PRESSROOM_KILLS", "3"))
# Matches every release, and has to ask the index.
EVERYTHING = "-nowordlikethis "


def searchable(library: Library) -> set[str]:
    found = library.page(EVERYTHING, limit=RELEASES * 2)
    assert found.total == len(found.rows)
    return {row.id for row in found.rows}


def check(folder: Path, acknowledged: set[str]) -> None:
    """The library opens, and all that was acknowledged is there, whole, and can be found."""
    with Library.open(folder) as library:
        ids = {row.id for row in library.page(limit=RELEASES * 2).rows}
        assert acknowledged <= ids
        for release_id in random.sample(sorted(acknowledged), min(50, len(acknowledged))):
            assert library.get(release_id).id == release_id
        library.catch_up()
        assert searchable(library) == ids
        assert library.catch_up() == 0


def test_a_killed_import_loses_nothing_and_can_be_done_again(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    acknowledged: set[str] = set()
    killed = 0
    for turn in range(KILLS):
        # Each turn goes over the same releases: what is there is passed over, so each kill falls further on.
        importer = Importer(folder, 0, RELEASES, batch=10)
        if turn % 3:
            importer.wait_for_the_first()
        time.sleep(random.uniform(0.02, 0.6))
        importer.kill()
        killed += importer.acknowledged[-1:] != ["done"]
        acknowledged |= set(importer.acknowledged) - {"done"}
        check(folder, acknowledged)
    assert killed
    last = Importer(folder, 0, RELEASES, batch=100)
    last.finish()
    wanted = {release.id for release in releases(0, RELEASES)}
    assert set(last.acknowledged) - {"done"} == wanted
    check(folder, wanted)
    with Library.open(folder) as library:
        assert library.count() == RELEASES
        assert list(map(library.get, sorted(wanted)[:100])) == sorted(releases(0, 100), key=lambda r: r.id)
