"""What is shown when nothing matches a query: what a person who mistyped or half remembers may have meant.

Invariant: the same tree over the same index gives the same answer, and what it gives matches something. It asks first
for what is nearest to the query:

1. Each word that nothing has becomes the words near it.
2. What has most of the words, best first (`store.search.loosening.most_of`): one word may be too many, or mistyped
   into another that there is.
3. Of fewer words than that takes, each that there is, but not together with the others, is also taken for the words
   near it that are more frequent.

Fields of codes, figures, dates, marks and everything under a `Not` stay as they are.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from operator import add

from store.listing import Instead
from store.search.loosening import Loose, loose_words, most_of, replaced
from store.search.nearwords import Vocabulary, near_beginnings, near_words
from store.search.query import AnyOf, Beginning, Everything, Part, Words
from store.text import plain

# So many near words of a word are tried, and the first of those that find something are shown.
_TRIED, _SHOWN = 8, 3
# In a pasted text words beyond these are not looked at one by one.
_MOST_WORDS = 12
# A shorter word that there is, is meant.
_SHORTEST_OTHER = 5


@dataclass(frozen=True, slots=True)
class Nearly:
    """What is shown in the place of nothing.

    Args:
        tree: What matches.
        instead: The words that others stood in for.
        most: It has most of the words, not all, and stands best first.
    """

    tree: Part
    instead: tuple[Instead, ...]
    most: bool = False

    @property
    def hints(self) -> tuple[str, ...]:
        """What to say about it, a line each."""
        lines = tuple(_line(one, shown=not self.most) for one in self.instead)
        most = "nothing has all of these words: shown is what has most of them, best first"
        return (most, *lines) if self.most else lines


def nearly(tree: Part, finds: Callable[[Part], bool], words: Vocabulary) -> Nearly | None:
    """Return what to show for a tree that matches nothing; None when that is nothing too.

    Args:
        tree: What was asked for.
        finds: Returns whether a tree matches anything.
        words: The words there are.
    """
    return _Looking(finds, words).look(tree)


class _Looking:
    """Looks for one tree."""

    def __init__(self, finds: Callable[[Part], bool], words: Vocabulary) -> None:
        self._finds = finds
        self._words = words

    def look(self, tree: Part) -> Nearly | None:
        """Go one step after the other until something is found."""
        parts = loose_words(tree)[:_MOST_WORDS]
        unknown = {part: near for part in parts if (near := self._near_unknown(part))}
        tree, shown = self._with_near(tree, unknown)
        instead = tuple(one for part, near in shown.items() for one in self._told(part, near, known=False))
        if unknown and self._finds(tree):
            return Nearly(tree, instead)
        for step in (self._with_most, self._with_another):
            if found := step(tree, [part for part in parts if part not in unknown]):
                return replace(found, instead=instead + found.instead)
        return None

    def _with_near(
        self, tree: Part, near: Mapping[Loose, Sequence[Loose]]
    ) -> tuple[Part, dict[Loose, Sequence[Loose]]]:
        """Return the tree with the likeliest near words of some words in their place, and which those are.

        Where the tree finds something with any of them, they are those that find something.
        """
        any_near = {part: _any_of(others) for part, others in near.items()}
        shown = dict(near)
        if near and self._finds(replaced(tree, any_near)):
            for part, others in near.items():
                shown[part] = [one for one in others if self._finds(replaced(tree, any_near | {part: one}))]
        shown = {part: others[:_SHOWN] for part, others in shown.items()}
        return replaced(tree, {part: _any_of(others) for part, others in shown.items()}), shown

    def _with_another(self, tree: Part, parts: Sequence[Loose]) -> Nearly | None:
        """Take one word that there is for another, whichever finds something."""
        trees: list[Part] = []
        instead: list[Instead] = []
        for part in parts:
            # Where the others alone find nothing, no other word in its place does.
            if _long_enough(part) and self._finds(replaced(tree, {part: Everything()})):
                near = self._near_more_frequent(part)
                near = [one for one in near if self._finds(replaced(tree, {part: one}))][:_SHOWN]
                if near:
                    trees.append(replaced(tree, {part: AnyOf((part, *near))}))
                    instead += self._told(part, near, known=True)
        return Nearly(_any_of(trees), tuple(instead)) if trees else None

    def _with_most(self, tree: Part, _: Sequence[Loose]) -> Nearly | None:
        """Ask for most of the words, for as many as can be."""
        found = next((less for less in most_of(tree) if self._finds(less)), None)
        return Nearly(found, (), most=True) if found else None

    def _near_unknown(self, part: Loose) -> Sequence[Loose]:
        """Return what a part may stand for of which nothing has some words."""
        if isinstance(part, Beginning):
            return [] if self._frequency(part) else self._near_beginnings(part)
        choices = [
            (word,)
            if self._words.count(word, part.place)
            else near_words(word, part.place, self._words)[:_TRIED]
            for word in part.words
        ]
        others = [Words(words, part.place) for words in islice(product(*choices), _TRIED)]
        return [other for other in others if other != part]

    def _near_more_frequent(self, part: Loose) -> Sequence[Loose]:
        """Return what a part may stand for with one of its words another, which more releases have."""
        if isinstance(part, Beginning):
            own = self._frequency(part)
            return [one for one in self._near_beginnings(part) if self._frequency(one) > own]
        found: list[Loose] = []
        for at, word in enumerate(part.words):
            own = self._words.count(word, part.place)
            near = near_words(word, part.place, self._words)[:_TRIED] if len(word) >= _SHORTEST_OTHER else []
            more_frequent = [other for other in near if self._words.count(other, part.place) > own]
            found += [
                replace(part, words=(*part.words[:at], other, *part.words[at + 1 :]))
                for other in more_frequent
            ]
        return found[:_TRIED]

    def _near_beginnings(self, part: Beginning) -> list[Beginning]:
        near = near_beginnings(part.letters, part.place, self._words)[:_TRIED]
        return [Beginning(letters, part.place) for letters in near]

    def _frequency(self, part: Beginning) -> int:
        """Return how many releases have the most frequent word that begins so."""
        return next((count for _, count in self._words.going_on(part.letters, part.place, 1)), 0)

    def _told(self, part: Loose, near: Sequence[Loose], *, known: bool) -> Iterator[Instead]:
        """Yield for each word of a part what others stand in for it."""
        if isinstance(part, Beginning):
            letters = [one.letters for one in near if isinstance(one, Beginning)]
            ends = ["" if self._words.count(one, part.place) else "…" for one in letters]
            yield Instead(part.letters, tuple(map(add, letters, ends)), known)
            return
        for at, word in enumerate(part.words):
            others = dict.fromkeys(one.words[at] for one in near if isinstance(one, Words))
            others.pop(word, None)
            if others:
                yield Instead(word, tuple(others), known)


def _any_of(parts: Sequence[Part]) -> Part:
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))


def _long_enough(part: Loose) -> bool:
    letters = (part.letters,) if isinstance(part, Beginning) else part.words
    return any(len(word) >= _SHORTEST_OTHER for word in letters)


def _line(one: Instead, *, shown: bool) -> str:
    typed, words = plain(one.typed, 40), plain(", ".join(one.words), 120)
    if one.known:
        return f'nothing has all of these words: "{typed}" is taken for {words} too'
    return (
        f'nothing has "{typed}": shown is {words}'
        if shown
        else f'nothing has "{typed}": {words} is looked for too'
    )
