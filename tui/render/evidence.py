"""Where facts stand in the text of a release: the stretches in their order, and words for the place."""

from dataclasses import dataclass
from functools import lru_cache

from store.model import Fact, Place, Release
from tui.passages import paragraph, sentence
from tui.render.writer import clean


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of the text, half-open, and the facts that were read from it."""

    start: int
    end: int
    facts: tuple[Fact, ...]


@lru_cache(maxsize=4)
def evidence(release: Release) -> tuple[Evidence, ...]:
    """Return every stretch that a fact was read from, in the order of the text, each once."""
    places: dict[tuple[int, int], list[Fact]] = {}
    for fact in release.facts:
        for place in _places(fact):
            places.setdefault((place.start, place.end), []).append(fact)
    return tuple(Evidence(start, end, tuple(facts)) for (start, end), facts in sorted(places.items()))


def evidence_of(release: Release, fact: Fact) -> int | None:
    """Return which of the stretches is the first that the fact was read from; None when it has none."""
    for number, place in enumerate(evidence(release)):
        if (place.start, place.end) == (fact.start, fact.end):
            return number
    return None


def where(release: Release, fact: Fact) -> str:
    """Return where a fact stands: `title, ¶4`; empty when the text does not hold it."""
    words = [_words(release, place.start) for place in _places(fact)]
    named = list(dict.fromkeys(word for word in words if word))
    return ", ".join(named[:2]) + (f" +{len(named) - 2}" if len(named) > 2 else "")


def _places(fact: Fact) -> list[Place]:
    """Return every place in the text that a fact was read from; none for what the file's format states."""
    places = [Place(fact.start, fact.end, fact.evidence), *fact.also]
    return [place for place in places if place.end > place.start]


def _words(release: Release, offset: int) -> str:
    number = paragraph(release, offset)
    if number:
        return f"¶{number}"
    return next((block.kind for block in release.blocks if block.start <= offset < block.end), "")


def snippet(release: Release, fact: Fact, width: int) -> tuple[str, int, int]:
    """Return about `width` characters of the sentence around a fact's evidence, cut between words.

    Returns:
        The words, and where in them the evidence begins and ends.
    """
    first, last = sentence(release, fact.start, fact.end)
    before = clean(release.text[first : fact.start] + "|")[:-1]
    words = clean(release.text[fact.start : fact.end])
    after = clean("|" + release.text[fact.end : last])[1:]
    room = max(0, width - len(words))
    lead = _tail(before, room // 2 if len(after) > room // 2 else room - len(after))
    trail = _head(after, room - len(lead))
    return lead + words + trail, len(lead), len(lead) + len(words)


def _tail(text: str, room: int) -> str:
    """Return the end of a text, whole words, with an ellipsis where something is left out."""
    if len(text) <= room:
        return text
    if room < 4:
        return "…" if room > 0 else ""
    cut = text[len(text) - room + 1 :]
    space = cut.find(" ")
    return "…" + (cut[space + 1 :] if space >= 0 else "")


def _head(text: str, room: int) -> str:
    """Return the beginning of a text, whole words, with an ellipsis where something is left out."""
    if len(text) <= room:
        return text
    if room < 4:
        return "…" if room > 0 else ""
    cut = text[: room - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space >= 0 else "") + "…"
