"""Names known by their build: from a run of capitalised words to the bodies it names.

"Officers of the Orange County Sheriff's Department and Brea Police Department" holds two names; a rank, a
sentence's first word or a person beside a name are not part of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from store.parsing.knowledge import table
from store.parsing.remembered import Remembered
from store.parsing.runs import Word, words

_LISTS = ("heads", "openers", "part_of_names", "ranks", "generic", "front", "before_of")
_JOINERS = frozenset({"and", "&", "y", "et"})
_TAILS = frozenset(
    {
        "of",
        "for",
        "against",
        "de",
        "del",
        "des",
        "du",
        "di",
        "della",
        "la",
        "las",
        "los",
        "the",
        "contra",
        "para",
    }
)
_PLACE_TAILS = frozenset({"in", "en"})
_OFFICES = frozenset({"office", "offices", "prosecution", "prosecutor", "oficina"})
# Gangs are organisations too; "Law Enforcement" is nobody in particular.
_CRIMINAL = re.compile(
    r"\b(?:Trafficking|Criminal|Crime|Terrorist|Laundering)\ (?:Organi[sz]ation|Network|Group)|\bLaw\ Enforcement\b(?!\ (?:Centre|Center|Agency|Unit|Team|Division|Department))"
)
# Articles that are a part of places' names as well: "Los Angeles", but "La Fiscalía".
_ARTICLES = frozenset({"el", "la", "los", "las", "le", "les"})
# A lost apostrophe: "the Criminal Divisions Fraud Section".
_OWNERS = frozenset({"divisions", "departments"})
_OF_A_PERSON = frozenset({"sheriff", "prosecutor", "prosecutors", "marshals"})
# More words before an "and" are no list of places.
_PLACES = 3
_TWO_NAMES = 2
_PERSONS = frozenset({"sheriff", "prosecutor"})


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of tables/names.toml, as sets of lower-case words."""

    heads: frozenset[str]
    openers: frozenset[str]
    part_of_names: frozenset[str]
    ranks: frozenset[str]
    generic: frozenset[str]
    front: frozenset[str]
    before_of: frozenset[str]


@cache
def lists() -> Words:
    """Return the word lists that names are built with."""
    rows = table("names")
    return Words(*(frozenset(w.lower() for w in rows[key]) for key in _LISTS))


def _bare(text: str) -> str:
    return text.lower().removesuffix("'s").removesuffix("'")


# What is asked of every word of every run, by the word as printed.
_STEMS = Remembered(_bare)
_HEADS = Remembered(lambda text: text.lower() not in _PERSONS and _bare(text) in lists().heads)
_RANKS = Remembered(lambda text: text.lower().rstrip(".") in lists().ranks)


def _stem(word: Word) -> str:
    return _STEMS[word.text]


def is_head(word: Word) -> bool:
    """Whether this word makes a run of capitals a body; a bare "Sheriff" is a person."""
    return not word.link and _HEADS[word.text]


def cut(text: str, start: int, end: int) -> Iterator[list[Word]]:
    """Yield the bodies that a run of capitalised words names, as their words, in text order."""
    found = words(text, start, end)
    if any(is_head(word) for word in found) and not _CRIMINAL.search(text, start, end):
        for part in _parted(_stripped(found)):
            name = _ended(part)
            if name and named(name):
                yield name


def _stripped(run: list[Word]) -> list[Word]:
    """The run without the words that open a sentence."""
    known = lists()
    while run:
        word = run[0].text.lower()
        following = run[1] if len(run) > 1 else None
        keep = following is not None and not following.link and word in known.part_of_names
        keep = keep or (word in _ARTICLES and not (following is not None and is_head(following)))
        if run[0].link or (word in known.openers and not keep):
            run = run[1:]
        else:
            break
    return run


def _parted(run: list[Word]) -> list[list[Word]]:
    """The run in parts: at an "and" between two bodies, and after a possessive body."""
    parts: list[list[Word]] = [[]]
    for number, word in enumerate(run):
        left = parts[-1]
        if word.link and word.text in _JOINERS and _splits(left, run[number + 1 :]):
            parts.append([])
        elif left and not word.link and _owns(left):
            parts.append([word])
        else:
            left.append(word)
    return parts


def _splits(left: list[Word], right: list[Word]) -> bool:
    """Whether an "and" between these words parts two names."""
    if not left or (
        right and right[0].text == "the" and not any(word.text == "District" for word in right[:4])
    ):
        return True
    if any(is_rank(word) for word in left) and not (left := _from_body(_stripped(left))):
        return True
    left_head = any(is_head(word) for word in left)
    if (
        left_head
        and _stem(left[-1]) == "customs"
        and right
        and right[0].text in {"Border", "Excise", "Immigration"}
    ):
        return False
    if len(left) == 1 and left_head:
        return False  # "Police and Border Guard Board"
    if left_head and any(is_head(word) for word in right):
        return is_head(left[-1]) or not _has_tail(left)
    plain = [word.text for word in left if not word.link]
    if not left_head and (len(plain) > _PLACES or (right and right[0].text == plain[0])):
        return True
    return left_head and is_head(left[-1])


