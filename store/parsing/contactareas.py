"""Finds the paragraphs that say whom the press may call; the people in them are read in `contacts`.

Invariant: a witness appeal, an officer who is quoted and the address of a court are no contact.
"""

import re
from bisect import bisect_left

from store.parsing import contactcues, contactsentences, people, phones, reaching
from store.parsing.paragraphs import Paragraph

# Short lines between two ways to reach somebody, and before the first.
_BETWEEN, _LEAD = 6, 3
# A paragraph says no oftener whom to call.
_MOST_INSIDE = 8
# A line for somebody holds no more numbers and addresses.
_MOST_MARKS = 4
# A line of a list of contacts that says name, role, body, number and address at once.
_FULL_LINE = 260


def find(
    shadow: str, parts: list[Paragraph], free: list[bool], idle: list[bool]
) -> tuple[list[bool], list[bool]]:
    """Return which paragraphs are contact blocks, and which hold a number or an address at all.

    Args:
        shadow: The text's shadow.
        parts: Its paragraphs.
        free: Which of them are nothing else yet.
        idle: Which of them are furniture; a person's card may stand among it.
    """
    taken = [False] * len(parts)
    starts = [spot[0] for spot in reaching.spots(shadow, 0, len(shadow))]
    if not starts:  # most releases name nobody to call
        return taken, taken
    reached = [
        bisect_left(starts, part.start) < bisect_left(starts, part.end) and (is_free or is_idle)
        for part, is_free, is_idle in zip(parts, free, idle, strict=True)
    ]
    marks = [reach and is_free for reach, is_free in zip(reached, free, strict=True)]
    for number in _near(marks):
        if not taken[number]:
            _look_at(shadow, parts, free, marks, taken, number)
    for number, part in enumerate(parts):
        if idle[number] and reached[number] and part.end - part.start <= contactcues.LINE:
            reached[number] = False  # a short line of furniture is a card or nothing
            if not taken[number]:
                _take_card(shadow, parts, idle, taken, number)
    return taken, reached


def _near(marks: list[bool]) -> list[int]:
    """Return the paragraphs that reach somebody, and those before them that may lead to it."""
    near: list[int] = []
    for number, mark in enumerate(marks):
        if mark:
            first = max(number - 1 - _BETWEEN - _LEAD, near[-1] + 1 if near else 0)
            near.extend(range(first, number + 1))
    return near


def _look_at(
    shadow: str, parts: list[Paragraph], free: list[bool], marks: list[bool], taken: list[bool], number: int
) -> None:
    """Take the block that begins or ends at a paragraph, if one does."""
    part = parts[number]
    heading = free[number] and _is_heading(shadow, part)
    if not (heading or marks[number]) or contactcues.APPEAL.search(shadow, part.start, part.end):
        return
    length = part.end - part.start
    if heading and marks[number]:
        heading = not contactsentences.is_for_anybody(shadow, part.start, part.end)
    if heading and _leads(shadow, parts, marks, number) and not _is_for_the_public(shadow, parts, number):
        _take(shadow, parts, marks, taken, number)
        if taken[number] and shadow[part.end - 1] != ":" and _says_only_a_role(shadow, part):
            _take_back(shadow, parts, free, taken, number)
    elif not marks[number]:
        return
    elif length <= contactcues.SENTENCES and contactsentences.speaks_to_press(shadow, part.start, part.end):
        _take(shadow, parts, marks, taken, number)
    elif length > contactcues.LINE or _is_for_the_public(shadow, parts, number):
        return
    elif _is_card(shadow, parts, free, number):
        _take(shadow, parts, marks, taken, number)
        if taken[number]:
            _take_back(shadow, parts, free, taken, number)


def _take_card(shadow: str, parts: list[Paragraph], idle: list[bool], taken: list[bool], number: int) -> None:
    """Take a labelled number among furniture, when a name and a role stand right above it."""
    if not contactcues.LABELLED.match(shadow, parts[number].start, parts[number].end):
        return
    kinds: set[str] = set()
    for at in range(number - 1, max(number - 1 - _LEAD, -1), -1):
        if taken[at] and at == number - 1:
            taken[number] = True
            return
        if not idle[at] or parts[at].end - parts[at].start > 80:
            return
        kinds.update(one.kind for one in people.read(shadow[parts[at].start : parts[at].end]))
        if kinds >= {"name", "role"}:
            taken[at : number + 1] = [True] * (number + 1 - at)
            return


def _is_filed(shadow: str, parts: list[Paragraph], number: int) -> bool:
    """Whether lines near a paragraph are those that counsel sign a paper with."""
    last = min(number + 2 + _BETWEEN, len(parts) - 1)
    first = max(parts[max(0, number - _LEAD)].start, parts[number].start - contactcues.SENTENCES)
    end = min(parts[last].end, parts[number].end + contactcues.SENTENCES)
    words = shadow[first:end].lower()
    return any(sign in words for sign in contactcues.FILING)


