"""Partners: who took part, grouped by what they did, with acronym and long form."""

from store.model import Fact, Release
from tui.render.evidence import where
from tui.render.roles import by_role
from tui.render.wrapping import wrap
from tui.render.writer import Piece, Writer, clean
from tui.widgets.cells import fit
from tui.widgets.sheet import Sheet

_INDENT = 2


def partners(release: Release, width: int) -> Sheet:
    """Return the partners of a release for a width in cells."""
    writer = Writer(width)
    groups = by_role(release)
    if not groups:
        writer.words("This release names no partners.", "dim")
    for role, facts in groups:
        writer.heading(role.capitalize(), str(len(facts)))
        for fact in facts:
            with writer.stop(fact):
                _partner(writer, release, fact)
    return writer.sheet()


def _partner(writer: Writer, release: Release, fact: Fact) -> None:
    acronym = clean(fact.acronym or "")
    long_form = clean(str(fact.value))
    name = f"{acronym} · {long_form}" if acronym and acronym != long_form else long_form
    place = where(release, fact)
    room = max(8, writer.width - _INDENT - (len(place) + 2 if place else 0))
    for number, (start, end) in enumerate(wrap(name, room)):
        bold = len(acronym) if number == 0 else 0
        words = fit(name[start:end], room)
        pieces: list[Piece] = [" " * _INDENT, (words[:bold], "strong"), words[bold:]]
        if number == 0 and place:
            pieces.append((f"  {place}", "dim"))
        writer.line(*pieces)
