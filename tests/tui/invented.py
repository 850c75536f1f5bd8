"""Releases written for these tests, built by hand so that nothing depends on what the parser reads."""

import hashlib
from typing import Any

from store.model import Block, BlockKind, Contact, Fact, FactValue, Phone, Place, Release, Source, Stamp

ACTION_TEXT = """Harbour Watch: 41 arrests in three ports

Issued By North Sea Police Board [English], Mon, Mar 4, 2024 9:30 AM

Police and customs searched ships and warehouses for four days.

Norway, supported by the North Sea Police Board, coordinated Harbour Watch. Officers from 9 countries (6 coastal \
states and 3 inland states) took part between 26 and 29 February 2024.

Almost 1 200 officers checked 14 300 containers. The action days led to 41 arrests and the seizure of more than \
350 kg of cocaine. In a separate case in 2019 the same ports reported 7 arrests.

Headquartered in Bergen, the North Sea Police Board supports 12 member states.

Press contact

Astrid Lunde
Head of Press
[email protected]
+47 55 55 01 23

Duty desk
desk@nspb.example
+47 55 55 01 00"""


def release(text: str, *, ident: str = "", **given: Any) -> Release:
    """Return a release with this text; title, blocks and the rest as given or as plain as they can be."""
    title = text.partition("\n")[0]
    digest = hashlib.sha256(f"{ident}{text}".encode()).hexdigest()
    plain: dict[str, Any] = {
        "id": digest[:16],
        "title": title,
        "publisher": "North Sea Police Board",
        "distributor": None,
        "language": "en",
        "kind": "operation",
        "published": Stamp("2024-03-04"),
        "standfirst": None,
        "text": text,
        "text_sha256": digest,
        "source": Source("made/up.txt", "text/plain", digest),
        "parser": "pressroom test",
        "blocks": (Block("title", 0, len(title)), Block("body", len(title), len(text))),
    }
    return Release(**(plain | given))


def fact(text: str, field: str, value: FactValue, evidence: str, *, later: int = 0, **given: Any) -> Fact:
    """Return a fact whose evidence stands in the text; `later` skips so many earlier places with the same words."""
    start = -1
    for _ in range(later + 1):
        start = text.index(evidence, start + 1)
    return Fact(field, value, start, start + len(evidence), evidence, **given)


def place(text: str, evidence: str, *, later: int = 0) -> Place:
    """Return a further place of a fact."""
    found = fact(text, "arrests", 1, evidence, later=later)
    return Place(found.start, found.end, evidence)


def block(text: str, kind: BlockKind, first: str, last: str) -> Block:
    """Return a block from the words `first` to the end of the words `last`."""
    start = text.index(first)
    return Block(kind, start, text.index(last, start) + len(last))


def contact(text: str, first: str, last: str, **given: Any) -> Contact:
    """Return a contact whose evidence runs from `first` to `last`."""
    found = block(text, "contacts", first, last)
    plain: dict[str, Any] = {
        "name": None, "role": None, "organisation": None, "emails": (), "email_hidden": False, "phones": (),
    }  # fmt: skip
    return Contact(
        **(plain | given), start=found.start, end=found.end, evidence=text[found.start : found.end]
    )


def action() -> Release:
    """Return the release of an operation with every kind of fact, partners and contacts."""
    text = ACTION_TEXT
    return release(
        text,
        distributor="Wire Pigeon",
        published=Stamp("2024-03-04T09:30"),
        blocks=(
            block(text, "title", "Harbour Watch: 41", "three ports"),
            block(text, "dateline", "Issued By", "9:30 AM"),
            block(text, "standfirst", "Police and customs", "four days."),
            block(text, "body", "Norway, supported", "7 arrests."),
            block(text, "boilerplate", "Headquartered", "member states."),
            block(text, "contacts", "Press contact", "01 00"),
        ),
        facts=(
            fact(text, "op_name", "Harbour Watch", "Harbour Watch"),
            fact(text, "op_date", "2024-02-26/2024-02-29", "between 26 and 29 February 2024"),
            fact(text, "arrests", 41, "41 arrests", also=(place(text, "41 arrests", later=1),)),
            fact(text, "officers", 1200, "Almost 1 200 officers", qualifier="almost"),
            fact(text, "checks", 14300, "checked 14 300 containers"),
            fact(text, "countries_count", 9, "9 countries"),
            fact(text, "countries_count", 6, "6 coastal states", scope="part", by="coastal"),
            fact(text, "countries_count", 3, "3 inland states", scope="part", by="inland"),
            fact(
                text, "seizure", 350, "more than 350 kg of cocaine",
                unit="kg", item="cocaine", action="seized", qualifier="more_than",
            ),
            fact(text, "arrests", 7, "7 arrests", scope="other_case"),
            fact(text, "coordinator", "Norway", "Norway", role="coordinated"),
            fact(text, "partner", "North Sea Police Board", "North Sea Police Board", later=1, role="supported", acronym="NSPB"),
            fact(text, "crime_area", "drugs", "cocaine"),
        ),
        contacts=(
            contact(
                text, "Astrid Lunde", "01 23", name="Astrid Lunde", role="Head of Press", email_hidden=True,
                phones=(Phone("+47 55 55 01 23", "+4755550123"),),
            ),
            contact(
                text, "Duty desk", "01 00", role="Duty desk", emails=("desk@nspb.example",),
                phones=(Phone("+47 55 55 01 00", "+4755550100"),),
            ),
        ),
        source=Source("made/harbour.txt", "text/plain", "ab" * 32, url="https://nspb.example/harbour"),
    )  # fmt: skip


def many(count: int) -> list[Release]:
    """Return short releases, the first the newest: `Notice 1` of 28 December 2023 and so on."""
    return [
        release(
            f"Notice {number}\n\nA short notice about the quay, number {number}. Nothing was stolen.",
            published=Stamp(f"2023-{12 - number // 28 % 12:02}-{28 - number % 28:02}"),
            publisher="Harbour Office",
            kind="other",
        )
        for number in range(1, count + 1)
    ]
