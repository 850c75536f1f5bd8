"""Heads of releases in many languages and layouts, with what a reader takes from each (heads/*.toml)."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from store.document import Document
from store.parsing import blocks, heading
from store.text import shadow

HEADS = sorted(Path(__file__).with_name("heads").glob("*.toml"))
RELEASES = [
    pytest.param(release, id=f"{path.stem}: {release['name']}")
    for path in HEADS
    for release in tomllib.loads(path.read_text("utf-8"))["release"]
]


@pytest.mark.parametrize("release", RELEASES)
def test_the_head_is_what_a_reader_takes_it_to_be(release: dict[str, Any]) -> None:
    text = release["text"].strip()
    view = shadow(text)
    document = Document(text=text, media_type="text/plain", **release.get("stated", {}))
    found = heading.read(document, view, blocks.label(document, view))
    dateline = [text[block.start : block.end] for block in found.blocks if block.kind == "dateline"]
    told = {
        "title": found.title,
        "publisher": found.publisher,
        "distributor": found.distributor,
        "published": found.published.value if found.published else None,
        "embargo": found.embargo.value if found.embargo else None,
        "standfirst": found.standfirst,
        "language": found.language,
    }
    assert told == {field: release.get(field) for field in told}
    assert release.get("dateline") in (None, *dateline)
