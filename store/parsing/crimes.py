"""Crime areas: what a release is about, by its words; a word in passing does not make an area.

Each hit weighs by where it stands (title, lead, further down) and by how plainly it names a crime; an area is
reported when its hits weigh enough, and its evidence is its first plain mention.
"""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from store.model import Fact
from store.parsing.knowledge import table
from store.parsing.phrases import Phrases
from store.parsing.reading import Reading
from store.parsing.tokens import View, view

# Weights of a plain and of a passing mention, by where it stands.
_WEIGHTS = {"title": (4.0, 2.0), "lead": (3.0, 1.2), "body": (1.2, 0.4)}
_ENOUGH = 1.2
_LEAD_SENTENCES = 2


@dataclass(slots=True)
class _Area:
    """What was found of one crime area: its weight and its best mention."""

    weight: float = 0.0
    best: tuple[float, int, int] = (0.0, 0, 0)
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
def _stems() -> re.Pattern[str]:
    groups = (
        f"(?P<{area}>{'|'.join(words['stems'])})" for area, words in table("crimes").items() if words["stems"]
    )
    return re.compile("|".join(groups))


@lru_cache(maxsize=100_000)
def _area_of_stem(word: str) -> str | None:
    found = _stems().search(word)
    return found.lastgroup if found else None


def _hits(seen: View) -> list[tuple[int, int, str, bool]]:
    """(start, end, area, plain) of every crime word, in text order."""
    hits = [(f.start, f.end, *f.entry) for f in _phrases().find(seen.tokens)]
    if seen.reading.language == "de":
        for word, numbers in seen.tokens.index.items():
            if len(word) > 3 and (area := _area_of_stem(word)) is not None:
                hits += [(seen.tokens.starts[n], seen.tokens.ends[n], area, True) for n in numbers]
    return sorted(hits)


def _where(seen: View, sentence: int, lead: frozenset[int]) -> str:
    kind = seen.sentences.kinds[sentence]
    if kind == "title":
        return "title"
    return "lead" if kind == "standfirst" or sentence in lead else "body"


def _lead(seen: View) -> frozenset[int]:
    """The numbers of the first sentences of the body."""
    body = [n for n, kind in enumerate(seen.sentences.kinds) if kind == "body"]
    return frozenset(body[:_LEAD_SENTENCES])


def read(reading: Reading) -> list[Fact]:
    """Return the crime areas of the release, in the order of their first plain mention."""
    seen = view(reading)
    lead = _lead(seen)
    areas: dict[str, _Area] = {}
    for start, end, name, plain in _hits(seen):
        sentence = seen.sentences.of(start)
        if sentence is None:
            continue
        word = seen.tokens.text[start:end].lower()
        area = areas.setdefault(name, _Area())
        weight = _WEIGHTS[_where(seen, sentence, lead)][0 if plain else 1]
        if area.best[0] < weight:
            area.best = (weight, start, end)
        area.weight += weight if word not in area.seen else weight / 4
        area.seen.add(word)
    kept = [(area.best[1], area.best[2], name) for name, area in areas.items() if area.weight >= _ENOUGH]
    return [
        Fact("crime_area", name, start, end, reading.text[start:end], rule="crime words")
        for start, end, name in sorted(kept)
    ]
