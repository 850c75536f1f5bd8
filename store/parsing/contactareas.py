"""Finds the paragraphs that say whom the press may call; the people in them are read in `contacts`.

Invariant: a witness appeal, an officer who is quoted and the address of a court are no contact.
"""

import re

from store.parsing import people, phones
from store.parsing.knowledge import table
from store.parsing.paragraphs import Paragraph

_CUES = table("contacts")["cues"]
_HEADING = re.compile(r"[\s*#>_-]{0,6}" + f"(?:{_CUES['heading']}|{_CUES['desk']})", re.IGNORECASE)
_INSIDE = re.compile(_CUES["inside"], re.IGNORECASE)
_PRESS = re.compile(_CUES["press"], re.IGNORECASE)
_APPEAL = re.compile(_CUES["appeal"], re.IGNORECASE)
_PUBLIC = re.compile(_CUES["public"], re.IGNORECASE)
_FOR_PRESS = re.compile(
    r"media|press|news|spokes|communication|public affairs|journalist|editor|presse|prensa|stampa|medien",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[\s*(]{0,4}" + table("contacts")["labels"]["first"] + r"\s?[:.)]", re.IGNORECASE)
ADDRESS = re.compile(
    r"(?<![\w.+-])(?!www\.)[A-Za-z0-9_][A-Za-z0-9._%+'-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
)
HIDDEN = re.compile(r"\[\s?e-?mail\s?(?:protected|geschützt|protegido|protégé|protetto)\s?\]", re.IGNORECASE)
# "( Alexander Löhr, 069/ 755- 82117)" at the end of a German release.
_SIGNED = re.compile(
    r"\(\s{0,3}[A-ZÄÖÜ][\w.'?-]{1,30}(?:\s{1,2}[A-ZÄÖÜ][\w.'?-]{1,30}){1,3}\s{0,2}[,/]?\s{0,3}(?:Tel(?:efon)?[.:]{0,2}\s{0,2})?"
    r"(?P<number>[\d+(][\d ()/.+-]{5,30})\)"
)
_AFTER_SIGNED = re.compile(r"\s*(?:ots\b|digitale|es folgen|https?:|rückfragen|r\?ckfragen)", re.IGNORECASE)
_STOP = re.compile(
    r"(?<=[a-z)])[.!?](?=[A-Z][a-z])|(?<![A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bNo)[.!?][\"')]{0,2}\s+(?=[\"'(]?[A-ZÄÖÜ])"
)
# A line longer than this is prose; a contact line says who and how.
_LINE = 130
_SENTENCES = 450
# A signature stands within so many characters of the end; the wire's own lines may follow it.
_SIGNATURE = 260
# Short lines between two ways to reach somebody, and before the first.
_BETWEEN, _LEAD = 6, 3


def find(shadow: str, parts: list[Paragraph], free: list[bool]) -> tuple[list[bool], list[bool]]:
    """Return which paragraphs are contact blocks, and which hold a number or an address at all.

    Args:
        shadow: The text's shadow.
        parts: Its paragraphs.
        free: Which of them are nothing else yet.
    """
    anywhere = _reaches(shadow, Paragraph(0, len(shadow), apart=True))  # most releases name nobody to call
    marks = [
        anywhere and is_free and _reaches(shadow, part) for part, is_free in zip(parts, free, strict=True)
    ]
    taken = [False] * len(parts)
    if not any(marks):
        return taken, marks
    for number, part in enumerate(parts):
        heading = free[number] and not taken[number] and _is_heading(shadow, part)
        if taken[number] or not (heading or marks[number]) or _APPEAL.search(shadow, part.start, part.end):
            continue
        length = part.end - part.start
        if heading and _leads(shadow, parts, marks, number) and not _is_for_the_public(shadow, parts, number):
            if shadow[part.end - 1] != ":" and _says_only_a_role(shadow, part):
                _take_back(shadow, parts, free, taken, number)
            _take(shadow, parts, marks, taken, number)
        elif not marks[number]:
            continue
        elif length <= _SENTENCES and _speaks_to_press(shadow, part):
            taken[number] = True
            _take(shadow, parts, marks, taken, number)
        elif length > _LINE or _is_for_the_public(shadow, parts, number):
            continue
        elif _is_card(shadow, parts, free, number):
            _take_back(shadow, parts, free, taken, number)
            _take(shadow, parts, marks, taken, number)
    return taken, marks


def inside(shadow: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the stretch of a paragraph that says whom the press may call, or None.

    That is a name and number in brackets at its end, as German press officers sign, or a sentence of its own.
    """
    if "(" in shadow[max(start, end - _SIGNATURE) : end]:
        found = _SIGNED.search(shadow, max(start, end - _SIGNATURE), end)
        if found is not None and (end - found.end() <= 2 or _AFTER_SIGNED.match(shadow, found.end(), end)):
            return found.start(), found.end()
    for cue in _PRESS.finditer(shadow, start, end):
        first = _sentence_start(shadow, start, cue.start())
        last = _sentence_end(shadow, cue.end(), end)
        if last - first > _SENTENCES or _APPEAL.search(shadow, first, last):
            continue
        if _reaches(shadow, Paragraph(first, last, apart=False)):
            return first, last
    return None


def _sentence_start(shadow: str, start: int, before: int) -> int:
    stops = list(_STOP.finditer(shadow, max(start, before - _SENTENCES), before))
    return stops[-1].end() if stops else start


def _sentence_end(shadow: str, after: int, end: int) -> int:
    stop = _STOP.search(shadow, after, end)
    return stop.start() + 1 if stop else end


def _speaks_to_press(shadow: str, part: Paragraph) -> bool:
    """Whether the whole paragraph is about whom the press may call."""
    cue = _PRESS.search(shadow, part.start, part.end)
    return cue is not None and _sentence_start(shadow, part.start, cue.start()) - part.start <= _LINE // 2


def _reaches(shadow: str, part: Paragraph) -> bool:
    """Whether a paragraph holds an address, a hidden address or a number."""
    words = shadow[part.start : part.end]
    return (
        ("@" in words and ADDRESS.search(words) is not None)
        or ("[" in words and HIDDEN.search(words) is not None)
        or phones.could_be(shadow, part.start, part.end)
    )


def _is_heading(shadow: str, part: Paragraph) -> bool:
    if _HEADING.match(shadow, part.start, part.end):
        return True
    if part.end - part.start > _LINE or ":" not in shadow[part.start : part.end]:
        return False
    return _INSIDE.search(shadow, part.start, part.end) is not None


def _leads(shadow: str, parts: list[Paragraph], marks: list[bool], number: int) -> bool:
    """Whether a heading is followed, within a few short lines, by a way to reach somebody."""
    if marks[number]:
        return parts[number].end - parts[number].start <= _SENTENCES
    if parts[number].end - parts[number].start > _LINE:
        return False
    for at in range(number + 1, min(number + 2 + _BETWEEN + _LEAD, len(parts))):
        if parts[at].end - parts[at].start > _LINE:
            return False
        if marks[at]:
            return not _APPEAL.search(shadow, parts[at].start, parts[at].end)
    return False


def _is_for_the_public(shadow: str, parts: list[Paragraph], number: int) -> bool:
    """Whether a heading or card, with no word of the press beside it, stands among words to witnesses."""
    block = parts[max(0, number - _LEAD) : number + 2]
    if any(
        _FOR_PRESS.search(shadow, near.start, near.end) for near in block if near.end - near.start <= _LINE
    ):
        return False
    around = parts[max(0, number - 2) : number + 5]
    return any(_PUBLIC.search(shadow, near.start, near.end) for near in around)


def _is_card(shadow: str, parts: list[Paragraph], free: list[bool], number: int) -> bool:
    """Whether a short line that reaches somebody stands under a name or a role."""
    part = parts[number]
    bare = (
        HIDDEN.search(shadow, part.start, part.end)
        or ADDRESS.match(shadow, part.start, part.end)
        or _LABELLED.match(shadow, part.start, part.end)
    )
    if not bare:
        return False
    return any(
        free[at] and _names_somebody(shadow, parts[at]) for at in range(max(0, number - _LEAD), number)
    )


def _says_only_a_role(shadow: str, part: Paragraph) -> bool:
    """Whether a line is a role or desk whose holder may stand above it."""
    kinds = (
        {one.kind for one in people.read(shadow[part.start : part.end])}
        if part.end - part.start <= 80
        else set()
    )
    return bool(kinds) and kinds <= {"role", "desk"}


def _names_somebody(shadow: str, part: Paragraph) -> bool:
    if part.end - part.start > 80 or shadow[part.end - 1] in ".!?;":
        return False
    said = people.read(shadow[part.start : part.end])
    return any(one.kind in ("name", "role", "desk") for one in said)


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
        elif at - last > _BETWEEN:
            break
