"""How a release is named and quoted: publisher, title, date, address and paragraph, as plain text."""

import re

from store.model import Fact, Release, Stamp
from tui.passages import Span, paragraph, sentence
from tui.wording import LABELS, fact_remark, fact_value

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def one_line(text: str) -> str:
    """Return text as printed but without its line breaks; no-break and thin spaces stay."""
    return re.sub(r"[ \t\n]+", " ", text).strip()


def date_words(stamp: Stamp | None) -> str:
    """Return a date in the precision stated: `28 Sep 2021`, `Sep 2021`, `2021`, or `date not given`."""
    if stamp is None:
        return "date not given"
    parts = stamp.value.partition("T")[0].split("-")
    if len(parts) == 1:
        return parts[0]
    month = _MONTHS[int(parts[1]) - 1]
    return " ".join([*(str(int(day)) for day in parts[2:]), month, parts[0]])


def citation(release: Release, number: int | None = None) -> str:
    """Return publisher, title, date, paragraph number and address; what the release does not give is left out."""
    parts = [
        release.publisher or "publisher not given",
        f"“{one_line(release.title)}”" if release.title else "",
        date_words(release.published),
        f"¶{number}" if number else "",
        release.source.url or "",
    ]
    return ", ".join(part for part in parts if part)


def quote(release: Release, words: str, offset: int | None) -> str:
    """Return words of the release in quotation marks, and under them where they stand.

    Args:
        release: The release.
        words: As printed; line breaks become spaces.
        offset: Where they begin in the text; None when that is not known.
    """
    number = None if offset is None else paragraph(release, offset)
    return f"“{one_line(words)}”\n— {citation(release, number)}"


def fact_with_evidence(release: Release, fact: Fact) -> str:
    """Return a fact in the release's own words, the sentence it was read from, publisher and date."""
    source = f"({release.publisher or 'publisher not given'}, {date_words(release.published)})"
    head = fact_words(fact)
    if not fact.evidence:  # stated by the file's format and not by the text
        return f"{head} {source}"
    start, end = fact_sentence(release, fact)
    return f"{head} — “{one_line(release.text[start:end])}” {source}"


def fact_sentence(release: Release, fact: Fact) -> Span:
    """Return the sentence of a fact: the first in the story where there is one, rather than the headline."""
    places = [(fact.start, fact.end), *((place.start, place.end) for place in fact.also)]
    told = (place for place in places if paragraph(release, place[0]) is not None)
    return sentence(release, *next(told, places[0]))


def fact_words(fact: Fact) -> str:
    """Return a fact in a few words: as printed where the evidence holds the number, else by its field's name."""
    printed = one_line(fact.evidence)
    if isinstance(fact.value, int | float) and any(char.isdigit() for char in printed):
        head = printed
    else:
        head = f"{LABELS.get(fact.field, fact.field)}: {one_line(fact_value(fact))}"
    remark = fact_remark(fact)
    return f"{head} ({remark})" if remark else head
