"""One thing that is wrong with a library, as it is told and repaired."""

from dataclasses import dataclass
from typing import Literal

# What is at fault decides how it is repaired: the file itself, what a person cannot get back by deriving it, or what
# is derived from that.
Part = Literal["file", "document", "row", "original", "source", "mark", "index"]


@dataclass(frozen=True, slots=True)
class Problem:
    """A place where the parts of a library do not agree; each text is one plain line.

    Args:
        part: Which part is at fault.
        what: What is wrong.
        where: Which release, original, table or file.
        repair: What `pressroom check --repair` does about it, or what else helps.
    """

    part: Part
    what: str
    where: str
    repair: str
