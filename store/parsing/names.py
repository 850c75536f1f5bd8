"""Names of bodies in a release: from the table of agencies and from the way such names are built.

A name is a run of capitalised words that holds a word such as "Police" or "Office"; a long form and its acronym
that stand together ("National Crime Agency (NCA)", "SEESAC (The South Eastern …)") are one name.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from store.parsing import acronyms, builds, countrywords, germannames, lists, sharednouns
from store.parsing.knowledge import table
from store.parsing.phrases import Phrases
from store.parsing.reading import Reading
from store.parsing.runs import UPPER, runs
from store.parsing.tokens import View, view
from store.text import fold

# Groups whose names stay as they are inside a longer run ("FBI Sacramento Field Office" is the FBI).
_FIXED = frozenset({"international", "eu", "framework", "us", "gb"})
# Heads that many places have: "Chicago Police Department" is not the one of West Chicago.
_LOCAL = frozenset({"department", "police", "office", "constabulary", "standards", "council"})
# An item of a list, from its first capital; "Spain" and "Member States" are no bodies.
_ITEM = re.compile(
    rf"(?:^|\A|(?<=:\ )|[,;:\n•]|\band\b)\s*(?:and\s|the\s|-\s)*(?P<name>[{UPPER}][^,;\n]{{1,200}})"
)
_LINE = re.compile(
    rf"(?:^|\n)[ \t]*(?:[-*•·▪●◦‣]\s?)?(?P<country>[{UPPER}][^:\n]{{2,40}}):\s(?P<bodies>[^\n]{{3,400}})"
)
_OFFICIAL = re.compile(r"'?s?\s(?:and|&)\s(?:Fire(?:,| and)\s)?Crime\s(?:Commissioner|Panel|Plan)")
_COUNTRY = re.compile(r"\b(?:Member States?|Europe|Countries|States)$")
_PARENTS = frozenset(
    {("ice", "hsi"), ("department of justice", "office of international affairs"), ("dhs", "hsi")}
)
# A name of capitals so short must be printed in capitals: "ICE", not "ice".
_SHORT = 6
_GROUPS = ("international", "eu", "framework", "us", "gb", "de", "national", "private")


@dataclass(frozen=True, slots=True)
class Name:
    """One name in the text.

    Args:
        start: Offset of its first letter, without an article.
        end: End, half-open; a form in brackets belongs to it.
        value: The longest form as printed, white space collapsed.
        acronym: The short form that stands with it, or None.
        group: The table's group, or "built" for a name known by its build.
        key: What two mentions of one body have in common.
    """

    start: int
    end: int
    value: str
    acronym: str | None
    group: str
    key: str


@dataclass(frozen=True, slots=True)
class Body:
    """A row of the agencies table.

    Args:
        group: Its group.
        key: Its first name.
        capitals: Whether it must be printed in capitals.
        fixed: Whether it stays as it is inside a longer run.
    """

    group: str
    key: str
    capitals: bool
    fixed: bool


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    value: str | None
    body: Body | None


@cache
def bodies() -> Phrases[Body]:
    """Return the names of the agencies table."""
    rows = table("agencies")
    open_ended = set(rows["open"]["words"])
    return Phrases(
        (
            form,
            Body(
                group, names[0].lower(), _in_capitals(name), fixed=group in _FIXED and name not in open_ended
            ),
        )
        for group in _GROUPS
        for names in rows[group]["bodies"]
        for name in names
        for form in ([name, f"{name}s"] if _in_capitals(name) else [name])
    )


def _in_capitals(name: str) -> bool:
    return name.isupper() and len(name) < _SHORT


@cache
def _never() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(re.escape(word) for word in table("agencies")["never"]["words"]) + r")\b"
    )


@cache
def _lower_heads() -> re.Pattern[str]:
    heads = sorted(table("names")["lower_heads"], key=len, reverse=True)
    return re.compile(
        r"\ (?:" + "|".join(map(re.escape, heads)) + r")\b(?!\ (?:officer|constable|and\ crime))"
    )


def _tabled(seen: View) -> Iterator[_Span]:
    """Names of the table, where they stand with a capital and outside silent blocks."""
    for found in bodies().find(seen.tokens):
        if seen.sentences.of(found.start) is None:
            continue
        printed = seen.tokens.text[found.start : found.end]
        if found.entry.capitals and printed.endswith("s"):
            printed = printed[:-1]  # "the FBIs" of a text that lost its apostrophes
        if printed.isupper() or (
            not found.entry.capitals and (printed[0].isupper() or found.entry.key == "fedpol")
        ):
            yield _Span(found.start, found.start + len(printed), None, found.entry)


def _built(seen: View, text: str) -> Iterator[_Span]:
    """Names known by their build, in the telling blocks."""
    german = seen.reading.language == "de"
    heads = germannames.begins(seen.tokens) if german else _head_starts(seen)
    for block in seen.reading.telling():
        if german:
            for start, end, value in germannames.find(text, block.start, block.end, heads):
                yield _Span(start, end, value, None)
        elif bisect_left(heads, block.start) < bisect_left(heads, block.end):
            yield from _in_runs(text, block.start, block.end, heads)


def _head_starts(seen: View) -> list[int]:
    """Where the words stand that make a run of capitals a body."""
    tokens = seen.tokens
    return sorted(
        tokens.starts[n] for word in _head_words() & tokens.index.keys() for n in tokens.index[word]
    )


@cache
def _head_words() -> frozenset[str]:
    lower = (
        phrase.split()[0].removesuffix("'s").removesuffix("s'") for phrase in table("names")["lower_heads"]
    )
    heads = builds.lists().heads
    return frozenset([*heads, *lower, "prosecutors", *(f"{head}s" for head in heads)])


def _in_runs(text: str, start: int, end: int, heads: list[int]) -> Iterator[_Span]:
    for begin, stop in runs(text, start, end):
        first = bisect_left(heads, begin)
        if first == len(heads) or heads[first] > stop + 1:
            continue
        lower = _lower_heads().match(text, stop)
        if lower is not None and (span := _lower_named(text, begin, stop, lower.end())) is not None:
            yield span
        for name in builds.cut(text, begin, stop):
            last = name[-1].end - (2 if name[-1].text.endswith("'s") else 0)
            yield _Span(name[0].start, last, None, None)


def _lower_named(text: str, start: int, end: int, stop: int) -> _Span | None:
    """A name whose head is in lower case: "Lithuanian police service"."""
    part = builds.without_openers(text, start, end)
    if not part or len(part) > 4 or any(builds.is_head(word) or builds.is_rank(word) for word in part):
        return None
    return _Span(part[0].start, stop, None, None)


def _listed(reading: Reading) -> Iterator[_Span]:
    """What a list of partners names, whatever it is called: "Visa Europe", "HCWP (Harbour Working Party)"."""
    text = reading.shadow
    for region in lists.find(reading):
        if region.role != "partner":
            yield from _by_country(reading, region)
            continue
        for item in _ITEM.finditer(text, region.start, region.end):
            first = next(runs(text, item.start("name"), item.end("name")), None)
            if first is not None and first[0] == item.start("name") and not _COUNTRY.search(text, *first):
                yield _Span(*first, None, None)


def _by_country(reading: Reading, region: lists.Region) -> Iterator[_Span]:
    """Bodies after their country in a list: "Latvia: State Police, Prosecutor General's Office"."""
    text = reading.shadow
    starts = {mention.start for mention in countrywords.find(reading)}
    for line in _LINE.finditer(text, region.start, region.end):
        if line.start("country") not in starts:
            continue
        for item in _ITEM.finditer(text, line.start("bodies"), line.end("bodies")):
            run = next(runs(text, item.start("name"), item.end("name")), None)
            if run is not None and run[0] == item.start("name") and builds.has_head(text, *run):
                yield _Span(*run, None, None)


def _merged(spans: list[_Span]) -> list[_Span]:
    """One name per place: a table's fixed name stays as it is, otherwise the longer one wins."""
    spans.sort(key=lambda span: (span.start, -span.end, span.body is None))
    fixed = [span for span in spans if span.body is not None and span.body.fixed]
    kept: list[_Span] = []
    number = 0
    for span in spans:
        while number < len(fixed) and fixed[number].end <= span.start:
            number += 1
        touches = number < len(fixed) and fixed[number].start < span.end
        inside = bool(kept) and span.start < kept[-1].end
        if not inside and (span.body is not None or not touches):
            kept.append(span)
    return kept


