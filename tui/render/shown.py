"""Text of a release as the screen shows it, and where its offsets have gone.

Direction marks are spelt out (`[U+202E]`) and so take more room than in the text, tabs are spaces; everything else
keeps its place.
"""

import re
from bisect import bisect_left

from store.text import visible


class Shown:
    """A text made visible.

    Args:
        text: Canonical text.
    """

    def __init__(self, text: str) -> None:
        self.text = visible(text).replace("\t", " ")
        self._places: list[int] = []
        self._growth: list[int] = [0]
        odd = {char: len(visible(char)) - 1 for char in set(text) if len(visible(char)) != 1}
        for found in re.finditer("|".join(map(re.escape, odd)), text) if odd else ():
            self._places.append(found.start())
            self._growth.append(self._growth[-1] + odd[found[0]])

    def at(self, offset: int) -> int:
        """Return where an offset into the release's text stands in what is shown."""
        return offset + self._growth[bisect_left(self._places, offset)]
