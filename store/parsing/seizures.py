"""What was seized, recovered, frozen or found, what it was worth, and what was lost.

An amount becomes a fact only by the verb it hangs on. Invariant: what was stolen, sold or smuggled is never a seizure.
"""

import re
from dataclasses import dataclass

from store.model import Fact, Place, Scope
from store.parsing.amounts import CASH, DEFINITE, Amount, amounts
from store.parsing.governing import Governing, Verb, reach
from store.parsing.knowledge import table
from store.parsing.reading import Reading
from store.parsing.rules import sentence_not
from store.parsing.scope import LEADING, looks_back, scope_of
from store.parsing.telling import Account, Told, account
from store.parsing.totals import sums_up

_ACTIONS = {
    "seized": "seized",
    "seizing": "seized",
    "seize": "seized",
    "placed": "seized",
    "seize_inf": "seized",
    "recovered": "recovered",
    "frozen": "frozen",
    "found": "detected",
    "possession": "recovered",
    "possession_of": "recovered",
    "contained": "recovered",
}
_LOSSES = frozenset({"stolen", "stole", "lost"})
_WEAK = frozenset({"found", "possession", "contained"})
_HELD = frozenset({"seized", "seizing", "seize", "placed", "seize_inf"})
# What a list of charges may hold as well: "receiving recovered property", "possession of property over $500,000".
_CHARGED = frozenset({"recovered", "possession_of"})
_WORTH = "goods_worth"


@dataclass(slots=True)
class Holding:
    """An amount with what happened to it."""

    field: str
    amount: Amount
    action: str | None
    scope: Scope
    rule: str
    told: Told


def read(reading: Reading) -> list[Fact]:
    """Return the seizures and losses of the release, each once, in text order."""
    known = account(reading)
    found: list[Holding] = []
    worth: list[Holding] = []
    leads = _Leads(known)
    for told in known.told:
        _hold(known, told, leads.verb(told), found, worth)
    seized = {one.amount.item for one in found if one.field == "seizure"}
    found += [one for one in worth if one.amount.item in seized]
    found.sort(key=lambda one: (one.told.number, one.amount.first))
    _nest(known, found)
    groups: dict[tuple[object, ...], list[Holding]] = {}
    for one in found:
        key = (
            one.field,
            one.amount.value,
            one.amount.unit,
            one.amount.item,
            one.action == "value",
            one.scope,
            one.amount.more and (one.told.number, one.amount.first),
        )
        groups.setdefault(key, []).append(one)
    return [_fact(known, group) for group in groups.values()]


class _Leads:
    """The verbs of statements that introduce lists."""

    def __init__(self, known: Account) -> None:
        self.reach = reach(known.lexicon.language)
        self.told = {one.number: one for one in known.told}

    def verb(self, told: Told) -> Verb | None:
        """Return the verb that governs the list which `told` is an item of, or None."""
        lead = self.told.get(told.statement.lead) if told.statement.lead is not None else None
        return Governing(self.reach, lead.tagged).leading() if lead else None


def _hold(known: Account, told: Told, lead: Verb | None, found: list[Holding], worth: list[Holding]) -> None:
    """Add what a statement says of goods to `found`, and values that hang on no verb to `worth`."""
    known_verbs = reach(known.lexicon.language)
    letters = told.tagged.letters
    governing = Governing(known_verbs, told.tagged)
    lead = lead or governing.itemising()
    if lead is None and known_verbs.cues.isdisjoint(letters):
        return
    stated = amounts(known, told)
    if not stated or _is_promised(known, told):
        return
    scope = scope_of(known, told)
    if scope == "current" and looks_back(known, told):
        scope = "historical"
    before: Holding | None = None
    for amount in stated:
        verb = governing.verb(amount) or lead
        holding = _holding(amount, verb, scope, told) if verb else None
        if holding is not None and before is not None and _inside(known, told, before.amount, amount):
            holding.scope = "part" if holding.scope == "current" else holding.scope
        if holding is None and amount.form == "further_count" and before is not None:
            holding = Holding(before.field, amount, before.action, scope, before.rule, told)
        if holding is not None and not _is_none(known, told, holding, verb):
            found.append(holding)
            before = holding
        elif amount.form == _WORTH and verb is None:
            traded = any(
                known_verbs.verbs.get(letter) in _LOSSES or letter in known_verbs.trading
                for letter in letters
            )
            if not traded:
                worth.append(Holding("seizure", amount, "value", scope, _WORTH, told))


def _is_worth(known: Account, told: Told, amount: Amount) -> bool:
    """Whether a sum says what some goods that no table knows are worth, and is no cash: "a sound system worth £5,000"."""
    valued = known.lexicon.alphabet.letter("valued")
    return (
        amount.form == "bare_money" and valued in told.tagged.letters[max(amount.first - 2, 0) : amount.first]
    )


