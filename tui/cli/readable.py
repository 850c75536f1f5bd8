"""One release as readable lines: heading, facts with their evidence, partners, contacts, text."""

from collections.abc import Iterator

from store.model import Fact, Release
from store.text import plain, visible
from tui.cli.output import console, put
from tui.wording import LABELS, contact_lines, fact_remark, fact_value, issuer_words, stamp_words

_LABEL_WIDTH = 16
_WHO = ("coordinator", "partner")

Line = tuple[str, str]  # the style a terminal may use, and the line itself


def print_release(release: Release, *, styled: bool) -> None:
    """Print a release for a person; styled on a terminal, the same lines plain in a pipe."""
    if not styled:
        for _, line in lines(release):
            put(line)
        return
    from rich.text import Text

    target = console()
    for style, line in lines(release):
        target.print(Text(line, style=style))


def lines(release: Release) -> Iterator[Line]:
    """Yield the lines of a release with a style each; none of them can hold a control character."""
    yield "bold", plain(release.title or "(no title)")
    yield "", plain(f"{issuer_words(release)} · {stamp_words(release.published)}")
    yield "dim", plain(f"id {release.id} · {release.kind} · {release.language or 'language unknown'}")
    figures = [fact for fact in release.facts if fact.field not in _WHO]
    yield from _section("Operation", [line for fact in figures for line in _fact_lines(fact)])
    partners = [fact for fact in release.facts if fact.field in _WHO]
    yield from _section("Partners", [line for fact in partners for line in _fact_lines(fact)])
    yield from _section("Contacts", [("", f"  {line}") for line in _contacts(release)])
    yield from _section("Text", [("", visible(line)) for line in release.text.split("\n")])
    yield "", ""
    source = f"source {release.source.path} · sha256 {release.source.sha256[:16]} · {release.parser}"
    yield "dim", plain(source, limit=1200)


def _section(title: str, content: list[Line]) -> Iterator[Line]:
    if content:
        yield "", ""
        yield "bold", title
        yield from content


def _fact_lines(fact: Fact) -> Iterator[Line]:
    label = LABELS.get(fact.field) or plain(fact.field)
    remark = fact_remark(fact)
    yield (
        "",
        f"  {label:<{_LABEL_WIDTH}}{plain(fact_value(fact))}" + (f"  [{plain(remark)}]" if remark else ""),
    )
    places = (fact.evidence, *(place.evidence for place in fact.also))
    said = " · ".join(f"“{plain(words)}”" for words in dict.fromkeys(places))
    yield "dim", f"  {'':<{_LABEL_WIDTH}}{said}"


def _contacts(release: Release) -> Iterator[str]:
    for contact in release.contacts:
        yield " · ".join(plain(line) for line in contact_lines(contact))
