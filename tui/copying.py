"""What each entry of the copy menu yields. Pure: nothing here reaches a clipboard.

Invariant: an e-mail address that its source hides is never in a copy, and neither is the placeholder that stands
in its place; `Copy.missing` says so. Only JSON is the stored record, unchanged: its offsets point into its text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from store.model import Contact, Fact, Release
from store.text import shadow
from tui.passages import locate
from tui.quoting import citation, date_words, fact_sentence, fact_with_evidence, one_line, quote
from tui.wording import HIDDEN_EMAIL, fact_value

# What a page that hides its addresses from robots leaves in the text: `[email protected]`.
_PLACEHOLDER = re.compile(r"\[ *e-?mail[ -]*protected *\]", re.IGNORECASE)
_CUT = "[…]"


@dataclass(frozen=True, slots=True)
class Copy:
    """What is to be copied.

    Args:
        text: Empty when there is nothing to copy.
        missing: What was left out; with an empty text, why there is nothing.
    """

    text: str
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a copy is about.

    Args:
        release: The release shown or under the cursor.
        fact: The fact or partner under the cursor, when there is one.
        contact: The contact under the cursor, when there is one.
        selected: Text selected on the screen, as it stands there.
        pane: Name of the focused pane: releases, detail, facts, partners, contacts, facets or search.
    """

    release: Release
    fact: Fact | None = None
    contact: Contact | None = None
    selected: str = ""
    pane: str = "releases"


def copy_of(key: str, subject: Subject) -> Copy:
    """Return what the menu entry with this key yields for the subject.

    Raises:
        KeyError: The menu has no such key.
    """
    copy = _ENTRIES[key][1](subject)
    return copy if key == "j" else _without_placeholders(copy)


def menu() -> tuple[tuple[str, str], ...]:
    """Return the keys of the copy menu with their words, in its order."""
    return tuple((key, words) for key, (words, _) in _ENTRIES.items())


def _address(subject: Subject) -> Copy:
    url = subject.release.source.url
    return Copy(url) if url else Copy("", "the file gives no web address for this release")


def _title(subject: Subject) -> Copy:
    title = subject.release.title
    return Copy(one_line(title)) if title else Copy("", "this release has no title")


def _citation(subject: Subject) -> Copy:
    return Copy(citation(subject.release))


def _quote(subject: Subject) -> Copy:
    release, fact = subject.release, subject.fact
    if subject.selected.strip():
        place = locate(release, subject.selected)
        words = release.text[slice(*place)] if place else subject.selected
        return Copy(quote(release, words, place[0] if place else None))
    if fact is None or not fact.evidence:
        return Copy("", "select text, or put the cursor on a fact that has evidence")
    start, end = fact_sentence(release, fact)
    return Copy(quote(release, release.text[start:end], start))


def _fact(subject: Subject) -> Copy:
    if subject.fact is None:
        return Copy("", "no fact is under the cursor")
    return Copy(fact_with_evidence(subject.release, subject.fact))


def _email(subject: Subject) -> Copy:
    contacts = _contacts(subject)
    for contact in contacts:
        if contact.emails:
            return Copy(", ".join(contact.emails))
    if any(contact.email_hidden for contact in contacts):
        return Copy("", HIDDEN_EMAIL)
    return Copy("", _lacking(subject, "an e-mail address"))


def _phone(subject: Subject) -> Copy:
    for contact in _contacts(subject):
        if contact.phones:
            return Copy(one_line(contact.phones[0].printed))
    return Copy("", _lacking(subject, "a telephone number"))


def _contact(subject: Subject) -> Copy:
    contacts = _contacts(subject)[:1]
    return _blocks(subject.release, contacts) if contacts else Copy("", "this release names no contact")


def _all_contacts(subject: Subject) -> Copy:
    contacts = subject.release.contacts
    return _blocks(subject.release, contacts) if contacts else Copy("", "this release names no contact")


def _json(subject: Subject) -> Copy:
    import json

    from store.release_json import to_json

    return Copy(json.dumps(to_json(subject.release), ensure_ascii=False, indent=1))


def _obvious(subject: Subject) -> Copy:
    """The selection as a quote, else what the focused pane is about, else how to cite the release."""
    if subject.selected.strip():
        return _quote(subject)
    if subject.pane == "contacts" and _contacts(subject):
        return _contact(subject)
    if subject.fact is not None:
        if subject.pane == "partners":
            return Copy(one_line(fact_value(subject.fact)))
        return _quote(subject) if subject.pane == "detail" and subject.fact.evidence else _fact(subject)
    return _citation(subject)


_ENTRIES: dict[str, tuple[str, Callable[[Subject], Copy]]] = {
    "u": ("address", _address),
    "t": ("title", _title),
    "c": ("citation", _citation),
    "q": ("quote", _quote),
    "f": ("fact", _fact),
    "m": ("e-mail", _email),
    "p": ("phone", _phone),
    "b": ("contact", _contact),
    "a": ("all contacts", _all_contacts),
    "j": ("JSON", _json),
    "y": ("this", _obvious),
}


def _contacts(subject: Subject) -> tuple[Contact, ...]:
    return subject.release.contacts if subject.contact is None else (subject.contact,)


def _lacking(subject: Subject, what: str) -> str:
    if subject.contact is not None:
        who = subject.contact.name or subject.contact.role or subject.contact.organisation or "this contact"
        return f"{one_line(who)}: the release does not give {what}"
    return f"no contact with {what}" if subject.release.contacts else "this release names no contact"


def _blocks(release: Release, contacts: tuple[Contact, ...]) -> Copy:
    """Contacts as blocks with a blank line between; each says how old it is."""
    hidden = sum(contact.email_hidden for contact in contacts)
    missing = HIDDEN_EMAIL if hidden == 1 else f"{hidden} e-mails hidden in the source" if hidden else ""
    return Copy("\n\n".join(_block(release, contact) for contact in contacts), missing)


def _block(release: Release, contact: Contact) -> str:
    lines = [contact.name, contact.role, contact.organisation]
    lines += [phone.printed for phone in contact.phones]
    lines += contact.emails
    lines.append(
        f"as of {date_words(release.published)}" if release.published else "date of the release not given"
    )
    return "\n".join(one_line(line) for line in lines if line)


def _without_placeholders(copy: Copy) -> Copy:
    """Return the copy without placeholders of hidden addresses."""
    places = [found.span() for found in _PLACEHOLDER.finditer(shadow(copy.text))]
    if not places:
        return copy
    text = copy.text
    for start, end in reversed(places):
        text = text[:start] + _CUT + text[end:]
    return Copy(text, copy.missing or HIDDEN_EMAIL)
