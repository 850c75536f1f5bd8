"""Long alternatives of words as one pattern that looks at each letter once.

The engine tries alternatives one after the other: a hundred names of months cost a hundred attempts at every word of
a text, and with common beginnings shared they cost the few letters a word can begin with. Invariant: the pattern fits
what `a|b|c`, the longest first, would fit, and takes the longest.
"""

import re
from collections.abc import Iterable
from typing import Any


def longest(words: Iterable[str]) -> str:
    """Return a pattern for any of the words; the longest that fits wins.

    Args:
        words: Plain words, at least one and none of them empty; they are escaped here.
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: dict[str, Any]) -> str:
    """Return what may go on from a letter, as one piece of a pattern; to end there comes last."""
    branches = [re.escape(letter) + _branches(after) for letter, after in node.items() if letter]
    if "" in node:
        return f"(?:{'|'.join(branches)})?" if branches else ""
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
