"""How far one word is from another in slips of the fingers, and which words are one slip away.

A slip is a letter too many, one too few, another one, or two neighbours swapped (the Damerau-Levenshtein distance, no
letter being touched twice). Invariant: words are folded ones, and nothing here knows which words there are.
"""

from functools import cache
from string import ascii_lowercase

from store.text import fold

# Shorter words have so many near ones that none of them is meant; longer ones are mistyped more than once.
_SHORTEST, _LONG = 4, 8
# Letters of one script stand together in blocks of so many.
_BLOCK = 128


def reach(word: str) -> int:
    """Return how many slips away a near word may be: none for short words and for what holds a digit."""
    if len(word) < _SHORTEST or any(char.isdigit() for char in word):
        return 0
    return 1 if len(word) < _LONG else 2


def slips(typed: str, word: str, most: int) -> int | None:
    """Return how many slips lie between two words; None for more than `most`."""
    if abs(len(typed) - len(word)) > most or len(set(word) - set(typed)) > most:
        return None
    nearest = beginning(typed, word, most, whole=True)
    return nearest[0] if nearest else None


def beginning(typed: str, word: str, most: int, *, whole: bool = False) -> tuple[int, int] | None:
    """Return how few slips lie between letters and a beginning of a word, and its length.

    Args:
        typed: The letters.
        word: The word.
        most: At most so many slips; None is returned for more.
        whole: Only all of the word counts as its beginning.
    """
    # A slip brings in, or takes away, one letter at most: that is quickly seen, and most words fail it.
    if len(set(typed) - set(word)) > most:
        return None
    start = _common(typed, word)
    row = _row(typed[start:], word[start : len(typed) + most], most)
    if not row:
        return None
    nearest = row[-1] if whole else min(row)
    return (nearest, start + row.index(nearest)) if nearest <= most else None


def one_slip_away(word: str) -> set[str]:
    """Return every run of letters that is one slip away; letters that come in are a to z, or of the word's script."""
    letters = _letters(word)
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {left + right[1:] for left, right in cuts if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    found |= {left + letter + right[1:] for left, right in cuts if right for letter in letters}
    found |= {left + letter + right for left, right in cuts for letter in letters}
    return found - {word}


def _row(typed: str, word: str, most: int) -> list[int]:
    """Return for each beginning of `word`, the empty one first, the slips between it and `typed`; none if all are over."""
    before: list[int] = []
    row = list(range(len(word) + 1))
    for at, letter in enumerate(typed):
        earlier, before, row = before, row, [at + 1]
        left = at + 1
        for to, other in enumerate(word):
            cost = before[to] if letter == other else min(before[to], before[to + 1], left) + 1
            if to and at and letter == word[to - 1] and other == typed[at - 1]:
                cost = min(cost, earlier[to - 1] + 1)
            row.append(cost)
            left = cost
        if min(row) > most and min(before) >= most:
            return []
    return row


def _common(typed: str, word: str) -> int:
    """Return how many letters two words begin with together."""
    length = 0
    for letter, other in zip(typed, word, strict=False):
        if letter != other:
            break
        length += 1
    return length


@cache
def _letters_near(block: int) -> str:
    letters = map(chr, range(block * _BLOCK, (block + 1) * _BLOCK))
    return "".join(letter for letter in letters if letter.isalpha() and fold(letter) == letter)


def _letters(word: str) -> str:
    if word.isascii():
        return ascii_lowercase
    return "".join(_letters_near(block) for block in sorted({ord(letter) // _BLOCK for letter in word}))
