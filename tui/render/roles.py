"""Partners in the order of what they did: who coordinated or led first, a bare list last."""

from store.model import Fact, Release
from tui.render.writer import clean

_ORDER = ("coordinated", "led", "supported", "participated", "funded", "framework", "partner")
_WORDS = {"framework": "framework", "partner": "partners"}


def by_role(release: Release) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """Return (role, facts) of coordinators and partners; a partner named as coordinator too stands once, there."""
    groups: dict[str, list[Fact]] = {}
    seen: set[tuple[str, object]] = set()
    for fact in sorted(
        (fact for fact in release.facts if fact.field in ("coordinator", "partner")), key=_rank
    ):
        role = fact.role or ("coordinated" if fact.field == "coordinator" else "partner")
        if (role, fact.value) not in seen:
            seen.add((role, fact.value))
            groups.setdefault(role, []).append(fact)
    return tuple((clean(_WORDS.get(role, role)), tuple(facts)) for role, facts in groups.items())


def _rank(fact: Fact) -> tuple[int, int]:
    role = fact.role or ("coordinated" if fact.field == "coordinator" else "partner")
    return (_ORDER.index(role) if role in _ORDER else len(_ORDER), fact.start)
