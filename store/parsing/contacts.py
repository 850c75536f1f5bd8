"""Reads whom the press may call: names, roles, numbers and addresses of the contact blocks.

Invariant: an address or number stands in the text; a placeholder such as `[email protected]` is never an address but
says that one is hidden; the evidence of a contact is its whole stretch.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from store.model import Contact, Phone
from store.parsing import contactcues, people, phones, reaching, signatures
from store.parsing.reading import Reading

_OR = re.compile(r"\s*(?:or|and|oder|und|ou|y|o)\b", re.IGNORECASE)
# The last digits alone, where the rest of the number stands before them: "755-0 (-1012/ -1013)".
_ENDING = re.compile(r"(?:(?<=[/,(])|(?<=[/,]\s))-\s?\d{3,6}(?=\s?(?:[)/,]|$))")
_LINE = re.compile(r"[^\s][^\n]*")
# A page may repeat its contact box without end; nobody calls more people than these.
_MOST = 60


@dataclass(slots=True)
class _Card:
    """A contact as it is put together from its lines."""

    start: int
    end: int
    names: list[str] = field(default_factory=list)
    role: str | None = None
    organisation: str | None = None
    emails: list[str] = field(default_factory=list)
    hidden: bool = False
    phones: list[Phone] = field(default_factory=list)
    desk: bool = False  # the role is that of a desk
    closed: bool = False  # a heading stands behind it
    shared: bool = False  # joined by "or" to the card before, which is reached as this one

    @property
    def reachable(self) -> bool:
        return bool(self.emails or self.phones or self.hidden)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A number, an address or a hidden address (`value` None) where it stands."""

    start: int
    end: int
    value: Phone | str | None


def read(reading: Reading) -> tuple[Contact, ...]:
    """Return the contacts of a release in text order; one that is repeated counts once."""
    found: dict[tuple[object, ...], Contact] = {}
    for block in reading.blocks:
        if block.kind == "contacts" and len(found) < _MOST:
            for contact in _contacts(reading, _cards(reading, block.start, block.end)):
                numbers = tuple(phone.e164 or _digits(phone.printed) for phone in contact.phones)
                found.setdefault((contact.name, numbers, contact.emails, contact.email_hidden), contact)
    return tuple(
        one for one in found.values() if not any(_says_no_more(one, other) for other in found.values())
    )


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _says_no_more(one: Contact, other: Contact) -> bool:
    """Whether a person is named again, with nothing that the other mention does not say."""
    if one is other or one.name is None or one.name != other.name:
        return False
    mine, theirs = (
        {*contact.emails, *(phone.e164 or phone.printed for phone in contact.phones)}
        for contact in (one, other)
    )
    return mine < theirs and one.email_hidden <= other.email_hidden


def _contacts(reading: Reading, cards: list[_Card]) -> list[Contact]:
    _share(cards)
    return [
        Contact(
            name=name,
            role=card.role,
            organisation=card.organisation,
            emails=tuple(dict.fromkeys(card.emails)),
            email_hidden=card.hidden,
            phones=tuple({phone.e164 or phone.printed: phone for phone in reversed(card.phones)}.values())[
                ::-1
            ],
            start=card.start,
            end=card.end,
            evidence=reading.text[card.start : card.end],
        )
        for card in cards
        if card.reachable
        for name in (card.names or (None,))
    ]


def _share(cards: list[_Card]) -> None:
    """Give a person the number of the one who is named next to them: "Jane Roe, Editor, or John Doe, Director, 555 …"."""
    for before, card in zip(cards[-2::-1], cards[:0:-1], strict=False):
        if card.shared and before.names and not before.reachable:
            before.emails, before.phones = list(card.emails), list(card.phones)
            before.hidden, before.end = card.hidden, card.end
            before.organisation = before.organisation or card.organisation


def _cards(reading: Reading, start: int, end: int) -> list[_Card]:
    cards: list[_Card] = []
    for line in _LINE.finditer(reading.shadow, start, end):
        _read_line(reading, cards, line.start(), line.start() + len(line[0].rstrip()))
    return cards


def _read_line(reading: Reading, cards: list[_Card], start: int, end: int) -> None:
    """Add what one line says to the card it belongs to, or begin a new one."""
    closing = contactcues.CLOSING.search(reading.shadow, start, end)
    end = closing.start() if closing is not None else end
    marks = _marks(reading, start, end)
    if not marks and people.is_heading(reading.shadow[start:end]):
        if cards:
            cards[-1].closed = True
        return
    at = start
    for mark in [*marks, _Mark(end, end, "")]:
        piece = reading.shadow[at : mark.start]
        another = _is_another_desk(cards, piece, mark, first=at == start)
        for said in people.read(people.without_heading(piece) if at == start else people.without_note(piece)):
            desk = another and said.kind == "role"
            _add_words(reading, cards, replace(said, kind="desk") if desk else said, at, mark.start)
        if mark.value != "":
            _add_mark(cards, mark)
        at = mark.end