def _has_tail(part: list[Word]) -> bool:
    """Whether the last head is followed by "of …"."""
    last = max(number for number, word in enumerate(part) if is_head(word))
    return last + 1 < len(part) and part[last + 1].link


def _owns(part: list[Word]) -> bool:
    """Whether "Kent Police's …" owns what follows; a "Sheriff's Office" is one name."""
    last = part[-1].text
    if last.lower() in _OWNERS:
        begin = max((n for n, word in enumerate(part) if word.link), default=-1) + 1
        return not named(part[begin:])
    return last.endswith("'s") and is_head(part[-1]) and _stem(part[-1]) not in _OF_A_PERSON


def _ended(part: list[Word]) -> list[Word]:
    """The part up to the end of its last head or its "of …"; empty when it names no body."""
    part = _from_body(_stripped(part))
    numbers = [number for number, word in enumerate(part) if is_head(word)]
    if not numbers:
        return []
    first, last = numbers[0], numbers[-1]
    for number in range(first + 1, len(part)):
        word = part[number]
        if is_rank(word) and not is_head(word) and not _is_inspector_general(part, number):
            part = part[:number]
            break
    heads = [number for number in numbers if number < len(part)]
    last = heads[-1]
    stop = last + 1
    if _stem(part[0]) in lists().front and last == 0:
        while stop < len(part) and not part[stop].link:
            stop += 1
    if stop < len(part) and part[stop].link and _takes(part, last, stop):
        stop = _tail(part, stop)
    return _trimmed(part[:stop])


def _is_inspector_general(part: list[Word], number: int) -> bool:
    return (
        part[number].text == "Inspector"
        and number + 1 < len(part)
        and part[number + 1].text.startswith("General")
    )


def _from_body(part: list[Word]) -> list[Word]:
    """The part after a person's rank and name ("Sheriff Don Barnes of the …")."""
    head = next((n for n, word in enumerate(part) if is_head(word)), None)
    if head is None:
        return []
    begin = 0
    for number in range(head):
        word = part[number]
        if is_rank(word) and not word.text.endswith("'s"):
            begin = number + 1
    if begin == 0:
        return _after_person(part, head)
    of = next(
        (n for n in range(begin, head) if part[n].link and part[n].text in {"of", "the", "from", "for"}), None
    )
    return _stripped(part[of:]) if of is not None else part[begin:] if begin == head else []


def _after_person(part: list[Word], head: int) -> list[Word]:
    """The part after "Jane Doe of the …": what stands before "of the" is no body unless it holds a head."""
    for number in range(1, head):
        if (
            part[number].text in {"of", "from", "with"}
            and part[number].link
            and part[number + 1].text == "the"
        ):
            return _stripped(part[number + 2 :])
        if (
            part[number].text == "of"
            and number == _TWO_NAMES
            and not any(w.text.lower() in lists().before_of for w in part[:number])
        ):
            return _stripped(part[number + 1 :])
    return part


def _takes(part: list[Word], head: int, link: int) -> bool:
    """Whether the "of …" or "in …" after a head belongs to the name."""
    word = part[link].text
    if word in _PLACE_TAILS:
        return not named(part[:link]) and _stem(part[head]) in _OFFICES
    return word in _TAILS or word in _JOINERS


def _tail(part: list[Word], stop: int) -> int:
    """Where the "of …" that begins at `stop` ends."""
    number = stop
    while number < len(part):
        word = part[number]
        if (
            word.link
            and word.text not in _TAILS
            and word.text not in _JOINERS
            and word.text not in _PLACE_TAILS
        ):
            break
        number += 1
    return number


def _trimmed(part: list[Word]) -> list[Word]:
    while part and part[-1].link:
        part = part[:-1]
    return _stripped(part)


def named(part: list[Word]) -> bool:
    """Whether the words say which body is meant and not only what kind of body it is."""
    plain = [word for word in part if not word.link]
    return len(plain) > 1 and any(
        _stem(word) not in lists().generic and word.text.lower() not in lists().generic for word in plain
    )


def is_rank(word: Word) -> bool:
    """Whether this word is a person's rank."""
    return not word.link and _RANKS[word.text]


def without_openers(text: str, start: int, end: int) -> list[Word]:
    """Return the words of a run without those that open a sentence."""
    return _stripped(words(text, start, end))


def has_head(text: str, start: int, end: int) -> bool:
    """Return whether a run holds a word that makes it a body."""
    return any(is_head(word) for word in words(text, start, end))
