"""What is usual in a paper (the height of its lines, the blank between them) and how a line stands in its column."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from store.readers.paper.lines import Stretch

# So many lines at least come so near the edge of their column, as a share of the lines and of its width.
_FULL, _RAGGED = 0.1, 0.1
# In heights of a line: an indent, and a blank that is no longer one between the lines of a paragraph.
_INDENT, _GREAT = 0.8, 1.5


def usual_height(lines: Iterable[Stretch]) -> float:
    """Return the height of most of the text, in points."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.height * 2) / 2] += len(line.text)
    return max(sizes.most_common(1)[0][0], 0.5) if sizes else 1.0


def usual_blank(columns: Iterable[list[Stretch]]) -> float:
    """Return the usual blank between two lines of one paragraph; negative where their boxes overlap."""
    blanks = sorted(
        before.bottom - line.top
        for lines in columns
        for before, line in pairwise(lines)
        if before.bottom - line.top < _GREAT * line.height and before.top > line.top
    )
    # Where most blanks stand between paragraphs, the smaller ones are those within.
    return blanks[len(blanks) * 2 // 5] if blanks else 0.0


def right_edge(lines: list[Stretch], left: float) -> float:
    """Return the right edge of a column: that of its widest lines, not of one that sticks out or is a rule."""
    rights = sorted(line.right for line in lines if any(map(str.isalnum, line.text))) or [lines[0].right]
    for right in reversed(rights[len(rights) * 4 // 5 :]):
        near = sum(right - other < _RAGGED * (right - left) for other in rights)
        if near > max(1, _FULL * len(rights)):
            return right
    return rights[-1]


def is_indented(before: Stretch, line: Stretch) -> bool:
    """Say whether a line begins to the right of the one before it."""
    return line.left - before.left > _INDENT * line.height


def is_centred(line: Stretch, left: float, right: float) -> bool:
    """Say whether a line stands in the middle of its column."""
    before, after = line.left - left, right - line.right
    return before > line.height and abs(before - after) < max(2 * line.height, 0.2 * before)
