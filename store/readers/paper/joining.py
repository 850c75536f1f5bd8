"""Joins the lines of a paper to paragraphs: a line goes on in the next one where its column left no room.

Invariant: a break that the width of the column does not explain stays a break, so that headings and the lines of a
contact are never run together; where one can be told apart neither way the lines are left for the parser.
"""

import re
from collections import Counter
from dataclasses import dataclass

from store.readers.paper.edges import NOTE, SMALL
from store.readers.paper.lines import Stretch

# Lines of a column that are enough to tell how wide it is.
_ENOUGH = 6
# In heights of a line: no column of running text is narrower.
_NARROW = 20
# In heights of a line: how far the blank between lines may exceed the usual one, an indent, and sizes that differ.
_APART, _INDENT, _TALLER = 0.35, 0.8, 1.12
# How much of the next word must stick out before a break is one for lack of room.
_TOLERANCE = 0.1
_SPACE = 0.2
_LARGE = 1.15
# So many lines at least come so near the edge of their column, as a share of the lines and of its width.
_FULL, _RAGGED = 0.1, 0.1
# A line that stops this short of the edge of its column was ended on purpose.
_SHORT = 0.45
_BULLET = re.compile(r"(?:[-–•·▪●◦‣➢✓*]|\(?\d{1,2}[.)]|[a-z]\))\s+")
_ENDED = re.compile(r"[.!?:;][\"'”’»)\]]*$")
_HYPHEN = re.compile(r"[^\W\d_]([-\u00ad\u2010])$")
_WORD = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
_AND = re.compile(r"(?:und|oder|bzw|sowie|and|or|et|ou|y|o|e|en|of|i|lub)\b")
# What is joined to a word by a hyphen of its own.
_KEPT_LIST = (
    "non anti cross co ex self well long short high low mid post pre pro so semi multi inter vice e all half"
)
_KEPT = frozenset(_KEPT_LIST.split())


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of one column in their order; `number` tells its page from others."""

    lines: list[Stretch]
    number: int


@dataclass(slots=True)
class Paragraph:
    """Text, how it stands apart from what is before it (blank line or line break), and whether it is a note."""

    text: str
    apart: bool
    last: Stretch
    wrapped: bool = False
    note: bool = False


class Joining:
    """Joins lines, knowing the whole paper: the usual blank between lines, the size of its text, its words."""

    def __init__(self, parts: list[Part]) -> None:
        self._parts = parts
        lines = [line for part in parts for line in part.lines]
        self._height = usual_height(lines)
        self._blank = _usual_blank(parts)
        words = Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))
        self._words = words

    def paragraphs(self) -> list[Paragraph]:
        """Return the paragraphs in reading order, notes last."""
        found: list[Paragraph] = []
        notes: list[Paragraph] = []
        for part in self._parts:
            left, right = self._edges(part)
            body, noted = self._split_notes(part)
            for before, line in zip([None, *body], body, strict=False):
                self._add(found, before, line, left, right)
            for before, line in zip([None, *noted], noted, strict=False):
                begins = before is None or NOTE.match(line.text)
                if begins:
                    notes.append(Paragraph(line.text, apart=True, last=line, note=True))
                else:
                    notes[-1].text = self._run_on(notes[-1].text, line.text)
        return [*found, *notes]

    def _edges(self, part: Part) -> tuple[float, float]:
        """Return the left and right edge of the column that a part is set in."""
        left = min(line.left for line in part.lines)
        lines = part.lines
        if len(lines) < _ENOUGH:
            near = [other for other in self._parts if abs(other.lines[0].left - lines[0].left) < self._height]
            lines = [line for other in near for line in other.lines]
        right = _right_edge(lines, left)
        # A few short lines do not tell how wide their column is.
        return left, right if len(lines) >= _ENOUGH else max(right, left + _NARROW * self._height)

    def _split_notes(self, part: Part) -> tuple[list[Stretch], list[Stretch]]:
        """Split off the small lines at the foot of a page that begin with the mark of a note."""
        small = len(part.lines)
        while small and part.lines[small - 1].height < SMALL * self._height:
            small -= 1
        first = next((n for n in range(small, len(part.lines)) if NOTE.match(part.lines[n].text)), None)
        if first is None or first == 0:
            return part.lines, []
        return part.lines[:first], part.lines[first:]

    def _add(
        self, found: list[Paragraph], before: Stretch | None, line: Stretch, left: float, right: float
    ) -> None:
        if not found:
            found.append(Paragraph(line.text, apart=True, last=line))
            return
        last = found[-1]
        if before is None:
            goes_on = self._goes_on_overleaf(last, line, right - left)
            apart = True
        else:
            apart = self._is_apart(before, line)
            goes_on = not apart and self._goes_on(last, before, line, left, right)
        if goes_on:
            last.text = self._run_on(last.text, line.text)
            last.last, last.wrapped = line, True
            return
        indented = before is not None and _is_indented(before, line)
        ended = last.wrapped and bool(_ENDED.search(last.text)) and not _BULLET.match(line.text)
        found.append(Paragraph(line.text, apart=apart or ended or indented, last=line))

    def _is_apart(self, before: Stretch, line: Stretch) -> bool:
        tall, low = max(before.height, line.height), min(before.height, line.height)
        if tall > _TALLER * low:
            return True
        return before.bottom - line.top > self._blank * (tall / self._height) + _APART * tall

    def _goes_on(
        self, paragraph: Paragraph, before: Stretch, line: Stretch, left: float, right: float
    ) -> bool:
        """Say whether the break between two lines of a column stands inside a paragraph."""
        ended = bool(_ENDED.search(before.text))
        room = right - (
            left + before.right - before.left if _is_centred(before, left, right) else before.right
        )
        full = line.first + _SPACE * line.height > room - _TOLERANCE * line.height
        if min(line.height, before.height) > _LARGE * self._height:
            return full or not ended
        if bullet := _BULLET.match(line.text):
            # A dash between words may begin a line by chance.
            return full and bullet[0][0] in "-–" and not ended and not _BULLET.match(paragraph.text)
        if (
            _is_indented(before, line)
            and not _BULLET.match(paragraph.text)
            and not _is_centred(line, left, right)
        ):
            return False
        if full or (_HYPHEN.search(before.text) and line.text[0].islower()):
            return True
        return line.text[0].islower() and not ended and room < _SHORT * (right - left)

    def _goes_on_overleaf(self, last: Paragraph, line: Stretch, width: float) -> bool:
        """Say whether a paragraph goes on in the next column or on the next page."""
        if abs(last.last.height - line.height) > (_TALLER - 1) * line.height or _BULLET.match(line.text):
            return False
        if _ENDED.search(last.text) or not last.wrapped:
            return bool(_HYPHEN.search(last.text)) and line.text[0].islower()
        return last.last.right - last.last.left > (1 - _SHORT) * width or line.text[0].islower()

    def _run_on(self, text: str, line: str) -> str:
        """Join two lines; a hyphen goes when it only parts a word at the end of its line."""
        found = _HYPHEN.search(text)
        if found is None:
            return f"{text} {line}"
        if _AND.match(line):
            return f"{text} {line}".replace("\u00ad ", "- ")
        head = _WORD.findall(text[:-1])[-1]
        tail = (_WORD.findall(line) or [""])[0]
        if self._keeps_hyphen(found[1], head, tail):
            return f"{text[:-1]}-{line}"
        return f"{text[:-1]}{line}"

    def _keeps_hyphen(self, mark: str, head: str, tail: str) -> bool:
        if not tail or not tail[0].islower():
            return True
        whole, parted = f"{head}{tail}".casefold(), f"{head}-{tail}".casefold()
        if self._words[whole] != self._words[parted]:
            return self._words[parted] > self._words[whole]
        if "-" in head or "-" in tail or head.casefold() in _KEPT:
            return True
        return mark != "\u00ad" and self._words[head.casefold()] > 1 and self._words[tail.casefold()] > 1


def _is_indented(before: Stretch, line: Stretch) -> bool:
    return line.left - before.left > _INDENT * line.height


def _right_edge(lines: list[Stretch], left: float) -> float:
    """Return the right edge of a column: that of its widest lines, not of one that sticks out or is a rule."""
    rights = sorted(line.right for line in lines if any(map(str.isalnum, line.text))) or [lines[0].right]
    for right in reversed(rights[len(rights) * 4 // 5 :]):
        near = sum(right - other < _RAGGED * (right - left) for other in rights)
        if near > max(1, _FULL * len(rights)):
            return right
    return rights[-1]


def _is_centred(line: Stretch, left: float, right: float) -> bool:
    before, after = line.left - left, right - line.right
    return before > line.height and abs(before - after) < max(2 * line.height, 0.2 * before)


def usual_height(lines: list[Stretch]) -> float:
    """Return the height of most of the text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.height * 2) / 2] += len(line.text)
    return max(sizes.most_common(1)[0][0], 0.5) if sizes else 1.0


def _usual_blank(parts: list[Part]) -> float:
    """Return the usual blank between two lines of one paragraph; negative where their boxes overlap."""
    blanks = [
        before.bottom - line.top
        for part in parts
        for before, line in zip(part.lines, part.lines[1:], strict=False)
        if before.bottom - line.top < 1.5 * line.height and before.top > line.top
    ]
    # Most lines are within a paragraph; where most are not, the smaller blanks are those within.
    return sorted(blanks)[len(blanks) * 2 // 5] if blanks else 0.0
