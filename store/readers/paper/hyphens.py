"""Joins two lines: a hyphen goes where it only parts a word at the end of its line, and stays where it is the word's."""

import re
from collections import Counter
from collections.abc import Iterable

_HYPHEN = re.compile(r"[^\W\d_]([-\u00ad\u2010])$")
_WORD = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
# "Polizei- und Zollbehörden": the hyphen stands for the rest of the word.
_AND = re.compile(r"(?:und|oder|bzw|sowie|and|or|et|ou|y|o|e|en|of|i|lub)\b")
# What is joined to a word by a hyphen of its own.
_OWN_LIST = (
    "non anti cross co ex self well long short high low mid post pre pro so semi multi inter vice e all half"
)
_OWN = frozenset(_OWN_LIST.split())


class Hyphens:
    """Knows the words of a paper, and by them what a hyphen at the end of a line is.

    Args:
        lines: All lines of the paper.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._words = Counter(word.casefold() for line in lines for word in _WORD.findall(line))

    def run_on(self, text: str, line: str) -> str:
        """Return the text with a line that goes on in it."""
        found = _HYPHEN.search(text[-2:])
        if found is None:
            return f"{text} {line}"
        if _AND.match(line):
            return f"{text[:-1]}- {line}"
        head = _WORD.findall(text[:-1].rsplit(None, 1)[-1])[-1]
        tail = _WORD.match(line)
        stays = tail is None or self._is_own(found[1], head, tail[0])
        return f"{text[:-1]}-{line}" if stays else f"{text[:-1]}{line}"

    def _is_own(self, mark: str, head: str, tail: str) -> bool:
        """Say whether the hyphen between two parts of a word stands there wherever the line ends."""
        if not tail[0].islower():
            return True
        whole, parted = (self._words[f"{head}{between}{tail}".casefold()] for between in ("", "-"))
        if whole != parted:
            return parted > whole
        if "-" in head or "-" in tail or head.casefold() in _OWN:
            return True
        return mark != "\u00ad" and self._words[head.casefold()] > 1 and self._words[tail.casefold()] > 1


def is_parted(text: str) -> bool:
    """Say whether a line ends in a hyphen."""
    return _HYPHEN.search(text[-2:]) is not None
