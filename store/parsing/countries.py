"""Countries that took part: not those only mentioned, where goods came from, or whose nationals were suspected."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from store.model import Fact
from store.parsing import actors, countrywords, names, scopes
from store.parsing.countrywords import Mention
from store.parsing.knowledge import table
from store.parsing.reading import Reading
from store.parsing.tokens import View, view

# Characters before a country in which to look for what was done there.
_REACH = 90
_JOINED = re.compile(
    r"(?: ?\(\d+\))?\*{0,2}(?:,| and| &| und| sowie| y| e| et|,? as well as|,? and)\s(?:(?:\w+ )?in )?(?:the |die |der |den |la |le |les |los )?"
)
_LEAD = re.compile(
    r"\b(?:in|across|from|between|(?:(?<=countries, )|(?<=states, )|(?<=nations, ))including|en|dans|au|aux"
    r"|(?:(?<=authorities\s)|(?<=police\s)|(?<=prosecutors\s)|(?<=services\s)|(?<=agencies\s)|(?<=forces\s))of"
    r"|(?:(?<=autoridades\s)|(?<=autorités\s)|(?<=behörden\s)|(?<=policías\s)|(?<=polices\s))(?:de|del|aus|von))\s"
    r"(?:both\s)?(?:the\s|der\s|den\s|les\s|la\s|los\s)?$",
    re.IGNORECASE,
)
# Between a country and its authorities, and between two adjectives of one list.
# In Romance languages the adjective follows: "les autorités belges et espagnoles".
_AUTHORITY_BEFORE = re.compile(
    r"\b(?:autorités|autoridades|autorità|polic[ií]as?|polices?|gendarmes|fuerzas|enquêteurs|agentes|magistrats)(?:\s(?:judiciaires?|policières|judiciales|nationales))?\s$",
    re.IGNORECASE,
)
_AUTHORITY_GAP = re.compile(r"(?:'s?)? ")
_ADJECTIVES = re.compile(r",? (?:and|und|y|et) (?:the |die )?|, |-")
_OTHER_ROLES = frozenset({"funded", "framework", "investigated", "prosecuted"})
# "the Rome, Italy, office": the country says where a town is.
_CITY = re.compile(r"\bthe [A-Z][\w' ]{1,25},\s$")
_NONE = re.compile(
    r"\b(?:no|keine|ninguna?|aucune?)\s(?:\w+\s){0,2}\w+$|\bno (?:arrests|searches|seizures)\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[.;:]")
# Kinds of release that report no operation.
_QUIET = frozenset({"policy", "advisory", "corporate", "other"})


@dataclass(frozen=True, slots=True)
class _Taking:
    """A country that a rule says took part."""

    start: int
    end: int
    code: str
    role: str
    rule: str


@cache
def _words(kind: str) -> re.Pattern[str]:
    words = table("roles")["countries"][kind]
    return re.compile(r"\b(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")\b", re.IGNORECASE)


def read(reading: Reading) -> list[Fact]:
    """Return the countries that took part, each at its first such mention.

    The publisher's own country says nothing when it stands alone.
    """
    seen = view(reading)
    found = countrywords.find(reading)
    taking = [*_by_role(reading), *_by_authority(seen, found), *_by_place(seen, found)] if found else []
    facts: dict[str, Fact] = {}
    for part in sorted(taking, key=lambda part: part.start):
        scope = scopes.of_sentence(seen, seen.sentences.of(part.start))
        if scope == "background":
            continue
        evidence = reading.text[part.start : part.end]
        fact = Fact(
            "country", part.code, part.start, part.end, evidence, scope=scope, role=part.role, rule=part.rule
        )
        if part.code not in facts or (facts[part.code].scope != "current" and scope == "current"):
            facts[part.code] = fact
    if facts.keys() == {reading.country} or reading.kind in _QUIET:
        return []
    return list(facts.values())


def _by_role(reading: Reading) -> Iterator[_Taking]:
    """Countries that a cue or a list names: "supported by Spain", "Spain and Italy took part", "Countries: …"."""
    cast = actors.cast(reading)
    for part in cast.parts:
        actor = cast.actors[part.number]
        if actor.country is None or part.role in _OTHER_ROLES or _is_of_town(reading, actor):
            continue
        if not actor.country.doubtful or part.length > 2:
            role = "supported" if part.role == "supported" else "participated"
            yield _Taking(actor.start, actor.end, actor.country.code, role, f"{part.way} {part.role}")


def _is_of_town(reading: Reading, actor: actors.Actor) -> bool:
    """Whether a country only says where a town is: "the Rome, Italy, office"."""
    text = reading.shadow
    return (
        text[actor.end : actor.end + 1] == ","
        and _CITY.search(text, max(0, actor.start - 40), actor.start) is not None
    )


def _by_authority(seen: View, found: tuple[Mention, ...]) -> Iterator[_Taking]:
    """Countries whose authorities act: "Romanian authorities", "the French, Italian and UK prosecutors"."""
    text = seen.tokens.text
    last: Mention | None = None
    for mention in found:
        if mention.country.adjective:
            joined = last is not None and _ADJECTIVES.fullmatch(text, last.end, mention.start) is not None
            if (
                joined
                or _AUTHORITY_BEFORE.search(text, max(0, mention.start - 40), mention.start) is not None
            ):
                yield _Taking(
                    mention.start,
                    mention.end,
                    mention.country.code,
                    "participated",
                    "authority and adjective",
                )
                last = mention
                continue
        last = None
    following: Mention | None = None
    acting = False
    for mention in reversed(_outside_names(seen, found)):
        after = _AUTHORITY_GAP.match(text, mention.end)
        own = _words("authorities").match(text, after.end()) if after is not None else None
        joined = (
            following is not None and _ADJECTIVES.fullmatch(text, mention.end, following.start) is not None
        )
        acting = own is not None or (acting and joined)
        following = mention
        if acting:
            end = own.end() if own is not None and mention.country.adjective else mention.end
            yield _Taking(mention.start, end, mention.country.code, "participated", "adjective and authority")


def _outside_names(seen: View, found: tuple[Mention, ...]) -> list[Mention]:
    """The country words that are not inside a body's name ("New South Wales Police Force"); it may begin with one."""
    bodies = names.find(seen.reading)
    starts = [name.start for name in bodies]
    kept = []
    for mention in found:
        number = bisect_left(starts, mention.start) - 1
        if number < 0 or mention.start >= bodies[number].end:
            kept.append(mention)
    return kept