@lru_cache(maxsize=2)
def find(reading: Reading) -> tuple[Name, ...]:
    """Return the names of the telling blocks in text order, none inside another."""
    seen = view(reading)
    text = reading.shadow
    names: list[Name] = []
    keys: dict[str, str] = {}
    for span in _merged([*_tabled(seen), *_built(seen, text), *_listed(reading)]):
        if names and (span.start < names[-1].end or text[names[-1].end : span.start] == " ("):
            continue  # inside the last name, or its translation in brackets
        if span.body is None and (
            _never().search(text, span.start, span.end) or _OFFICIAL.match(text, span.end)
        ):
            continue
        names += _named(reading, span, keys)
    return tuple(_related(list(_settled(text, names))))


def _related(names: list[Name]) -> list[Name]:
    """The names, where a shorter form of a body has the key of its full one.

    "Gang Impact Team" is the "Riverside County Gang Impact Team" of the same release: same end, fewer words.
    """
    built = {name.key: frozenset(name.key.split()) for name in names if name.group == "built"}
    full: dict[str, str] = {}
    for key, words in built.items():
        last = key.split()[-1]
        longer = [other for other, more in built.items() if words < more and other.split()[-1] == last]
        if last in _LOCAL:
            continue
        if longer:
            full[key] = min(longer, key=len)
    return [replace(name, key=full[name.key]) if name.key in full else name for name in names]


