"""Finds the stretches that say whom the press may call; the people in them are read in `contacts`.

Invariant: a witness appeal, an officer who is quoted and the address of a court are no contact.
"""

import re

from store.parsing import phones
from store.parsing.knowledge import table
from store.parsing.paragraphs import Paragraph

_CUES = table("contacts")["cues"]
_HEADING = re.compile(r"[\s*#>_-]{0,6}" + _CUES["heading"], re.IGNORECASE)
_PRESS = re.compile(_CUES["press"], re.IGNORECASE)
_APPEAL = re.compile(_CUES["appeal"], re.IGNORECASE)
ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
HIDDEN = re.compile(r"\[\s?e-?mail\s?(?:protected|geschützt|protegido|protégé|protetto)\s?\]", re.IGNORECASE)
# "( Alexander Löhr, 069/ 755- 82117)" at the end of a German release.
SIGNED = re.compile(
    r"\(\s{0,3}(?P<who>[A-ZÄÖÜ][\w.'-]{1,30}(?:\s[A-ZÄÖÜ][\w.'-]{1,30}){0,3}),?\s{1,3}(?:Tel\.?:?\s?)?(?P<number>[\d+][\d ()/.+-]{5,30})\)\s*$"
)
# A line longer than this is prose; a contact line says who and how.
_LINE = 120
# How many paragraphs of names and roles may stand before the first way to reach somebody.
_LEAD = 3


def find(shadow: str, parts: list[Paragraph]) -> list[tuple[int, int]]:
    """Return the stretches that are contact blocks, in text order, without overlap.

    Args:
        shadow: The text's shadow.
        parts: Its paragraphs.
    """
    marks = [_reaches(shadow, part) for part in parts]
    taken = [False] * len(parts)
    for number, part in enumerate(parts):
        if taken[number]:
            continue
        if _HEADING.match(shadow, part.start, part.end) and _starts(shadow, parts, marks, number):
            _take(shadow, parts, marks, taken, number)
        elif marks[number] and _speaks_to_press(shadow, part):
            taken[number] = True
        elif marks[number] and part.end - part.start <= _LINE and _is_card(shadow, parts, number):
            _take_back(shadow, parts, taken, number)
            _take(shadow, parts, marks, taken, number)
    found = _joined(parts, taken)
    if not found and parts and (signed := SIGNED.search(shadow, max(0, parts[-1].end - 120), parts[-1].end)):
        found.append((signed.start(), parts[-1].end))
    return found


def _reaches(shadow: str, part: Paragraph) -> bool:
    """Whether a paragraph holds an address, a hidden address or a number."""
    return (
        ("@" in shadow[part.start : part.end] and ADDRESS.search(shadow, part.start, part.end) is not None)
        or ("[" in shadow[part.start : part.end] and HIDDEN.search(shadow, part.start, part.end) is not None)
        or phones.could_be(shadow, part.start, part.end)
    )


def _speaks_to_press(shadow: str, part: Paragraph) -> bool:
    return _PRESS.search(shadow, part.start, part.end) is not None and not _APPEAL.search(
        shadow, part.start, part.end
    )


def _starts(shadow: str, parts: list[Paragraph], marks: list[bool], number: int) -> bool:
    """Whether a heading is followed, within a few short lines, by a way to reach somebody."""
    if _APPEAL.search(shadow, parts[number].start, parts[number].end):
        return False
    if marks[number]:
        return True
    for at in range(number + 1, min(number + 8, len(parts))):
        if parts[at].end - parts[at].start > _LINE:
            return False
        if marks[at]:
            return True
    return False


def _is_card(shadow: str, parts: list[Paragraph], number: int) -> bool:
    """Whether a short line that reaches somebody stands under a name or a role."""
    part = parts[number]
    if _APPEAL.search(shadow, part.start, part.end):
        return False
    bare = bool(HIDDEN.search(shadow, part.start, part.end) or ADDRESS.match(shadow, part.start, part.end))
    return bare and number > 0 and _is_short(shadow, parts[number - 1])


def _is_short(shadow: str, part: Paragraph) -> bool:
    return part.end - part.start <= 80 and shadow[part.end - 1] not in ".!?;"


def _take_back(shadow: str, parts: list[Paragraph], taken: list[bool], number: int) -> None:
    """Take the names and roles before the first address."""
    for at in range(number - 1, max(number - 1 - _LEAD, -1), -1):
        if taken[at] or not _is_short(shadow, parts[at]):
            return
        taken[at] = True


def _take(shadow: str, parts: list[Paragraph], marks: list[bool], taken: list[bool], number: int) -> None:
    """Take the block that begins at `number`: short lines, as long as one of the next few reaches somebody."""
    taken[number] = True
    last = number
    for at in range(number + 1, len(parts)):
        part = parts[at]
        if part.end - part.start > _LINE or _APPEAL.search(shadow, part.start, part.end):
            break
        if marks[at]:
            for between in range(last, at + 1):
                taken[between] = True
            last = at
        elif at - last > _LEAD + 3:
            break


def _joined(parts: list[Paragraph], taken: list[bool]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    before = False
    for part, is_taken in zip(parts, taken, strict=True):
        if is_taken and before:
            found[-1] = (found[-1][0], part.end)
        elif is_taken:
            found.append((part.start, part.end))
        before = is_taken
    return found
