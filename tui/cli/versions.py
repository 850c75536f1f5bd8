"""What `pressroom show ID --versions` prints: each other version of a release, and all that differs in it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.text import plain, visible
from tui.cli.output import console, fancy, put, put_json, say
from tui.cli.readable import Line
from tui.version_words import fact_change_words, head_change_words, relation_words, text_change_words

if TYPE_CHECKING:
    from store.library import Library
    from store.versions import FactChange, Version

# Letters quoted of a stretch that changed.
_QUOTED = 300
_NAMED = 12


def print_versions(shelf: "Library", release_id: str, *, as_json: bool, plain_wanted: bool) -> int:
    """Print the versions of a release; return 1 where there is none.

    Raises:
        ReleaseMissing: No release has this id.
    """
    versions = shelf.versions(release_id)
    if as_json:
        from store.versions.version_json import version_to_json

        for version in versions:
            put_json(version_to_json(release_id, version))
    else:
        _print_lines(versions, styled=fancy(plain_wanted=plain_wanted))
    if not versions:
        say("no other version found" if shelf.searchable() else "the search index is still to be built")
    return 0 if versions else 1


def _print_lines(versions: "tuple[Version, ...]", *, styled: bool) -> None:
    lines = [line for version in versions for line in _lines(version)]
    if not styled:
        for _, line in lines:
            put(line)
        return
    from rich.text import Text

    target = console()
    for style, line in lines:
        target.print(Text(line, style=style))


def _lines(version: "Version") -> Iterator[Line]:
    """Yield the lines on a version with a style each; none of them can hold a control character."""
    row = version.row
    alike = f"{version.likeness:.0%} alike"
    date = plain(row.published or "date not given")
    yield "bold", visible(plain(row.title))
    yield (
        "",
        visible(
            plain(f"{relation_words(version)} · {alike} · {row.publisher or 'publisher not given'} · {date}")
        ),
    )
    yield "dim", plain(f"id {row.id}")
    for head in version.head:
        yield "", f"  {plain(head_change_words(head))}"
    for fact in version.facts[:_NAMED]:
        yield "", f"  {plain(fact_change_words(fact))}"
        yield "dim", f"    {_evidence(fact)}"
    for text in version.text[:_NAMED]:
        yield "", f"  {plain(text_change_words(text, _QUOTED), limit=2 * _QUOTED + 40)}"
    more = max(0, len(version.facts) - _NAMED) + max(0, len(version.text) - _NAMED)
    if more:
        yield "dim", f"  and {more:,} more differences: --json gives all"
    yield "", ""


def _evidence(change: "FactChange") -> str:
    """Return the words on both sides, with their places in the texts."""
    sides = [
        f"{name} “{plain(fact.evidence)}” ({fact.start}–{fact.end})"
        for name, fact in (("here", change.this), ("there", change.other))
        if fact is not None
    ]
    return " · ".join(sides)
