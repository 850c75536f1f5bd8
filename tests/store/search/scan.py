"""The oracle: a tree answered by looking at every entry, one part at a time, with nothing clever in it."""

from datetime import date

from store.search.entry import Entry, Holding
from store.search.query import (
    KEPT,
    AllOf,
    Amounts,
    AnyOf,
    Beginning,
    Everything,
    Exactly,
    Figure,
    Kept,
    Marked,
    MostOf,
    Not,
    Operated,
    Part,
    Published,
    Words,
)


def matches(tree: Part, entry: Entry, holding: set[Kept]) -> bool:
    """Whether a release is matched of which the user keeps what these parts ask for."""
    match tree:
        case Everything():
            return True
        case Marked():
            return tree in holding
        case Words(_, place) | Exactly(_, place) | Beginning(_, place) if place in KEPT:
            return tree in holding
        case Not(part):
            return not matches(part, entry, holding)
        case AllOf(parts):
            return all(matches(part, entry, holding) for part in parts)
        case AnyOf(parts):
            return any(matches(part, entry, holding) for part in parts)
        case MostOf(parts, least):
            return sum(matches(part, entry, holding) for part in parts) >= least
        case _:
            return _holds(tree, entry)


def _holds(leaf: Words | Exactly | Beginning | Figure | Amounts | Published | Operated, entry: Entry) -> bool:
    match leaf:
        case Words(words, place):
            runs = entry.words.get(place, ())
            return any(run[at : at + len(words)] == words for run in runs for at in range(len(run)))
        case Exactly(words, place):
            return words in entry.wholes(place)
        case Beginning(letters, place):
            return any(word.startswith(letters) for run in entry.words.get(place, ()) for word in run)
        case Figure(field, least, most):
            return any(_between(value, least, most) for value in entry.figures.get(field, ()))
        case Amounts():
            return any(_is_such(leaf, held) for held in entry.amounts)
        case Published(first, last):
            stated = entry.published
            return stated is not None and all(_within(day, first, last) for day in stated)
        case Operated(first, last):
            return any(_within(day, first, last) for day in entry.operated)


def _is_such(leaf: Amounts, held: Holding) -> bool:
    goods, wanted = held.goods, leaf.goods
    named = any(goods[at : at + len(wanted)] == wanted for at in range(len(goods) + 1))
    alike = held.field == leaf.field and held.amount.measure == leaf.measure
    return named and alike and _between(held.amount.value, leaf.least, leaf.most)


def _between(value: int, least: int | None, most: int | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or day >= first) and (last is None or day <= last)
