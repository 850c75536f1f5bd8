"""Whether a release says in another language what one says: the same names and figures, issued within a few days.

Invariant: nothing is translated. What is compared looks alike in both languages: words with a capital letter or a digit.
"""

from collections.abc import Mapping

from store.versions.judging import Pair

NEAR_DAYS = 3
"""Days within which a release is issued in its other languages."""

# Of the names and figures of the one that poorer in them, by how rare they are, at least so much is in the other.
_ENOUGH = 0.35
# Names as rare as this, all together, do not meet by chance.
_TELLING = 30.0
# The shorter has at least so much of the words of the longer: an invitation to a press conference is no translation.
_LENGTHS = 0.4


def translation_likeness(pair: Pair, rarity: Mapping[str, float]) -> float:
    """Return how much two releases in different languages have in common, from 0 to 1; 0 where one is none of the other.

    Args:
        pair: The two.
        rarity: How rare each of their names is in the library, from 0 for one that every release has.
    """
    if pair.days is None or pair.days > NEAR_DAYS:
        return 0.0
    shorter, longer = sorted((len(pair.matter.words), len(pair.other_matter.words)))
    if shorter < _LENGTHS * longer:
        return 0.0
    here, there = pair.matter.names, pair.other_matter.names
    shared = sum(rarity[word] for word in here & there)
    least = min(sum(map(rarity.__getitem__, here)), sum(map(rarity.__getitem__, there)))
    share = shared / least if least else 0.0
    return share if shared >= _TELLING and share >= _ENOUGH else 0.0
