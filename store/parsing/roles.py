"""Roles: which bodies and countries a sentence says led, coordinated, supported, took part or paid.

Three ways of saying it: the bodies follow a cue ("supported by X, Y and Z"), stand before a verb ("X and Y took
part"), or follow a heading ("Participating agencies: X, Y"). A chain of names goes on as long as only words such
as "and", "officers from the" stand between two of them.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from store.parsing.knowledge import table
from store.parsing.phrases import Found, Phrases
from store.parsing.tokens import View

# Characters between two names of a chain, and between a name and its verb.
_STEP, _VERB = 260, 45
_WORD = re.compile(r"\w+")
_STOP = re.compile(r"\n\s*\n|\n\s*[-*•·]\s")
# A preposition and the article that may have grown into it.
_ENDINGS = {
    "de": ("de", "del", "du", "des", "d"),
    "da": ("da", "dal", "dalla", "dai", "dalle", "dall", "dallo"),
    "di": ("di", "del", "della", "dei", "delle", "dell", "dello"),
    "von": ("von", "vom", "von der", "von den"),
    "con": ("con", "con la", "con el", "col", "con i"),
}
_BY = re.compile(r"\b(?:von|vom|durch|seitens)\s(?:der\s|dem\s|den\s|des\s)?$")
_HELP = re.compile(r"\b(?:assist\w*|support\w*|help\w*)\b")
# "led to 12 arrests"; and a subject does not follow a preposition ("based in Spain and Italy, had set up").
_TO = re.compile(r"\sto\s(?!support|assist|help)")
_PLACED = re.compile(
    r"\b(?<!authorities )(?<!police )(?:(?:return\w*|came|coming|originat\w+|fled|travel\w+|import\w+|ship\w+|recruit\w+|citizens|nationals|victims|women|men|shipment) (?:from|of)|including|in|to|via|through|into|near|against|between|across|within|outside)\s(?:the\s)?$"
)
# Cues that may stand inside a chain, and what some kinds of cue say.
_WITHIN = frozenset({"acting"})
_ROLES = {
    "acting": "participated",
    "listing": "participated",
    "prosecuted": "participated",
    "helping": "supported",
}


class Mention(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """Offset of the first letter."""

    @property
    def end(self) -> int:
        """End, half-open."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that gives a role: how it works (by, verb, list) and which role."""

    way: str
    role: str


@dataclass(frozen=True, slots=True)
class Part:
    """A mention and the role that a cue gives it.

    Args:
        number: Which mention, by its place in the list that was given.
        role: The role.
        way: by, verb or list.
        start: Offset of the cue.
        end: End of the cue, half-open.
        position: Place in the chain, from 0.
        length: How many mentions the chain has.
    """

    number: int
    role: str
    way: str
    start: int
    end: int
    position: int
    length: int


@cache
def cues(way: str) -> Phrases[Cue]:
    """Return the cue phrases that work one way: `by` (bodies follow) or `verb` (bodies stand before)."""
    return Phrases(
        (form, Cue(way, role))
        for role, phrases in table("roles")[way].items()
        for phrase in phrases
        for form in _forms(phrase)
    )


def _forms(phrase: str) -> list[str]:
    """A phrase with the other forms of its last word: "con el apoyo de" is also "… del"."""
    head, _, last = phrase.rpartition(" ")
    return [f"{head} {form}" for form in _ENDINGS[last]] if head and last in _ENDINGS else [phrase]


@cache
def _between() -> frozenset[str]:
    return frozenset(table("roles")["between"]["words"])


@cache
def _subject() -> frozenset[str]:
    return frozenset(table("roles")["between"]["subject"])


def assign(seen: View, mentions: Sequence[Mention]) -> list[Part]:
    """Return every role that a cue gives a mention.

    Args:
        seen: The release.
        mentions: Names and countries in text order, none inside another.
    """
    starts = [mention.start for mention in mentions]
    follow = [cue for cue in cues("by").find(seen.tokens) if seen.sentences.of(cue.start) is not None]
    chains = _following(seen, mentions, starts, follow)
    parts = [part for chain in chains for part in chain.parts]
    taken = {chain.cue.start for chain in chains}
    for cue in cues("verb").find(seen.tokens):
        sentence = seen.sentences.of(cue.start)
        if sentence is None or cue.start in taken or _TO.match(seen.tokens.text, cue.end):
            continue
        before = _skip_inserted(seen.tokens.text, cue.start, chains)
        chain = _before(seen.tokens.text, mentions, starts, before, seen.sentences.starts[sentence])
        parts += _parts(cue, chain)
    return [*parts, *_passive(seen, mentions, starts)]


