"""What an index is fed from, as search sees it: the changes that wait, and the name of the index they are for."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from store.model import Release
    from store.search.index import Keys

Progress = Callable[[int, int], None]
"""Called after each batch with how many changes went in so far, and about how many there are in all."""


class Change(Protocol):
    """A release that was stored, changed or removed (then `release` and `keys` are None)."""

    @property
    def sequence(self) -> int:
        """Its place in the queue; rising."""

    @property
    def doc_id(self) -> int:
        """The number of the release."""

    @property
    def release(self) -> "Release | None":
        """What it is now."""

    @property
    def keys(self) -> "Keys | None":
        """Where it stands in each order."""


class Queue(Protocol):
    """What waits to go into an index, and the name of that index."""

    def index_name(self) -> str:
        """Return the name of the index it feeds, empty when there is none yet."""

    def waiting(self) -> int:
        """Return about how many changes wait; 0 only when none does."""

    def pending(self, most: int, most_bytes: int) -> Sequence[Change]:
        """Return the next changes in the order of their sequence."""

    def done(self, sequence: int, index_name: str) -> bool:
        """Take all up to a sequence out of the queue; False, and nothing is taken, when it feeds another index."""
