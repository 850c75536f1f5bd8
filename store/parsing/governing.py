"""Which verb an amount hangs on: what was seized, recovered, frozen, found, stolen or lost.

Invariant: an amount hangs on at most one verb, the nearest one that can reach it without crossing another clause.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from store.parsing.amounts import Amount
from store.parsing.knowledge import table
from store.parsing.lexicon import lexicon
from store.parsing.numbers import spoken
from store.parsing.tagged import Tagged

# How many words a verb reaches: the longest lists of seized goods in releases have about this many.
_REACH = 70
_HELD = frozenset({"seized", "recovered", "seizing", "seize_inf"})
# These reach forward even after "was": "was found with", "was arrested with".
_ACTIVE = frozenset(
    {"possession", "possession_of", "contained", "arrested", "seizing", "placed", "lost", "stole"}
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A governing verb.

    Args:
        name: Its class.
        passive: Whether the amount is the subject of its passive ("were seized").
        adjacent: Whether it stands right behind the amount.
    """

    name: str
    passive: bool = False
    adjacent: bool = False


@dataclass(frozen=True)
class Reach:
    """The classes that governing works with, as letters; see the table `governing` for what they do."""

    verbs: dict[str, str]
    cues: frozenset[str]
    across: frozenset[str]
    forward: frozenset[str]
    auxiliaries: frozenset[str]
    denying: frozenset[str]
    objects: frozenset[str]
    opening: frozenset[str]
    listing: frozenset[str]
    stating: frozenset[str]
    removing: frozenset[str]
    off: frozenset[str]
    passive: frozenset[str]
    own_object: frozenset[str]
    reporting: frozenset[str]
    acting: frozenset[str]
    trading: frozenset[str]
    before_infinitive: frozenset[str]
    infinitive: frozenset[str]
    split: frozenset[str]
    particle: frozenset[str]
    adjectives_after: frozenset[str]
    joins: frozenset[str]
    participle: str
    inside: frozenset[str]
    comma: str
    company: frozenset[str]
    finding: frozenset[str]
    itemising: re.Pattern[str]


@cache
def reach(language: str) -> Reach:
    """Return what governs what in a text of `language`."""
    rows: dict[str, Any] = table(f"figures_{spoken(language)}")["governing"]
    letter = lexicon(language).alphabet.letter

    def letters(name: str) -> frozenset[str]:
        return frozenset(letter(one) for one in rows[name].split())

    return Reach(
        verbs={letter(name): name for name in rows["verbs"].split()},
        cues=letters("verbs") | {letter("valued")},
        across=letters("across"),
        forward=letters("forward"),
        auxiliaries=letters("auxiliaries"),
        denying=letters("denying"),
        objects=letters("objects"),
        opening=letters("opening"),
        listing=letters("listing"),
        stating=letters("stating"),
        removing=letters("removing"),
        off=letters("off"),
        passive=letters("passive"),
        own_object=letters("own_object"),
        reporting=letters("reporting"),
        acting=letters("acting"),
        trading=letters("trading"),
        before_infinitive=letters("before_infinitive"),
        infinitive=letters("infinitive"),
        split=letters("split"),
        particle=letters("particle"),
        adjectives_after=letters("adjectives_after"),
        joins=letters("joins"),
        participle=letter("ed"),
        inside=letters("inside"),
        comma=letter("comma"),
        company=letters("with"),
        finding=letters("finding"),
        itemising=lexicon(language).grammar.compile(rows["itemising"]),
    )


