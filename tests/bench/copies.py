"""Copies of a release that differ as another release would: id, title, names and numbers, in text and facts alike.

Invariant: every stretch keeps its place, so that `text[start:end] == evidence` holds in a copy as in the original; the
same turn makes the same copy on every machine. A name becomes the same other name all over a turn, so that names
repeat from release to release as real ones do; a number becomes another in each release. Words that many releases
have stay, so that a query for them finds as many times more as there are copies.

Ten turns of 6,000 real releases hold 212,505 different words; 60,000 real ones held 228,224.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from store.document import Origin, Original
from store.factfields import COUNT_FIELDS
from store.model import Contact, Fact, Phone, Place, Release, Stamp

# What a copy may change as a whole: words, and runs of digits.
_PIECE = re.compile(r"[^\W\d_]+|\d+")
_NAME = re.compile(r"[A-Z][a-z]{3,}")
_LEAST = 4
# Two or more capitalised words inside a sentence; German nouns seldom stand side by side.
_NAMES_INSIDE = re.compile(r"(?<=[a-zäöüß,] )[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+)+")
_NAME_FIELDS = ("partner", "coordinator", "place", "op_name")
# Numbers of so many digits are telephones and references: no two releases share them.
_LONG = 5
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"

# A word that one release in so many has is a common one, whatever names it is part of.
_COMMON = 2_000

Change = Callable[[str], str]


def common_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words, as written, that stand in many of the texts."""
    counts: Counter[str] = Counter()
    number = 0
    for text in texts:
        counts.update(set(_PIECE.findall(text)))
        number += 1
    return frozenset(word for word, count in counts.items() if count > max(1, number // _COMMON))


def copy(release: Release, turn: int, common: frozenset[str] = frozenset()) -> Release:
    """Return the copy of a release that a turn makes.

    Args:
        release: What is copied.
        turn: Which copy; 0 is the release itself.
        common: Words that stay.
    """
    if turn == 0:
        return release
    change = _change(release, turn, common)
    text = change(release.text)
    return replace(
        release,
        id=hashlib.sha256(f"{turn}-{release.id}".encode()).hexdigest()[:16],
        title=release.title and change(release.title),
        publisher=release.publisher and change(release.publisher),
        distributor=release.distributor and change(release.distributor),
        standfirst=release.standfirst and change(release.standfirst),
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        published=_stamp(release.published, text),
        embargo=_stamp(release.embargo, text),
        facts=tuple(_fact(fact, text, change) for fact in release.facts),
        contacts=tuple(_contact(contact, text, change) for contact in release.contacts),
        source=replace(
            release.source,
            ident=f"{turn}-{release.source.ident or release.id}",
            url=release.source.url and f"{release.source.url}#{turn}",
        ),
    )


def with_origin(release: Release) -> tuple[Release, Origin]:
    """Return a release as if it had been read from a row of JSON, and that row."""
    row = {
        "id": release.source.ident or release.id,
        "publisher": release.publisher,
        "title": release.title,
        "date": release.published.value if release.published else None,
        "lang": release.language,
        "url": release.source.url,
        "text": release.text,
    }
    data = json.dumps(row, ensure_ascii=False).encode()
    sha256 = hashlib.sha256(data).hexdigest()
    origin = Origin(Original("bench.jsonl", "application/json", data, sha256))
    return replace(release, source=replace(release.source, sha256=sha256)), origin


def _change(release: Release, turn: int, common: frozenset[str]) -> Change:
    """Return what changes a text: whole words and runs of digits, the same everywhere in this release."""
    fixed = _pieces(_evidence_of(release, names=False)) | _pieces(_stamped(release))
    words = {word for word in _names(release) if _NAME.fullmatch(word)} - fixed - common
    words |= _of_title(release, words, fixed, common)
    changed = {word: other_word(word, turn) for word in words}
    changed |= {run: _other_run(run, f"{turn}-{release.id}") for run in set(_runs(release)) - fixed}
    return lambda text: _PIECE.sub(lambda piece: changed.get(piece[0], piece[0]), text)


def _names(release: Release) -> set[str]:
    named = [*_evidence_of(release, names=True), release.publisher or "", release.distributor or ""]
    named += [contact.name or "" for contact in release.contacts]
    named += _NAMES_INSIDE.findall(release.text)
    return _pieces(named)


def _of_title(release: Release, chosen: set[str], fixed: set[str], common: frozenset[str]) -> set[str]:
    """Return a word that makes the title another one, where no name in it does so already."""
    words = _pieces([release.title or ""])
    if words & chosen:
        return set()
    free = [word for word in words - fixed if word.isascii() and word.isalpha() and len(word) >= _LEAST]
    return {max(free, key=lambda word: (word not in common, len(word), word))} if free else set()


def _runs(release: Release) -> Iterator[str]:
    """Yield the runs of digits to change: those of counted facts, and all long ones."""
    for fact in release.facts:
        if _counted(fact):
            yield from re.findall(r"\d+", fact.evidence)
    yield from re.findall(rf"\d{{{_LONG},}}", release.text)


def _counted(fact: Fact) -> bool:
    """Say whether the digits of the evidence are the value of a count, as they stand."""
    return fact.field in COUNT_FIELDS and _digits(fact.evidence) == str(fact.value)


def _evidence_of(release: Release, *, names: bool) -> Iterator[str]:
    """Yield the evidence of names, or of what has to keep its meaning: dates, countries, crimes, amounts."""
    for fact in release.facts:
        if (fact.field in _NAME_FIELDS) == names and (names or not _counted(fact)):
            yield from (fact.evidence, *(place.evidence for place in fact.also))


def _stamped(release: Release) -> Iterator[str]:
    for stamp in (release.published, release.embargo):
        if stamp is not None:
            yield stamp.evidence


def _pieces(texts: Iterable[str]) -> set[str]:
    return {piece for text in texts for piece in _PIECE.findall(text)}


@lru_cache(100_000)
def other_word(word: str, turn: int) -> str:
    """Return a word of the same length and first letter, two letters of which are others of their kind."""
    chances = _chances(f"{turn}-{word}")
    letters = list(word)
    first = 1 + chances[0] % (len(word) - 1)
    for place in {first, 1 + (first + chances[1] % (len(word) - 2)) % (len(word) - 1)}:
        letters[place] = _other(letters[place], chances[2 + place % 16])
    return "".join(letters)


def _other(letter: str, chance: int) -> str:
    """Return the letter that stands a chance's way behind this one in its kind, never itself."""
    for kind in (_VOWELS, _CONSONANTS, _VOWELS.upper(), _CONSONANTS.upper()):
        place = kind.find(letter)
        if place >= 0:
            return kind[(place + 1 + chance % (len(kind) - 1)) % len(kind)]
    return letter


def _other_run(run: str, seed: str) -> str:
    """Return a run of as many digits; its first one is 0 where it was."""
    chances = _chances(f"{seed}-{run}")
    digits = "".join(str(chances[place % len(chances)] % 10) for place in range(1, len(run)))
    return ("0" if run[0] == "0" else str(1 + chances[0] % 9)) + digits


def _chances(seed: str) -> bytes:
    """Return numbers below 256, the same for the same seed everywhere."""
    return hashlib.blake2b(seed.encode()).digest()


def _digits(text: str) -> str:
    return "".join(re.findall(r"\d", text))


def _stamp(stamp: Stamp | None, text: str) -> Stamp | None:
    return stamp and replace(stamp, evidence=text[stamp.start : stamp.end])


def _fact(fact: Fact, text: str, change: Change) -> Fact:
    value, evidence = fact.value, text[fact.start : fact.end]
    if _counted(fact):
        value = int(_digits(evidence))
    elif fact.field in _NAME_FIELDS and isinstance(value, str):
        value = change(value)
    also = tuple(Place(place.start, place.end, text[place.start : place.end]) for place in fact.also)
    return replace(fact, value=value, evidence=evidence, also=also)


def _contact(contact: Contact, text: str, change: Change) -> Contact:
    return replace(
        contact,
        name=contact.name and change(contact.name),
        organisation=contact.organisation and change(contact.organisation),
        role=contact.role and change(contact.role),
        phones=tuple(_phone(phone, change) for phone in contact.phones),
        evidence=text[contact.start : contact.end],
    )


def _phone(phone: Phone, change: Change) -> Phone:
    """Return a phone printed anew; the number that it dials ends in the same digits as before where those stay."""
    printed = change(phone.printed)
    old, new = _digits(phone.printed).lstrip("0"), _digits(printed).lstrip("0")
    e164 = phone.e164
    if e164 and old and e164.endswith(old):
        e164 = e164.removesuffix(old) + new
    return Phone(printed, e164)
