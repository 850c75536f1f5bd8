"""Finds the paragraphs that say whom the press may call; the people in them are read in `contacts`.

Invariant: a witness appeal, an officer who is quoted and the address of a court are no contact.
"""

import re

from store.parsing import people, phones, reaching, signatures
from store.parsing.knowledge import table
from store.parsing.paragraphs import Paragraph

_CUES = table("contacts")["cues"]
_HEADING = re.compile(
    r"[\s*#>_|-]{0,6}" + f"(?:{_CUES['heading']}|{_CUES['abroad']}|{_CUES['desk']})", re.IGNORECASE
)
_INSIDE = re.compile(_CUES["inside"], re.IGNORECASE)
_PRESS = re.compile(_CUES["press"], re.IGNORECASE)
_APPEAL = re.compile(_CUES["appeal"], re.IGNORECASE)
_PUBLIC = re.compile(_CUES["public"], re.IGNORECASE)
_FILING = re.compile(_CUES["filing"], re.IGNORECASE)
_WITHIN = re.compile(_CUES["within"] + r"|(?-i:\bContact\s)(?=(?-i:[A-Z]))", re.IGNORECASE)
_FOR_PRESS = re.compile(_CUES["for_press"], re.IGNORECASE)
_LABELLED = re.compile(r"[\s*(]{0,4}" + table("contacts")["labels"]["first"] + r"\s?[:.)]", re.IGNORECASE)
_STOP = re.compile(
    r"(?<=[a-z)])[.!?](?=[A-Z][a-z])(?![\w.-]{1,64}@)|(?<![A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bNo)[.!?][\"')]{0,2}\s+(?=[\"'(]?[A-ZÄÖÜ])"
)
# What stands behind a number that it goes with: "(mobile)".
_AFTER = re.compile(r"\s?\([^()\n]{1,40}\)")
# A line longer than this is prose; a contact line says who and how.
_LINE = 130
_SENTENCES = 450
# Between "Contact:" and a number may stand so little that names nobody.
_SHORT_WORDS = 12
# A line for somebody holds no more numbers and addresses.
_MOST_MARKS = 4
# Short lines between two ways to reach somebody, and before the first.
_BETWEEN, _LEAD = 6, 3
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
    if not reaching.anywhere(shadow):  # most releases name nobody to call
        return taken, taken
    reached = [
        (is_free or is_idle) and _reaches(shadow, part)
        for part, is_free, is_idle in zip(parts, free, idle, strict=True)
    ]
    marks = [reach and is_free for reach, is_free in zip(reached, free, strict=True)]
    for number in range(len(parts)):
        if not taken[number]:
            _look_at(shadow, parts, free, marks, taken, number)
    for number, part in enumerate(parts):
        if idle[number] and reached[number] and not taken[number] and part.end - part.start <= _LINE:
            _take_card(shadow, parts, idle, taken, number)
    return taken, reached


def _look_at(
    shadow: str, parts: list[Paragraph], free: list[bool], marks: list[bool], taken: list[bool], number: int
) -> None:
    """Take the block that begins or ends at a paragraph, if one does."""
    part = parts[number]
    heading = free[number] and _is_heading(shadow, part)
    if not (heading or marks[number]) or _APPEAL.search(shadow, part.start, part.end):
        return
    if _is_filed(shadow, parts, number):
        return
    length = part.end - part.start
    if heading and _leads(shadow, parts, marks, number) and not _is_for_the_public(shadow, parts, number):
        if shadow[part.end - 1] != ":" and _says_only_a_role(shadow, part):
            _take_back(shadow, parts, free, taken, number)
        _take(shadow, parts, marks, taken, number)
    elif not marks[number]:
        return
    elif length <= _SENTENCES and _speaks_to_press(shadow, part):
        _take(shadow, parts, marks, taken, number)
    elif length > _LINE or _is_for_the_public(shadow, parts, number):
        return
    elif _is_card(shadow, parts, free, number):
        _take_back(shadow, parts, free, taken, number)
        _take(shadow, parts, marks, taken, number)


def _take_card(shadow: str, parts: list[Paragraph], idle: list[bool], taken: list[bool], number: int) -> None:
    """Take a labelled number among furniture, when a name and a role stand right above it."""
    if not _LABELLED.match(shadow, parts[number].start, parts[number].end):
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
    return _FILING.search(shadow, parts[max(0, number - _LEAD)].start, parts[last].end) is not None


