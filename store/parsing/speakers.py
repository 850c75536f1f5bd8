"""Tells who speaks in a release: the office in its opening, the company of a wire's story, the name in "About X"."""

import re
from functools import cache

from store.model import Block
from store.parsing.datelines import dateline
from store.parsing.headlines import key
from store.parsing.issuernames import tidy
from store.parsing.knowledge import table

_LEADING = re.compile(r"^(?:(?:The|Acting|Former|Today|Efforts|By)\b,? ?)+")
_ABOUT = re.compile(r"[\s*#>_-]{0,6}About (?:the )?(?P<who>[A-Z][^\n:.]{1,70}?)\s*:?$", re.MULTILINE)
# "SEN. BURNS SAYS": a title that names the senator by surname alone.
_SENATOR = re.compile(
    r"\s*(?:SENATOR|SEN\.|SENS\.|SENATORS|Senator|Sen\.)\s(?P<name>[A-Z][A-Za-z'-]{2,20})\b"
)
_COMPANY = re.compile(
    r"\W{0,5}(?:The )?(?!(?:Under|In|On|At|For|With|As|By|After|Following|From|During|Today|This|These|A|An|When|While)\b)(?P<who>[A-Z0-9][\w.&'/-]*(?: (?:&|and|of|the|for|[A-Z0-9][\w.&'/-]*)){0,6}?),?\s(?=\(|an? |the |is |has |will |today|announce|proudly|launch|celebrat|report|introduc|a leading|with )"
)
# A name at the beginning of the story stands within so many characters.
_FIRST = 120
_SOURCE = re.compile(r"(?-i:SOURCE|Source):? (?P<who>[A-Z0-9][^\n]{1,70})")
_LAST = 12
# Who speaks does so at the beginning.
_OPENING = 1500


def tell(text: str, shadow: str, blocks: tuple[Block, ...], begin: int) -> str | None:
    """Return who speaks, or None.

    Args:
        text: The canonical text.
        shadow: Its shadow.
        blocks: Its blocks, paragraph by paragraph.
        begin: Number of the first block of the story.
    """
    return (
        _office(shadow, blocks, begin)
        or _by_source(text, shadow, blocks)
        or _by_wire(text, shadow, blocks, begin)
        or _self_described(text, shadow, blocks, begin)
    )


@cache
def _speakers() -> list[tuple[str, re.Pattern[str]]]:
    return [(kind, re.compile(pattern)) for kind, pattern in table("publishers")["speakers"].items()]


def _office(shadow: str, blocks: tuple[Block, ...], begin: int) -> str | None:
    """Return the office that speaks in the title or the opening of the story."""
    if begin >= len(blocks):
        return None
    first = blocks[begin]
    opening = min(len(shadow), first.start + _OPENING)
    for kind, pattern in _speakers():
        if kind == "senator":
            if (name := _senator(shadow, pattern, blocks[0].start, first.start, opening)) is not None:
                return name
        elif (found := pattern.search(shadow, blocks[0].start, opening)) is not None:
            return tidy(_LEADING.sub("", " ".join(found[0].split())))
    return _of_the_place(shadow, first)


def _senator(shadow: str, pattern: re.Pattern[str], start: int, story: int, end: int) -> str | None:
    """Return the senator who speaks: the one named first in the title, else the first in the story."""
    title = shadow[start:story]
    names = [" ".join(found["senator"].split()) for found in pattern.finditer(shadow, start, end)]
    places = {name: title.lower().find(name.rsplit(None, 1)[-1].lower()) for name in names}
    named = [name for name in names if places[name] >= 0]
    if named:
        return f"Senator {min(named, key=lambda name: places[name])}"
    surname = _SENATOR.match(title)
    if surname is not None:
        return f"Senator {surname['name'].capitalize()}"
    return f"Senator {names[0]}" if names else None


def _of_the_place(shadow: str, first: Block) -> str | None:
    """Return the prosecutor named later who sits where the dateline says the release was written."""
    end = dateline(shadow, first.start, first.end)
    place = re.match(r"[A-Z]{4,}", shadow[first.start : end])
    if place is None:
        return None
    for found in _speakers()[0][1].finditer(shadow, first.end):
        if place[0].lower() in found[0].lower():
            return tidy(_LEADING.sub("", " ".join(found[0].split())))
    return None


def _self_described(text: str, shadow: str, blocks: tuple[Block, ...], begin: int) -> str | None:
    """Return the name in "About X" when X is what the release is about."""
    if begin >= len(blocks):
        return None
    story = blocks[begin].start
    opening = [
        key(shadow[blocks[0].start : story]),
        key(shadow[dateline(shadow, story, blocks[begin].end) :][:_FIRST]),
    ]
    for block in blocks[begin:]:
        found = _ABOUT.match(shadow, block.start, block.end) if block.kind == "boilerplate" else None
        if found is not None and _opens(key(found["who"]), opening):
            return text[found.start("who") : found.end("who")].strip()
    return None


def _opens(name: str, openings: list[str]) -> bool:
    """Whether title or story begin with the name."""
    return any(opening.startswith(f"{name} ") or opening == name for opening in openings)


def _by_source(text: str, shadow: str, blocks: tuple[Block, ...]) -> str | None:
    """Return the name in "SOURCE X", with which wires close."""
    for block in blocks[-_LAST:]:
        found = _SOURCE.fullmatch(shadow, block.start, block.end)
        if found is not None:
            return text[found.start("who") : found.end("who")].strip()
    return None


def _by_wire(text: str, shadow: str, blocks: tuple[Block, ...], begin: int) -> str | None:
    """Return the company that a wire's story begins with, when the title names it too."""
    if begin >= len(blocks):
        return None
    first = blocks[begin]
    end = dateline(shadow, first.start, first.end)
    if "/" not in shadow[first.start : end] and "(" not in shadow[first.start : end]:
        return None
    found = _COMPANY.match(shadow, end, first.end)
    if (
        found is None
        or key(found["who"]).split()[0] not in key(shadow[blocks[0].start : first.start]).split()
    ):
        return None
    return text[found.start("who") : found.end("who")].strip()
