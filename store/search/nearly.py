"""What is shown when nothing matches a query: what a person who mistyped or half remembers may have meant.

Invariant: the same tree over the same index gives the same answer, and what it gives matches something. It asks first
for what is nearest to the query:

1. Each word that nothing has becomes the words near it.
2. What has most of the words, in whatever ending, best first (`store.search.loosening.most_of`): one word may be too
   many, or mistyped into another that there is. Of fewer words than that takes: what has all, in whatever ending.
3. Of fewer words than that takes, each that there is, but not together with the others, is also taken for the words
   near it that are more frequent.

Fields of codes, figures, dates, marks and everything under a `Not` stay as they are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from store.listing import Instead
from store.search.loosening import Loose, loose_words, most_of, replaced, with_endings
from store.search.nearwords import Vocabulary
from store.search.query import AnyOf, Everything, Part, Words
from store.search.standins import Choosing, StandIns
from store.text import plain

# So many near words of a word are shown at most, and none that is this much less likely than the likeliest.
_SHOWN, _LIKELY = 3, 1 / 20
# In a pasted text words beyond these are not looked at one by one, nor those of a longer phrase.
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Nearly:
    """What is shown in the place of nothing.

    Args:
        tree: What matches.
        instead: The words that others stood in for.
        most: It has most of the words, not all, or in other endings, and stands best first.
    """

    tree: Part
    instead: tuple[Instead, ...]
    most: bool = False

    @property
    def hints(self) -> tuple[str, ...]:
        """What to say about it, a line each."""
        lines = tuple(_line(one, shown=not self.most) for one in self.instead)
        most = "nothing has all of these words: shown is what comes closest, best first"
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
        self._choosing = Choosing(words)

    def look(self, tree: Part) -> Nearly | None:
        """Go one step after the other until something is found."""
        parts = [part for part in loose_words(tree) if _length(part) <= _MOST_WORDS][:_MOST_WORDS]
        unknown = {part: near for part in parts if (near := self._choosing.for_unknown(part))}
        shown = self._likely(tree, unknown)
        tree = replaced(tree, {part: _any_of(near) for part, near in shown.items()})
        instead = tuple(
            one for part, near in shown.items() for one in self._choosing.told(part, near, known=False)
        )
        if unknown and self._finds(tree):
            return Nearly(tree, instead)
        for step in (self._with_most, self._with_another):
            if found := step(tree, [part for part in parts if part not in unknown]):
                return replace(found, instead=instead + found.instead)
        return None

    def _likely(self, tree: Part, unknown: dict[Loose, StandIns]) -> dict[Loose, list[Loose]]:
        """Return what to show for each unknown part: of what finds something, where anything does, the likely."""
        near = {part: _any_of(list(others)) for part, others in unknown.items()}
        any_finds = bool(unknown) and self._finds(replaced(tree, near))
        shown: dict[Loose, list[Loose]] = {}
        for part, others in unknown.items():
            found = others
            if any_finds:
                found = {
                    one: weight
                    for one, weight in others.items()
                    if self._finds(replaced(tree, near | {part: one}))
                }
            shown[part] = _likeliest(found)
            # The next one has to find something together with these, not with any that were passed over.
            near[part] = _any_of(shown[part])
        return shown

    def _with_most(self, tree: Part, _: Sequence[Loose]) -> Nearly | None:
        """Ask for most of the words, for as many as can be."""
        looser = most_of(tree) or [with_endings(tree)]
        found = next((less for less in looser if less != tree and self._finds(less)), None)
        return Nearly(found, (), most=True) if found else None

    def _with_another(self, tree: Part, parts: Sequence[Loose]) -> Nearly | None:
        """Take one word that there is for another, whichever finds something."""
        trees: list[Part] = []
        instead: list[Instead] = []
        for part in parts:
            # Where the others alone find nothing, no other word in its place does.
            if not self._finds(replaced(tree, {part: Everything()})):
                continue
            near = self._choosing.for_known(part)
            near = {one: weight for one, weight in near.items() if self._finds(replaced(tree, {part: one}))}
            if near:
                shown = _likeliest(near)
                trees.append(replaced(tree, {part: AnyOf((part, *shown))}))
                instead += self._choosing.told(part, shown, known=True)
        return Nearly(_any_of(trees), tuple(instead)) if trees else None


def _likeliest(near: StandIns) -> list[Loose]:
    best = max(near.values())
    return [one for one, weight in near.items() if weight >= best * _LIKELY][:_SHOWN]


def _length(part: Loose) -> int:
    return len(part.words) if isinstance(part, Words) else 1


def _any_of(parts: Sequence[Part]) -> Part:
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))


def _line(one: Instead, *, shown: bool) -> str:
    typed, words = plain(one.asked, 40), plain(", ".join(one.words), 120)
    if one.known:
        return f'nothing has all of these words: "{typed}" is taken for {words} too'
    return (
        f'nothing has "{typed}": shown is {words}'
        if shown
        else f'nothing has "{typed}": {words} is looked for too'
    )