def _is_promised(known: Account, told: Told) -> bool:
    """Whether a statement offers a reward: "£10,000 for information that leads to the recovery of"."""
    promised = sentence_not(known.lexicon.language).get("seizure")
    if promised is None:
        return False
    return promised.search(known.lower, told.statement.start, told.statement.end) is not None


def _is_none(known: Account, told: Told, holding: Holding, verb: Verb | None) -> bool:
    """Whether a verb governs an amount that is nothing held nor lost."""
    if holding.field == "seizure" and _is_worth(known, told, holding.amount):
        return True
    return _is_of_the_law(known, told, holding, verb)


def _is_of_the_law(known: Account, told: Told, holding: Holding, verb: Verb | None) -> bool:
    """Whether an amount is one of a charge or a settlement, not of what was held.

    A list of charges has the sums and weapons of the law: "grand theft over $500,000", "personal use of a weapon".
    """
    doubted = verb is not None and (
        verb.name in _WEAK or (verb.name in _CHARGED and holding.amount.item != CASH.item)
    )
    if (holding.field == "loss" or doubted) and _lists_charges(known, told):
        return True
    if holding.field == "loss":
        return False
    return holding.amount.form == "bare_money" and _is_civil(known)


# Kinds of release in which recovered money is that of settlements.
_CIVIL = frozenset({"policy", "corporate", "advisory", "other"})


def _is_civil(known: Account) -> bool:
    """Whether money in a release is that of settlements, by its kind or its title."""
    if known.reading.kind in _CIVIL:
        return True
    settled = table(f"figures_{known.lexicon.language}")["contexts"].get("settled")
    return settled is not None and re.search(settled, (known.reading.title or "").lower()) is not None


def _lists_charges(known: Account, told: Told) -> bool:
    """Whether a statement lists charges."""
    charges = table(f"figures_{known.lexicon.language}")["contexts"].get("charges")
    return (
        charges is not None
        and re.search(charges, known.lower[told.statement.start : told.statement.end]) is not None
    )


def _inside(known: Account, told: Told, before: Amount, amount: Amount) -> bool:
    """Whether "including" makes an amount one of those counted before: 77 firearms, including a rifle."""
    including = known.lexicon.alphabet.letter("including")
    return (
        including in told.tagged.letters[before.last : amount.first] and before.unit == amount.unit == "item"
    )


def _holding(amount: Amount, verb: Verb, scope: Scope, told: Told) -> Holding | None:
    rule = f"{verb.name}: {amount.form}"
    if verb.name in _LOSSES:
        return Holding("loss", amount, None, scope, rule, told) if amount.unit.isupper() else None
    if verb.name in _WEAK and not amount.goods.contraband:
        return None
    if amount.form in DEFINITE and verb.name not in _HELD:
        return None  # "the car was found" is told of what was lost
    if verb.name == "found" and amount.form == "bare_money":
        return None  # a judge finds, a company is located
    if verb.name == "possession_of" and not amount.unit.isupper():
        return None  # an offence, "possession of a firearm"
    if amount.form == "counted_places" and not (verb.passive or verb.adjacent):
        return None
    action = "value" if amount.form == _WORTH else _ACTIONS[verb.name]
    return Holding("seizure", amount, action, scope, rule, told)


def _nest(known: Account, found: list[Holding]) -> None:
    """Mark later, smaller amounts of the same goods as parts of the first where that sums up."""
    groups: dict[tuple[str, str], list[Holding]] = {}
    for one in found:
        if one.scope == "current" and one.field == "seizure" and one.action != "value":
            groups.setdefault((one.amount.item, one.amount.unit), []).append(one)
    for total, *others in groups.values():
        smaller = [
            one for one in others if one.amount.value < total.amount.value and one.told is not total.told
        ]
        adds_up = sum({one.amount.value for one in smaller}) <= total.amount.value
        leads = total.told.number < LEADING or len(smaller) > 1
        if adds_up and leads and sums_up(known, total.told, total.amount.value):
            for one in smaller:
                one.scope = "part"


def _fact(known: Account, group: list[Holding]) -> Fact:
    one = next((one for one in group if one.amount.qualifier != "exact"), group[0])
    if one.told.number - group[0].told.number and group[0].told.number < LEADING:
        group = [one, *(other for other in group if other is not one)]
    one = group[0]
    amount = one.amount
    places = [_place(known, holding) for holding in group]
    return Fact(
        one.field,
        float(amount.value) if amount.unit != "item" else amount.value,
        places[0].start,
        places[0].end,
        places[0].evidence,
        qualifier=amount.qualifier,
        scope=one.scope,
        unit=amount.unit,
        item=amount.item if one.field == "seizure" else None,
        action=one.action,
        rule=one.rule,
        also=tuple(places[1:]),
    )


def _place(known: Account, one: Holding) -> Place:
    start = one.told.tagged.starts[one.amount.first]
    end = one.told.tagged.ends[one.amount.last - 1]
    return Place(start, end, known.reading.text[start:end])
