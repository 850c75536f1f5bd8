"""Where a stretch of a release's text stands: its sentence, and the number of its paragraph.

Everything works on a same-length shadow, so what comes back are offsets into the release's own text.
"""

import re
from functools import lru_cache

from store.model import Block, Release
from store.text import shadow

Span = tuple[int, int]

# Not counted as paragraphs: a reader counts from the first line of the story.
_UNCOUNTED = frozenset({"title", "dateline", "distributor", "furniture"})

_BLANK = re.compile(r"\n[ \n]*\n")
_ITEM = re.compile(r"\n(?= *(?:[-*•·▪●◦‣]|\d{1,2}[.)]) )")
_STOP = re.compile(r"[.!?]+[\"')\]*]*\s+(?=[\"'(\[]*[^\W_a-z])|[。！？]+[\"'」』）]*\s*")
_CLOSED = re.compile(r"[.!?:;][\"')\]*]*\s*$")
# Begins at the line break: a pattern that began with the line would be tried from each of its letters.
_LINE_END = re.compile(r"\n\s*(?=[^\w\n]*[^\W_a-z])(\S*)")
# How wide columns are. Longer lines were not broken to fit one, but a few of them (addresses) prove nothing.
_NARROWEST, _WIDEST = 40, 120
_FEW = 0.05
# A full stop after one of these, after a single letter or after a number up to 99 does not end a sentence. Where
# that is wrong the quote is a sentence longer, never one cut short.
_SHORT = re.compile(
    "mrs?|ms|dr|prof|st|mt|sgt|det|supt|insp|cpl|lt|col|gen|rep|sen|gov|hon|[js]r|inc|ltd|co|corp|vs|ca|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|sra|dña|núm|mme|ul|[^\\W\\d_]|\\d\\d?"
)
# These only before a number: "No. 5", but "he said no."
_NUMBERED = re.compile("nos?|nr|art|abs|tel|fig")


def sentence(release: Release, start: int, end: int) -> Span:
    """Return the sentence that holds `text[start:end]`, or the sentences where it reaches over several.

    A sentence never reaches over a block, a blank line or a list item; white space at its ends is left out.
    """
    view = _shadow(release.text)
    first, last = _bounds(release, view, start, max(end, start + 1))
    begin, finish = first, last
    for stop in _stops(view, first, last):
        if stop <= start:
            begin = stop
        elif stop >= end:
            finish = stop
            break
    while begin < finish and view[begin].isspace():
        begin += 1
    while finish > begin and view[finish - 1].isspace():
        finish -= 1
    return begin, finish


def paragraph(release: Release, offset: int) -> int | None:
    """Return the number of the paragraph that holds `offset`, the first of the story being 1.

    None for title, dateline and other blocks that are not part of the story, and for text of a fixed line width
    without blank lines, where nobody could count them.
    """
    for number, (start, end) in enumerate(_paragraphs(release.text, release.blocks), 1):
        if start <= offset < end:
            return number
    return None


def locate(release: Release, selected: str) -> Span | None:
    """Return where a stretch that was selected on the screen, and so may be wrapped, stands in the text."""
    words = shadow(selected).split()
    if not words:
        return None
    found = re.search(r"\s+".join(map(re.escape, words)), _shadow(release.text))
    return found.span() if found else None


@lru_cache(maxsize=4)
def _shadow(text: str) -> str:
    return shadow(text)


@lru_cache(maxsize=4)
def _paragraphs(text: str, blocks: tuple[Block, ...]) -> tuple[Span, ...]:
    view = _shadow(text)
    breaks = [found.span() for found in _BLANK.finditer(view)]
    if not breaks:
        if _is_broken(view.split("\n")):
            return ()
        breaks = [found.span() for found in re.finditer("\n", view)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(view)]
    uncounted = [block for block in blocks if block.kind in _UNCOUNTED]
    return tuple(
        (start, end)
        for start, end in zip(starts, ends, strict=True)
        if view[start:end].strip() and not any(block.start <= start < block.end for block in uncounted)
    )


def _is_broken(lines: list[str]) -> bool:
    """Whether most lines end in the middle of a sentence, as text of a fixed width does."""
    inner = [line for line in lines[1:-1] if line.strip()]
    return 2 * sum(not _CLOSED.search(line) for line in inner) > len(inner)


def _bounds(release: Release, view: str, start: int, end: int) -> Span:
    """Return the block, blank line or list item around a stretch, whichever is nearest on each side."""
    first, last = 0, len(view)
    for block in release.blocks:
        if block.start <= start < block.end:
            first = block.start
        if block.start < end <= block.end:
            last = block.end
    for wall in (_BLANK, _ITEM):
        for found in wall.finditer(view, first, last):
            if found.end() <= start:
                first = max(first, found.end())
            elif found.start() >= end:
                last = min(last, found.start())
                break
    return first, last


def _stops(view: str, first: int, last: int) -> list[int]:
    stops = {found.end() for found in _STOP.finditer(view, first, last) if not _goes_on(view, found.start())}
    column = _column(view)
    stops |= {
        found.start(1)
        for found in _LINE_END.finditer(view, first, last)
        if column == 0 or _line_length(view, first, found.start()) + 1 + len(found[1]) <= column
    }
    return sorted(stops)


def _line_length(view: str, first: int, newline: int) -> int:
    """Return how long the line is that ends at a line break, at most back to `first`."""
    return newline - max(first, view.rfind("\n", first, newline) + 1)


@lru_cache(maxsize=4)
def _column(view: str) -> int:
    """Return the width that lines were broken to fit, 0 where they were not.

    A line that ends although the next word would have fitted ends what it says.
    """
    lengths = [len(line) for line in view.split("\n") if line.strip()]
    fitting = [length for length in lengths if length <= _WIDEST]
    column = max(fitting, default=0)
    return column if column >= _NARROWEST and len(fitting) >= len(lengths) * (1 - _FEW) else 0


def _goes_on(view: str, dot: int) -> bool:
    """Whether the full stop at `dot` closes an abbreviation, an initial or a short number."""
    if view[dot] != ".":
        return False
    begin = dot
    while begin > 0 and dot - begin < 12 and view[begin - 1].isalnum():
        begin -= 1
    word = view[begin:dot].lower()
    if _NUMBERED.fullmatch(word):
        return view[dot + 1 : dot + 9].lstrip()[:1].isdigit()
    return _SHORT.fullmatch(word) is not None
