"""The order of a list, in words."""

from tui.wording import LABELS

_WORDS = {"newest": "newest", "oldest": "oldest", "relevance": "best match"}


def order_words(order: str) -> str:
    """Return what an order of `store.search.query.SORTS` is called: by a figure, the highest stand first."""
    return _WORDS.get(order) or f"most {LABELS.get(order, order)}"
