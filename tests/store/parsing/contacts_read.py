"""What the parser finds of contacts in a release written for a test."""

from typing import Any

from store.document import Document
from store.model import Contact
from store.parsing import blocks, contacts, heading, kind
from store.parsing.reading import Reading
from store.text import shadow

STORY = (
    "Officers searched nine homes in the harbour district on Tuesday and found cash, phones and forged papers "
    "behind a false wall. Six men were taken to the central station."
)
GB = {"url": "https://www.eastmarch.police.uk/news/1"}
US = {"publisher": "Harbour County District Attorney"}
AU = {"url": "https://www.harbour.gov.au/news/1"}

Told = tuple[str | None, str | None, str | None, tuple[str, ...], tuple[str | None, ...]]


def read(text: str, **stated: Any) -> tuple[Contact, ...]:
    """Return the contacts of a text whose kind is "other"; what a format states of it may be given beside it."""
    return _contacts(Document(text=text, media_type="text/plain", **stated), decided=False)


def read_and_decide(text: str) -> tuple[Contact, ...]:
    """Return the contacts of a text after its kind was decided, as the parser does."""
    return _contacts(Document(text=text, media_type="text/plain"), decided=True)


def _contacts(document: Document, *, decided: bool) -> tuple[Contact, ...]:
    text, view = document.text, shadow(document.text)
    head = heading.read(document, view, blocks.label(document, view))
    return contacts.read(
        Reading(
            text,
            view,
            head.language,
            head.blocks,
            head.title,
            head.publisher,
            head.country,
            head.published,
            kind.decide(view, head) if decided else "other",
        )
    )


def told(
    tail: str, *, title: str = "Six held in harbour raids", story: str = STORY, **stated: Any
) -> list[Told]:
    """Return name, role, organisation, addresses and numbers of the contacts of a release with that ending."""
    found = read(f"{title}\n\n{story}\n\n{tail}", **stated)
    return [
        (one.name, one.role, one.organisation, one.emails, tuple(phone.e164 for phone in one.phones))
        for one in found
    ]


def person(
    name: str | None,
    role: str | None = None,
    *phones: str | None,
    organisation: str | None = None,
    emails: tuple[str, ...] = (),
) -> Told:
    """Return a contact as `told` gives it."""
    return (name, role, organisation, emails, phones)
