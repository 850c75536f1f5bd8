"""The inputs of a run: each is made from the seed and its number alone, so that one can be made again by itself."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from tests.fuzz import mails, mutating, pages, papers, rows, words

ROOT = Path(__file__).parents[2]

Case = tuple[str, bytes]

# Names that lead to each reader, and some that leave the choice to the bytes.
_UNTOLD = ("", "file", "file.bin", "x.dat")


@cache
def known() -> tuple[Case, ...]:
    """Return the samples and the broken files by name, and one in each form that none of them is in."""
    paths = [*sorted((ROOT / "samples").rglob("*.*")), *sorted((ROOT / "tests" / "malformed").iterdir())]
    files = [(path.name, path.read_bytes()) for path in paths if path.is_file()]
    return (*files, _own(), _feed_of_items())


def _own() -> Case:
    """Return a release in our own form, which no sample is in."""
    from store.document import Document
    from store.parsing.parser import parse
    from store.release_json import to_json

    text = "Three arrested in Spain\n\nThree men were arrested on 1 May 2021.\n\nContact: press@example.org"
    document = Document(
        text, "text/plain", title="Three arrested in Spain", published="2021-05-02T10:00+02:00"
    )
    return "own.json", json.dumps(to_json(parse(document, "own.txt"))).encode()


def _feed_of_items() -> Case:
    """Return a JSON Feed, which no sample is in."""
    item = {
        "id": "1",
        "url": "/1",
        "title": "Three arrested",
        "content_text": "Three men were arrested.",
        "date_published": "2021-05-02",
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "News | Example Police",
        "home_page_url": "http://example.org/",
        "items": [item],
    }
    return "feed.json", json.dumps(feed).encode()


def case(seed: int, number: int) -> Case:
    """Return the name and the bytes of an input."""
    chance = Random(f"{seed} {number}")
    name, data = made(chance) if chance.random() < 0.5 else chance.choice(known())
    if chance.random() < 0.6:
        _, other = made(chance) if chance.random() < 0.3 else chance.choice(known())
        data = mutating.mutated(chance, data, other)
    what = chance.random()
    if what < 0.06:
        name = chance.choice(_UNTOLD)
    elif what < 0.12:
        name = f"{name}{Path(chance.choice(known())[0]).suffix}"
    return name, data[: mutating.LONGEST]


def made(chance: Random) -> Case:
    """Return an input made up from the grammar of its form."""
    name, make = chance.choice(_MADE)
    return name, make(chance)


def _text(chance: Random) -> bytes:
    return words.encoded(chance, words.text(chance))


def _attached(chance: Random) -> Case:
    name, make = chance.choice(_MADE[:-2])
    return name, make(chance)


_MADE: tuple[tuple[str, Callable[[Random], bytes]], ...] = (
    ("made.txt", _text),
    ("made.txt", _text),
    ("made.md", pages.markdown),
    ("made.html", pages.page),
    ("made.xml", pages.feed),
    ("made.json", rows.single),
    ("made.jsonl", rows.rows),
    ("made.docx", papers.word),
    ("made.pdf", papers.pdf),
    ("made.eml", lambda chance: mails.mail(chance, _attached)),
    ("made.mbox", lambda chance: mails.mailbox(chance, _attached)),
)
