"""Takes running heads and feet and page numbers off the pages.

Invariant: only the outermost lines of a page go; what goes is returned, so that a line by which somebody can be reached
is not lost.
"""

import re

from store.readers.paper.lines import Stretch
from store.readers.reaching import reaches

# So many lines at the top and at the bottom of a page may be running heads and feet.
_DEEP = 5
# A running head stands at the same height, give or take a few points, on this share of the other pages or on so many:
# those of a chapter.
_NEAR = 8.0
_SHARE, _ENOUGH = 0.5, 3
_NUMBER = re.compile(
    r"(?i)[\s\-–—|•(]{0,4}(?:(?:page|seite|página|pagina|pág\.?|strana|strona|p\.)\s?)?(\d{1,4})"
    r"(?:\s?(?:/|of|von|de|di|sur|van|z|din)\s?\d{1,4})?[\s\-–—|•)]{0,4}"
)
_NAMED = re.compile(r"(?i)\W{0,4}(?:page|seite|página|pagina|pág|strana|strona)\b")
_MORE = re.compile(r"(?i)[\s\-–—(]{0,4}(?:more|mehr|weiter|suite|sigue|continued)[\s\-–—.)…]{0,4}")
# What begins a note, and how much smaller than the text notes and letterheads are set.
NOTE = re.compile(r"(?:\d{1,2}|[*†‡]{1,3}|\[\d{1,2}\]|\(\d{1,2}\))\s*\S")
SMALL = 0.92
# In heights of a line: the blank between a letterhead and the text.
_BLANK = 0.8
_DIGITS = re.compile(r"\d+")

Page = list[Stretch]


def without_edges(pages: list[Page]) -> tuple[list[Page], list[str]]:
    """Return the pages without running heads, feet and page numbers, and what these said.

    Args:
        pages: The lines of each page in reading order.
    """
    heads = [_outermost(page, top=True) for page in pages]
    feet = [_outermost(page, top=False) for page in pages]
    dropped = [_numbers(page, number, len(pages)) for number, page in enumerate(pages)]
    for outer in (heads, feet):
        for number in range(len(pages)):
            _drop_running(outer, number, dropped[number])
    gone = [line.text for page, ids in zip(pages, dropped, strict=True) for line in page if id(line) in ids]
    bare = [[line for line in page if id(line) not in ids] for page, ids in zip(pages, dropped, strict=True)]
    return bare, gone


def small_edges(page: Page, height: float) -> tuple[Page, Page]:
    """Return the lines at head and foot of a page that are set small and apart, as those of a letterhead are.

    A paper of one page repeats nothing. Lines that reach somebody and notes are none of these.

    Args:
        page: Its lines.
        height: The usual height of a line of the paper.
    """
    head = _small(_outermost(page, top=True), height)
    foot = _small(_outermost(page, top=False), height)
    return head, foot if len(head) + len(foot) < len(page) else []


def _small(outer: Page, height: float) -> Page:
    found: Page = []
    for line in outer:
        if line.height >= SMALL * height or reaches(line.text) or NOTE.match(line.text):
            break
        found.append(line)
    if not found or len(found) == len(outer):
        return []
    last, after = found[-1], outer[len(found)]
    blank = max(last.bottom - after.top, after.bottom - last.top)
    return found if blank > _BLANK * height else []


def _outermost(page: Page, *, top: bool) -> Page:
    return sorted(page, key=lambda line: -line.top if top else line.bottom)[:_DEEP]


def _numbers(page: Page, number: int, count: int) -> set[int]:
    """Return the lines of a page that number it, or say that another one follows."""
    feet = _outermost(page, top=False)[:2]
    edges = [*_outermost(page, top=True)[:2], *feet]
    found = {id(line) for line in edges if _is_number(line.text, number, count)}
    if number + 1 < count:
        found |= {id(line) for line in feet if _MORE.fullmatch(line.text)}
    return found


def _is_number(text: str, number: int, count: int) -> bool:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return False
    return bool(_NAMED.match(text)) or int(match[1]) == number + 1 or (count > 1 and int(match[1]) == number)


def _drop_running(outer: list[Page], number: int, dropped: set[int]) -> None:
    """Drop from the edge of a page inwards, up to the first line that stands on this page only."""
    for line in outer[number]:
        if id(line) in dropped:
            continue
        if not _is_running(line, number, outer):
            return
        dropped.add(id(line))


def _is_running(line: Stretch, number: int, outer: list[Page]) -> bool:
    """Say whether the line stands at the same place of enough other pages, its numbers aside."""
    others = [page for at, page in enumerate(outer) if at != number]
    same = sum(any(_is_same(line, other) for other in page) for page in others)
    return same >= max(1, min(_ENOUGH, _SHARE * len(others) - 1))


def _is_same(line: Stretch, other: Stretch) -> bool:
    return abs(line.top - other.top) <= _NEAR and _key(line.text) == _key(other.text)


def _key(text: str) -> str:
    return _DIGITS.sub("0", text).casefold()
