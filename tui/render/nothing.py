"""What stands in the detail while no release is open: how to begin, or how to find more."""

from tui.render.writer import Writer, clean
from tui.state import Results
from tui.widgets.sheet import EMPTY, Sheet

_COLUMN = 30

_IMPORTING = (
    ("pressroom import FOLDER", "every release found there"),
    ("pressroom import FILE ...", ".txt .md .html .eml .json .jsonl"),
    ("pressroom FOLDER", "import and read at once"),
)
_FINDING = (
    ("fewer words", "every word must be there"),
    ("this OR that", "either of them"),
    ('"a phrase"  -without', "words together; words that must not be there"),
    ("title: publisher: partner:", "one part of a release: title:cocaine"),
    ("arrests:>100  date:2021", "figures and dates"),
    ("is:starred  is:unread", "what you marked"),
)


def nothing(results: Results | None, width: int) -> Sheet:
    """Return the words for an empty library, or for a search that found nothing in one that is not."""
    if results is None or results.page.total:
        return EMPTY
    writer = Writer(width)
    searched = bool(results.query.strip()) and results.stored > 0
    if searched:
        writer.words(f"No release matches {clean(results.query)[:60]}", "strong")
    else:
        writer.words("This library is empty.", "strong")
        writer.blank()
        writer.words("Import releases from a shell; the list shows them as they come in:")
    writer.blank()
    for example, words in _FINDING if searched else _IMPORTING:
        writer.labelled(f"  {example}", words, column=_COLUMN, label_part="accent")
    return writer.sheet()
