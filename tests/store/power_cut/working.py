"""A program that works on a library and says what is safe: run, and recorded, by the power cut test.

    python -m tests.store.power_cut.working LIBRARY KIND

Prints a line for each acknowledged change: `{"added": [...]}`, `{"starred": id}`, `{"tagged": id}`, `{"removed": id}`.
A removal is announced as well (`removing`): cut off before it could be acknowledged, it may have happened.
"""

import hashlib
import json
import sys
from pathlib import Path

from store.document import Origin, Original
from store.library import Library
from store.model import Release
from store.upkeep import backup, restore
from tests.store.making import make


def say(**line: object) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def release(number: int) -> Release:
    return make(number, text=f"{make(number).text} " * (number % 30 + 1))


def origin(number: int) -> Origin:
    data = f"file {number} ".encode() * (number * 40 % 3_000 + 1)
    return Origin(Original(f"{number}.txt", "text/plain", data, hashlib.sha256(data).hexdigest()))


def add(library: Library, numbers: range) -> None:
    library.add([release(number) for number in numbers], [origin(number) for number in numbers])
    say(added=[make(number).id for number in numbers])


def daily(folder: Path) -> None:
    """Import, star, tag, remove, and feed the index again and again."""
    with Library.open(folder) as library:
        for turn in range(24):
            first = turn * 20 + 1
            add(library, range(first, first + 20))
            library.set_starred(make(first).id)
            say(starred=make(first).id)
            library.annotations.tag([make(first + 1).id], "Harbour")
            say(tagged=make(first + 1).id)
            say(removing=make(first + 2).id)
            library.remove([make(first + 2).id])
            say(removed=make(first + 2).id)
            if turn % 3 == 2:
                say(indexed=library.catch_up())
        library.reindex()
        say(indexed=0)


def migration(folder: Path) -> None:
    """Open a library of an earlier form and add to it."""
    with Library.open(folder) as library:
        say(opened=True)
        add(library, range(1, 30))
        library.catch_up()


def restoring(folder: Path) -> None:
    """Make a backup, go on, and bring the backup back."""
    with Library.open(folder) as library:
        add(library, range(1, 40))
        library.catch_up()
    backup(folder, folder.parent / "copy.db")
    say(backup=True)
    with Library.open(folder) as library:
        add(library, range(40, 80))
        library.catch_up()
    restore(folder, folder.parent / "copy.db")
    say(restored=True)


if __name__ == "__main__":
    {"daily": daily, "migration": migration, "restoring": restoring}[sys.argv[2]](Path(sys.argv[1]))
