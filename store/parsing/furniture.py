"""Tells what a page, a wire or a mail list put around a release: menus, share bars, related headlines, footers.

Invariant: only what stands before the story or after it is judged by its neighbours; inside the story a line is
furniture only when it says so itself.
"""

import re
from functools import cache

from store.parsing.datelines import dateline
from store.parsing.knowledge import table
from store.parsing.paragraphs import BULLET, Paragraph
from store.parsing.prose import is_prose
from store.parsing.remembered import Remembered
from store.parsing.standfirsts import QUESTION

# No line of furniture that is told by its words is longer.
_LONGEST = 210
# A menu is so many short lines in a row, so many of which are words of menus.
_MENU_RUN, _MENU_LINE, _MENU_WORDS = 3, 30, 2
# A story goes on for so many characters behind its dateline, or in the next paragraph.
_SAID = 60
# Running heads and feet stand on every page.
_RUNNING = 25
# What a page says of itself behind a release.
_PAGING = frozenset(("anywhere", "after", "label"))
# Tags and links are no longer, and no more documents are attached.
_TAG, _ATTACHED = 90, 6
# A line of this length that ends like a sentence is hardly ever furniture.
_SENTENCE = 60
# A wire's own words at the end of a text are no longer.
_TAIL = 400

_CONTACT = re.compile(r"@|\bcontacts?\b|\bkontakt|\bpress|\btel\b|email", re.IGNORECASE)
_AUTHOR = re.compile(r"(?:author|by|written by|posted by)\s?:?", re.IGNORECASE)


@cache
def _lines() -> re.Pattern[str]:
    kinds = table("furniture")["lines"]
    order = ("end", "rest", "label", "after", "anywhere")
    return re.compile("|".join(f"(?P<{kind}>{'|'.join(kinds[kind])})" for kind in order), re.IGNORECASE)


@cache
def _menu() -> re.Pattern[str]:
    return re.compile("|".join(table("furniture")["lines"]["menu"]), re.IGNORECASE)


@cache
def _tail() -> dict[str, re.Pattern[str]]:
    rows = table("furniture")["tail"]
    return {name: re.compile(rows[name], re.IGNORECASE) for name in ("inline", "attached")}


