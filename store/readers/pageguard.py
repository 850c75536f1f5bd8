"""Keeps from the HTML parser what would keep it busy for minutes: absurd nesting, tags with endless attributes.

The rules of HTML parsing look up the open elements at nearly every tag, so time grows with the square of the depth;
browsers give up at 512 elements.
"""

import re

from store.errors import SourceError

DEEPEST = 2000

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)(?:[^<>]{0,4000}(/)>)?")
# Elements that never hold others, or that the next of their kind closes.
_FLAT_LIST = (
    "area base br col embed hr img input link meta param source track wbr p li dt dd td th tr tbody thead tfoot "
    "option optgroup colgroup"
)
FLAT = frozenset(_FLAT_LIST.split())

# Within a drawing a slash closes an element; these lead out of it (HTML Living Standard, 13.2.6.5).
_LEADING_OUT_LIST = (
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta "
    "nobr ol p pre ruby s small span strong strike sub sup table tt u ul var font foreignobject desc title svg"
)
_LEADING_OUT = frozenset(_LEADING_OUT_LIST.split())

_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}>")
_MOST_ATTRIBUTES = 500


def guarded(text: str) -> str:
    """Return the HTML without tags that carry hundreds of attributes.

    Raises:
        SourceError: Elements are nested deeper than any page needs.
    """
    if text.count("<") > DEEPEST and _depth(text) > DEEPEST:
        raise SourceError(f"nests its elements more than {DEEPEST} deep", "save the text of the page as .txt")
    return _LONG_TAG.sub(lambda tag: "" if tag[0].count("=") > _MOST_ATTRIBUTES else tag[0], text)


def _depth(text: str) -> int:
    """Return how deep elements are nested at most, told by their tags alone."""
    depth = deepest = 0
    drawing = False
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if name in _LEADING_OUT:
            drawing = name == "svg" and not tag[1]
        if name in FLAT or (drawing and tag[3]):
            continue
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        deepest = max(deepest, depth)
        if deepest > DEEPEST:
            break
    return deepest
