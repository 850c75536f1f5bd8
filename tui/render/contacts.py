"""Contacts: a card each, with how old it is and what its source hides."""

from store.model import Contact, Release
from tui.quoting import date_words
from tui.render.writer import Writer, clean
from tui.widgets.cells import fit
from tui.widgets.sheet import Sheet
from tui.wording import HIDDEN_EMAIL

_COLUMN = 9


def contacts(release: Release, width: int) -> Sheet:
    """Return the contacts of a release as cards for a width in cells."""
    writer = Writer(width)
    if not release.contacts:
        writer.words("This release names no contact for the press.", "dim")
    as_of = f"as of {date_words(release.published)}" if release.published else "date not given"
    for contact in release.contacts:
        writer.blank()
        with writer.stop(contact):
            _card(writer, contact, as_of)
    return writer.sheet()


def _card(writer: Writer, contact: Contact, as_of: str) -> None:
    head = clean(contact.name or contact.role or contact.organisation or "name not given")
    room = max(8, writer.width - len(as_of) - 2)
    writer.line((fit(head, room), "strong"), (f"  {as_of}", "dim"))
    role = clean(contact.role) if contact.role and contact.name else ""
    organisation = (
        clean(contact.organisation) if contact.organisation and head != contact.organisation else ""
    )
    if role or organisation:
        writer.words(", ".join(part for part in (role, organisation) if part), indent=2)
    for phone in contact.phones:
        writer.labelled("  phone", clean(phone.printed), column=_COLUMN)
    for address in contact.emails:
        writer.labelled("  e-mail", clean(address), column=_COLUMN)
    if contact.email_hidden:
        writer.labelled("  e-mail", HIDDEN_EMAIL.removeprefix("e-mail "), column=_COLUMN, part="warning")
