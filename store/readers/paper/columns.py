"""Cuts a page into the parts that are read one after the other: what spans the page, then each column.

Invariant: every stretch stands in exactly one part.
"""

from statistics import median

from store.readers.paper.lines import Stretch

# A gutter is so wide at least, in heights of a line, and so few of the lines may cross it.
_GUTTER = 0.7
_CROSSING, _MOST_CROSSING = 0.2, 8
# Each side has so many lines, and is so wide a share of the page; its lines fill it so far.
_LINES, _BEGUN = 4, 2
_SIDE = 0.18
_FILLED = 0.55
# A heading is set so much larger than the text, and its lines are so close, in heights of a line.
_LARGE, _BELOW = 1.1, 0.6
# A line that spans the page.
_WIDE = 0.6
_STEP = 2.0
_DEEPEST = 4
# Places across a page; one that claims more is no page.
_MOST_STEPS = 5000

Part = list[Stretch]


def parts(page: Part, depth: int = 0) -> list[Part]:
    """Return the parts of a page in reading order."""
    if len(page) < 2 * _LINES or depth >= _DEEPEST:
        return [page] if page else []
    gutter = _gutter(page, _CROSSING)
    if gutter is not None:
        return _by_columns(page, gutter, depth)
    return _by_bands(page, depth)


def _by_columns(page: Part, gutter: float, depth: int) -> list[Part]:
    """Cut at a gutter; a line that crosses it ends the columns above it."""
    found: list[Part] = []
    spanning: Part = []
    sides: tuple[Part, Part] = ([], [])
    usual = median(stretch.height for stretch in page)
    for stretch in sorted(page, key=lambda stretch: -stretch.top):
        alone = not any(sides)
        if stretch.left < gutter < stretch.right or (
            alone and spanning and _goes_on(spanning[-1], stretch, usual)
        ):
            found += [part for side in sides for part in parts(side, depth + 1)]
            sides = ([], [])
            spanning.append(stretch)
        else:
            if spanning:
                found.append(spanning)
                spanning = []
            sides[stretch.left >= gutter].append(stretch)
    found += [part for side in sides for part in parts(side, depth + 1)]
    return [*found, spanning] if spanning else found


def _goes_on(spanning: Stretch, stretch: Stretch, usual: float) -> bool:
    """Say whether a short line is the last one of a heading that spans the page: large as that, right below it."""
    height = spanning.height
    return (
        height > _LARGE * usual
        and abs(stretch.height - height) < (_LARGE - 1) * height
        and spanning.bottom - stretch.top < _BELOW * height
    )


def _by_bands(page: Part, depth: int) -> list[Part]:
    """Look for columns between the lines that span the page."""
    width = _width(page)
    found: list[Part] = []
    plain: Part = []
    band: Part = []
    for stretch in [*sorted(page, key=lambda stretch: -stretch.top), None]:
        if stretch is not None and stretch.right - stretch.left < _WIDE * width:
            band.append(stretch)
            continue
        if len(band) >= 2 * _LINES and (gutter := _gutter(band, 0)) is not None:
            found += [plain] if plain else []
            found += _by_columns(band, gutter, depth + 1)
            plain = []
        else:
            plain += band
        band = []
        if stretch is not None:
            plain.append(stretch)
    return [*found, plain] if plain else found


def _gutter(page: Part, crossing: float) -> float | None:
    """Return the place of the gutter between two columns of running text, or None.

    As few lines as possible may cross it, then it is as wide as possible.
    """
    left, right = min(stretch.left for stretch in page), max(stretch.right for stretch in page)
    steps = int((right - left) / _STEP) + 1
    if not 1 < steps <= _MOST_STEPS:
        return None
    covered = _covered(page, left, steps)
    least = _GUTTER * median(stretch.height for stretch in page)
    for allowed in range(min(int(crossing * max(covered)), _MOST_CROSSING) + 1):
        for begin, end in _gaps(covered, allowed):
            middle = left + (begin + end) / 2 * _STEP
            if (end - begin) * _STEP >= least and _parts_text(page, middle):
                return middle
    return None


def _gaps(covered: list[int], allowed: int) -> list[tuple[int, int]]:
    """Return the runs of places that no more than so many lines cover, the widest first."""
    found: list[tuple[int, int]] = []
    begin: int | None = None
    for step, lines in enumerate([*covered, allowed + 1]):
        if lines <= allowed:
            begin = step if begin is None else begin
        elif begin is not None:
            found.append((begin, step))
            begin = None
    return sorted(found, key=lambda gap: gap[0] - gap[1])


def _covered(page: Part, left: float, steps: int) -> list[int]:
    """Return how many stretches stand over each place across the page."""
    changes = [0] * (steps + 1)
    for stretch in page:
        changes[max(0, int((stretch.left - left) / _STEP))] += 1
        changes[min(steps, int((stretch.right - left) / _STEP) + 1)] -= 1
    covered, count = [], 0
    for change in changes[:steps]:
        count += change
        covered.append(count)
    return covered


def _parts_text(page: Part, gutter: float) -> bool:
    """Say whether running text stands on both sides: enough lines, most of which fill their column.

    A column that only begins, with a line or two, is told by lines as wide as those of the other.
    """
    whole = _width(page)
    sides = [stretch for stretch in page if stretch.right <= gutter], [s for s in page if s.left >= gutter]
    if min(map(len, sides)) < _BEGUN or max(map(len, sides)) < _LINES:
        return False
    for side, other in (sides, sides[::-1]):
        width = _width(side) if len(side) >= _LINES else _width(other)
        if (
            width < _SIDE * whole
            or median(stretch.right - stretch.left for stretch in side) < _FILLED * width
        ):
            return False
    return True


def _width(part: Part) -> float:
    return max(stretch.right for stretch in part) - min(stretch.left for stretch in part)
