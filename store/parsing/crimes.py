"""Crime areas: what a release is about, by its words; a word in passing does not make an area.

Each hit weighs by where it stands (title, lead, further down) and by how plainly it names a crime; an area is
reported when its hits weigh enough beside the heaviest one, and its evidence is its plainest first mention.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cache

from store.model import Fact, Scope
from store.parsing import names, scopes
from store.parsing.knowledge import table
from store.parsing.phrases import Phrases
from store.parsing.reading import Reading
from store.parsing.remembered import Sieve
from store.parsing.tokens import View, view

# Weights of a plain and of a passing mention, by where it stands.
_WEIGHTS = {"title": (4.0, 2.0), "lead": (3.0, 1.2), "body": (1.2, 0.4)}
_LEAD_SENTENCES = 2
# What an area must weigh by itself, and what share of the heaviest area it must reach: in the title or lead, in the
# body of a release on an operation, in the body of any other.
_ENOUGH, _QUIET_ENOUGH = 1.2, 2.4
_SHARES = {"lead": 0.06, "operation": 0.15, "body": 0.34, "passing": 0.5}
# No German word that names a crime is shorter.
_SHORTEST = 4
_QUIET = frozenset({"policy", "advisory", "corporate", "other"})
_JOINED = re.compile(r",? (?:and|or|&|und|y|et) (?:the )?|, (?:the )?")
_TRADE = re.compile(r"trafficking|smuggling|dealing|trade|smugglers|traffickers")
# Areas that are kinds of fraud: where one of them is reported, the bare word "fraud" names no other area.
_FRAUDS = frozenset({"payment_fraud", "document_fraud", "visa_fraud", "counterfeiting", "cybercrime"})


@dataclass(frozen=True, slots=True)
class _Hit:
    """A crime word in the text."""

    start: int
    end: int
    area: str
    plain: bool


@dataclass(slots=True)
class Area:
    """What was found of one crime area: its weight, its best mention, whether it is named plainly, and ahead."""

    weight: float = 0.0
    best: tuple[float, int, int] = (0.0, 0, 0)
    ahead: bool = False
    plain: bool = False
    seen: set[str] = field(default_factory=set)


@cache
def _phrases() -> Phrases[tuple[str, bool]]:
    return Phrases(
        (phrase, (area, kind == "strong"))
        for area, words in table("crimes").items()
        for kind in ("strong", "weak")
        for phrase in words[kind]
    )


@cache
def _stems(kind: str) -> re.Pattern[str]:
    rows = table("crimes").items()
    return re.compile(
        "|".join(f"(?P<{area}>{'|'.join(words[kind])})" for area, words in rows if words.get(kind))
    )


@cache
def _areas_of_stems() -> Sieve[tuple[str, bool] | tuple[()]]:
    return Sieve(_area_of_stem)


def _area_of_stem(word: str) -> tuple[str, bool] | tuple[()]:
    """The area that a German word names, and whether it names it plainly; nothing for a word that names none."""
    if len(word) < _SHORTEST:
        return ()
    for kind in ("stems", "weak_stems"):
        if (found := _stems(kind).search(word)) is not None and found.lastgroup is not None:
            return found.lastgroup, kind == "stems"
    return ()


def _hits(seen: View) -> list[_Hit]:
    """Every crime word outside the names of bodies, in text order."""
    hits = [_Hit(found.start, found.end, *found.entry) for found in _phrases().find(seen.tokens)]
    if seen.reading.language == "de":
        for word, named in _areas_of_stems().sift(seen.tokens.distinct):
            numbers = seen.tokens.index[word]
            hits += [_Hit(seen.tokens.starts[n], seen.tokens.ends[n], *named) for n in numbers]
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    return _shared(seen.tokens.text, _outside_names(seen.reading, hits))


def _outside_names(reading: Reading, hits: list[_Hit]) -> list[_Hit]:
    """The hits that are not a part of a body's name ("Bureau of Alcohol, Tobacco, Firearms and Explosives")."""
    bodies = names.find(reading)
    starts = [name.start for name in bodies]
    kept = []
    for hit in hits:
        number = bisect_right(starts, hit.start) - 1
        if number < 0 or hit.start >= bodies[number].end:
            kept.append(hit)
    return kept


