"""Trees that ask for a little less than another: with other words in it, other endings, or for most of its words.

Invariant: what is under a `Not` stays, and so does everything that is no word of a text.
"""

from collections.abc import Mapping

from store.search.query import CODES, AllOf, AnyOf, Beginning, MostOf, Part, Words, all_of, positive_words
from store.search.words import is_short

# Of two words one is too little; most of a pasted page takes long to look for, and nobody half remembers a page.
_FEWEST, _MOST_FREE = 3, 64

# A word of fewer letters begins too many others; more than two letters are seldom an ending (killed, Brandstiftung).
_SHORTEST_BEGUN, _ENDING = 4, 2

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

    A word also stands for those with another ending. All but one of the words, else all but two, else two thirds of
    them; never less than two thirds, and only of three words at least and 64 at most. Words and phrases that stand in
    no field count, an `OR` of such as one of them; everything else is asked for as before.
    """
    parts = tree.parts if isinstance(tree, AllOf) else (tree,)
    free = tuple(part for part in parts if _is_free(part))
    if not _FEWEST <= len(free) <= _MOST_FREE:
        return []
    others = [part for part in parts if not _is_free(part)]
    two_thirds = len(free) - len(free) // 3
    steps = dict.fromkeys(max(least, two_thirds) for least in (len(free) - 1, len(free) - 2, two_thirds))
    loosened = tuple(with_endings(part) for part in free)
    return [all_of([*others, MostOf(loosened, least)]) for least in steps]


def with_endings(tree: Part) -> Part:
    """Return a tree in which the free words also stand for those that begin as they do, but for their ending.

    The word itself stays in it: it weighs more.
    """
    if isinstance(tree, AllOf):
        return AllOf(tuple(with_endings(part) for part in tree.parts))
    if isinstance(tree, AnyOf):
        return AnyOf(tuple(with_endings(part) for part in tree.parts))
    letters = _letters(tree)
    if len(letters) < _SHORTEST_BEGUN or not letters.isalpha() or not _is_free(tree):
        return tree
    return AnyOf((tree, Beginning(letters[: max(_SHORTEST_BEGUN, len(letters) - _ENDING)])))


def _letters(part: Part) -> str:
    if isinstance(part, Words) and len(part.words) == 1:
        return part.words[0]
    return part.letters if isinstance(part, Beginning) else ""


def _is_free(part: Part) -> bool:
    if isinstance(part, AnyOf):
        return bool(part.parts) and all(_is_free(one) for one in part.parts)
    # A short word that is still being typed also stands for the names and titles that begin so.
    typing = isinstance(part, Beginning) and part.place in ("title", "names") and is_short(part.letters)
    return typing or (isinstance(part, Words | Beginning) and part.place == "any")
