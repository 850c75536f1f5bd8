"""What became another in a release when it was parsed again: a short account, not the two forms side by side.

Invariant: two releases that differ in more than the name of the parser differ in their account, or in nothing but the
order of what they hold.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, fields
from typing import TypeVar

from store.model import Contact, Fact, Release

_Item = TypeVar("_Item", Fact, Contact)

# Counted one by one; the same for every form of a release; says nothing that `text` does not say.
_NO_FIELDS = frozenset({"facts", "contacts", "id", "parser", "text_sha256"})


@dataclass(frozen=True, slots=True)
class Tally:
    """How many facts, or contacts, came, went, or are still there but say something else or stand elsewhere."""

    added: int = 0
    removed: int = 0
    changed: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Changes:
    """What is another in a release.

    Args:
        fields: Names of the fields of a release that have another value, in their order, facts and contacts aside.
        facts: Its facts.
        contacts: Its contacts.
    """

    fields: tuple[str, ...] = ()
    facts: Tally = Tally()
    contacts: Tally = Tally()


def changes(old: Release, new: Release) -> Changes:
    """Return what is another in `new`, both being forms of one release."""
    names = [field.name for field in fields(Release) if field.name not in _NO_FIELDS]
    return Changes(
        tuple(name for name in names if getattr(old, name) != getattr(new, name)),
        _tally(old.facts, new.facts, (_by_evidence, lambda fact: (fact.field, fact.value))),
        _tally(old.contacts, new.contacts, (lambda one: one.evidence, lambda one: one.name)),
    )


def _by_evidence(fact: Fact) -> Hashable:
    return fact.field, fact.evidence


def _tally(old: Iterable[_Item], new: Iterable[_Item], keys: Iterable[Callable[[_Item], Hashable]]) -> Tally:
    """Count; what is not the same is paired by the first key that two have in common."""
    before, after = Counter(old), Counter(new)
    gone, come = list((before - after).elements()), list((after - before).elements())
    changed = 0
    for key in keys:
        gone, come, paired = _unpaired(gone, come, key)
        changed += paired
    return Tally(len(come), len(gone), changed)


def _unpaired(
    gone: list[_Item], come: list[_Item], key: Callable[[_Item], Hashable]
) -> tuple[list[_Item], list[_Item], int]:
    """Return what has no partner by a key on either side, and how many pairs there are."""
    waiting: defaultdict[Hashable, list[_Item]] = defaultdict(list)
    for item in come:
        waiting[key(item)].append(item)
    rest = []
    for item in gone:
        partners = waiting[key(item)]
        if partners:
            partners.pop()
        else:
            rest.append(item)
    return rest, [item for items in waiting.values() for item in items], len(gone) - len(rest)
