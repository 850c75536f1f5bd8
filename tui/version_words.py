"""How a version differs, in a few words: the same in the app and on the command line."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.wording import LABELS, fact_value

if TYPE_CHECKING:
    from store.versions import FactChange, HeadChange, Relation, Stretch, TextChange, Version

# Said of the other release; which of two is the later one, their dates say.
RELATIONS: "dict[Relation, str]" = {
    "same": "same text",
    "corrected": "changed",
    "updated": "update",
    "reissued": "again",
    "shorter": "shorter",
    "longer": "longer",
    "translated": "translation",
}
_HEADS = {"title": "title", "publisher": "publisher", "distributor": "distributor", "language": "language"}
# So many facts are named, and so many letters quoted of a stretch that changed.
_FACTS, _QUOTED = 2, 30


def relation_words(version: "Version") -> str:
    """Return what the version is to the release; of a translation its language."""
    if version.relation == "translated" and version.row.language:
        return f"in {version.row.language}"
    return RELATIONS[version.relation]


def difference_words(version: "Version") -> str:
    """Return how it differs: figures first, then title and text; nothing where only source and date do."""
    return ", ".join(_differences(version))


def fact_change_words(change: "FactChange") -> str:
    """Return `arrests 41 → 43`, `arrests 41 only here` or `victims 3 only there`."""
    fact = change.this or change.other
    if fact is None:
        return ""
    label = LABELS.get(fact.field, fact.field)
    if change.this and change.other:
        return f"{label} {fact_value(change.this)} → {fact_value(change.other)}"
    return f"{label} {fact_value(fact)} only {'here' if change.this else 'there'}"


def head_change_words(change: "HeadChange") -> str:
    """Return `publisher: A → B`."""
    label = "date" if change.field == "published" else _HEADS[change.field]
    return f"{label}: {change.this or 'not given'} → {change.other or 'not given'}"


def text_change_words(change: "TextChange", most: int = _QUOTED) -> str:
    """Return `“60” → “61”`, `without “…”` or `with “…”`; long stretches by their beginning."""
    this, other = _quoted(change.this, most), _quoted(change.other, most)
    if this and other:
        return f"{this} → {other}"
    return f"without {this}" if this else f"with {other}"


def _differences(version: "Version") -> Iterator[str]:
    yield from (fact_change_words(change) for change in version.facts[:_FACTS])
    if len(version.facts) > _FACTS:
        yield f"{len(version.facts) - _FACTS} more facts"
    if version.relation != "translated" and any(map(_is_other_title, version.head)):
        yield "other title"
    if version.relation == "corrected" and not version.facts:
        yield _changed_words(version.text)
    elif version.relation == "updated":
        yield f"{version.likeness:.0%} of the words in common"
    elif version.relation in ("shorter", "longer"):
        yield _length_words(version)


def _is_other_title(change: "HeadChange") -> bool:
    """Return whether a title is another in more than figures, which the facts name, or a word such as `update`."""
    from store.versions.titles import titles_alike

    return change.field == "title" and titles_alike(change.this, change.other) < 1


def _changed_words(changes: "tuple[TextChange, ...]") -> str:
    if len(changes) == 1:
        return text_change_words(changes[0])
    return f"{len(changes)} places in the text"


def _length_words(version: "Version") -> str:
    """Return how many words there are less or more."""
    here = sum(len(change.this.words.split()) for change in version.text)
    there = sum(len(change.other.words.split()) for change in version.text)
    return f"{abs(there - here):,} words {'more' if there > here else 'less'}"


def _quoted(stretch: "Stretch", most: int) -> str:
    words = " ".join(stretch.words.split())
    if not words:
        return ""
    return f"“{words}”" if len(words) <= most else f"“{words[: most - 1].rstrip()}…”"
