"""Who can act in an operation: bodies, countries and "the Romanian authorities", with the roles cues give them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from store.parsing import countrywords, lists, names, roles
from store.parsing.countrywords import Country
from store.parsing.names import Name
from store.parsing.reading import Reading
from store.parsing.roles import Part
from store.parsing.tokens import view

_AUTHORITIES = re.compile(
    r" (?:(?:national|judicial|law|enforcement|police|local|federal|competent|investigative) ){0,3}(?:authorities|police|prosecutors|officers|government)\b"
    r"| (?:behörden|autoridades|autorités)\b",
    re.IGNORECASE,
)
# "U.S." and "UK" stand before nouns as well ("U.S. Attorney"); alone they are the country.
_SHORT = 4
_ALONE = re.compile(
    r"\s?(?:[,;:)]|\.?$|\.\s|(?:and|or|as|who|which|also|have|has|had|took|joined|led|coordinated|supported|participated|sent|helped|in|on|with|to)\b)"
)
_AND = re.compile(r",? (?:and|und|y|et) (?:the |die )?|, ")


@dataclass(frozen=True, slots=True)
class Actor:
    """A body, a country, or a country's authorities, at one place in the text.

    Args:
        start: Offset of its first letter.
        end: End, half-open.
        value: As printed.
        name: The body, or None.
        country: The country, or None for a body.
    """

    start: int
    end: int
    value: str
    name: Name | None
    country: Country | None


@dataclass(frozen=True, slots=True)
class Cast:
    """All actors of a release and every role they are given."""

    actors: tuple[Actor, ...]
    parts: tuple[Part, ...]


@lru_cache(maxsize=2)
def cast(reading: Reading) -> Cast:
    """Return the actors of a release in text order and the roles that cues and lists give them."""
    actors = _actors(reading)
    seen = view(reading)
    parts = roles.assign(seen, actors)
    parts += _listed(reading, actors)
    return Cast(actors, tuple(parts))


def _actors(reading: Reading) -> tuple[Actor, ...]:
    found = [Actor(name.start, name.end, name.value, name, None) for name in names.find(reading)]
    found += _authorities(reading)
    found.sort(key=lambda actor: (actor.start, actor.name is None, -actor.end))
    kept: list[Actor] = []
    for actor in found:
        if not kept or actor.start >= kept[-1].end:
            kept.append(actor)
    return tuple(kept)


def _authorities(reading: Reading) -> list[Actor]:
    """Countries, and countries' authorities: "the German and Cypriot authorities" are two."""
    text = reading.shadow
    found: list[Actor] = []
    following: tuple[int, str] | None = None
    for mention in reversed(countrywords.find(reading)):
        end, value = mention.end, reading.text[mention.start : mention.end]
        after = _AUTHORITIES.match(text, end)
        if after is not None:
            end, value = after.end(), reading.text[mention.start : after.end()]
            following = mention.start, reading.text[mention.end : after.end()]
        elif following is not None and mention.country.adjective and _AND.fullmatch(text, end, following[0]):
            following = mention.start, following[1]
            value += following[1]
        else:
            following = None
            if mention.country.adjective or (end - mention.start <= _SHORT and not _ALONE.match(text, end)):
                continue
        found.append(Actor(mention.start, end, value, None, mention.country))
    return found


def _listed(reading: Reading, actors: tuple[Actor, ...]) -> list[Part]:
    """The roles that lists give the actors in them."""
    parts: list[Part] = []
    number = 0
    for region in lists.find(reading):
        while number < len(actors) and actors[number].start < region.start:
            number += 1
        first = number
        while number < len(actors) and actors[number].start < region.end:
            number += 1
        parts += [
            Part(n, region.role, "list", region.start, region.end, n - first, number - first)
            for n in range(first, number)
        ]
    return parts
