"""What stands over a release: its title, who issued it and when, and how much each view holds."""

from store.model import Release
from tui.render.dates import stamp_line
from tui.render.roles import by_role
from tui.render.rows import STARRED
from tui.render.versions import versions_note
from tui.render.wrapping import wrap
from tui.render.writer import clean
from tui.state import Opened
from tui.widgets.cells import fit
from tui.wording import issuer_words

_MOST_TITLE_LINES = 3


def heading_lines(opened: Opened, width: int, *, titled: bool) -> tuple[list[str], list[str]]:
    """Return the lines of the title, and those on who issued the release and when.

    Args:
        opened: The release, its row in the list, and its versions as far as they are known.
        width: Cells of a line.
        titled: Whether the title stands here; the text shows its own.
    """
    release, row = opened.release, opened.row
    title = clean(release.title or row.title or "(no title)")
    parts = [clean(issuer_words(release)), clean(stamp_line(release.published, long=False))]
    parts += ["embargo"] if release.embargo else []
    parts += [versions_note(opened.versions)] if opened.versions else []
    star = f"{STARRED} " if row.starred else ""
    if not titled:
        return [], _lines(star + " · ".join(parts), width, 2)
    return _lines(star + title, width, _MOST_TITLE_LINES), _lines(" · ".join(parts), width, 2)


def _lines(words: str, width: int, most: int) -> list[str]:
    """Return words in lines, the last with an ellipsis where there are more than `most`."""
    spans = wrap(words, width)
    lines = [words[start:end] for start, end in spans[:most]]
    if len(spans) > most:
        lines[-1] = fit(words[spans[most - 1][0] :], width).rstrip()
    return lines


def tab_words(release: Release) -> tuple[tuple[str, str, str], ...]:
    """Return (key, words, count) for the tabs of the views: how many partners and contacts there are."""
    partners = sum(len(facts) for _, facts in by_role(release))
    return (
        ("1", "Overview", ""),
        ("2", "Text", ""),
        ("3", "Operation", ""),
        ("4", "Partners", str(partners or "")),
        ("5", "Contacts", str(len(release.contacts) or "")),
    )
