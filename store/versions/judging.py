"""Whether two releases are versions of one, and how they are related; every threshold was set by reading real pairs.

What is told apart here are versions from two kinds of look-alikes. A follow-up (charged, convicted, sentenced) takes
over most of the text weeks later. A recurring notice (the week's speed checks, the day's figures) is the same text with
other dates. So much less may differ between days that lie apart, and least of all where there is a whole series.
"""

from dataclasses import dataclass
from functools import cached_property

from store.model import Release
from store.search.days import bounds
from store.versions.aligning import Gap, differences
from store.versions.matter import Matter
from store.versions.model import Relation
from store.versions.titles import says_again, titles_alike

# Days between two issues of one release; what comes later is news, or the same text again.
NEAR_DAYS = 7
_NEXT_DAYS = 2
# Shares of runs of three words that both have, of all: nearly everything, most, and what a figure or two leave of few.
_SAME, _CLOSE, _LOOSE = 0.95, 0.85, 0.5
# Share of its runs that the shorter of two has in the other.
_WITHIN = 0.9
# Share of words in common where titles agree, and how far they have to.
_WORDS, _TITLES = 0.9, 0.6
# Texts of fewer words say the same by chance.
_FEWEST_WORDS = 20
# A part of a text at least so long, and so much of it missing, makes it a shorter version and not a corrected one.
_PART_WORDS, _MISSING = 40, 0.05
# So many words over or under one of the two texts are its source's.
_AT_AN_END = 10


@dataclass(frozen=True)
class Pair:
    """Two releases beside each other.

    Args:
        this: The one.
        other: The other.
        matter: What the one says.
        other_matter: What the other says.
    """

    this: Release
    other: Release
    matter: Matter
    other_matter: Matter

    @cached_property
    def shared(self) -> float:
        """Share of runs of words that both have, of all that either has."""
        return self._common / len(self.matter.runs | self.other_matter.runs)

    @cached_property
    def within(self) -> float:
        """Share of its runs that the shorter has in the other."""
        return self._common / min(len(self.matter.runs), len(self.other_matter.runs))

    @cached_property
    def _common(self) -> int:
        return len(self.matter.runs & self.other_matter.runs)

    @cached_property
    def gaps(self) -> list[Gap]:
        """Where what they say differs; words that stand in both, but in one of them around what it says, do not differ.

        A menu or a press office is known for one in one layout of a text, and not in another.
        """
        here, there = self.matter, self.other_matter
        return [
            gap
            for gap in differences(here.words, there.words)
            if not (there.holds(here.words[gap[0] : gap[1]]) and here.holds(there.words[gap[2] : gap[3]]))
        ]

    @cached_property
    def likeness(self) -> float:
        """Share of words in common, in the same order."""
        gone, come = self.changed
        same = max(0, len(self.matter.words) - gone)
        return 2 * same / (2 * same + gone + come) if same else 0.0

    @cached_property
    def changed(self) -> tuple[int, int]:
        """How many words of the one are not in the other, and how many of the other not in the one."""
        return (
            sum(last - first for first, last, _, _ in self.gaps),
            sum(last - first for _, _, first, last in self.gaps),
        )

    @cached_property
    def days(self) -> int | None:
        """Days that lie at least between the two; None where that is not known."""
        return days_between(self.this, self.other)

    @property
    def near(self) -> bool:
        """Whether they were issued within a few days, as far as is known."""
        return self.days is None or self.days <= NEAR_DAYS

    @property
    def one_issuer(self) -> bool:
        """Whether the same publisher issued both."""
        return self.this.publisher == self.other.publisher


def days_between(this: Release, other: Release) -> int | None:
    """Return how many days lie at least between two releases; None where that is not known: 2021 may be any day of it."""
    here, there = (release.published and bounds(release.published.value) for release in (this, other))
    if not here or not there:
        return None
    apart = (max(here[0], there[0]) - min(here[1], there[1])).days
    exact = here[0] == here[1] and there[0] == there[1]
    return apart if exact or apart > 0 else None


def related(pair: Pair, *, series: bool) -> Relation | None:
    """Return what the other is to the one, or None where it is no version of it.

    Args:
        pair: The two, in one language.
        series: The publisher issues such texts again and again.
    """
    if min(len(pair.matter.words), len(pair.other_matter.words)) < _FEWEST_WORDS:
        return _named(pair) if pair.shared == 1.0 and not series else None
    if _belong(pair, series=series):
        return _named(pair)
    return "updated" if _is_update(pair) else None


def _belong(pair: Pair, *, series: bool) -> bool:
    if series:
        return pair.shared >= (_CLOSE if pair.days == 0 else _SAME) and pair.near
    if pair.shared >= _SAME:
        return True
    if not pair.near:
        return False
    return pair.shared >= _CLOSE or _is_part(pair) or _is_reworded(pair)


def _is_part(pair: Pair) -> bool:
    return pair.within >= _WITHIN and min(len(pair.matter.words), len(pair.other_matter.words)) >= _PART_WORDS


def _is_reworded(pair: Pair) -> bool:
    """Return whether titles agree, and nearly all words do: a figure or two break many runs of a short text."""
    if pair.days is None or pair.days > _NEXT_DAYS or pair.within < _LOOSE:
        return False
    return titles_alike(pair.this.title, pair.other.title) >= _TITLES and pair.likeness >= _WORDS


def _is_update(pair: Pair) -> bool:
    """Return whether the title of one says that it is the other again, and titles and texts bear that out."""
    if not pair.near or not pair.one_issuer or pair.within < _LOOSE:
        return False
    said = says_again(pair.this.title) is not says_again(pair.other.title)
    return said and titles_alike(pair.this.title, pair.other.title) >= _TITLES


def _named(pair: Pair) -> Relation:
    gone, come = pair.changed
    most = max(len(pair.matter.words), len(pair.other_matter.words))
    if pair.within >= _WITHIN and abs(come - gone) > _MISSING * most:
        return "longer" if come > gone else "shorter"
    if any(_counts(pair, gap) for gap in pair.gaps):
        return "corrected"
    return "reissued" if pair.days else "same"


def _counts(pair: Pair, gap: Gap) -> bool:
    """Return whether a difference is one of the text: a few words before or behind all of one text alone are none."""
    first, last, beside, beside_last = gap
    here, there = len(pair.matter.words), len(pair.other_matter.words)
    at_an_end = first == beside == 0 or (last == here and beside_last == there)
    one_sided = first == last or beside == beside_last
    return not (at_an_end and one_sided and max(last - first, beside_last - beside) <= _AT_AN_END)