class Governing:
    """Finds the verbs in one statement."""

    def __init__(self, known: Reach, tagged: Tagged) -> None:
        self.known, self.letters = known, tagged.letters

    def verb(self, amount: Amount) -> Verb | None:
        """Return the verb that the amount hangs on, or None."""
        at = amount.first - 1
        if at >= 0 and self.known.verbs.get(self.letters[at]) == "seizing" and not self._denied(at):
            return Verb("seizing")  # "nach Beschlagnahme der Waffe wurde …"
        after, passive = self._after(amount)
        if after is not None and passive:
            return after
        return self._before(amount) or after

    def itemising(self) -> Verb | None:
        """Return a seizure where the statement lists what was seized before ("The drugs include …"), or None."""
        return Verb("seized") if self.known.itemising.match(self.letters) else None

    def _after(self, amount: Amount) -> tuple[Verb | None, bool]:
        """Return the verb behind the amount, and whether it is a passive ("were seized"), which is sure."""
        known, letters = self.known, self.letters
        passive = False
        for at in range(amount.last, min(amount.last + _REACH, len(letters))):
            letter = letters[at]
            if letter in known.verbs and not self._adjective(at):
                if known.verbs[letter] == "contained" and at == amount.last:
                    continue  # "two bottles containing acid were seized"
                if self._denied(at) or letter not in known.forward or (not passive and self._has_object(at)):
                    return None, False
                verb = self._named(self._stronger(at), passive=passive)
                return verb and replace(verb, adjacent=at == amount.last), passive
            if letter in known.auxiliaries:
                passive = True
            elif letter not in known.across and letter not in known.verbs:
                return None, False
        return None, False

    def _before(self, amount: Amount) -> Verb | None:
        known, letters = self.known, self.letters
        opened = listed = crossed = False
        for at in range(amount.first - 1, max(amount.first - 1 - _REACH, -1), -1):
            letter = letters[at]
            if letter in known.opening:
                opened = True
            if letter in known.verbs and not self._adjective(at):
                if self._denied(at) or (not opened and (listed or self._is_passive(at))):
                    return None
                return self._named(at) if not crossed or letter in known.stating else None
            if letter in known.listing:
                listed = True
            elif letter in known.auxiliaries and letter not in known.across:
                crossed = True  # "losses are put at": only a noun reaches over its own verb
            elif (letter not in known.across and letter not in known.verbs) or self._new_clause(at):
                return None
        return None

    def leading(self) -> Verb | None:
        """Return the verb that governs the list a statement introduces ("Officers seized:"), or None."""
        for at in range(len(self.letters) - 1, -1, -1):
            if self.letters[at] in self.known.verbs and not self._adjective(at):
                return None if self._denied(at) else self._named(at)
        return None

    def _stronger(self, at: int) -> int:
        """Return where the second verb of "found and seized" stands, or `at`."""
        known, letters = self.known, self.letters
        if known.verbs[letters[at]] == "found" and letters[at + 1 : at + 2] in known.joins:
            for after in range(at + 2, min(at + 4, len(letters))):
                if known.verbs.get(letters[after]) in _HELD:
                    return after
        return at

    def _named(self, at: int, *, passive: bool = False) -> Verb | None:
        """Return the verb at `at` under the name of what it does here."""
        known, name = self.known, self.known.verbs[self.letters[at]]
        if self.letters[at] in known.removing and any(
            letter in known.off for letter in self.letters[at + 1 : at + 1 + _REACH]
        ):
            name = "seized"
        if name == "contained" and known.finding.isdisjoint(self.letters[:at]):
            return None
        if name == "arrested":
            if at + 1 < len(self.letters) and self.letters[at + 1] in known.company:
                return Verb("possession")
            return None
        return Verb(name, passive)

    def _adjective(self, at: int) -> bool:
        """Whether "stolen" stands before or after a noun it only describes."""
        known, letters = self.known, self.letters
        if known.verbs[letters[at]] != "stolen":
            return False
        before = letters[at - 1] if at else ""
        after = letters[at + 1] if at + 1 < len(letters) else ""
        return before in known.reporting or (after in known.adjectives_after and before not in known.acting)

    def _has_object(self, at: int) -> bool:
        return at + 1 < len(self.letters) and self.letters[at + 1] in self.known.objects

    def _is_passive(self, at: int) -> bool:
        """Whether the verb at `at` has had its object before it, or goes on with "from" or "by"."""
        known, letters = self.known, self.letters
        if known.verbs[letters[at]] in _ACTIVE:
            return False
        if at + 1 < len(letters) and letters[at + 1] in known.inside:
            return True
        if at and letters[at - 1] in known.own_object:
            return True
        before = letters[max(at - 3, 0) : at]
        return any(letter in known.passive for letter in before[before.rfind(known.comma) + 1 :])

    def _new_clause(self, at: int) -> bool:
        """Whether an unknown verb with an object of its own stands here: "and stopped 12 cars"."""
        known, letters = self.known, self.letters
        return (
            letters[at] == known.participle
            and at > 0
            and letters[at - 1] in known.joins
            and at + 1 < len(letters)
            and letters[at + 1] in known.objects
        )

    def _denied(self, at: int) -> bool:
        known, letters = self.known, self.letters
        if letters[at] in known.split and not any(letter in known.particle for letter in letters[at + 1 :]):
            return True
        if at and letters[at] in known.infinitive and letters[at - 1] in known.before_infinitive:
            return True
        return any(letter in known.denying for letter in letters[max(at - 3, 0) : at])
