"""The search index: the only place that knows tantivy. Derived from the documents, and rebuilt from them at will.

Invariant: a tree finds here exactly what the docstrings of its parts say (a plain scan of the documents is the test's
oracle), and a release has one entry: putting it again replaces it.
"""

from store.search.index.form import FORM, ORDERS, IndexDamaged, Keys, Order
from store.search.index.reader import Found, Index, Marks

__all__ = ["FORM", "ORDERS", "Found", "Index", "IndexDamaged", "Keys", "Marks", "Order"]
