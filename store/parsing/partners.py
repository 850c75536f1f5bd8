"""Coordinators and partners: each body with the role that the release gives it, at its first full mention."""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from store.model import Fact, Scope
from store.parsing import doubts, ownlead, scopes
from store.parsing.actors import Actor, Cast, cast
from store.parsing.knowledge import table
from store.parsing.reading import Reading
from store.parsing.roles import Part
from store.parsing.tokens import view
from store.text import fold

# The role that says most wins, whatever comes first in the text.
_WEIGHT = {
    "coordinated": 6,
    "led": 6,
    "funded": 5,
    "framework": 5,
    "leading": 6,
    "investigated": 4.5,
    "supported": 4,
    "participated": 3,
    "partner": 2,
}
_LEADING = frozenset({"coordinated", "led"})
_LONGEST = 300
_OBJECT = 60
# Of so many investigators each one leads.
_FEW = 3
_QUIET = frozenset({"policy", "advisory", "corporate", "other"})
_OPERATION = re.compile(
    r"\b(?:operations?|action days?|raids?|crackdown|sting|operaci[óo]n(?:es)?|opérations?|einsatz|razzia)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class _Partner:
    """What the release says of one body."""

    actors: list[Actor] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def read(reading: Reading) -> list[Fact]:
    """Return coordinators, then partners, each in text order."""
    seen = cast(reading)
    parts = [part for part in seen.parts if _means_it(reading, part)]
    coordinators = _coordinators(reading, seen, [part for part in parts if _runs_it(reading, part)])
    found = [*coordinators, *_partners(reading, seen, parts)]
    return [*found, *ownlead.read(reading, found)]


@cache
def _objects() -> frozenset[str]:
    return frozenset(table("roles")["objects"]["operation"])


def _means_it(reading: Reading, part: Part) -> bool:
    """Whether a verb such as "coordinated" speaks of the operation and not of a part of it ("the flow of data")."""
    if part.way != "verb" or part.role not in _LEADING:
        return True
    after = reading.shadow[part.end : part.end + _OBJECT].split(".")[0].split(",")[0]
    words = _WORD.findall(after.lower())[:7]
    until = next((n for n, word in enumerate(words) if word in {"of", "to", "that", "by"}), len(words))
    return any(word in _objects() for word in words[: max(until, 1)])


def _runs_it(reading: Reading, part: Part) -> bool:
    """Whether a cue speaks of an operation: any does in a release on one, elsewhere its sentence must say so."""
    if reading.kind == "operation":
        return True
    seen = view(reading)
    number = seen.sentences.of(part.start)
    if number is None or part.way != "by" or reading.kind in _QUIET:
        return False
    return _OPERATION.search(reading.shadow, seen.sentences.starts[number], part.start) is not None


def _scope(reading: Reading, part: Part) -> Scope:
    seen = view(reading)
    return scopes.of_sentence(seen, seen.sentences.of(part.start))


def _coordinators(reading: Reading, seen: Cast, parts: list[Part]) -> list[Fact]:
    facts: dict[str, Fact] = {}
    for part in sorted(parts, key=lambda part: part.start):
        actor = seen.actors[part.number]
        scope = _scope(reading, part)
        if part.role not in _LEADING or scope == "background":
            continue
        start, end = min(part.start, actor.start), max(part.end, actor.end)
        if end - start > _LONGEST:
            start, end = actor.start, actor.end
        value, acronym = _best(actor, seen)
        fact = Fact(
            "coordinator",
            value,
            start,
            end,
            reading.text[start:end],
            scope=scope,
            role=part.role,
            acronym=acronym,
        )
        facts.setdefault(_key(actor), replace(fact, rule=f"{part.way} {part.role}"))
    return list(facts.values())


def _key(actor: Actor) -> str:
    if actor.name is not None:
        return actor.name.key
    return actor.country.code if actor.country is not None else fold(actor.value)


def _best(actor: Actor, seen: Cast) -> tuple[str, str | None]:
    """The longest form of a body in the text, and its acronym."""
    if actor.name is None:
        return actor.value, None
    key = actor.name.key
    same = [other.name for other in seen.actors if other.name is not None and other.name.key == key]
    name = max(same, key=lambda name: (len(name.value), -name.start))
    return name.value, name.acronym


def _partners(reading: Reading, seen: Cast, parts: list[Part]) -> list[Fact]:
    partners: dict[str, _Partner] = {}
    for actor in seen.actors:
        if actor.name is not None:
            partners.setdefault(actor.name.key, _Partner()).actors.append(actor)
    for part in parts:
        actor = seen.actors[part.number]
        if actor.name is not None:
            partners[actor.name.key].parts.append(part)
    facts = [fact for partner in partners.values() if (fact := _partner(reading, seen, partner)) is not None]
    return sorted(facts, key=lambda fact: fact.start)


def _partner(reading: Reading, seen: Cast, partner: _Partner) -> Fact | None:
    first = partner.actors[0]
    value, acronym = _best(first, seen)
    told = [(_scope(reading, part), part) for part in partner.parts]
    now = [part for scope, part in told if scope == "current"] or partner.parts
    best = max(now, key=lambda part: (_WEIGHT[part.role], -part.start), default=None)
    scope = "current" if best is None or any(name == "current" for name, _ in told) else told[0][0]
    role = _role(best)
    if first.name is not None and first.name.group == "framework":
        if acronym is None and role != "framework":
            return None  # "EMPACT Joint Action Days" is the operation's name
        role = "framework"
    actor = next(a for a in partner.actors if a.name is not None and a.name.value == value)
    if role is None or doubts.doubtful(reading, actor, best, role):
        return None
    fact = Fact(
        "partner",
        value,
        actor.start,
        actor.end,
        reading.text[actor.start : actor.end],
        scope=scope,
        role=role,
    )
    rule = "framework's name" if best is None else f"{best.way} {best.role}"
    return replace(fact, acronym=acronym, rule=rule)


def _role(part: Part | None) -> str | None:
    """The role as the release's JSON names it; of several investigators the first leads."""
    if part is None:
        return None
    if part.role != "investigated":
        return "led" if part.role == "leading" else part.role
    return "led" if part.length < _FEW or part.position == 0 else "participated"