def inside(shadow: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the stretch of a paragraph that says whom the press may call, or None.

    That is a name and number in brackets at its end, as German press officers sign, a name and number behind
    "Contact:", or a sentence of its own.
    """
    return (
        signatures.find(shadow, start, end)
        or _labelled(shadow, start, end)
        or _press_sentence(shadow, start, end)
    )


def _labelled(shadow: str, start: int, end: int) -> tuple[int, int] | None:
    """Return who stands behind "Contact:" within a paragraph of other words."""
    for cue in _WITHIN.finditer(shadow, start, end):
        marks = _marks(shadow, cue.end(), min(end, cue.end() + _SENTENCES))
        if not marks or _APPEAL.search(shadow, _sentence_start(shadow, start, cue.start()), marks[0][1]):
            continue
        bare = cue.group().strip().lower() == "contact"
        if bare and _PUBLIC.search(shadow, start, end):
            continue
        if not _leads_to(shadow[cue.end() : marks[0][0]], named=bare):
            continue
        last = marks[0][1]
        for first, after in marks[1:]:
            gap = shadow[last:first]
            if len(gap) > _LINE or _STOP.search(gap) or _APPEAL.search(gap):
                break
            last = after
        note = _AFTER.match(shadow, last, end)
        return cue.start(), note.end() if note is not None else last
    return None


def _leads_to(words: str, *, named: bool) -> bool:
    """Whether the words before the first number or address only say whose it is."""
    if len(words) > _LINE or ("\n" in words.strip() and named):
        return False
    said = people.read(words)
    if named:
        return any(one.kind == "name" for one in said)
    return bool(said) or len(words.strip()) <= _SHORT_WORDS


def _marks(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where numbers, addresses and hidden addresses stand, in text order."""
    found = [*phones.places(shadow, start, end), *reaching.addresses(shadow, start, end)]
    return sorted(found)


def _press_sentence(shadow: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the sentence that asks the press to call, and those right behind it that do so too."""
    found: tuple[int, int] | None = None
    for cue in _PRESS.finditer(shadow, start, end):
        if found is not None and cue.start() < found[1]:
            continue
        first = _sentence_start(shadow, start, cue.start())
        last = _sentence_end(shadow, cue.end(), end)
        if last - first > _SENTENCES or _APPEAL.search(shadow, first, last):
            continue
        if not _reaches(shadow, Paragraph(first, last, apart=False)):
            continue
        if found is None:
            found = first, last
        elif first - found[1] <= 2:
            found = found[0], last
        else:
            break
    return found


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
    """Whether a paragraph holds an address, a hidden address, a number or the signature of an officer."""
    return (
        next(reaching.addresses(shadow, part.start, part.end), None) is not None
        or phones.could_be(shadow, part.start, part.end)
        or signatures.ends_with_extension(shadow, part.start, part.end)
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
        if parts[at].end - parts[at].start > _limit(shadow, parts[at], reaches=marks[at]):
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
    """Whether a short line that reaches somebody stands under a name or a role, or names them itself."""
    part = parts[number]
    above = [parts[at] for at in range(max(0, number - _LEAD), number) if free[at]]
    if (
        reaching.HIDDEN.search(shadow, part.start, part.end)
        or reaching.ADDRESS.match(shadow, part.start, part.end)
        or _LABELLED.match(shadow, part.start, part.end)
    ):
        return any(_names_somebody(shadow, near) for near in above)
    first = next(phones.places(shadow, part.start, part.end), None)
    if first is not None and first[0] == part.start:
        kinds = {kind for near in above for kind in _kinds(shadow, near)}
        return "name" in kinds and not kinds.isdisjoint(("role", "desk"))
    return _is_full_line(shadow, part)


def _is_full_line(shadow: str, part: Paragraph) -> bool:
    """Whether a line is a name or several, perhaps with a role, and a number, and nothing else."""
    marks = _marks(shadow, part.start, part.end)
    words = shadow[part.start : marks[0][0]] if marks else ""
    said = people.read(words)
    if not said or said[0].kind != "name" or len(marks) > _MOST_MARKS or not shadow[part.start].isupper():
        return False
    names = sum(one.kind == "name" for one in said)
    mailed = any("@" in shadow[first:last] for first, last in marks)
    if names < 2 and not mailed and not any(one.kind == "role" for one in said):
        return False  # a name with a number may be anybody's
    told = sum(len(one.words) + len(one.role or "") for one in said)
    rest = part.end - part.start - sum(last - first for first, last in marks) - told
    return rest <= _SHORT_WORDS * len(marks) + 3 * len(said)


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
    if not reaches or part.end - part.start <= _LINE:
        return _LINE
    said = people.read(shadow[part.start : part.start + 60])
    return _FULL_LINE if said and said[0].kind == "name" else _LINE


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
        if part.end - part.start > _limit(shadow, part, reaches=marks[at]) or _APPEAL.search(
            shadow, part.start, part.end
        ):
            break
        if marks[at]:
            for between in range(last, at + 1):
                taken[between] = True
            last = at
        elif at - last > _BETWEEN:
            break