def _settled(text: str, names: list[Name]) -> Iterator[Name]:
    """The names without the parent that stands right before its division ("ICE's Homeland Security Investigations")."""
    for number, name in enumerate(names):
        following = names[number + 1] if number + 1 < len(names) else None
        if following is not None and (name.key, following.key) in _PARENTS:
            gap = text[name.end : following.start]
            if len(gap) < 5 and "," not in gap and ";" not in gap and "and" not in gap:
                continue
        yield name


def _named(reading: Reading, span: _Span, keys: dict[str, str]) -> list[Name]:
    """The names of one span: one, or several that share a plural noun."""
    text = reading.shadow
    if span.body is None and (shared := sharednouns.split(text, span.start, span.end)):
        return [
            Name(
                start, end, _printed(reading.text, value, start, end), None, "built", _key(value, None, keys)
            )
            for start, end, value in shared
        ]
    both = acronyms.pair(text, span.start, span.end)
    value = (
        both.long
        if span.value is None or both.long != " ".join(text[span.start : span.end].split())
        else span.value
    )
    group = span.body.group if span.body is not None else "built"
    key = _key(span.body.key if span.body is not None else value, both.short, keys)
    printed = _printed(reading.text, value, span.start, span.end)
    return [Name(span.start, both.end, printed, both.short, group, key)]


def _printed(text: str, value: str, start: int, end: int) -> str:
    """The value with the quotes and dashes of the text, when it stands there."""
    own = " ".join(text[start:end].split())
    return own if len(own) == len(value) else value


def _key(value: str, short: str | None, keys: dict[str, str]) -> str:
    """One key for a body however it is mentioned; an acronym of this release stands for its long form."""
    key = fold(value).removeprefix("the ")
    key = keys.get(key, key)
    if short is not None:
        keys[fold(short)] = key
    return key
