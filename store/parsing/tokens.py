"""The words of a release, numbered once, so that tables are matched by word and not by search.

Every rule of names, cues and crimes looks its first word up here; the cost is one pass over the text and
no backtracking, whatever the text holds.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, islice
from operator import add

from store.blanks import cut, words_only
from store.parsing.knowledge import table
from store.parsing.reading import Reading

# What stands between words; the words are what is left.
_BETWEEN = re.compile(r"(\W+)")
# A line ends a sentence when it is blank, when the next one is a list item, or when it closes with a mark.
# One set stands first and what it found is asked behind it: so the engine skips to the next such character instead
# of trying every branch at every letter, which is three times as fast.
_AT_MARK = r"(?<=[.!?])(?<![.!?]{2})(?P<mark>[.!?]*+[\"')\]*]*+)(?=\s)"
_AT_COLON = r"(?<=:)(?=\s*\n)"
_AT_LINE = r"(?<=\n)(?=[ \t]*(?:\n|[-*•·▪●◦‣–]\s|\d{1,2}[.)]\s))"
_AT_LOST_SPACE = r"(?<=[a-z\d]{2}\.)(?=[A-Z][a-zäöü]{2})"
_AT_GAP = r"(?<=\s)(?<!\s\s)\s{2,}+(?=[A-ZÄÖÜÉÁÍÓÚÑ\"])"
_ENDS = f"(?:{_AT_MARK}|{_AT_COLON}|{_AT_LINE}|{_AT_LOST_SPACE}|{_AT_GAP})"
_STOP = re.compile(rf"[.!?:\s]{_ENDS}")
# Where no white space is wider than one space, only a line end can begin a gap: a fifth of all characters less.
_STOP_NARROW = re.compile(rf"[.!?:\n]{_ENDS}")
_WIDE = re.compile(r"[^\S\n]\s")


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The words of a text in order; two of them are never equal.

    Args:
        text: The text they were read from (a shadow, so that quotes and spaces are plain).
        words: Lower case.
        starts: Offset of each word.
        ends: End of each word, half-open.
        index: Lower-case word to its positions in `words`, rising.
        distinct: The keys of `index`, as a set: tables ask which of their words are there.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    index: dict[str, list[int]]
    distinct: frozenset[str]

    def at(self, offset: int) -> int:
        """Return the number of the first word that starts at `offset` or later."""
        return bisect_left(self.starts, offset)

    def before(self, offset: int) -> int:
        """Return the number of the last word that starts before `offset`, or -1."""
        return bisect_left(self.starts, offset) - 1

    def gap(self, number: int) -> str:
        """Return what stands between word `number` and the next one."""
        follows = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.ends[number] : follows]

    def printed(self, number: int) -> str:
        """Return word `number` as printed."""
        return self.text[self.starts[number] : self.ends[number]]


def split(text: str) -> Tokens:
    """Return the words of a text."""
    blanked = words_only(text)
    if blanked is None:
        words, starts, ends = _split(text)
    else:
        words, starts = cut(blanked)
        ends = list(map(add, starts, map(len, words)))
    index: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        if word in index:
            index[word].append(number)
        else:
            index[word] = [number]
    return Tokens(text, words, starts, ends, index, frozenset(index))


def _split(text: str) -> tuple[list[str], list[int], list[int]]:
    """Return the words of a text in any script, with offset and end of each."""
    lower = text.lower()
    # A few letters change their length in lower case; then the words are cut first.
    parts = _BETWEEN.split(lower if len(lower) == len(text) else text)
    ends = list(
        accumulate(map(len, parts))
    )  # cutting and adding up is twice as fast as asking each match its span
    words, starts, ends = parts[::2], [0, *ends[1::2]], ends[::2]
    if not words[-1]:
        del words[-1], starts[-1], ends[-1]
    if words and not words[0]:
        del words[0], starts[0], ends[0]
    if len(lower) != len(text):
        words = [word.lower() for word in words]
    return words, starts, ends


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of the telling blocks, in text order.

    Args:
        starts: Offset of each sentence.
        ends: End of each, half-open.
        kinds: Kind of the block each stands in.
    """

    starts: list[int]
    ends: list[int]
    kinds: list[str]

    def of(self, offset: int) -> int | None:
        """Return the number of the sentence that holds `offset`; None in a silent block."""
        number = bisect_right(self.starts, offset) - 1
        return number if number >= 0 and offset < self.ends[number] else None

    def lead(self, many: int) -> tuple[int, ...]:
        """Return the numbers of the first `many` sentences of the body."""
        return tuple(islice((n for n, kind in enumerate(self.kinds) if kind == "body"), many))


# More letters than an abbreviation has.
_LONGEST_SHORT = 12
# No sentence is longer; a text without full stops is cut so that no rule looks further.
_LONGEST = 3000


@cache
def _abbreviations() -> frozenset[str]:
    """What a full stop may close without ending the sentence."""
    return frozenset(table("names")["abbreviations"])


def _breaks(text: str, start: int, end: int, stops: re.Pattern[str]) -> list[int]:
    """Offsets after which a new sentence begins, within one block."""
    found = []
    for stop in stops.finditer(text, start, end):
        dot, after = stop.span()
        if text[dot] == "." and stop.lastgroup is not None and _goes_on(text, dot, after):
            continue
        found.append(after)
    return found


def _goes_on(text: str, dot: int, after: int) -> bool:
    """Whether the full stop at `dot` closes an abbreviation or a number and not its sentence."""
    follows = text[after : after + 3].lstrip()
    if not follows or text[after : after + 2] == "\n\n":
        return False
    if follows[:1].islower():
        return True
    word = last_word(text, dot).lower()
    if word.isdigit() and len(word) <= 2 and "\n" not in text[after : after + 2]:
        return True  # "15. September"
    return word in _abbreviations() or (len(word) == 1 and word.isalpha())


def last_word(text: str, end: int) -> str:
    """Return the letters and digits right before `end`, at most the last twelve."""
    piece = text[max(end - _LONGEST_SHORT, 0) : end].rpartition(" ")[2]
    if piece.isalnum() or not piece:
        return piece
    begin = end
    while begin > end - len(piece) and text[begin - 1].isalnum():
        begin -= 1
    return text[begin:end]


def divide(reading: Reading) -> Sentences:
    """Return the sentences of the reading's telling blocks; one that never ends is cut."""
    text = reading.shadow
    stops = _STOP if _WIDE.search(text) else _STOP_NARROW
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[str] = []
    for block in reading.telling():
        begin = block.start
        for stop in [*_breaks(text, block.start, block.end, stops), block.end]:
            while stop - begin > _LONGEST:
                cut = text.rfind(" ", begin, begin + _LONGEST) + 1
                cut = cut if cut > begin else begin + _LONGEST
                starts.append(begin)
                ends.append(cut)
                kinds.append(block.kind)
                begin = cut
            if text[begin:stop].strip():
                starts.append(begin)
                ends.append(stop)
                kinds.append(block.kind)
            begin = stop
    return Sentences(starts, ends, kinds)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A reading with its words and sentences: what the rules of names, dates and crimes work on.

    Two views are never equal, so that what a rule remembers of one costs no comparing.
    """

    reading: Reading
    tokens: Tokens
    sentences: Sentences


@lru_cache(maxsize=2)
def view(reading: Reading) -> View:
    """Return words and sentences of a reading; the fact readers of one release share them."""
    return View(reading, split(reading.shadow), divide(reading))
