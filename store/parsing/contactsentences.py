"""Finds whom the press may call within a paragraph of other words: a signature, "Contact:" and a name, a sentence.

Invariant: a sentence that asks witnesses or the public to call is none of these.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from store.parsing import contactcues, people, reaching, signatures

_STOP = re.compile(
    r"(?<=[a-z)])[.!?](?=[A-Z][a-z])(?![\w.-]{1,64}@)|(?<![A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bNo)[.!?][\"')]{0,2}\s+(?=[\"'(]?[A-ZÄÖÜ])"
)
# One of these stands in every cue; each is quick to look for.
_SIGNS = (":", "  ", "Contact", "CONTACT", " -", "ereitschaft")
# A cue has no more characters.
_CUE = 60
# What stands behind a number that it goes with: "(mobile)".
_AFTER = re.compile(r"\s?\([^()\n]{1,40}\)")


def find(shadow: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the stretch of a paragraph that says whom the press may call, or None.

    That is a name and number in brackets at its end, as German press officers sign, a name and number behind
    "Contact:", or a sentence of its own.
    """
    signed = signatures.find(shadow, start, end)
    before = signed[0] if signed is not None else end
    return _labelled(shadow, start, before) or _press_sentence(shadow, start, before) or signed


def speaks_to_press(shadow: str, start: int, end: int) -> bool:
    """Return whether a whole paragraph is about whom the press may call."""
    cue = contactcues.PRESS.search(shadow, start, end)
    if cue is None or _sentence_start(shadow, start, cue.start()) - start > contactcues.LINE // 2:
        return False
    return not is_for_anybody(shadow, start, end)


def is_for_anybody(shadow: str, start: int, end: int) -> bool:
    """Return whether a stretch only offers more information, without a word of the press and without a name."""
    if contactcues.FOR_PRESS.search(shadow, start, end) or not contactcues.ANYBODY.search(shadow, start, end):
        return False
    spots = reaching.spots(shadow, start, end)
    said = people.read(shadow[start : spots[0][0]]) if spots else ()
    return not any(one.kind in ("name", "desk") for one in said)


def _labelled(shadow: str, start: int, end: int) -> tuple[int, int] | None:
    """Return who stands behind "Contact:" within a paragraph of other words."""
    if not any(shadow.find(sign, start, end) >= 0 for sign in _SIGNS):
        return None
    spots = reaching.spots(shadow, start, end)
    public = contactcues.PUBLIC.search(shadow, start, end) is not None if spots else False
    for cue in _cues(shadow, start, spots):
        marks = _behind(spots, cue.end())
        if not marks or contactcues.APPEAL.search(
            shadow, _sentence_start(shadow, start, cue.start()), marks[0][1]
        ):
            continue
        bare = cue.group().strip().lower() == "contact"
        if (bare and public) or not _leads_to(cue[0], shadow[cue.end() : marks[0][0]], named=bare):
            continue
        last = marks[0][1]
        for first, after in marks[1:]:
            gap = shadow[last:first]
            if len(gap) > contactcues.LINE or _STOP.search(gap) or contactcues.APPEAL.search(gap):
                break
            last = after
        note = _AFTER.match(shadow, last, end)
        return cue.start(), note.end() if note is not None else last
    return None


def _behind(spots: list[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    """Return the numbers and addresses that stand within a contact's length behind a cue."""
    first = bisect_left(spots, (at, at))
    return spots[first : bisect_left(spots, (at + contactcues.SENTENCES, 0), first)]


def _cues(shadow: str, start: int, spots: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yield the cues before the numbers and addresses of a paragraph, none further off than a line."""
    at = start
    for first, last in spots:
        at = max(at, first - contactcues.LINE - _CUE)
        words = shadow[at:first]
        if any(sign in words for sign in _SIGNS):
            yield from contactcues.WITHIN.finditer(shadow, at, first)
        at = max(at, last)


def _leads_to(cue: str, words: str, *, named: bool) -> bool:
    """Whether the words before the first number or address only say whose it is, or the cue says that it is the press's."""
    if len(words) > contactcues.LINE or ("\n" in words.strip() and named):
        return False
    said = people.read(words)
    if named:
        return any(one.kind == "name" for one in said)
    if said:
        return True
    return len(words.strip()) <= contactcues.SHORT_WORDS and contactcues.FOR_PRESS.search(cue) is not None


def _press_sentence(shadow: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the sentence that asks the press to call, and those right behind it that do so too."""
    found: tuple[int, int] | None = None
    for cue in contactcues.PRESS.finditer(shadow, start, end):
        if found is not None and cue.start() < found[1]:
            continue
        first = _sentence_start(shadow, start, cue.start())
        last = _sentence_end(shadow, cue.end(), min(end, cue.end() + contactcues.SENTENCES + 1))
        if last - first > contactcues.SENTENCES or contactcues.APPEAL.search(shadow, first, last):
            continue
        if not reaching.spots(shadow, first, last) or is_for_anybody(shadow, first, last):
            continue
        if found is None:
            found = first, last
        elif first - found[1] <= 2:
            found = found[0], last
        else:
            break
    return found


def _sentence_start(shadow: str, start: int, before: int) -> int:
    stops = list(_STOP.finditer(shadow, max(start, before - contactcues.SENTENCES), before))
    return stops[-1].end() if stops else start


def _sentence_end(shadow: str, after: int, end: int) -> int:
    stop = _STOP.search(shadow, after, end)
    return stop.start() + 1 if stop else end