def _is_another_desk(cards: list[_Card], piece: str, mark: _Mark, *, first: bool) -> bool:
    """Whether a role before a number is not that of the person before it, but of who answers there."""
    if not cards or not cards[-1].reachable or mark.value == "":
        return False
    card = cards[-1]
    if _OR.match(piece) is not None:
        return True
    return first and card.role is None and isinstance(mark.value, Phone) and bool(card.phones)


def _marks(reading: Reading, start: int, end: int) -> list[_Mark]:
    """Return the numbers, addresses and hidden addresses of a line, in its order."""
    shadow, text = reading.shadow, reading.text
    marks = []
    for found in reaching.ADDRESS.finditer(shadow, start, end):
        first = found.start() + reaching.run_in(found[0])
        marks.append(_Mark(first, found.end(), text[first : found.end()]))
    marks += [
        _Mark(found.start(), found.end(), None) for found in reaching.HIDDEN.finditer(shadow, start, end)
    ]
    numbers = list(phones.find(text, shadow, start, end, reading.country))
    marks += [_Mark(number.start, number.end, number.phone) for number in numbers]
    marks += _endings(reading, start, end, numbers)
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    kept: list[_Mark] = []
    for mark in marks:
        if not kept or kept[-1].end <= mark.start:
            kept.append(mark)
    return kept


def _endings(reading: Reading, start: int, end: int, numbers: list[phones.Found]) -> Iterator[_Mark]:
    """Yield the extensions of a line that are printed without their number, completed where that stands elsewhere."""
    places = {found.span() for found in _ENDING.finditer(reading.shadow, start, end)}
    places.update(signatures.numbers(reading.shadow, start, end))
    for first, last in sorted(places):
        if any(number.start < last and first < number.end for number in numbers):
            continue
        digits = re.sub(r"\D", "", reading.shadow[first:last])
        printed = reading.text[first:last].strip()
        whole: set[str | None] = set()
        if digits.startswith("0"):
            whole.add(phones.whole(reading.shadow[first:last], reading.country))
        for known in (numbers, _elsewhere(reading)):
            whole = whole or {phones.with_ending(digits, number) for number in known} - {None}
        yield _Mark(first, last, Phone(printed, whole.pop() if len(whole) == 1 else None))


@lru_cache(maxsize=2)
def _elsewhere(reading: Reading) -> tuple[phones.Found, ...]:
    """Return every number of the release."""
    return tuple(phones.find(reading.text, reading.shadow, 0, len(reading.text), reading.country))


def _add_mark(cards: list[_Card], mark: _Mark) -> None:
    if not cards:
        cards.append(_Card(mark.start, mark.end))
    card = cards[-1]
    card.end = mark.end
    if isinstance(mark.value, Phone):
        card.phones.append(mark.value)
    elif mark.value is None:
        card.hidden = True
    else:
        card.emails.append(mark.value)


def _add_words(reading: Reading, cards: list[_Card], said: people.Said, start: int, end: int) -> None:
    """Add a name, role or organisation; one that the last card cannot take begins a new card."""
    place = reading.shadow.find(said.words.split()[0], start, end)
    first = place if place >= 0 else start
    card = cards[-1] if cards else None
    below = "\n" in reading.shadow[card.end : first] if card is not None else False
    if card is None or not _takes(card, said, below=below):
        card = _Card(first, end, shared=said.joined)
        cards.append(card)
    if said.kind == "name":
        card.names.append(_as_printed(reading, said.words, first, end))
        card.role = card.role or said.role
    elif said.kind == "organisation" or (card.role and not (card.desk and card.names)):
        card.organisation = card.organisation or said.words
    else:
        if card.role and card.role not in said.words:
            card.organisation = card.organisation or card.role
        card.role, card.desk = said.words, said.kind == "desk"
    card.end = max(card.end, min(end, first + len(said.words)))


def _takes(card: _Card, said: people.Said, *, below: bool) -> bool:
    if card.closed and card.reachable:
        return False
    if said.kind == "name":
        return not card.reachable and not (card.names and card.role)
    if said.kind == "desk":
        return not card.reachable and (card.role is None or bool(card.names))
    if said.kind == "role":
        return card.role is None or not card.reachable
    return not card.reachable or (card.organisation is None and not below)


def _as_printed(reading: Reading, words: str, start: int, end: int) -> str:
    """Return a name with the text's own quotes and dashes."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = re.search(pattern, reading.shadow[start:end])
    return " ".join(reading.text[start + found.start() : start + found.end()].split()) if found else words
