"""Reads the head of a release: title, publisher, distributor, date, standfirst, language.

Invariant: what the format states wins; what the text says is taken only where it says it.
"""

from dataclasses import dataclass

from store.model import Block, BlockKind, Document, Stamp
from store.parsing import language, publisher, stamps


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a release.

    Args:
        language: ISO 639-1 code.
        title: The title, or None.
        publisher: Who issued it, or None.
        country: ISO 3166-1 alpha-2 of the publisher's country, or None.
        distributor: Who passed it on, or None.
        published: When it was issued, or None.
        standfirst: The summary under the title, or None.
        embargo: Until when it may not be published, or None.
        blocks: All blocks, title, dateline and standfirst among them, neighbours of a kind joined.
    """

    language: str
    title: str | None
    publisher: str | None
    country: str | None
    distributor: str | None
    published: Stamp | None
    standfirst: str | None
    embargo: Stamp | None
    blocks: tuple[Block, ...]


def read(document: Document, shadow: str, blocks: tuple[Block, ...]) -> Heading:
    """Return the heading of a release whose blocks are labelled."""
    text = document.text
    parts = list(blocks)
    title = document.title
    if parts and parts[0].kind == "body" and (title is None or _same(text, parts[0], title)):
        title = title or " ".join(text[parts[0].start : parts[0].end].split())
        parts[0] = Block("title", parts[0].start, parts[0].end)
    issuer = document.publisher
    site = publisher.by_address(document.url) or {}
    issuer = issuer or site.get("name")
    by = publisher.by_line(shadow)
    passed = publisher.distribution(shadow)
    if issuer is None and by:
        issuer = text[by[0] : by[1]]
    country = site.get("country")
    published = stamps.stated(document.published) if document.published else None
    standfirst = document.standfirst
    for number, part in enumerate(parts[:6]):
        line = shadow[part.start : part.end]
        stamp = next(stamps.find(text, shadow, part.start, part.end, country), None)
        if part.kind == "body" and stamp and len(line) < 120:
            published = published or stamp
            parts[number] = Block("dateline", part.start, part.end)
        elif (
            part.kind == "body"
            and number
            and standfirst is None
            and line[-1] not in ".!?:"
            and len(line) < 400
        ):
            standfirst = text[part.start : part.end]
            parts[number] = Block("standfirst", part.start, part.end)
        elif part.kind == "body":
            break
    return Heading(
        language=language.tell(document.language, shadow),
        title=title,
        publisher=issuer,
        country=country,
        distributor=text[passed.start("distributor") : passed.end("distributor")] if passed else None,
        published=published,
        standfirst=standfirst,
        embargo=stamps.embargo(text, shadow, min(len(text), 3000), country),
        blocks=joined(parts),
    )


def _same(text: str, block: Block, title: str) -> bool:
    return " ".join(text[block.start : block.end].split()) == " ".join(title.split())


def joined(parts: list[Block]) -> tuple[Block, ...]:
    """Return the blocks with neighbours of one kind joined."""
    found: list[Block] = []
    for part in parts:
        kind: BlockKind = part.kind
        if found and found[-1].kind == kind:
            found[-1] = Block(kind, found[-1].start, part.end)
        else:
            found.append(part)
    return tuple(found)
