"""The order a query asks for, in words."""

import re

_SORT = re.compile(r"(?:^|\s)sort:(newest|oldest|relevance|arrests)(?=\s|$)", re.IGNORECASE)
_WORDS = {
    "newest": "newest",
    "oldest": "oldest",
    "relevance": "best match",
    "arrests": "most arrests",
}


def order_words(query: str) -> str:
    """Return in which order the result of a query stands; the last `sort:` counts."""
    found = _SORT.findall(query)
    return _WORDS[found[-1].lower() if found else "newest"]