def parted(shadow: str, parts: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with what a wire wrote behind the last words of the release parted from them."""
    if not parts:
        return parts
    last = parts[-1]
    ending = shadow[max(last.start, last.end - _TAIL) : last.end].lower()
    if not any(map(ending.__contains__, table("furniture")["tail"]["words"])):
        return parts
    found = _tail()["inline"].search(shadow, max(last.start, last.end - _TAIL), last.end)
    if found is None or found.start() == last.start:
        return parts
    story_end = last.start + len(shadow[last.start : found.start()].rstrip())
    if story_end == last.start:
        return parts
    return [
        *parts[:-1],
        Paragraph(last.start, story_end, last.apart),
        Paragraph(found.start(), last.end, apart=False),
    ]


def story(shadow: str, parts: list[Paragraph]) -> int:
    """Return the number of the first paragraph of the story, or the count of paragraphs when there is none."""
    for number, part in enumerate(parts):
        if is_prose(shadow, part.start, part.end):
            return number
        after = dateline(shadow, part.start, part.end)
        if after == part.start:
            continue
        if part.end - after >= _SAID or (
            after == part.end and _is_prose(shadow, parts[number + 1 : number + 2])
        ):
            return number
    return len(parts)


def _is_prose(shadow: str, parts: list[Paragraph]) -> bool:
    return any(is_prose(shadow, part.start, part.end) for part in parts)


def mark(shadow: str, parts: list[Paragraph], begin: int) -> tuple[list[bool], int]:
    """Return which paragraphs are furniture, and the number of the first one after the end of the story.

    Args:
        shadow: The text's shadow.
        parts: Its paragraphs.
        begin: Number of the first paragraph of the story.
    """
    classes = [_class(shadow, part) for part in parts]
    marks = [
        found in ("anywhere", "label") or (found == "after" and number > begin)
        for number, found in enumerate(classes)
    ]
    _mark_menus(shadow, parts, begin, marks)
    _mark_labelled(shadow, parts, classes, marks, begin)
    _mark_running(shadow, parts, marks)
    stop = len(parts)
    for number in range(len(parts) - 1, begin, -1):
        if classes[number] == "end":
            marks[number] = True
            stop = number
        elif classes[number] == "rest":
            marks[number:] = [True] * (len(parts) - number)
    for number in range(begin):
        byline = (
            number > 0
            and _AUTHOR.fullmatch(shadow, parts[number - 1].start, parts[number - 1].end) is not None
        )
        marks[number] = (
            marks[number] or classes[number] == "end" or (byline and _is_item(shadow, parts[number]))
        )
    _mark_tail(shadow, parts, marks, classes, begin)
    return marks, stop


def is_furniture(shadow: str, start: int, end: int) -> bool:
    """Return whether a stretch says of itself that it is furniture."""
    return start < end and _class(shadow, Paragraph(start, end, apart=False)) is not None


def _class(shadow: str, part: Paragraph) -> str | None:
    length = part.end - part.start
    if length > _LONGEST:
        return None
    if length <= _SENTENCE:
        return _SHORT[shadow[part.start : part.end]]
    if shadow[part.end - 1] in '."':
        words = shadow[part.start : part.end].lower()
        if not any(map(words.__contains__, table("furniture")["sentences"]["hold"])):
            return None
    found = _lines().fullmatch(shadow, part.start, part.end)
    return found.lastgroup if found else None


def _read(line: str) -> str | None:
    found = _lines().fullmatch(line)
    return found.lastgroup if found else None


# Pages of one site have their short lines in common.
_SHORT: Remembered[str | None] = Remembered(_read)


def _mark_menus(shadow: str, parts: list[Paragraph], begin: int, marks: list[bool]) -> None:
    """Mark runs of short lines before the story of which two are words of menus."""
    number = 0
    while number < begin:
        last = number
        while last < begin and _is_item(shadow, parts[last]):
            last += 1
        words = sum(
            _menu().fullmatch(shadow, part.start, part.end) is not None for part in parts[number:last]
        )
        if last - number >= _MENU_RUN and words >= _MENU_WORDS:
            marks[number:last] = [True] * (last - number)
        number = max(last, number + 1)


def _mark_labelled(
    shadow: str, parts: list[Paragraph], classes: list[str | None], marks: list[bool], begin: int
) -> None:
    """Mark the tags or links under what heads them; before the story only the items of a list are surely such."""
    for number, found in enumerate(classes):
        if found != "label":
            continue
        at = number + 1
        while at < len(parts) and _is_link(shadow, parts[at], strict=number < begin):
            marks[at] = True
            at += 1


def _is_link(shadow: str, part: Paragraph, *, strict: bool) -> bool:
    if strict:
        return BULLET.match(shadow, part.start) is not None and part.end - part.start <= _LONGEST
    return (
        part.end - part.start <= _TAG
        and shadow[part.end - 1] not in '.!?:"'
        and not _CONTACT.search(shadow, part.start, part.end)
    )


def _is_item(shadow: str, part: Paragraph) -> bool:
    length = part.end - part.start
    return (
        length <= _MENU_LINE
        and shadow.count(" ", part.start, part.end) <= 3
        and shadow[part.end - 1] not in ".:"
    )


def _mark_running(shadow: str, parts: list[Paragraph], marks: list[bool]) -> None:
    """Mark lines that stand on every page of a paper: an address that comes again at the very end."""
    if len(parts) < 6:
        return
    last = shadow[parts[-1].start : parts[-1].end]
    if len(last) < _RUNNING or len(last) > _LONGEST or is_prose(shadow, parts[-1].start, parts[-1].end):
        return
    same = [n for n, part in enumerate(parts) if shadow[part.start : part.end] == last]
    if len(same) > 1 and same[0] > 2:
        for number in same:
            marks[number] = True


def _mark_tail(
    shadow: str, parts: list[Paragraph], marks: list[bool], classes: list[str | None], begin: int
) -> None:
    """Mark what stands among furniture behind the last words of the story, unless it leads to a contact."""
    last = len(parts) - 1
    while last > begin and not _is_told(shadow, parts[last], idle=marks[last]):
        last -= 1
    tail = range(last + 1, len(parts))
    _mark_attached(shadow, parts, marks, last, next((number for number in tail if marks[number]), last))
    paging = [number for number in tail if classes[number] in _PAGING]
    if len(paging) < _MENU_WORDS:
        return
    if any(
        _CONTACT.search(shadow, parts[number].start, parts[number].end)
        for number in tail
        if not (marks[number] or _menu().fullmatch(shadow, parts[number].start, parts[number].end))
    ):
        return
    for number in range(paging[0], len(parts)):
        marks[number] = True


def _is_told(shadow: str, part: Paragraph, *, idle: bool) -> bool:
    """Whether a paragraph belongs to the story: running text, or a line that says when and where an event is."""
    if idle:
        return False
    return is_prose(shadow, part.start, part.end) or QUESTION.match(shadow, part.start, part.end) is not None


def _mark_attached(shadow: str, parts: list[Paragraph], marks: list[bool], last: int, first: int) -> None:
    """Mark the names of documents that stand between the last words of the story and the furniture behind them."""
    for number in range(first - 1, max(last, first - 1 - _ATTACHED), -1):
        part = parts[number]
        if part.end - part.start > _TAG or not _tail()["attached"].fullmatch(shadow, part.start, part.end):
            return
        marks[number] = True
