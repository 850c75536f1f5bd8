"""Takes running heads and feet and page numbers off the pages.

Invariant: only the outermost lines of a page go, and a line by which somebody can be reached is kept once.
"""

import re
from collections.abc import Iterable

from store.readers.paper.lines import REACHES, Stretch

# So many lines at the top and at the bottom of a page may be running heads and feet.
_DEEP = 5
# A running head stands at the same height on every page, give or take a few points, and on this share of them.
_NEAR = 8.0
_SHARE = 0.5
_NUMBER = re.compile(
    r"(?i)[\s\-–—|•(]*(?:(?:page|seite|página|pagina|pág\.?|strana|strona|p\.)\s*)?(\d{1,4})"
    r"(?:\s*(?:/|of|von|de|di|sur|van|z|din)\s*\d{1,4})?[\s\-–—|•)]*"
)
_NAMED = re.compile(r"(?i)\W*(?:page|seite|página|pagina|pág|strana|strona)\b")
_MORE = re.compile(r"(?i)[\s\-–—(]*(?:more|mehr|weiter|suite|sigue|continued)[\s\-–—.)…]*")
_DIGITS = re.compile(r"\d+")

Page = list[Stretch]


def without_edges(pages: list[Page]) -> tuple[list[Page], list[Stretch]]:
    """Return the pages without running heads, feet and page numbers, and what of these is kept for the end.

    Args:
        pages: The lines of each page in reading order.
    """
    dropped = [_numbers(pages, number) for number in range(len(pages))]
    for top in (True, False):
        outer = [_outermost(page, top=top) for page in pages]
        for number, lines in enumerate(outer):
            for line in lines:
                if id(line) in dropped[number]:
                    continue
                if not _is_running(line, number, outer):
                    break
                dropped[number].add(id(line))
    kept: dict[str, Stretch] = {}
    for page, gone in zip(pages, dropped, strict=True):
        for line in page:
            if id(line) in gone and REACHES.search(line.text):
                kept.setdefault(line.text, line)
    bare = [[line for line in page if id(line) not in gone] for page, gone in zip(pages, dropped, strict=True)]
    return bare, list(kept.values())


def _outermost(page: Page, *, top: bool) -> Page:
    return sorted(page, key=lambda line: -line.top if top else line.bottom)[:_DEEP]


def _numbers(pages: list[Page], number: int) -> set[int]:
    """Return the lines of a page that number it, or say that another one follows."""
    page = pages[number]
    edges = [*_outermost(page, top=True)[:2], *_outermost(page, top=False)[:2]]
    found = {id(line) for line in edges if _is_number(line.text, number, len(pages))}
    last = page[-1:] if number + 1 < len(pages) else []
    return found | {id(line) for line in [*last, *edges[2:]] if last and _MORE.fullmatch(line.text)}


def _is_number(text: str, number: int, count: int) -> bool:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return False
    return bool(_NAMED.match(text)) or int(match[1]) == number + 1 or (count > 1 and int(match[1]) == number)


def _is_running(line: Stretch, number: int, outer: list[Page]) -> bool:
    """Say whether the line stands at the same place of enough other pages, its numbers aside."""
    others = [page for at, page in enumerate(outer) if at != number]
    same = sum(any(_is_same(line, other) for other in page) for page in others)
    return same >= max(1, _SHARE * (len(outer) - 1) - 1)


def _is_same(line: Stretch, other: Stretch) -> bool:
    return abs(line.top - other.top) <= _NEAR and _key(line.text) == _key(other.text)


def _key(text: str) -> str:
    return _DIGITS.sub("0", text).casefold()


def is_scan(pages: Iterable[bool]) -> bool:
    """Say whether any page without letters shows a picture."""
    return any(pages)