def _by_place(seen: View, found: tuple[Mention, ...]) -> Iterator[_Taking]:
    """Lists of countries after what was done there: "arrested in Italy and Spain", "authorities in Peru"."""
    for chain in _chains(seen.tokens.text, found):
        doubtful = len(chain) < 3 and any(mention.country.doubtful for mention in chain)
        owner = seen.tokens.text[chain[-1].end : chain[-1].end + 2] == "'s"
        alone = len(chain) == 1 and seen.reading.kind != "operation"
        if not doubtful and not owner and not alone and _done_there(seen, chain[0]):
            for mention in chain:
                yield _Taking(mention.start, mention.end, mention.country.code, "participated", "done there")


def _chains(text: str, found: tuple[Mention, ...]) -> Iterator[list[Mention]]:
    """Country names that stand in one list."""
    chain: list[Mention] = []
    for mention in found:
        if mention.country.adjective:
            continue
        if chain and not _JOINED.fullmatch(text, chain[-1].end, mention.start):
            yield chain
            chain = []
        chain.append(mention)
    if chain:
        yield chain


def _done_there(seen: View, mention: Mention) -> bool:
    """Whether the clause before a country says that the operation did something there."""
    sentence = seen.sentences.of(mention.start)
    if sentence is None:
        return False
    begin = max(seen.sentences.starts[sentence], mention.start - _REACH)
    before = seen.tokens.text[begin : mention.start]
    lead = _LEAD.search(before)
    if lead is None:
        return False
    clause = before[: lead.start()]
    done = max((found.end() for found in _words("done").finditer(clause)), default=None)
    if done is None or _NONE.search(clause) is not None:
        return False
    between = clause[done:]
    return _words("elsewhere").search(between) is None and _CLAUSE_END.search(between) is None
