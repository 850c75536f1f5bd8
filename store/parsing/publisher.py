"""Tells who issued a release, from what its format, masthead, address and words say, the surest first.

Invariant: a body that only took part is no publisher; without a sign there is none.
"""

import re
from functools import cache

from store.model import Block, Document
from store.parsing import mastheads
from store.parsing.datelines import dateline
from store.parsing.headlines import key
from store.parsing.knowledge import table

_BY = re.compile(
    r"^published by (?P<who>[^\n\[,]{2,80}?) ?(?:\[[^\]\n]{2,20}\] ?)?(?:,|$)", re.IGNORECASE | re.MULTILINE
)
_HOST = re.compile(r"[a-z]+://(?:www\.)?(?P<host>[^/:?#\s]+)(?:/(?P<folder>[\w-]+))?", re.IGNORECASE)
_EMAIL_HOST = re.compile(r"(?<=@)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_LEADING = re.compile(r"^(?:(?:The|Acting|Former|Today|Efforts|By)\b,? ?)+")
_ABOUT = re.compile(r"[\s*#>_-]{0,6}About (?:the )?(?P<who>[A-Z][^\n:.]{1,70}?)\s*:?$", re.MULTILINE)
# "SEN. BURNS SAYS": a title that names the senator by surname alone.
_SENATOR = re.compile(
    r"\s*(?:SENATOR|SEN\.|SENS\.|SENATORS|Senator|Sen\.)\s(?P<name>[A-Z][A-Za-z'-]{2,20})\b"
)
_SURNAME_FIRST = re.compile(
    r"Office of (?P<surname>[A-Z'-]{2,30}),? (?:(?P<senator>SEN)\b,? ?)?(?P<given>[A-Z][A-Za-z' -]{1,30}?)(?:,? (?P<mp>MP|MHR))?$"
)
_COMPANY = re.compile(
    r"\W{0,5}(?:The )?(?P<who>[A-Z0-9][\w.&'/-]*(?: (?:&|and|of|the|for|[A-Z0-9][\w.&'/-]*)){0,6}?),?\s(?=\(|an? |the |is |has |will |today|announce|proudly|launch|celebrat|report|introduc|a leading|with )"
)
# A name at the beginning of the story stands within so many characters.
_FIRST = 120
# What kind of room issues the paper says nothing of whose it is.
_OFFICE = re.compile(
    r"[,:]? (?:press|news|media) (?:release|room|office|bureau|centre|center|team|desk)s?$", re.IGNORECASE
)
_SMALL_LIST = "and of the for to in on at de del la das der die und et du des a an"
_SMALL = frozenset(_SMALL_LIST.split())
# "Europol press release, The Hague, 2 May 2023": whose paper it is.
_PAPER = re.compile(
    r"(?P<who>[A-Z][\w.'& -]{1,60}?),? (?:press|news|media) (?:release|statement|information|notice|room|bureau|office)\b",
    re.IGNORECASE,
)
_ENFORCING = re.compile(
    r"\bpolic|\bpolizei|\bpoliz|\bconstabulary|\bsheriff|\battorney|\bprosecut|\bstaatsanwalt|\bfiscal|\bguardia|\bgendarmerie|\bparquet|\bprocur",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"(?:cabinet|bureau|service|direc\w+|gabinete|oficina|press|office of public|public affairs)\b",
    re.IGNORECASE,
)
_MASTHEAD = 120
_SOURCE = re.compile(r"(?-i:SOURCE|Source):? (?P<who>[A-Z0-9][^\n]{1,70})")
_LAST = 12
# Who speaks does so at the beginning.
_OPENING = 1500


def tell(
    document: Document, text: str, shadow: str, blocks: tuple[Block, ...], site: str | None, begin: int
) -> str | None:
    """Return who issued the release, or None.

    Args:
        document: What the format states.
        text: The canonical text.
        shadow: Its shadow.
        blocks: Its blocks, paragraph by paragraph.
        site: The name a page's title carries.
        begin: Number of the first block of the story.
    """
    address = by_address(document.url).get("name")
    if document.publisher:
        stated = tidy(document.publisher)
        fuller = address and f" {key(stated)} " in f" {key(address)} "
        return address if fuller else stated
    if (by := _BY.search(shadow, 0, 3000)) is not None:
        return text[by.start("who") : by.end("who")].strip()
    if site and mastheads.is_organisation(site) and not _is_vague(site):
        return _without_holder(tidy(site))
    return (
        _on_behalf(text, shadow, blocks)
        or address
        or _masthead(text, shadow, blocks, begin)
        or _by_email(shadow)
        or _known(shadow)
        or _speaker(shadow, blocks, begin)
        or _by_source(text, shadow, blocks)
        or _by_wire(text, shadow, blocks, begin)
        or _self_described(text, shadow, blocks, begin)
    )


def by_address(url: str | None) -> dict[str, str]:
    """Return what the table knows of the site: `name` and `country`, as far as they are known."""
    found = _HOST.match(url or "")
    return _by_host(found["host"].lower(), (found["folder"] or "").lower()) if found else {}


def _by_host(host: str, folder: str = "") -> dict[str, str]:
    labels = host.split(".")
    for first in range(len(labels) - 1):
        site = ".".join(labels[first:])
        row = _sites().get(f"{site}/{folder}") or _sites().get(site)
        if row:
            return row
    return {}


@cache
def _sites() -> dict[str, dict[str, str]]:
    return dict(table("publishers")["sites"])


def _without_holder(name: str) -> str:
    """Return "X District Attorney's Office" for "Office of X District Attorney Jane Doe"."""
    office = _speakers()[0][1].search(name)
    if office is None or office.end() == len(name):
        return name
    held = name.lower().startswith("office of")
    return f"{office[0]}'s Office" if held and not office[0].endswith("Office") else office[0]


def _is_vague(name: str) -> bool:
    return key(name) in table("publishers")["vague"]["names"]


def _on_behalf(text: str, shadow: str, blocks: tuple[Block, ...]) -> str | None:
    for block in blocks:
        if block.kind == "distributor":
            found = distribution().search(shadow, block.start, block.end)
            if found is not None and found["publisher"]:
                return text[found.start("publisher") : found.end("publisher")].strip()
    return None


@cache
def distribution() -> re.Pattern[str]:
    """Return the pattern of a line that says who passed the release on, and for whom."""
    return re.compile(table("boilerplate")["distributor"]["lines"][0], re.IGNORECASE)


def _masthead(text: str, shadow: str, blocks: tuple[Block, ...], begin: int) -> str | None:
    """Return the name of an office that stands by itself before the story.

    Of several under each other, a ministry and its police, the one that enforces the law speaks.
    """
    found: list[str] = []
    for block in blocks[:begin]:
        line = shadow[block.start : block.end]
        paper = _PAPER.match(line)
        if paper is not None and mastheads.is_organisation(paper["who"]):
            return tidy(paper["who"])
        if len(line) <= _MASTHEAD and mastheads.kind_of(line) in ("office", "body") and not _is_vague(line):
            found.append(" ".join(text[block.start : block.end].split()))
        elif found:
            break
    enforcing = [name for name in found if _ENFORCING.search(name) and not _ROOM.match(name)]
    return tidy(enforcing[-1] if enforcing else found[0]) if found else None


def _by_email(shadow: str) -> str | None:
    for host in _EMAIL_HOST.findall(shadow):
        name = _by_host(host.lower()).get("name")
        if name:
            return name
    return None


@cache
def _speakers() -> list[tuple[str, re.Pattern[str]]]:
    return [(kind, re.compile(pattern)) for kind, pattern in table("publishers")["speakers"].items()]


def _speaker(shadow: str, blocks: tuple[Block, ...], begin: int) -> str | None:
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


def _known(shadow: str) -> str | None:
    """Return an agency by words that only its own releases carry."""
    for words, name in table("publishers")["marks"].items():
        if words in shadow:
            return str(name)
    return None


def tidy(name: str) -> str:
    """Return a name in its usual spelling: capitals throughout become a name's capitals."""
    name = _OFFICE.sub("", mastheads.without_acronym(" ".join(name.split()).strip(" .,:;|-")))
    if (holder := _SURNAME_FIRST.match(name)) is not None:
        person = f"{holder['given'].title()} {holder['surname'].title()}"
        return f"Senator {person}" if holder["senator"] else f"{person} {holder['mp'] or ''}".strip()
    if not name.isupper() or len(name) < 8:
        return name
    words = [word.capitalize() if len(word) > 2 or word == "OF" else word for word in name.split()]
    return " ".join(word.lower() if at and word.lower() in _SMALL else word for at, word in enumerate(words))
