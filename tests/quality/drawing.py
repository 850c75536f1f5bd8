"""Draws random releases and prints each with all that was read from it: `python -m tests.quality.drawing SEED …`.

For reading by eye, which is the only measure of releases that nobody has labelled. The same seed and numbers draw the
same releases.
"""

import argparse
import lzma
import random
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from store.document import Document
from store.ingest import Rejected, read_paths
from store.model import Contact, Fact, Release, Stamp
from store.parsing.parser import parse
from store.readers import registry

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
ROWS = "law-enforcement.jsonl.xz"
# Between two releases in a printed page.
RULE = "=" * 100

_SOURCE = re.compile(rb'"source": "([^"]+)"')


def main() -> int:
    """Print the draw."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("seed", type=int)
    asked.add_argument("--rows", type=int, default=0, help="of the rows, whatever their source")
    asked.add_argument("--files", type=int, default=0, help="of the files in their original formats")
    asked.add_argument("--source", action="append", default=[], help="of the rows only those of this source")
    asked.add_argument(
        "--bare", action="store_true", help="give the parser the text alone, as if nothing else came"
    )
    words = asked.parse_args()
    for number, (name, document) in enumerate(drawn(words.seed, words.rows, words.files, words.source), 1):
        given = Document(text=document.text, media_type="text/plain") if words.bare else document
        print("\n".join([RULE, f"{number}  {name}", *told(parse(given))]))
    return 0


def drawn(seed: int, rows: int, files: int, sources: list[str]) -> Iterator[tuple[str, Document]]:
    """Yield releases drawn by chance, each with its id or the name of its file: files in the order of their names, then rows in theirs."""
    chance = random.Random(seed)
    names = sorted(path for path in (CORPUS / "files").iterdir() if registry.knows(path.name))
    chosen = sorted(chance.sample(names, files))
    with tempfile.TemporaryDirectory() as folder:
        if rows:
            chosen.append(_drawn_rows(chance, rows, sources, Path(folder) / "rows.jsonl"))
        for item in read_paths(chosen):
            if isinstance(item, Rejected):
                raise SystemExit(str(item))
            place, document = item
            yield document.ident or Path(place).name, document


def _drawn_rows(chance: random.Random, rows: int, sources: list[str], target: Path) -> Path:
    with lzma.open(CORPUS / ROWS) as lines:
        numbers = [number for number, line in enumerate(lines) if not sources or _source(line) in sources]
    wanted = frozenset(chance.sample(numbers, rows))
    with lzma.open(CORPUS / ROWS) as lines:
        target.write_bytes(b"".join(line for number, line in enumerate(lines) if number in wanted))
    return target


def _source(line: bytes) -> str:
    found = _SOURCE.search(line)
    return found[1].decode() if found else ""


def told(release: Release) -> Iterator[str]:
    """Yield what was read, then the text with a mark before each part that says what it is."""
    yield f"id        {release.id}"
    yield f"title     {release.title}"
    yield f"publisher {release.publisher}   distributor {release.distributor}"
    yield f"published {_stamp(release.published)}   embargo {_stamp(release.embargo)}"
    yield f"language  {release.language}   kind {release.kind}"
    yield f"standfirst {release.standfirst}"
    yield from (_contact(one) for one in release.contacts)
    yield from (_fact(one) for one in release.facts)
    yield "-" * 100
    for block in release.blocks:
        yield f"[{block.kind}] {release.text[block.start : block.end]}"


def _stamp(stamp: Stamp | None) -> str:
    return stamp.value if stamp else "-"


def _contact(contact: Contact) -> str:
    phones = ", ".join(f"{phone.printed} = {phone.e164}" for phone in contact.phones)
    return f"  contact {contact.name} | {contact.role} | {contact.organisation} | {', '.join(contact.emails)} | {phones}"


def _fact(fact: Fact) -> str:
    beside = (fact.unit, fact.item, fact.action, fact.role, fact.acronym, fact.by)
    words = " ".join(str(one) for one in (fact.value, *beside) if one is not None)
    return f"  {fact.field} {words} ({fact.qualifier}, {fact.scope}) :: {' '.join(fact.evidence.split())}"


if __name__ == "__main__":
    raise SystemExit(main())