def _shared(text: str, hits: list[_Hit]) -> list[_Hit]:
    """The hits, where "drug and firearms trafficking" or "trafficking of firearms and drugs" names both plainly."""
    done = list(hits)
    for number in range(len(hits) - 1):
        left, right = done[number], done[number + 1]
        if left.plain == right.plain or not _JOINED.fullmatch(text, left.end, right.start):
            continue
        plain = left if left.plain else right
        if _TRADE.search(text, plain.start, plain.end):
            done[number], done[number + 1] = (
                replace(hit, start=left.start, end=right.end, plain=True) for hit in (left, right)
            )
    return done


def _where(seen: View, sentence: int, lead: frozenset[int]) -> str:
    kind = seen.sentences.kinds[sentence]
    if kind == "title":
        return "title"
    return "lead" if kind == "standfirst" or sentence in lead else "body"


def _lead(seen: View) -> frozenset[int]:
    """The numbers of the first sentences of the body."""
    body = [n for n, kind in enumerate(seen.sentences.kinds) if kind == "body"]
    return frozenset(body[:_LEAD_SENTENCES])


def weigh(reading: Reading) -> dict[tuple[str, Scope], Area]:
    """Return what each crime area weighs, by the scope of the sentences that name it."""
    seen = view(reading)
    lead = _lead(seen)
    areas: dict[tuple[str, Scope], Area] = {}
    for hit in _hits(seen):
        sentence = seen.sentences.of(hit.start)
        if sentence is not None:
            area = areas.setdefault((hit.area, scopes.of_sentence(seen, sentence)), Area())
            _add(area, hit, _where(seen, sentence, lead), seen.tokens.text[hit.start : hit.end].lower())
    return areas


def _add(area: Area, hit: _Hit, where: str, word: str) -> None:
    weight = _WEIGHTS[where][0 if hit.plain else 1]
    area.plain = area.plain or hit.plain
    area.ahead = area.ahead or (where != "body" and hit.plain)
    if area.best[0] < weight:
        area.best = (weight, hit.start, hit.end)
    area.weight += weight if word not in area.seen else weight / 4
    area.seen.add(word)


def read(reading: Reading) -> list[Fact]:
    """Return the crime areas of the release, in the order of their first plain mention."""
    areas = weigh(reading)
    now = {name: area for (name, scope), area in areas.items() if scope == "current"}
    top = max((area.weight for area in now.values()), default=0.0)
    kept: list[tuple[int, int, str, Scope]] = []
    for name, area in now.items():
        if _counts(reading, area, top) and not (name == "other" and _is_covered(reading, area, now, top)):
            kept.append((area.best[1], area.best[2], name, "current"))
    current = {name for _, _, name, _ in kept}
    for (name, scope), area in areas.items():
        if scope != "current" and name not in current and name != "other" and area.weight >= _ENOUGH:
            kept.append((area.best[1], area.best[2], name, scope))
    return [
        Fact("crime_area", name, start, end, reading.text[start:end], scope=scope, rule="crime words")
        for start, end, name, scope in sorted(kept)
    ]


def _counts(reading: Reading, area: Area, top: float) -> bool:
    """Whether an area weighs enough, by itself and beside the heaviest one."""
    if area.weight < (_QUIET_ENOUGH if reading.kind in _QUIET else _ENOUGH):
        return False
    if not area.plain:
        return area.weight >= _SHARES["passing"] * top
    body = "operation" if reading.kind == "operation" else "body"
    return area.weight >= _SHARES["lead" if area.ahead else body] * top


def _is_covered(reading: Reading, other: Area, now: dict[str, Area], top: float) -> bool:
    """Whether "fraud" and the like only repeat what a named area says already."""
    named = [name for name, area in now.items() if name != "other" and _counts(reading, area, top)]
    if not named:
        return False
    return not other.ahead or any(name in _FRAUDS for name in named) or other.weight < 0.5 * top
