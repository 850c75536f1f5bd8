"""Versions of a release: the same from two sources, issued again, corrected, cut or in another language.

Invariant: versions are told, with what differs, and never made one. They are worked out when they are asked for, from
what is stored and indexed then; nothing about them is kept.
"""

from store.versions.finding import VersionFinder
from store.versions.model import (
    FactChange,
    HeadChange,
    Relation,
    Stretch,
    TextChange,
    Version,
)

__all__ = ["FactChange", "HeadChange", "Relation", "Stretch", "TextChange", "Version", "VersionFinder"]
