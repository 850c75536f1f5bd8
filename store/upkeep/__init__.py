"""Keeping a library in order: looking for what does not agree, repairing it, copies for bad days and their return.

Invariant: a document that can be read and what a person wrote are never lost by it.
"""

from store.documents.problem import Problem
from store.upkeep.checking import check
from store.upkeep.copies import Returned, backup, newest_backup, restore
from store.upkeep.repairing import Repaired, repair
from store.upkeep.room import compact

__all__ = [
    "Problem",
    "Repaired",
    "Returned",
    "backup",
    "check",
    "compact",
    "newest_backup",
    "repair",
    "restore",
]
