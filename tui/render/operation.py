"""Operation: every fact, grouped, each with qualifier, scope and the words it was read from."""

from store.factfields import COUNT_FIELDS
from store.model import Fact, Release
from tui.render.evidence import where
from tui.render.figures import figures, label, value_words
from tui.render.table import proof
from tui.render.writer import Piece, Writer, clean
from tui.widgets.cells import fit
from tui.widgets.sheet import Sheet
from tui.wording import fact_remark

_GROUPS = (
    ("Operation", ("op_name", "op_date", "crime_area")),
    ("Figures", COUNT_FIELDS),
    ("Seized and lost", ("seizure", "loss")),
    ("Where", ("place", "country", "route")),
)
_COLUMN = 16


def operation(release: Release, width: int) -> Sheet:
    """Return all facts of a release but its partners, for a width in cells."""
    writer = Writer(width)
    sums = {entry.fact: entry.words for entry in figures(release) if entry.parts}
    for heading, fields in _GROUPS:
        facts = [fact for field in fields for fact in release.facts if fact.field == field]
        if facts:
            writer.heading(heading)
        for fact in facts:
            with writer.stop(fact):
                _fact(writer, release, fact, sums.get(fact) or value_words(fact))
    sheet = writer.sheet()
    if not sheet.stops:
        writer.words("This release states no facts of an operation.", "dim")
    return writer.sheet()


def _fact(writer: Writer, release: Release, fact: Fact, value: str) -> None:
    remark = clean(fact_remark(fact))
    place = where(release, fact)
    room = writer.width - _COLUMN - (len(place) + 2 if place else 0)
    words = f"{value}  ({remark})" if remark else value
    pieces: list[Piece] = [(fit(label(fact), _COLUMN - 2) + "  ", "dim")]
    if len(words) <= room:
        pieces += [
            (value, "strong"),
            (fit(words[len(value) :], room - len(value) + 2), "dim"),
            (place, "dim"),
        ]
        writer.line(*pieces)
    else:
        writer.labelled(label(fact), words, column=_COLUMN, part="strong")
    quoted = proof(release, fact, writer.width - _COLUMN)
    if quoted:
        writer.line(" " * _COLUMN, *quoted)
