"""Finds amounts of goods in a statement: "626 kg of cocaine", "four cars", "more than £30,000 in cash".

Whether an amount was seized, stolen or only mentioned is not decided here. Invariant: every amount names its goods in
English, and no number is in two amounts.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from store.model import Qualifier
from store.parsing.knowledge import table
from store.parsing.lexicon import lexicon
from store.parsing.numbers import Number, spoken
from store.parsing.quantity import Goods, whole
from store.parsing.tagged import Tagged
from store.parsing.telling import Account, Told

# Forms of one thing with a definite article.
DEFINITE = frozenset({"the_good", "den_good"})
CASH = Goods("cash", bulk=True, contraband=True)
PROPERTIES = Goods("properties")
ITEMS = Goods("items")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of goods where it stands.

    Args:
        form: Name of its pattern in the table.
        value: The number, in `unit`.
        unit: kg, EUR … or `item`.
        goods: What it is an amount of.
        item: English name of the goods with what the text adds to it ("counterfeit banknotes").
        qualifier: How exact the text says it is.
        first: Number of its first word in the statement.
        last: After its last word.
        more: Whether the text says that it is another one ("a second firearm").
    """

    form: str
    value: Number
    unit: str
    goods: Goods
    item: str
    qualifier: Qualifier
    first: int
    last: int
    more: bool


@dataclass(frozen=True, slots=True)
class _Form:
    """One pattern for amounts; `needs` is the class of its number, `after` what must not follow it."""

    name: str
    pattern: re.Pattern[str]
    needs: str
    after: frozenset[str]


@cache
def _forms(language: str) -> tuple[_Form, ...]:
    known = lexicon(language)
    rows = table(f"figures_{spoken(language)}")["amounts"]
    letter = known.alphabet.letter
    after = frozenset(letter(name) for name in rows["not_before"].split())
    found = []
    for name, pattern in rows["forms"].items():
        needs = next(
            letter(kind)
            for kind in ("money", "measure", "count", "a", "the", "den", "goods")
            if f"P<q>{kind})" in pattern
        )
        compiled = known.grammar.compile(re.sub(r"\bkin\b", rows["kin"], pattern))
        found.append(_Form(name, compiled, needs, after if name in rows["pieces"] else frozenset()))
    return tuple(found)


@cache
def _more(language: str) -> frozenset[str]:
    """Return the classes of words that tell one amount from another of the same goods."""
    letter = lexicon(language).alphabet.letter
    return frozenset((letter("ordinal"), letter("more")))


def amounts(known: Account, told: Told) -> list[Amount]:
    """Return the amounts of a statement, in text order."""
    found: list[Amount] = []
    letters = told.tagged.letters
    taken = bytearray(len(letters))
    for form in _forms(known.lexicon.language):
        if form.needs not in letters:
            continue
        for match in form.pattern.finditer(letters):
            if taken[match.start("q")] or ("g" in match.re.groupindex and taken[match.start("g")] > 1):
                continue
            amount = _amount(known, told.tagged, form, match, found)
            if amount is not None:
                found.append(amount)
                taken[match.start("q")] = 1
                if "g" in match.re.groupindex and form.name != "goods_worth":
                    taken[match.start("g")] = 2
    return sorted(found, key=lambda one: one.first)


def _amount(
    known: Account, tagged: Tagged, form: _Form, match: re.Match[str], found: list[Amount]
) -> Amount | None:
    quantity = tagged.values[match.start("q")]
    named = _named(known, tagged, form, match, found)
    last = match.end()
    if named is None:
        return None
    goods, item = named
    if form.name in DEFINITE and not _is_single(known, tagged, goods, match):
        return None
    if form.name == "second_good" and known.lower[tagged.ends[last - 1] - 1] == _plural(
        known.lexicon.language
    ):
        return None
    if form.after and not _whole_noun(known, tagged, form, goods, last):
        return None
    value: Number | None = 1
    qualifier: Qualifier = "exact"
    unit = "item"
    if quantity is not None and quantity.goods is None:
        value = quantity.value if quantity.unit else whole(quantity)
        qualifier, unit = quantity.qualifier, quantity.unit or "item"
    if not value:
        return None
    first = match.start("v") if "v" in match.re.groupindex else match.start()
    more = any(
        letter in tagged.letters[match.start() : match.end()] for letter in _more(known.lexicon.language)
    )
    return Amount(form.name, value, unit, goods, item, qualifier, first, last, more)


def _named(
    known: Account, tagged: Tagged, form: _Form, match: re.Match[str], found: list[Amount]
) -> tuple[Goods, str] | None:
    """Return the goods of an amount and their name: its own, or those of the amount before ("and 500 in Spain")."""
    if form.name == "bare_money":
        return CASH, CASH.item
    if form.name == "bare_measure":
        return _goods_before(tagged, match.start())
    if form.name == "counted_places":
        return PROPERTIES, PROPERTIES.item
    if form.name == "counted_items":
        at = match.end() - 1
        listed = known.lower[tagged.starts[at] : tagged.ends[at]] == ITEMS.item
        return (ITEMS, ITEMS.item) if listed else None
    if form.name == "further_count":
        before = [one for one in found if one.last <= match.start() and one.unit == "item"]
        return (before[-1].goods, before[-1].item) if before else None
    quantity = tagged.values[match.start("g")]
    if quantity is None or quantity.goods is None:
        return None
    telling = table("goods")["telling"].get(known.lexicon.language, {})
    words = known.lower[tagged.starts[match.start()] : tagged.starts[match.start("g")]].split()
    goods = quantity.goods
    with_it = tagged.values[match.start("h")] if match.groupdict().get("h") else None
    if with_it and with_it.goods and with_it.goods.item != goods.item:
        both = (
            (goods.item, with_it.goods.item)
            if match.start("h") > match.start("g")
            else (with_it.goods.item, goods.item)
        )
        return goods, " and ".join(both)
    marks = [telling[word] for word in words if word in telling and telling[word] not in goods.item]
    if not marks:
        return goods, goods.item
    return replace(goods, contraband=True), f"{marks[0]} {goods.item}"


def _is_single(known: Account, tagged: Tagged, goods: Goods, match: re.Match[str]) -> bool:
    """Whether a noun with a definite article is one thing ("the car") and not many, and no mass ("the drugs")."""
    words = known.lower[tagged.starts[match.start()] : tagged.ends[match.end() - 1]]
    return not goods.bulk and _single(known.lexicon.language).fullmatch(words) is not None


@cache
def _plural(language: str) -> str:
    return str(table(f"figures_{spoken(language)}")["amounts"].get("plural", ""))


@cache
def _single(language: str) -> re.Pattern[str]:
    return re.compile(table(f"figures_{spoken(language)}")["amounts"].get("single", r"(?!)"))


def _goods_before(tagged: Tagged, first: int) -> tuple[Goods, str] | None:
    """Return the goods last named before a word: "the largest haul of cocaine: 13 tonnes"."""
    for at in range(first - 1, -1, -1):
        quantity = tagged.values[at]
        if quantity is not None and quantity.goods is not None:
            return (quantity.goods, quantity.goods.item) if quantity.goods.bulk else None
    return None


def _whole_noun(known: Account, tagged: Tagged, form: _Form, goods: Goods, last: int) -> bool:
    """Whether goods counted by the piece can be, and the noun ends with them: "two cars", not "two car thieves"."""
    if goods.bulk and form.name != "packed_goods":
        return False
    if last >= len(tagged.letters) or tagged.letters[last] not in form.after:
        return True
    follows = known.lower[tagged.starts[last] : tagged.ends[last]]
    return follows.endswith(("ing", "ly"))
