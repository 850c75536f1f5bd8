"""The first real release, whole: what every part of the head, the blocks and the contacts says of it."""

from pathlib import Path

import pytest

from store.document import Document
from store.ingest.reading import read_paths
from store.model import Release
from store.parsing.parser import parse

SEED = Path(__file__).parents[3].parent / "shared" / "seed" / "330-arrests.txt"


@pytest.fixture(scope="module")
def release() -> Release:
    if not SEED.exists():
        pytest.skip("needs ../shared/seed, which is not part of this project")
    (found,) = read_paths([SEED])
    assert isinstance(found, tuple)
    document = found[1]
    assert isinstance(document, Document)
    return parse(document, "seed")


def test_its_head(release: Release) -> None:
    assert release.title == "330 arrests during EU-wide Joint Action Days"
    assert (release.publisher, release.distributor) == ("Europa", "Media Pigeon")
    assert (release.language, release.kind) == ("en", "operation")
    assert release.standfirst is not None
    assert release.standfirst.startswith("The joint activities targeted")
    assert release.embargo is None


def test_its_date_with_no_zone_guessed(release: Release) -> None:
    published = release.published
    assert published is not None
    assert (published.value, published.zone) == ("2021-09-28T05:00", None)
    assert published.evidence == release.text[published.start : published.end] == "Tue, Sep 28, 2021 5:00 AM"


def test_its_blocks(release: Release) -> None:
    assert [block.kind for block in release.blocks] == [
        "title",
        "dateline",
        "standfirst",
        "body",
        "partners",
        "footnote",
        "boilerplate",
        "distributor",
        "contacts",
    ]


def test_its_five_contacts(release: Release) -> None:
    assert [(one.name, one.role, [phone.e164 for phone in one.phones]) for one in release.contacts] == [
        ("Eric Mamer", "Chief Spokesperson", ["+3222994073"]),
        ("Dana Spinant", "Deputy Chief Spokesperson", ["+3222990150"]),
        ("Elisaveta Dimitrova", "Head of Unit", ["+3222958838"]),
        ("Johannes Bahrke", "Coordinating Spokesperson", ["+3222958615"]),
        ("Vivian Loonela", "Coordinating Spokesperson", ["+3222966712"]),
    ]
    assert all(one.email_hidden and not one.emails for one in release.contacts)
    assert all(one.evidence == release.text[one.start : one.end] for one in release.contacts)
