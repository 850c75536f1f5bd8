"""Queries: text to tree, tree to result."""
