"""The other versions of a release: a line or two each, who issued them, when, and how they differ."""

from store.versions import Version
from tui.render.dates import day_words
from tui.render.writer import Writer, clean
from tui.version_words import difference_words, relation_words

# A statement that thirty forces issued is not listed thirty times.
_MOST = 12


def versions_note(versions: tuple[Version, ...] | None) -> str:
    """Return how many other versions there are, for a heading; nothing while that is not known, or where there are none."""
    if not versions:
        return ""
    # It is not broken over two lines: a lone word would take one.
    return "1\u00a0other\u00a0version" if len(versions) == 1 else f"{len(versions)}\u00a0other\u00a0versions"


def write_versions(
    writer: Writer, release_id: str, versions: tuple[Version, ...] | None, column: int
) -> None:
    """Write the versions of a release, each a stop of the cursor; nothing where there are none."""
    if not versions:
        return
    writer.heading("Other versions", str(len(versions)))
    for version in versions[:_MOST]:
        with writer.stop(version):
            writer.labelled(clean(relation_words(version)), version_line(version), column=column)
    if len(versions) > _MOST:
        writer.words(
            f"and {len(versions) - _MOST} more: pressroom show {clean(release_id)} --versions", "dim"
        )


def version_line(version: Version) -> str:
    """Return publisher, date and how the version differs in one line."""
    row = version.row
    day = clean(day_words((row.published or "").partition("T")[0])) or "date not given"
    parts = [clean(row.publisher or "publisher not given"), day, clean(difference_words(version))]
    return " · ".join(part for part in parts if part)