def inside(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches of a paragraph that say whom the press may call, in text order, no more than a few."""
    found: list[tuple[int, int]] = []
    while len(found) < _MOST_INSIDE and (stretch := contactsentences.find(shadow, start, end)) is not None:
        found.append(stretch)
        start = stretch[1]
    return found


def _is_heading(shadow: str, part: Paragraph) -> bool:
    if contactcues.HEADING.match(shadow, part.start, part.end):
        return True
    if part.end - part.start > contactcues.LINE or ":" not in shadow[part.start : part.end]:
        return False
    return contactcues.INSIDE.search(shadow, part.start, part.end) is not None


def _leads(shadow: str, parts: list[Paragraph], marks: list[bool], number: int) -> bool:
    """Whether a heading is followed, within a few short lines, by a way to reach somebody."""
    if marks[number]:
        return parts[number].end - parts[number].start <= contactcues.SENTENCES
    if parts[number].end - parts[number].start > contactcues.LINE:
        return False
    for at in range(number + 1, min(number + 2 + _BETWEEN + _LEAD, len(parts))):
        if parts[at].end - parts[at].start > _limit(shadow, parts[at], reaches=marks[at]):
            return False
        if marks[at]:
            return not contactcues.APPEAL.search(shadow, parts[at].start, parts[at].end)
    return False


def _is_for_the_public(shadow: str, parts: list[Paragraph], number: int) -> bool:
    """Whether a heading or card, with no word of the press beside it, stands among words to witnesses."""
    asked = _holds(contactcues.PUBLIC, shadow, parts[max(0, number - 2) : number + 1])
    block = parts[max(0, number - 1 if asked else number - _LEAD) : number + (1 if asked else 2)]
    if _holds(contactcues.FOR_PRESS, shadow, block, limit=contactcues.LINE):
        return False
    return asked or _holds(contactcues.PUBLIC, shadow, parts[number + 1 : number + 5])


def _holds(
    pattern: re.Pattern[str], shadow: str, parts: list[Paragraph], limit: int = contactcues.SENTENCES * 9
) -> bool:
    """Whether a pattern is found in one of the paragraphs that are no longer than the limit."""
    return any(
        part.end - part.start <= limit and pattern.search(shadow, part.start, part.end) is not None
        for part in parts
    )


def _is_card(shadow: str, parts: list[Paragraph], free: list[bool], number: int) -> bool:
    """Whether a short line that reaches somebody stands under a name or a role, or names them itself."""
    part = parts[number]
    above = [parts[at] for at in range(max(0, number - _LEAD), number) if free[at]]
    if _holds(contactcues.APPEAL, shadow, above, limit=contactcues.LINE):
        return False
    if (
        reaching.HIDDEN.search(shadow, part.start, part.end)
        or reaching.ADDRESS.match(shadow, part.start, part.end)
        or contactcues.LABELLED.match(shadow, part.start, part.end)
    ):
        return any(_names_somebody(shadow, near) for near in above)
    first = next(phones.places(shadow, part.start, part.end), None)
    if first is not None and first[0] == part.start:
        kinds = {kind for near in above for kind in _kinds(shadow, near)}
        return "name" in kinds and not kinds.isdisjoint(("role", "desk"))
    return _is_full_line(shadow, part)


def _is_full_line(shadow: str, part: Paragraph) -> bool:
    """Whether a line is a name or several, perhaps with a role, and a number, and nothing else."""
    marks = reaching.spots(shadow, part.start, part.end)
    words = shadow[part.start : marks[0][0]] if marks else ""
    said = people.read(words)
    if not said or said[0].kind != "name" or len(marks) > _MOST_MARKS or not shadow[part.start].isupper():
        return False
    names = sum(one.kind == "name" for one in said)
    mailed = any("@" in shadow[first:last] for first, last in marks)
    if names < 2 and not mailed and not any(one.kind == "role" or one.role for one in said):
        return False  # a name with a number may be anybody's
    told = sum(len(one.words) + len(one.role or "") for one in said)
    rest = part.end - part.start - sum(last - first for first, last in marks) - told
    return rest <= contactcues.SHORT_WORDS * len(marks) + 3 * len(said)


def _kinds(shadow: str, part: Paragraph) -> set[str]:
    """What a short line without a sentence's end says."""
    if part.end - part.start > 80 or shadow[part.end - 1] in ".!?;":
        return set()
    said = people.read(shadow[part.start : part.end])
    return {one.kind for one in said} | {"role" for one in said if one.role}


def _says_only_a_role(shadow: str, part: Paragraph) -> bool:
    """Whether a line is a role or desk whose holder may stand above it."""
    kinds = _kinds(shadow, part)
    return bool(kinds) and kinds <= {"role", "desk"}


def _names_somebody(shadow: str, part: Paragraph) -> bool:
    return not _kinds(shadow, part).isdisjoint(("name", "role", "desk"))


def _limit(shadow: str, part: Paragraph, *, reaches: bool) -> int:
    """Return how long a line of a block may be: longer when it begins with somebody's name."""
    if not reaches or part.end - part.start <= contactcues.LINE:
        return contactcues.LINE
    said = people.read(shadow[part.start : part.start + 60])
    return _FULL_LINE if said and said[0].kind == "name" else contactcues.LINE


def _take_back(shadow: str, parts: list[Paragraph], free: list[bool], taken: list[bool], number: int) -> None:
    """Take the names and roles before the first address."""
    first = number
    for at in range(number - 1, max(number - 1 - _LEAD, -1), -1):
        if taken[at] or not free[at] or parts[at].end - parts[at].start > 80:
            break
        if _names_somebody(shadow, parts[at]):
            first = at
    for at in range(first, number):
        taken[at] = True


def _take(shadow: str, parts: list[Paragraph], marks: list[bool], taken: list[bool], number: int) -> None:
    """Take the block that begins at `number`: short lines, as long as one of the next few reaches somebody.

    What counsel sign a paper with looks like a block and is none.
    """
    if _is_filed(shadow, parts, number):
        return
    taken[number] = True
    last = number
    for at in range(number + 1, len(parts)):
        part = parts[at]
        if part.end - part.start > _limit(shadow, part, reaches=marks[at]) or contactcues.APPEAL.search(
            shadow, part.start, part.end
        ):
            break
        if marks[at]:
            for between in range(last, at + 1):
                taken[between] = True
            last = at
        elif at - last > _BETWEEN:
            break
