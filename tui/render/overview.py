"""Overview: figures with their evidence, partners by role, contacts in a line each, where it is from, and its other versions."""

from store.listing import ListRow
from store.model import Contact, Fact, Release
from store.versions import Version
from tui.quoting import date_words
from tui.render import table
from tui.render.dates import moment_words, stamp_line
from tui.render.figures import figures, label, named, value_words
from tui.render.roles import by_role
from tui.render.versions import write_versions
from tui.render.writer import Writer, clean
from tui.widgets.sheet import Sheet
from tui.wording import fact_remark

_WHO_AND_WHEN = ("op_name", "op_date")
_ABOUT = ("crime_area", "place", "country")
_COLUMN = 13


def overview(
    release: Release, row: ListRow, width: int, versions: tuple[Version, ...] | None = None
) -> Sheet:
    """Return the overview of a release for a width in cells; of versions that are still looked for it says nothing."""
    writer = Writer(width)
    rows = _rows(release)
    if not rows:
        writer.words("This release states no figures.", "dim")
    table.write(writer, release, rows)
    _about(writer, release)
    _partners(writer, release)
    _contacts(writer, release)
    _provenance(writer, release, row)
    write_versions(writer, release.id, versions, _COLUMN)
    return writer.sheet()


def _rows(release: Release) -> list[table.Row]:
    rows = [table.Row(label(fact), value_words(fact), fact) for fact in named(release, _WHO_AND_WHEN)]
    for entry in figures(release):
        remark = fact_remark(entry.fact)
        value = f"{entry.words} ({clean(remark)})" if remark else entry.words
        rows.append(table.Row(label(entry.fact), value, entry.fact))
    return rows


def _about(writer: Writer, release: Release) -> None:
    """Crimes, places and countries: a line each, however many there are."""
    groups = [(field, named(release, (field,))) for field in _ABOUT]
    if any(facts for _, facts in groups):
        writer.blank()
    for _, facts in groups:
        if facts:
            values = list(dict.fromkeys(value_words(fact) for fact in facts))
            with writer.stop(facts[0]):
                writer.labelled(label(facts[0]), ", ".join(values), column=_COLUMN)


def _partners(writer: Writer, release: Release) -> None:
    groups = by_role(release)
    if not groups:
        return
    writer.heading("Partners", str(sum(len(facts) for _, facts in groups)))
    for role, facts in groups:
        with writer.stop(facts[0]):
            writer.labelled(role, ", ".join(_short(fact) for fact in facts), column=_COLUMN)


def _short(fact: Fact) -> str:
    return clean(fact.acronym) if fact.acronym else value_words(fact)


def _contacts(writer: Writer, release: Release) -> None:
    if not release.contacts:
        return
    writer.heading("Contacts", f"as of {date_words(release.published)}" if release.published else "")
    for contact in release.contacts:
        with writer.stop(contact):
            writer.words(contact_line(contact), hanging=2)


def contact_line(contact: Contact) -> str:
    """Return a contact in one line."""
    parts = [contact.name, contact.role, contact.organisation if not contact.name else None]
    parts += [phone.printed for phone in contact.phones] + list(contact.emails)
    parts.append("e-mail hidden" if contact.email_hidden else None)
    return " · ".join(clean(part) for part in parts if part)


def _provenance(writer: Writer, release: Release, row: ListRow) -> None:
    writer.heading("Source")
    if release.embargo:
        writer.labelled(
            "embargo", f"until {clean(stamp_line(release.embargo))}", column=_COLUMN, part="warning"
        )
    source = release.source
    lines = [
        ("issuer", release.publisher or "not given"),
        ("distributor", release.distributor),
        ("published", stamp_line(release.published)),
        ("address", source.url),
        ("file", source.path),
        ("imported", f"{moment_words(row.imported)} · {release.parser}"),
        ("hash", f"sha256 {source.sha256[:16]}" if source.sha256 else None),
        ("encoding", f"guessed as {source.encoding}" if source.encoding_guessed else None),
    ]
    for name, words in lines:
        if words:
            writer.labelled(name, clean(words), column=_COLUMN, part="dim")
