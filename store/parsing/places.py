"""Places and routes: where the operation ran, where people were sent, and which way goods or people were moved."""

import re
from collections.abc import Iterator
from functools import cache

from store.model import Fact, Route
from store.parsing import builds, countrywords, scopes
from store.parsing.knowledge import table
from store.parsing.phrases import Phrases
from store.parsing.reading import Reading
from store.parsing.runs import runs
from store.parsing.tokens import View, view

_DEPLOYED = re.compile(
    r"\b(?:deployed|sent|dispatched|entsandte|desplegó|a déployé)\b[^.;:]{0,80}?\b(?:to|nach|in|a|en)\s(?:the\s)?$"
)
_VENUE = re.compile(
    r"\b(?:coordination (?:cent(?:re|er)|room)|operational cent(?:re|er)|command (?:post|cent(?:re|er))|headquarters|station)\b[^.;:]{0,40}?\b(?:in|at)\s(?:the\s)?$",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|near|across|around|throughout|at|im|bei|en)\s(?:the\s|and around\s|parts of\s)?$")
_LEADING = ("in", "near", "across", "around", "throughout", "at", "im", "bei", "en", "the", "of")
_LISTED = re.compile(r"(?:,| and| und| y| et|, and)\s(?:in\s)?(?:the\s)?")
_AND = re.compile(r"\s(?:and|und|y|et|in|on|to|for|the|at|against)\s")
_FROM = re.compile(r"\b(?:from|out of|aus|desde|depuis|von)\s(?:the\s)?$", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:to|into|towards?|nach|in die|hacia|vers)\s(?:the\s)?$|\bmainly to\s(?:the\s)?$", re.IGNORECASE
)
_JOINED = re.compile(
    r"(?:,| and| und| y| et|,? and| as well as|,? mainly to|, including)\s(?:the |into |to |la |le |les |los )?"
)
_LEAD_SENTENCES, _REACH, _LONGEST, _MOST = 3, 110, 300, 12
# "throughout and around " is the longest that leads to a place; around an "and" stand two spaces.
_LED, _JOINTS = 24, 2
# Of more than so many longer words so great a share begins with a capital in a headline.
_LONG = re.compile(r"[^\W\d_]{4,}")
_FEW, _CAPITALS = 4, 0.7
# Words with a capital that stand after "in" without being places.
_NO_PLACE = re.compile(
    r"(?:Europe|January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter|Operation|Class|Charge|Court|Custody|Untersuchungshaft|Rahmen|Haft|Form|Zusammenarbeit|Richtung|Höhe|Police|Crown|Q[1-4])\b"
)

# A court's district; a person in a list of people.
_DISTRICT = re.compile(r"(?:(?:Northern|Southern|Eastern|Western|Middle|Central) )?District of ")
_PERSON = re.compile(r", (?:the|an?|who|aged) ")


@cache
def _regions() -> Phrases[str]:
    return Phrases((name, name) for name in table("places")["regions"])


@cache
def _ends() -> frozenset[str]:
    return frozenset(table("places")["no_places"])


@cache
def _states() -> frozenset[str]:
    return frozenset(table("places")["states"])


@cache
def _moves() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('places')['moves'])})\b", re.IGNORECASE)


@cache
def _goods() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = table("places")["goods"]
    words = {word: item for item, names in rows.items() for word in names}
    return re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b", re.IGNORECASE), words


def read(reading: Reading) -> list[Fact]:
    """Return places, then routes, each once and in text order."""
    seen = view(reading)
    areas = _areas(seen)
    facts: dict[str, Fact] = {}
    for fact in sorted([*_wide(seen, areas), *_near(seen)], key=lambda fact: fact.start):
        facts.setdefault(str(fact.value), fact)
    return [*list(facts.values())[:_MOST], *_routes(seen, areas)]


def _areas(seen: View) -> list[tuple[int, int, str]]:
    """Countries (as codes) and regions (as printed) of the telling blocks, in text order."""
    found = [
        (m.start, m.end, m.country.code) for m in countrywords.find(seen.reading) if not m.country.adjective
    ]
    found += [
        (region.start, region.end, seen.reading.text[region.start : region.end])
        for region in _regions().find(seen.tokens)
        if seen.tokens.text[region.start].isupper() and seen.sentences.of(region.start) is not None
    ]
    return sorted(found)


def _fact(seen: View, start: int, end: int, value: str, role: str | None, rule: str) -> Fact:
    scope = scopes.of_sentence(seen, seen.sentences.of(start))
    return Fact("place", value, start, end, seen.reading.text[start:end], scope=scope, role=role, rule=rule)


def _wide(seen: View, areas: list[tuple[int, int, str]]) -> Iterator[Fact]:
    """Regions, and countries that people were sent to."""
    text = seen.tokens.text
    last, sent = -1, False
    for start, end, value in areas:
        joined = last >= 0 and _JOINED.fullmatch(text, last, start) is not None
        sent = (sent and joined) or _DEPLOYED.search(text[max(0, start - _REACH) : start]) is not None
        last = end
        if sent:
            yield _fact(seen, start, end, value, "deployment", "sent to")
        elif len(value) > 2 and _IN.search(text[max(0, start - 40) : start]) is not None:
            yield _fact(seen, start, end, value, None, "region")