def _passive(seen: View, mentions: Sequence[Mention], starts: list[int]) -> list[Part]:
    """German passives: the mentions between "von" and a participle."""
    if seen.reading.language != "de":
        return []
    parts: list[Part] = []
    for cue in cues("passive").find(seen.tokens):
        sentence = seen.sentences.of(cue.start)
        if sentence is None:
            continue
        begin = seen.sentences.starts[sentence]
        chain = _before(seen.tokens.text, mentions, starts, cue.start, begin)
        if chain and _BY.search(
            seen.tokens.text, max(begin, mentions[chain[0]].start - _VERB), mentions[chain[0]].start
        ):
            parts += _parts(cue, chain)
    return parts


@dataclass(frozen=True, slots=True)
class _Chain:
    """A cue with the mentions that follow it, and where the last of them ends."""

    cue: Found[Cue]
    parts: list[Part]
    end: int


def _parts(cue: Found[Cue], chain: list[int], sentence: str = "") -> list[Part]:
    role = _ROLES.get(cue.entry.role, cue.entry.role)
    if role == "thanked":
        role = "supported" if _HELP.search(sentence) else "participated"
    return [
        Part(number, role, cue.entry.way, cue.start, cue.end, position, len(chain))
        for position, number in enumerate(chain)
    ]


def _following(
    seen: View, mentions: Sequence[Mention], starts: list[int], follow: list[Found[Cue]]
) -> list[_Chain]:
    """The chains after every cue; a chain ends where the next cue begins one of its own."""
    chains: list[_Chain] = []
    following = len(seen.tokens.text)
    stops = []
    for cue in reversed(follow):
        stops.append(following)
        following = cue.start if cue.entry.role not in _WITHIN else following
    for cue, next_cue in zip(follow, reversed(stops), strict=True):
        sentence = seen.sentences.of(cue.start)
        stop = min(seen.sentences.ends[sentence] if sentence is not None else cue.end, next_cue)
        chain = _after(seen.tokens.text, mentions, starts, cue, stop)
        if chain:
            told = seen.tokens.text[cue.start : seen.sentences.ends[sentence]] if sentence is not None else ""
            chains.append(_Chain(cue, _parts(cue, chain, told), mentions[chain[-1]].end))
    return chains


def _skip_inserted(text: str, verb: int, chains: list[_Chain]) -> int:
    """Where the subject of a verb ends: before "…, supported by Europol, coordinated" it is the first comma."""
    for chain in reversed(chains):
        if chain.end <= verb and chain.cue.start < verb:
            if verb - chain.end < _STEP and text[chain.end : verb].strip() == ",":
                opened = text[max(0, chain.cue.start - _VERB) : chain.cue.start].rstrip()
                comma = opened.rfind(",")
                if comma >= 0 and len(opened) - comma < _VERB:
                    return chain.cue.start - (min(_VERB, chain.cue.start) - comma)
            break
    return verb


def _after(
    text: str, mentions: Sequence[Mention], starts: list[int], cue: Found[Cue], stop: int
) -> list[int]:
    """The mentions that follow a cue as one chain."""
    chain: list[int] = []
    number, at = bisect_left(starts, cue.end), cue.end
    while number < len(mentions) and mentions[number].start < stop:
        if not _joins(text[at : min(mentions[number].start, at + _STEP)], cue.entry.role, first=not chain):
            break
        if mentions[number].start - at >= _STEP:
            break
        chain.append(number)
        at = mentions[number].end
        number += 1
    return chain


def _before(text: str, mentions: Sequence[Mention], starts: list[int], verb: int, begin: int) -> list[int]:
    """The mentions that stand before a verb as its subject, in text order."""
    number = bisect_left(starts, verb) - 1
    chain: list[int] = []
    while number >= 0 and mentions[number].start >= begin:
        until = mentions[chain[-1]].start if chain else verb
        gap = text[mentions[number].end : until] if until - mentions[number].end < _STEP else None
        if gap is None or not (_links(gap) if chain else _carries(gap)):
            break
        chain.append(number)
        number -= 1
    if chain and _PLACED.search(text, max(begin, mentions[chain[-1]].start - 40), mentions[chain[-1]].start):
        return []
    return chain[::-1]


def _joins(gap: str, role: str, *, first: bool) -> bool:
    """Whether a gap keeps a chain together: small words, capitals (people, places), commas, brackets."""
    if _STOP.search(gap):
        return False
    lower = [word for word in _WORD.findall(gap) if not word[0].isupper() and not word.isdigit()]
    known = _between()
    if first and role == "listing":
        return len(lower) < 8
    return len(lower) < 10 and all(word in known for word in lower)


def _links(gap: str) -> bool:
    """Whether two subjects of one verb stand side by side."""
    words = _WORD.findall(gap)
    known = _between()
    return len(gap) < 90 and not _STOP.search(gap) and all(w in known or w[0].isupper() for w in words)


def _carries(gap: str) -> bool:
    """Whether a verb belongs to the name before the gap."""
    if len(gap) > _VERB or _STOP.search(gap) or ";" in gap or ":" in gap:
        return False
    if "," in gap and not re.fullmatch(r",? ?(?:who|which)? ?\w*\W*", gap):
        return False
    known = _subject()
    return all(word.lower() in known for word in _WORD.findall(gap))
