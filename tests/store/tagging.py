"""A process that tags every release of a library with a tag of its own: `python -m tests.store.tagging LIBRARY TAG`."""

import sys
from pathlib import Path

from store.library import Library


def tag_all(folder: Path, tag: str) -> int:
    """Give every release the tag, one change at a time; return how many there were."""
    with Library.open(folder) as library:
        rows = library.page(limit=1_000).rows
        for row in rows:
            library.annotations.tag([row.id], tag)
        return len(rows)


if __name__ == "__main__":
    tag_all(Path(sys.argv[1]), sys.argv[2])
