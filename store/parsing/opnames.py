"""What the operation is called: "Operation Trigger IX", "EMPACT Joint Action Days (JAD)", "dubbed 'Night Watch'"."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from store.model import Fact
from store.parsing import acronyms
from store.parsing.knowledge import table
from store.parsing.phrases import words_of
from store.parsing.reading import Reading
from store.parsing.runs import UPPER
from store.parsing.tokens import View, view
from store.text import fold

_WORD = rf"(?:[{UPPER}][\w'-]*+|\d{{1,4}}(?![\w.,]\d))"
_SPACE = r"(?:\ {1,2}|\ ?\n)"
_JOINTLY = re.compile(
    rf"(?:(?:EMPACT|EU)\ )?[Jj]oint\ [Aa]ction\ [Dd]ays?(?P<where>(?:\ {_WORD}){{0,4}})(?P<short>\s?\((?:EMPACT\ )?JADs?[\w\ ]*\))?(?P<year>(?:\ {_WORD}){{0,3}})"
)
_DUBBED = re.compile(
    r"\b(?:code-?named|dubbed|under\ the\ (?:code\ ?)?name|bautizada\ como|denominada|baptisée|unter\ dem\ Namen)\s(?:of\s)?(?P<quote>[\"'])(?P<name>[^\"'\n]{3,50})(?P=quote)"
)
_DUBBING = frozenset({"code", "codenamed", "dubbed", "under", "bautizada", "denominada", "baptisée", "unter"})
# A date behind a small word is no part of a name: "Operation Low Tide on Tuesday 14 May".
_DATE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d|(?:January|February|March|April|May|June|July|August|September|October|November|December)$)"
)
_COMMON = frozenset({"operation", "project", "op"})
_TITLE_SHARE = 0.7
# Characters around a name's last word.
_REACH = 90
# A text with more such words names no operation by them.
_MOST = 500


@dataclass(frozen=True, slots=True)
class _Called:
    """A name as it stands at one place."""

    start: int
    end: int
    value: str
    short: str | None
    titled: bool


@cache
def _named() -> re.Pattern[str]:
    rows = table("operations")["name"]
    before = "|".join(re.escape(word) for word in rows["before"])
    return re.compile(
        rf"(?P<kind>{before}|(?i:{before}))\s(?P<quote>[\"']?)(?P<name>{_WORD}(?:{_SPACE}(?:(?:of|the|for|and|a|on|to)\ ){{0,2}}{_WORD}){{0,5}})"
    )


@cache
def _headed() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, table("operations")["name"]["heads"]))
    return re.compile(rf"(?<![\w.]){_WORD}(?:\ {_WORD}){{1,5}}?(?P<short>\ \([A-Z]{{2,6}}\))?\ (?:{heads})\b")


@cache
def _stops(kind: str) -> frozenset[str]:
    return frozenset(table("operations")["name"][kind])


def read(reading: Reading) -> list[Fact]:
    """Return the names of the operation in text order, each once, in its fullest form."""
    seen = view(reading)
    facts = []
    for group in _grouped(_found(seen)):
        best = _best(group)
        evidence = reading.text[best.start : best.end]
        facts.append(
            Fact(
                "op_name",
                best.value,
                best.start,
                best.end,
                evidence,
                acronym=best.short,
                rule="operation's name",
            )
        )
    return sorted(facts, key=lambda fact: fact.start)


def _found(seen: View) -> list[_Called]:
    """Every name, looked for where a word stands that names are made with."""
    text = seen.tokens.text
    found: list[_Called | None] = []
    found += [_operation(text, match) for match in _at(seen, _first_words("before"), _named())]
    found += [_joint(text, match) for match in _at(seen, frozenset({"joint", "empact", "eu"}), _JOINTLY)]
    found += [_dubbed(match) for match in _at(seen, _DUBBING, _DUBBED)]
    found += [_with_head(match) for match in _around_heads(seen)]
    return sorted((called for called in found if called is not None), key=lambda called: called.start)


def _at(seen: View, first: frozenset[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Matches of a pattern that begin at one of these words, in the telling blocks and without overlap."""
    tokens = seen.tokens
    past = 0
    for number in sorted(n for word in first & tokens.index.keys() for n in tokens.index[word]):
        start = tokens.starts[number]
        if (
            start >= past
            and seen.sentences.of(start) is not None
            and (match := pattern.match(tokens.text, start))
        ):
            past = match.end()
            yield match


