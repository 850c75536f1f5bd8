"""What stands over a release: its title, who issued it and when, and how much each view holds."""

from store.model import ListRow, Release
from tui.render.dates import stamp_line
from tui.render.roles import by_role
from tui.render.rows import STARRED
from tui.render.writer import clean
from tui.wording import issuer_words


def heading_lines(release: Release, row: ListRow) -> tuple[str, str]:
    """Return the title, and below it who issued the release and when."""
    title = clean(release.title or row.title or "(no title)")
    parts = [clean(issuer_words(release)), clean(stamp_line(release.published, long=False))]
    parts += ["embargo"] if release.embargo else []
    return f"{STARRED} {title}" if row.starred else title, " · ".join(parts)


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
