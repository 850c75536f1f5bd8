"""Tells who issued a release, from what its format, masthead, address and words say, the surest first.

Invariant: a body that only took part is no publisher; without a sign there is none.
"""

import re
from functools import cache, lru_cache

from store.document import Document
from store.model import Block
from store.parsing import companies, mastheads, selfnames, sites, speakers, wires
from store.parsing.headlines import Headlines, key
from store.parsing.issuernames import tidy, without_holder
from store.parsing.knowledge import table

_BY = re.compile(
    r"^published by (?P<who>[^\n\[,]{2,80}?) ?(?:\[[^\]\n]{2,20}\] ?)?(?:,|$)", re.IGNORECASE | re.MULTILINE
)
# "Europol press release, The Hague, 2 May 2023": whose paper it is.
_PAPER = re.compile(
    r"(?P<who>[A-Z][\w.'& -]{1,60}?),? (?:press|news|media) (?:release|statement|information|notice|room|bureau|office)\b",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"(?:cabinet|bureau|service|direc\w+|gabinete|oficina|press|office of public|public affairs)\b",
    re.IGNORECASE,
)
# The second line of the name of a United States attorney's office.
_DISTRICT = re.compile(r"(?:\w+ )?District of [A-Z].{2,30}", re.IGNORECASE)
_MASTHEAD = 120


def tell(
    document: Document,
    shadow: str,
    blocks: tuple[Block, ...],
    lines: Headlines,
    begin: int,
    *,
    passed_on: bool,
) -> str | None:
    """Return who issued the release, or None.

    Args:
        document: What the format states.
        shadow: The text's shadow.
        blocks: Its blocks, paragraph by paragraph.
        lines: What the lines before the story say.
        begin: Number of the first block of the story.
        passed_on: Whether a wire passed it on.
    """
    text, site = document.text, lines.site
    address = sites.by_address(document.url).get("name")
    if document.publisher:
        return _stated(tidy(document.publisher), address)
    if (by := _BY.search(shadow, 0, 3000)) is not None:
        return text[by.start("who") : by.end("who")].strip()
    if site and mastheads.is_organisation(site) and not _is_vague(site):
        return without_holder(tidy(site))
    return (
        wires.on_behalf(text, shadow, blocks)
        or address
        or _masthead(text, shadow, blocks, begin)
        or sites.by_email(shadow)
        or _known(shadow)
        or selfnames.by_desk(text, shadow, blocks, begin)
        or selfnames.by_about(text, shadow, blocks, begin)
        or selfnames.by_story(text, shadow, blocks, begin)
        or speakers.tell(text, shadow, blocks, begin)
        or companies.tell(text, shadow, blocks, begin, lines.title, passed_on=passed_on)
        or selfnames.by_call(text, shadow)
        or selfnames.by_head(text, shadow, blocks, begin)
    )


@lru_cache(maxsize=512)  # a library has few publishers
def _stated(stated: str, address: str | None) -> str:
    """Return whose a release is that states one name and comes from a site that is known by that or another.

    The site's own name is the fuller one: "Suffolk Police" on the site of Suffolk Constabulary.
    """
    if not address:
        return stated
    common = frozenset(table("publishers")["common"]["words"].split())
    said, known = (frozenset(key(name).split()) for name in (stated, address))
    return address if said - common <= known else stated


def _is_vague(name: str) -> bool:
    return key(name) in table("publishers")["vague"]["names"]


@cache
def _enforcing() -> re.Pattern[str]:
    return re.compile(table("publishers")["bodies"]["enforcing"], re.IGNORECASE)


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
            name = mastheads.without_marks(" ".join(text[block.start : block.end].split()))
            if found and _DISTRICT.fullmatch(name):
                found[-1] = f"{found[-1]}, {name}"
            else:
                found.append(name)
        elif found:
            break
    enforcing = [name for name in found if _enforcing().search(name) and not _ROOM.match(name)]
    return tidy(enforcing[-1] if enforcing else found[0]) if found else None


def _known(shadow: str) -> str | None:
    """Return an agency by words that only its own releases carry."""
    for words, name in table("publishers")["marks"].items():
        if words in shadow:
            return str(name)
    return None
