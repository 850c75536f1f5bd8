"""Reads whom the press may call: names, roles, numbers and addresses of the contact blocks.

Invariant: an address or number stands in the text; a placeholder such as `[email protected]` is never an address but
says that one is hidden; the evidence of a contact is its whole stretch.
"""

import re
from dataclasses import dataclass, field

from store.model import Contact, Phone
from store.parsing import people, phones
from store.parsing.contactareas import ADDRESS, HIDDEN
from store.parsing.reading import Reading

_LINE = re.compile(r"\S[^\n]*")


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

    @property
    def reachable(self) -> bool:
        return bool(self.emails or self.phones or self.hidden)


def read(reading: Reading) -> tuple[Contact, ...]:
    """Return the contacts of a release in text order."""
    found: list[Contact] = []
    for block in reading.blocks:
        if block.kind == "contacts":
            found += _contacts(reading, _cards(reading, block.start, block.end))
    return tuple(found)


def _contacts(reading: Reading, cards: list[_Card]) -> list[Contact]:
    return [
        Contact(
            name=name,
            role=card.role,
            organisation=card.organisation,
            emails=tuple(dict.fromkeys(card.emails)),
            email_hidden=card.hidden,
            phones=tuple(dict.fromkeys(card.phones)),
            start=card.start,
            end=card.end,
            evidence=reading.text[card.start : card.end],
        )
        for card in cards
        if card.reachable
        for name in (card.names or (None,))
    ]


def _cards(reading: Reading, start: int, end: int) -> list[_Card]:
    cards: list[_Card] = []
    for line in _LINE.finditer(reading.shadow, start, end):
        first = line.start()
        _read_line(reading, cards, first, first + len(line[0].rstrip()))
    return cards


def _read_line(reading: Reading, cards: list[_Card], start: int, end: int) -> None:
    """Add what one line says to the card it belongs to, or begin a new one."""
    marks = _marks(reading, start, end)
    rest = reading.shadow[start:end]
    for first, last, _ in sorted(marks, reverse=True, key=lambda mark: mark[0]):
        rest = rest[: first - start] + " | " + rest[last - start :]
    for piece in people.strip_heading(rest).split("|"):
        _add_words(cards, people.read(piece), start, end)
    for _, _, value in marks:
        if not cards:
            cards.append(_Card(start, end))
        card = cards[-1]
        card.end = end
        if isinstance(value, Phone):
            card.phones.append(value)
        elif value is None:
            card.hidden = True
        else:
            card.emails.append(value)


def _marks(reading: Reading, start: int, end: int) -> list[tuple[int, int, Phone | str | None]]:
    """Return the numbers, addresses and hidden addresses of a line with their places."""
    shadow, text = reading.shadow, reading.text
    marks: list[tuple[int, int, Phone | str | None]] = [
        (found.start(), found.end(), text[found.start() : found.end()])
        for found in ADDRESS.finditer(shadow, start, end)
    ]
    marks += [(found.start(), found.end(), None) for found in HIDDEN.finditer(shadow, start, end)]
    numbers = phones.find(text, shadow, start, end, reading.country)
    marks += [(number.start, number.end, number.phone) for number in numbers]
    return sorted(marks, key=lambda mark: mark[0])


def _add_words(cards: list[_Card], said: people.Said, start: int, end: int) -> None:
    if said.names:
        if not cards or cards[-1].names or cards[-1].reachable:
            cards.append(_Card(start, end))
        cards[-1].names += said.names
    if said.role:
        if not cards or (cards[-1].role and cards[-1].reachable):
            cards.append(_Card(start, end))
        cards[-1].role = cards[-1].role or said.role
    if (said.names or said.role) and cards:
        cards[-1].end = end
