"""Lists of bodies or countries after a heading: "Participating countries: …", "The following authorities took part:".

A list ends where its line or sentence does; when its items stand on lines of their own, where the next paragraph
of running text begins.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from store.parsing.reading import Reading
from store.parsing.runs import UPPER

_WHO = (
    r"(?:countries|states|nations|authorities|agencies|partners|bodies|organi[sz]ations|forces|departments|participants|services|"
    r"behörden|dienststellen|partner|länder|países|autoridades|organismos|cuerpos|pays|autorités|partenaires|paesi|autorità)"
)
_TELLS = re.compile(
    r"\b(?:took part|participated|brought together|coalition|teilgenommen haben|participaron|ont participé)\b"
    rf"|\b(?:following|participating|involved|member|non-eu|third|eu|international|institutional|private|partner|other|beteiligte\w*|teilnehmende\w*|siguientes|suivantes|seguenti)\W+(?:\w+\W+){{0,3}}{_WHO}\b"
    rf"|^\W*{_WHO}\W*$"
    rf"|\b{_WHO}\s(?:\w+\s){{0,4}}(?:includ\w+|are|were|involved|participating|concerned|participantes|implicad[oa]s|participants|impliquées)\W*$",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:contact|contacts|said|says|added|results?|arrest\w*|seiz\w*|charged|convicted|call|visit|follow|media)\b",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(rf"\b(?:following|participating)\W+(?:\w+\W+){{0,3}}{_WHO}\b", re.IGNORECASE)
_PARTNER = re.compile(r"\bpartners?\b|\bpartenaires\b|\bsocios\b", re.IGNORECASE)
_ITEM = re.compile(rf"[ \t]*(?:[-*•·▪●◦‣–][ \t]*)?(?=[{UPPER}])[^\n]{{2,220}}(?:\n|$)")
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z*\"]|\s*$)|\.\s\*|\n")
_VERB = re.compile(r"\b(?:is|was|were|are|has|have|had|said|will|led|wird|wurde[n]?|haben|fue|est)\b")
_SUPPORT = re.compile(r"\b(?:assist\w*|support\w*|help\w*)\b", re.IGNORECASE)
_LINE_END = re.compile(r"[ \t]*\n\s*")
# What a heading begins after.
_STARTS = ("\n", ". ", "! ", "? ", "; ", ": ", ":\n")
_BLANK = re.compile(r"\s*\n")
# Characters of a heading, and of the list under it.
_HEADING, _LONGEST = 200, 4000


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of text that lists who took part, and the role of those it lists."""

    start: int
    end: int
    role: str


@lru_cache(maxsize=2)
def find(reading: Reading) -> tuple[Region, ...]:
    """Return the lists of the telling blocks, in text order and without overlap."""
    text = reading.shadow
    regions: list[Region] = []
    for block in reading.telling():
        if block.kind in {"title", "standfirst", "quote"}:
            continue
        regions += _under_headings(text, block.start, block.end)
        if block.kind == "partners" and (not regions or regions[-1].end <= block.start):
            regions.append(Region(block.start, block.end, "partner"))
    return tuple(
        Region(region.start, min(region.end, after.start), region.role)
        for region, after in zip(regions, [*regions[1:], Region(len(text), len(text), "")], strict=False)
        if region.start < after.start
    )


def _under_headings(text: str, start: int, end: int) -> list[Region]:
    """The lists that begin in a stretch of text; a heading may close its block and its list be the next one."""
    regions: list[Region] = []
    colon = text.find(":", start, end)
    while colon >= 0:
        head = _heading(text, max(start, colon - _HEADING), colon)
        following = colon + 1
        if len(head) > 5 and text[following : following + 1].isspace() and _is_heading(head):
            lines = _LINE_END.match(text, following)
            following = lines.end() if lines is not None else following
            stop = _end(text, following, min(len(text), following + _LONGEST), on_lines=lines is not None)
            if stop > following:
                regions.append(Region(following, stop, _role(head)))
                following = stop if lines is None else following
        colon = text.find(":", following, end)
    return regions


def _is_heading(head: str) -> bool:
    """Whether a line or sentence before a colon announces who took part."""
    return _TELLS.search(head) is not None and (
        _NOT.search(head) is None or _FOLLOWING.search(head) is not None
    )


def _heading(text: str, start: int, colon: int) -> str:
    """What stands before a colon on its line and in its sentence."""
    ends = [at + len(mark) for mark in _STARTS if (at := text.rfind(mark, start, colon)) >= 0]
    return text[max(ends, default=start) : colon]


def _role(head: str) -> str:
    if _SUPPORT.search(head):
        return "supported"
    return "partner" if _PARTNER.search(head) and "participating" not in head.lower() else "participated"


def _end(text: str, start: int, limit: int, *, on_lines: bool) -> int:
    """Where a list that begins at `start` ends."""
    if not on_lines:
        stop = _SENTENCE_END.search(text, start, limit)
        return stop.start() if stop is not None else limit
    at = start
    while at < limit and (item := _ITEM.match(text, at)) is not None and not _VERB.search(item[0]):
        at = item.end()
        blank = _BLANK.match(text, at)
        if blank is not None:
            following = _ITEM.match(text, blank.end())
            if following is None or _VERB.search(following[0]):
                break
            at = blank.end()
    return min(at, limit)
