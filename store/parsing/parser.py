"""Document in, release out: the one place that calls the rules in their order."""

import hashlib

from store import __version__
from store.document import Document
from store.model import Release, Source
from store.parsing import blocks, contacts, heading, kind
from store.parsing.facts import read_facts
from store.parsing.reading import Reading
from store.text import plain, shadow

PARSER = f"pressroom {__version__}"


def release_id(document: Document) -> str:
    """Return 16 hex digits that stay the same when the same release comes from the same source again.

    The source's own identifier or address counts when there is one, and so does the text with its white space
    collapsed; the path does not, so that a moved folder imports nothing twice.
    """
    origin = document.ident or document.url or ""
    words = " ".join(document.text.split())
    return hashlib.sha256(f"{origin}\n{words}".encode()).hexdigest()[:16]


def parse(document: Document, path: str = "") -> Release:
    """Return the release that the document holds.

    Args:
        document: What a reader made of the bytes.
        path: Where the bytes came from, for the release's source; made plain here.
    """
    text = document.text
    view = shadow(text)
    labelled = blocks.label(document, view)
    head = heading.read(document, view, labelled)
    reading = Reading(
        text=text,
        shadow=view,
        language=head.language,
        blocks=head.blocks,
        title=head.title,
        publisher=head.publisher,
        country=head.country,
        published=head.published,
        kind=kind.decide(view, head),
    )
    return Release(
        id=release_id(document),
        title=head.title,
        publisher=head.publisher,
        distributor=head.distributor,
        language=head.language,
        kind=reading.kind,
        published=head.published,
        standfirst=head.standfirst,
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        source=Source(
            path=plain(path, limit=1000),
            media_type=document.media_type,
            sha256=document.sha256,
            url=document.url,
            ident=document.ident,
            encoding=document.encoding,
            encoding_guessed=document.encoding_guessed,
        ),
        parser=PARSER,
        blocks=reading.blocks,
        facts=read_facts(reading),
        contacts=contacts.read(reading),
        embargo=head.embargo,
        links=document.links,
    )
