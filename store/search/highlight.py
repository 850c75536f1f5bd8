"""Where the words of a query stand in a text, accents and case aside.

Invariant: hits are half-open offsets in code points into the very text they were asked for, in order, and none
overlaps another.
"""

from collections import defaultdict

from store.search.query import CODES, Beginning, Part, positive_words
from store.search.words import is_short, spans


def hits(tree: Part, text: str) -> list[tuple[int, int]]:
    """Return the offsets of every hit of a tree's positive words in a text; hits that overlap are one.

    A phrase is one hit from its first word to its last. A word of one or two letters that is still being typed is
    marked where it stands whole.
    """
    wanted = [part for part in positive_words(tree) if part.place not in CODES]
    phrases: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    beginnings = set()
    for part in wanted:
        if not isinstance(part, Beginning):
            phrases[part.words[0]].add(part.words)
        elif is_short(part.letters):
            phrases[part.letters].add((part.letters,))
        else:
            beginnings.add(part.letters)
        if part.place == "seized" and not isinstance(part, Beginning):
            beginnings |= {
                word for word in part.words if not is_short(word)
            }  # the singular stands for the plural
    return _merged(_found(text, phrases, tuple(beginnings))) if wanted else []


def _found(
    text: str, phrases: dict[str, set[tuple[str, ...]]], beginnings: tuple[str, ...]
) -> list[tuple[int, int]]:
    in_text = list(spans(text))
    found = []
    for at, (word, start, end) in enumerate(in_text):
        if word.startswith(beginnings):
            found.append((start, end))
        for phrase in phrases.get(word, ()):
            stretch = in_text[at : at + len(phrase)]
            if tuple(part[0] for part in stretch) == phrase:
                found.append((start, stretch[-1][2]))
    return found


def _merged(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
