"""Tells who issued a release, from what its format, masthead, address and words say, the surest first.

Invariant: a body that only took part is no publisher; without a sign there is none.
"""

import re
from functools import cache

from store.document import Document
from store.model import Block
from store.parsing import mastheads, sites, speakers
from store.parsing.headlines import key
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
_ENFORCING = re.compile(
    r"\bpolic|\bpolizei|\bpoliz|\bconstabulary|\bsheriff|\battorney|\bprosecut|\bstaatsanwalt|\bfiscal|\bguardia|\bgendarmerie|\bparquet|\bprocur",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"(?:cabinet|bureau|service|direc\w+|gabinete|oficina|press|office of public|public affairs)\b",
    re.IGNORECASE,
)
_MASTHEAD = 120


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
    address = sites.by_address(document.url).get("name")
    if document.publisher:
        stated = tidy(document.publisher)
        fuller = address and f" {key(stated)} " in f" {key(address)} "
        return address if fuller else stated
    if (by := _BY.search(shadow, 0, 3000)) is not None:
        return text[by.start("who") : by.end("who")].strip()
    if site and mastheads.is_organisation(site) and not _is_vague(site):
        return without_holder(tidy(site))
    return (
        _on_behalf(text, shadow, blocks)
        or address
        or _masthead(text, shadow, blocks, begin)
        or sites.by_email(shadow)
        or _known(shadow)
        or speakers.tell(text, shadow, blocks, begin)
    )


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


def _known(shadow: str) -> str | None:
    """Return an agency by words that only its own releases carry."""
    for words, name in table("publishers")["marks"].items():
        if words in shadow:
            return str(name)
    return None
