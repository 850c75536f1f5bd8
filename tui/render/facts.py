"""The facts beside the text: a line each, so that a number and its sentence are seen together."""

from store.model import Release
from tui.quoting import date_words
from tui.render import table
from tui.render.figures import figures, label, named, value_words
from tui.render.overview import contact_line
from tui.render.roles import by_role
from tui.render.writer import Writer, clean
from tui.widgets.sheet import Sheet
from tui.wording import fact_remark

_BEFORE = ("op_name", "op_date")
_AFTER = ("crime_area", "place", "country", "route")
_COLUMN = 14


def facts(release: Release, width: int, *, people: bool) -> Sheet:
    """Return the facts of a release in a line each.

    Args:
        release: The release.
        width: Cells to fill.
        people: Whether partners and contacts stand below the facts.
    """
    writer = Writer(width)
    rows = [table.Row(label(fact), value_words(fact), fact) for fact in named(release, _BEFORE)]
    for entry in figures(release):
        remark = clean(fact_remark(entry.fact))
        rows.append(
            table.Row(label(entry.fact), f"{entry.words} ({remark})" if remark else entry.words, entry.fact)
        )
    rows += [table.Row(label(fact), value_words(fact), fact) for fact in named(release, _AFTER)]
    if not rows:
        writer.words("No facts of an operation are stated.", "dim")
    table.write(writer, release, rows, evidence=False)
    if people:
        _people(writer, release)
    return writer.sheet()


def _people(writer: Writer, release: Release) -> None:
    groups = by_role(release)
    if groups:
        writer.heading("Partners", str(sum(len(members) for _, members in groups)))
    for role, members in groups:
        for number, member in enumerate(members):
            with writer.stop(member):
                writer.labelled("" if number else role, value_words(member), column=_COLUMN)
    if release.contacts:
        writer.heading("Contacts", f"as of {date_words(release.published)}" if release.published else "")
    for contact in release.contacts:
        with writer.stop(contact):
            writer.words(contact_line(contact), hanging=2)
