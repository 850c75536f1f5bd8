"""Two lists of words laid side by side: where they differ.

Invariant: outside the stretches that are returned, both are the same word for word; the stretches stand in order and
do not touch. Time grows with the length of the texts, not with its square: first what both begin and end with is put
aside, then words that stand once in each hold the rest together, and only what lies between two of those is searched.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Words = Sequence[str]
Gap = tuple[int, int, int, int]
"""A stretch of the one, half-open, and of the other."""

# Two stretches of more pairs of words than this are not searched: one stands in the place of the other.
_MOST_PAIRS = 60_000
# Fewer equal words than this between two differences are chance: `the`, `and`.
_FEWEST_EQUAL = 2


def differences(this: Words, other: Words) -> list[Gap]:
    """Return where two lists of words differ, as stretches of both; one of a pair may be empty."""
    found: list[Gap] = []
    for gap in _gaps(this, other):
        if found and gap[0] - found[-1][1] < _FEWEST_EQUAL:
            found[-1] = (found[-1][0], gap[1], found[-1][2], gap[3])
        else:
            found.append(gap)
    return found


def _gaps(this: Words, other: Words) -> Iterator[Gap]:
    start, end = _shared_ends(this, other)
    this_end, other_end = len(this) - end, len(other) - end
    at, beside = start, start
    for place, other_place in (*_anchors(this, other, start, this_end, other_end), (this_end, other_end)):
        yield from _searched(this, other, (at, place, beside, other_place))
        at, beside = place + 1, other_place + 1


def _shared_ends(this: Words, other: Words) -> tuple[int, int]:
    """Return with how many equal words both begin, and with how many of the rest they end."""
    most = min(len(this), len(other))
    start = next((place for place in range(most) if this[place] != other[place]), most)
    rest = most - start
    end = next((count for count in range(rest) if this[-1 - count] != other[-1 - count]), rest)
    return start, end


def _anchors(this: Words, other: Words, start: int, this_end: int, other_end: int) -> list[tuple[int, int]]:
    """Return places of words that stand once in each of the two, as many as stand in the same order in both."""
    here, there = Counter(this[start:this_end]), Counter(other[start:other_end])
    single = {
        other[place]: place
        for place in range(start, other_end)
        if here[other[place]] == there[other[place]] == 1
    }
    pairs = [(place, single[this[place]]) for place in range(start, this_end) if this[place] in single]
    return _rising(pairs)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs in which both places rise."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for number, (_, beside) in enumerate(pairs):
        length = bisect_left(ends, beside)
        if length == len(ends):
            ends.append(beside)
            last.append(number)
        else:
            ends[length], last[length] = beside, number
        before.append(last[length - 1] if length else None)
    chain: list[tuple[int, int]] = []
    at = last[-1] if last else None
    while at is not None:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _searched(this: Words, other: Words, gap: Gap) -> Iterator[Gap]:
    first, last, beside, beside_last = gap
    here, there = this[first:last], other[beside:beside_last]
    if not here and not there:
        return
    if len(here) * len(there) > _MOST_PAIRS or not here or not there:
        yield gap
        return
    for tag, i, j, k, m in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if tag != "equal":
            yield first + i, first + j, beside + k, beside + m
