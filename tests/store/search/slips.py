"""The oracle of near words: slips counted by the definition, letter by letter, with nothing clever in it."""

from functools import cache


@cache
def slips_between(one: str, other: str) -> int:
    """The fewest letters put in, taken out, changed or swapped with their neighbour that turn one word into another."""
    if not one or not other:
        return len(one) + len(other)
    ways = [
        slips_between(one[1:], other) + 1,
        slips_between(one, other[1:]) + 1,
        slips_between(one[1:], other[1:]) + (one[0] != other[0]),
    ]
    if one[1:2] == other[0] and other[1:2] == one[0]:
        ways.append(slips_between(one[2:], other[2:]) + 1)
    return min(ways)
