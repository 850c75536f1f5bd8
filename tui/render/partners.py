"""Partners: who took part, grouped by what they did, with acronym and long form."""

from store.model import Fact, Release
from tui.render.evidence import where
from tui.render.roles import by_role
from tui.render.wrapping import wrap
from tui.render.writer import Piece, Writer, clean, widest
from tui.widgets.cells import fit
from tui.widgets.sheet import Sheet


def partners(release: Release, width: int) -> Sheet:
    """Return the partners of a release for a width in cells."""
    writer = Writer(width)
    groups = by_role(release)
    if not groups:
        writer.words("This release names no partners.", "dim")
    acronyms = [clean(fact.acronym) for _, facts in groups for fact in facts if fact.acronym]
    column = widest(acronyms, 0, 16) + 2 if acronyms else 0
    for role, facts in groups:
        writer.heading(role, str(len(facts)))
        for fact in facts:
            with writer.stop(fact):
                _partner(writer, release, fact, column)
    return writer.sheet()


def _partner(writer: Writer, release: Release, fact: Fact, column: int) -> None:
    name = clean(str(fact.value))
    acronym = clean(fact.acronym or "")
    place = where(release, fact)
    indent = 2
    room = max(8, writer.width - indent - column - (len(place) + 2 if place else 0))
    for number, (start, end) in enumerate(wrap(name, room)):
        pieces: list[Piece] = [" " * indent]
        if column:
            pieces.append((fit(acronym if number == 0 else "", column), "strong"))
        pieces.append(fit(name[start:end], room))
        if number == 0 and place:
            pieces.append((f"  {place}", "dim"))
        writer.line(*pieces)