def _around_heads(seen: View) -> Iterator[re.Match[str]]:
    """Names by their last word, looked for in the stretch before it."""
    tokens = seen.tokens
    words = _first_words("heads") & tokens.index.keys()
    for number in sorted(n for word in words for n in tokens.index[word])[:_MOST]:
        sentence = seen.sentences.of(tokens.starts[number])
        if sentence is not None and tokens.text[tokens.starts[number]].isupper():
            begin = max(seen.sentences.starts[sentence], tokens.starts[number] - _REACH)
            match = _headed().search(
                tokens.text, begin, min(seen.sentences.ends[sentence], tokens.ends[number] + _REACH)
            )
            if match is not None and match.end() > tokens.starts[number]:
                yield match


@cache
def _first_words(kind: str) -> frozenset[str]:
    return frozenset(words_of(entry)[0] for entry in table("operations")["name"][kind])


def _title_case(text: str, start: int, end: int) -> bool:
    """Whether nearly every word around a name has a capital, so that capitals do not mark names."""
    begin = max(text.rfind("\n", 0, start) + 1, start - 150)
    stop = text.find("\n", end, end + 150)
    line = text[begin:start] + " " + text[end : stop if stop >= 0 else end + 150]
    words = [word for word in re.findall(r"[^\W\d]+", line) if len(word) > 3]
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= _TITLE_SHARE * len(words)


def _operation(text: str, match: re.Match[str]) -> _Called | None:
    """A name after "Operation", up to the word that ends its name."""
    words = list(re.finditer(r"[^\s]+", match["name"]))
    titled = _title_case(text, match.start(), match.end())
    if titled and (not match["kind"].lower().startswith("oper") or words[0][0] in _stops("ends")):
        return None
    if match["kind"] in _COMMON and not match["quote"]:
        return None  # "the operation Northshire Police ran"
    if match["kind"].isupper() and "\n" in text[match.start() : match.start("name")]:
        return None  # a heading ends in "OPERATION", and the text begins on the next line
    if words[0][0] in _stops("never") or (words[0][0].isdigit() and len(words) == 1):
        return None
    last, linked = words[0], False
    for word in words[1:]:
        bare = word[0].removesuffix("'s")
        if (bare[0].isupper() and bare in _stops("ends")) or (linked and _DATE.match(bare)):
            break
        linked = bare[0].islower()
        if bare[0].isupper() or bare[0].isdigit():
            last = word
    end = match.start("name") + last.end() - last[0].endswith("'")
    value = " ".join(text[match.start() : end].replace('"', "").split()).removesuffix("'s")
    stop = end - 2 if text[match.start() : end].endswith("'s") else end
    if text[stop : stop + 1] in {'"', "'"} and match["quote"]:
        stop += 1
    pair = acronyms.pair(text, match.start("name"), stop)
    return _Called(match.start(), stop, value, None if pair.end == stop else pair.short, titled)


def _joint(text: str, match: re.Match[str]) -> _Called | None:
    """Joint action days, named by their capitals or their acronym."""
    short = match["short"]
    if not short and "Joint Action" not in match[0]:
        return None
    short = short.strip(" ()\n") if short else None
    head = text[match.start() : match.end("where")]
    value = " ".join((head + (match["year"] or "")).split())
    return _Called(match.start(), match.end(), value, short, titled=False)


def _dubbed(match: re.Match[str]) -> _Called:
    return _Called(match.start("name"), match.end("name"), match["name"], None, titled=False)


def _with_head(match: re.Match[str]) -> _Called | None:
    """A name by its last word: "National Organized Retail Crime (ORC) Blitz"."""
    if "Joint Action" in match[0] or _title_case(match.string, match.start(), match.end()):
        return None
    short = match["short"]
    value = match[0].replace(short, "") if short else match[0]
    if value.split()[0] in {"The", "A", "An", "This", "These", "Our", "During"}:
        return None
    head = value.split()[-1]
    return _Called(
        match.start(), match.end(), value, f"{short.strip(' ()')} {head}" if short else None, titled=False
    )


def _grouped(found: list[_Called]) -> list[list[_Called]]:
    """Mentions of one operation: one name is the beginning or a part of the other."""
    groups: list[list[_Called]] = []
    for called in found:
        key = _key(called.value)
        for group in groups:
            if any(key in _key(other.value) or _key(other.value) in key for other in group):
                group.append(called)
                break
        else:
            groups.append([called])
    return groups


def _key(value: str) -> str:
    return f" {fold(value).replace('days', 'day').removeprefix('op ')} "


def _best(group: list[_Called]) -> _Called:
    """The fullest form outside a title; in titles every word has a capital, so there the shortest."""
    told = [called for called in group if not called.titled]
    if not told:
        return min(group, key=lambda called: (len(called.value), called.start))
    counts = Counter(called.value for called in told)
    return max(
        told,
        key=lambda called: (called.short is not None, len(called.value), counts[called.value], -called.start),
    )