def _near(seen: View) -> Iterator[Fact]:
    """Towns and districts that the lead says it happened in, and where it was steered from."""
    text = seen.tokens.text
    known = {start for start, _, _ in _areas(seen)}
    for number in _told(seen):
        start, end = seen.sentences.starts[number], seen.sentences.ends[number]
        if _is_headline(text, start, end):
            continue
        for chain in _chains(text, start, end, known):
            # German nouns have a capital, so only a list of places can be told from "im Auftrag".
            if seen.reading.language != "de" or len(chain) > 1:
                before = text[max(start, chain[0][0] - _REACH) : chain[0][0]]
                role = "venue" if _VENUE.search(before) else None
                for begin, stop in chain:
                    yield _fact(
                        seen, begin, stop, " ".join(seen.reading.text[begin:stop].split()), role, "in"
                    )


def _is_headline(text: str, start: int, end: int) -> bool:
    """Whether nearly every longer word has a capital: then a capital tells no name from any other word."""
    long = _LONG.findall(text, start, end)
    return len(long) > _FEW and sum(word[0].isupper() for word in long) > _CAPITALS * len(long)


def _chains(text: str, start: int, end: int, known: set[int]) -> Iterator[list[tuple[int, int]]]:
    """Lists of places after "in" or "near"."""
    chain: list[tuple[int, int]] = []
    for begin, stop in _parts(text, start, end):
        listed = bool(chain) and _LISTED.fullmatch(text, chain[-1][1], begin) is not None
        if not listed and chain:
            yield chain
            chain = []
        if (listed or _led(text, start, begin)) and _is_place(text, begin, stop, known):
            chain.append((begin, stop))
    if chain:
        yield chain


def _led(text: str, start: int, begin: int) -> bool:
    """Whether "in", "near the" or the like stands before a place; its last word is looked at before a pattern is."""
    end = begin
    while end > start and text[end - 1].isspace():
        end -= 1
    return (
        text.endswith(_LEADING, start, end) and _IN.search(text, max(start, begin - _LED), begin) is not None
    )


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of capitals, parted at "and"."""
    for begin, stop in runs(text, start, end):
        if text.count(" ", begin, stop) + text.count("\n", begin, stop) < _JOINTS:
            yield begin, stop
            continue
        at = begin
        for joint in _AND.finditer(text, begin, stop):
            yield at, joint.start()
            at = joint.end()
        yield at, stop


def _told(seen: View) -> list[int]:
    body = [n for n, kind in enumerate(seen.sentences.kinds) if kind == "body"][:_LEAD_SENTENCES]
    return [n for n, kind in enumerate(seen.sentences.kinds) if kind == "standfirst" or n in body]


def _is_place(text: str, start: int, end: int, known: set[int]) -> bool:
    part = builds.without_openers(text, start, end)
    if not part or part[0].start != start or start in known or len(part) > 4:
        return False
    name = text[start:end]
    if name.rpartition(" ")[2] in _ends() or (name in _states() and text.startswith(".", end)):
        return False
    if any(builds.is_head(word) or builds.is_rank(word) for word in part) or name.isupper():
        return False
    if _NO_PLACE.match(text, start) or _DISTRICT.match(text, start):
        return False
    return not (" " in name and _PERSON.match(text, end))


def _routes(seen: View, areas: list[tuple[int, int, str]]) -> list[Fact]:
    """Routes: in a sentence with a verb of moving, the places after "from" and after "to"; each goods' fullest."""
    routes: list[Fact] = []
    by_sentence: dict[int, list[tuple[int, int, str]]] = {}
    for area in areas:
        if (number := seen.sentences.of(area[0])) is not None:
            by_sentence.setdefault(number, []).append(area)
    for number, inside in by_sentence.items():
        start, end = seen.sentences.starts[number], seen.sentences.ends[number]
        move = _moves().search(seen.tokens.text, start, end)
        if move is not None and (fact := _route(seen, move, inside, number)) is not None:
            routes.append(fact)
    return [
        route
        for n, route in enumerate(routes)
        if not any(_holds(o, route, m < n) for m, o in enumerate(routes) if m != n)
    ]


def _holds(outer: Fact, inner: Fact, first: bool) -> bool:  # noqa: FBT001 - order breaks the tie between equals
    """Whether another route says all that this one does."""
    if not (isinstance(outer.value, Route) and isinstance(inner.value, Route)):
        return False
    within = set(inner.value.origins) <= set(outer.value.origins) and set(inner.value.destinations) <= set(
        outer.value.destinations
    )
    return within and (first or outer.value != inner.value) and inner.value.goods in {None, outer.value.goods}


def _route(seen: View, move: re.Match[str], inside: list[tuple[int, int, str]], number: int) -> Fact | None:
    text = seen.tokens.text
    origins: list[str] = []
    destinations: list[str] = []
    begin, stop, last, way = move.start(), move.end(), -1, ""
    for start, end, value in inside:
        before = text[max(0, start - 30) : start]
        if (
            last < 0
            or _JOINED.fullmatch(text, last, start) is None
            or _TO.search(before)
            or _FROM.search(before)
        ):
            way = "to" if _TO.search(before) else "from" if _FROM.search(before) else ""
        last = end
        if way and abs(start - move.start()) < _LONGEST:
            (origins if way == "from" else destinations).append("EU" if value == "European Union" else value)
            begin, stop = min(begin, start), max(stop, end)
    if not (origins or destinations) or stop - begin > _LONGEST:
        return None
    pattern, words = _goods()
    goods = pattern.search(text, seen.sentences.starts[number], seen.sentences.ends[number])
    return Fact(
        "route",
        Route(
            tuple(dict.fromkeys(origins)),
            tuple(dict.fromkeys(destinations)),
            words[goods[0].lower()] if goods else None,
        ),
        begin,
        stop,
        seen.reading.text[begin:stop],
        scope=scopes.of_sentence(seen, number),
        rule="moved from and to",
    )
