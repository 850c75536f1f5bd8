"""Plain releases made to order, for tests that need many or need to know what is in them."""

import hashlib
from dataclasses import replace
from typing import Any

from store.model import Block, Fact, Release, Source, Stamp


def make(number: int, **changes: Any) -> Release:
    """Return release `number`: each has its own id, day, figure and words."""
    title = f"{number + 3} arrested in raid number{number}"
    text = (
        f"{title}\n\nPolice arrested {number + 3} people in Łódź. Case word{number % 10} of unit{number % 7}."
    )
    release = Release(
        id=f"{number:016x}",
        title=title,
        publisher=("Europol", "Guardia Civil", "Policja")[number % 3],
        distributor=None,
        language="en",
        kind="operation" if number % 2 else "court",
        published=Stamp(f"20{10 + number % 12}-{number % 12 + 1:02}-{number % 28 + 1:02}"),
        standfirst=None,
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        source=Source(f"raid-{number}.txt", "text/plain", "0" * 64),
        parser="pressroom test",
        blocks=(Block("title", 0, len(title)),),
        facts=(Fact("arrests", number + 3, 0, len(str(number + 3)) + 9, f"{number + 3} arrested"),),
    )
    return replace(release, **changes)
