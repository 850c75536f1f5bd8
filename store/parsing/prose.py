"""Tells running text from headings, names and menus."""

import re
from functools import lru_cache

_SENTENCE_END = re.compile(r"[.!?][\"')\]]{0,2}\s+[\"'(]?[A-ZÀ-ÞŁŠŽ]")
# "Nov.", "No.", "U.S.", "Mr." close no sentence.
_ABBREVIATED = re.compile(r"(?:^|[\s(.])[A-Z][a-z]{0,4}$")
# Letters of scripts that do not set every word apart, and what ends their sentences.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]")
_EASTERN = frozenset("。!?")
_CLOSED = frozenset(".!?:\"'”。")
# Shorter than this nobody can tell a sentence from a heading.
_SHORTEST = 60
_LONG = 140
_UNSTOPPED = 220
# No heading of this length ends in a bracket.
_BRACKETED = 100
_FEWEST_WORDS = 7


@lru_cache(maxsize=64)  # furniture and heading both ask for the paragraphs at the head
def is_prose(shadow: str, start: int, end: int) -> bool:
    """Return whether a paragraph reads as running text: sentences, not a heading, a name or a menu."""
    length = end - start
    if length < _SHORTEST:
        return False
    if length >= _LONG and _SENTENCE_END.search(shadow, start, end):
        return True
    sample = shadow[start : min(end, start + 400)]
    words = sample.split()
    if not sample.isascii() and (letters := len(_UNSPACED.findall(sample))) * 2 > len(sample):
        return letters >= _SHORTEST or shadow[end - 1] in _EASTERN
    if len(words) < _FEWEST_WORDS:
        return False
    small = sum([word[0].islower() for word in words])
    if not sample.isascii():  # scripts without capitals have small letters only
        small += sum([word[0].isalpha() and word[0].lower() == word[0].upper() for word in words])
    if shadow[end - 1] in _CLOSED or (shadow[end - 1] == ")" and length >= _BRACKETED):
        return 3 * small >= len(words) or length >= _LONG
    # The full stops of some texts were lost; no heading runs on like this in small letters.
    return length >= _UNSTOPPED and 5 * small >= 3 * len(words)


def sentences_around(shadow: str, start: int, end: int, held: tuple[int, int]) -> tuple[int, int]:
    """Return the offsets of the sentences, in a stretch of text, that a part of it lies in.

    Args:
        shadow: The text's shadow.
        start: Beginning of the stretch.
        end: Its end, half-open.
        held: Beginning and end of the part.
    """
    first, last = start, end
    for stop in _SENTENCE_END.finditer(shadow, start, end):
        if _ABBREVIATED.search(shadow, max(start, stop.start() - 6), stop.start()):
            continue
        if stop.end() - 1 <= held[0]:
            first = stop.end() - 1 if shadow[stop.end() - 2].isspace() else stop.end() - 2
        elif stop.start() + 1 >= held[1]:
            last = stop.start() + len(shadow[stop.start() : stop.end() - 1].rstrip(" \n\"'("))
            break
    return first, max(last, held[1])
