"""A process that changes a library in one way after the other and says what is safe: run, and killed, by the tests.

    python -m tests.store.crash.working LIBRARY KIND WRITER SEED

Prints a line before each change (`begin`, with what each release will be like) and one when it is acknowledged
(`done`). Two writers work on releases of their own: even numbers and odd ones.
"""

import json
import random
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from store.library import Library
from store.model import Release
from store.upkeep import compact
from tests.store.making import make

State = dict[str, Any]
WORDS = ("border", "cocaine", "ring", "harbour", "raid", "forged", "notes")


class Worker:
    """Changes a library until it is killed.

    Args:
        library: What is changed.
        writer: 0 or 1: whose releases.
        chance: What decides what is done next.
    """

    def __init__(self, library: Library, writer: int, chance: random.Random) -> None:
        self._library = library
        self._writer = writer
        self._chance = chance
        self._turn = 0
        self._here = {row.id for row in library.page(limit=100_000).rows if int(row.id, 16) % 2 == writer}
        self._next = max((int(id_, 16) // 2 + 1 for id_ in self._here), default=0)

    def single(self) -> None:
        """Add one release."""
        self._add(1)

    def bulk(self) -> None:
        """Add many in one transaction, and feed the index now and then."""
        self._add(40)
        if self._turn % 3 == 0:
            self._library.catch_up()

    def update(self) -> None:
        """Change a title through TinyDB."""
        for id_ in self._some(3):
            title = f"changed {self._turn} by {self._writer}"
            doc_id = self._library.documents.releases.doc_id_of(id_)
            assert doc_id is not None
            self._do(
                {id_: {**self._state(id_), "title": title}},
                partial(self._library.documents.releases.update, {"title": title}, doc_ids=[doc_id]),
            )

    def remove(self) -> None:
        """Remove a few, and add as many."""
        gone = self._some(3)
        self._do(
            {id_: {**self._state(id_), "present": False, "title": None} for id_ in gone},
            partial(self._library.remove, gone),
        )
        self._here -= {*gone}
        self._add(3)

    def marks(self) -> None:
        """Star, tag and note."""
        annotations = self._library.annotations
        for id_ in self._some(2):
            state, tag, note = self._state(id_), self._chance.choice(WORDS), f"note {self._turn}"
            starred = not state["starred"]
            state = {**state, "starred": starred}
            self._do({id_: state}, partial(annotations.star, id_, starred))
            state = {**state, "tags": sorted({*state["tags"], tag})}
            self._do({id_: state}, partial(annotations.tag, [id_], tag))
            state = {**state, "note": note}
            self._do({id_: state}, partial(annotations.note, id_, note))
            if len(state["tags"]) > 3:
                state = {**state, "tags": [name for name in state["tags"] if name != tag]}
                self._do({id_: state}, partial(annotations.untag, [id_], tag))

    def index(self) -> None:
        """Feed the index in many small commits, so that it merges."""
        self._add(5)
        self._library.catch_up()

    def compaction(self) -> None:
        """Write the file anew without holes."""
        self.remove()
        self._do({}, partial(compact, self._library))

    def _add(self, count: int) -> None:
        fresh = [self._make(self._next + step) for step in range(count)]
        self._next += count
        self._do(
            {
                release.id: {**self._state(release.id), "present": True, "title": release.title}
                for release in fresh
            },
            partial(self._library.add, fresh),
        )
        self._here |= {release.id for release in fresh}

    def _make(self, number: int) -> Release:
        words = " ".join(self._chance.choices(WORDS, k=120))
        own = make(number * 2 + self._writer)
        return make(number * 2 + self._writer, text=f"{own.text}\n\n{words}")

    def _some(self, count: int) -> list[str]:
        if len(self._here) < count:
            self._add(count)
        return self._chance.sample(sorted(self._here), min(count, len(self._here)))

    def _state(self, id_: str) -> State:
        return state_of(self._library, id_, present=id_ in self._here)

    def _do(self, states: dict[str, State], change: Callable[[], object]) -> None:
        self._turn += 1
        _say({"begin": self._turn, "states": states})
        change()
        _say({"done": self._turn})


def state_of(library: Library, id_: str, *, present: bool) -> State:
    """Return what a library holds of a release, as the lines have it."""
    marks = library.annotations.of(id_)
    return {
        "present": present,
        "title": library.get(id_).title if present else None,
        "starred": marks.starred,
        "tags": sorted(marks.tags),
        "note": marks.note,
    }


def migrate(folder: Path) -> None:
    """Open a library of an earlier form."""
    _say({"begin": 1, "states": {}})
    with Library.open(folder) as library:
        library.annotations.tag(["403807b9d5a0af90"], "migrated")
        _say({"done": 1})
        library.catch_up()
    _say({"done": 0})


def main(folder: Path, kind: str, writer: int, seed: int) -> None:
    """Work until killed."""
    if kind == "migration":
        migrate(folder)
        return
    with Library.open(folder) as library:
        worker = Worker(library, writer, random.Random(seed))
        step: Callable[[], None] = getattr(worker, kind)
        while True:
            step()


def _say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


KINDS = ("single", "bulk", "update", "remove", "marks", "index", "compaction", "migration")

if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
