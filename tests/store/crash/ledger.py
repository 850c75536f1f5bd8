"""What killed processes said of their changes, held against what the library holds."""

import json
from collections.abc import Iterable
from typing import Any

from store.library import Library
from tests.store.crash.working import State, state_of

NOTHING: State = {"present": False, "title": None, "starred": False, "tags": [], "note": ""}
# Matches every release, and has to ask the index.
EVERYTHING = "-nowordlikethis "


class Ledger:
    """The state of every release as it was acknowledged, and the changes that a kill left open."""

    def __init__(self) -> None:
        self._certain: dict[str, State] = {}
        self._open: list[dict[str, State]] = []
        self.acknowledged = 0

    def take(self, lines: Iterable[str]) -> None:
        """Take in what one process printed."""
        begun: dict[str, State] | None = None
        for line in lines:
            said: dict[str, Any] = json.loads(line)
            if "begin" in said:
                begun = said["states"]
            elif begun is not None:
                self._certain |= begun
                self.acknowledged += 1
                begun = None
        if begun:
            self._open.append(begun)

    def hold_against(self, library: Library) -> None:
        """See that all that was acknowledged is there, searchable, and that an open change happened whole or not.

        What the library holds is what is certain from now on.
        """
        library.catch_up()
        ids = {row.id for row in library.page(limit=1_000_000).rows}
        found = {row.id for row in library.page(EVERYTHING, limit=1_000_000).rows}
        assert found == ids
        held = {id_: state_of(library, id_, present=id_ in ids) for id_ in ids | self._certain.keys()}
        for change in self._open:
            self._settle(change, held)
        self._open.clear()
        wrong = {
            id_: (state, self._certain.get(id_, NOTHING))
            for id_, state in held.items()
            if state != self._certain.get(id_, NOTHING)
        }
        assert not wrong, wrong

    def _settle(self, change: dict[str, State], held: dict[str, State]) -> None:
        happened = [held.get(id_, NOTHING) == state for id_, state in change.items()]
        if all(happened):
            self._certain |= change
        else:
            # What is not there must be as it was before, for every release of the change: no half of it.
            for id_ in change:
                assert held.get(id_, NOTHING) == self._certain.get(id_, NOTHING), (id_, change)
