"""Trees that ask for a little less than another: with other words in it, or for most of its words.

Invariant: what is under a `Not` stays, and so does everything that is no word of a text.
"""

from collections.abc import Mapping
from math import ceil

from store.search.query import CODES, AllOf, AnyOf, Beginning, MostOf, Part, Words, all_of, positive_words

# Of so many words at least, and never less of them than this share.
_FEWEST, _SHARE = 3, 2 / 3
# Most of a pasted page of words takes long to look for, and is nothing anyone half remembers.
_MOST_FREE = 64

Loose = Words | Beginning


def loose_words(tree: Part) -> list[Loose]:
    """Return the words of a tree that others can stand for, each once, in its order: words of texts and names."""
    found = (
        part
        for part in positive_words(tree)
        if isinstance(part, Words | Beginning) and part.place not in CODES
    )
    return list(dict.fromkeys(found))


def replaced(tree: Part, by: Mapping[Loose, Part]) -> Part:
    """Return a tree with other parts in the place of some of its words."""
    if isinstance(tree, Words | Beginning):
        return by.get(tree, tree)
    if isinstance(tree, AllOf):
        return all_of([replaced(part, by) for part in tree.parts])
    if isinstance(tree, AnyOf):
        return AnyOf(tuple(replaced(part, by) for part in tree.parts))
    return tree


def most_of(tree: Part) -> list[Part]:
    """Return trees for what has most of the free words, the one that asks for most of them first.

    All but one of the words, else all but two, else two thirds of them; of three words at least, of 64 at most, and never
    less than two thirds. Words and phrases that stand in no field count, an `OR` of such as one of them; everything else is asked for
    as before.
    """
    parts = tree.parts if isinstance(tree, AllOf) else (tree,)
    free = tuple(part for part in parts if _is_free(part))
    if not _FEWEST <= len(free) <= _MOST_FREE:
        return []
    others = [part for part in parts if not _is_free(part)]
    fewest = ceil(len(free) * _SHARE)
    steps = dict.fromkeys(max(least, fewest) for least in (len(free) - 1, len(free) - 2, fewest))
    return [all_of([*others, MostOf(free, least)]) for least in steps]


def _is_free(part: Part) -> bool:
    if isinstance(part, AnyOf):
        # A short word that is still being typed also stands for names and titles.
        return any(_is_free(one) for one in part.parts) and all(
            isinstance(one, Words | Beginning) for one in part.parts
        )
    return isinstance(part, Words | Beginning) and part.place == "any"
