"""Every copy of every sample, as it is parsed: no hidden address, no placeholder, nothing out of thin air."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from store.ingest import parse_paths
from store.model import Release
from tui.copying import Subject, copy_of, menu

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seed" / "330-arrests.txt"
TEXTS = [key for key, _ in menu() if key != "j"]


@cache
def releases() -> tuple[Release, ...]:
    results = [result for result in parse_paths([ROOT / "samples"]) if isinstance(result, tuple)]
    return tuple(release for _, release in results)


def subjects(release: Release) -> Iterator[Subject]:
    yield Subject(release, selected=release.text)
    for fact in release.facts:
        yield Subject(release, fact=fact, pane="facts")
    for contact in release.contacts:
        yield Subject(release, contact=contact, pane="contacts")


def test_no_copy_of_a_sample_holds_a_placeholder() -> None:
    assert any("protected]" in release.text for release in releases())
    for release in releases():
        for subject in subjects(release):
            for key in TEXTS:
                assert "protected]" not in copy_of(key, subject).text.lower()


def test_a_contact_without_an_address_yields_no_at_sign_and_says_why() -> None:
    hidden = [(r, contact) for r in releases() for contact in r.contacts if contact.email_hidden]
    assert hidden
    for release, contact in hidden:
        about = Subject(release, contact=contact, pane="contacts")
        for key in "mby":
            copy = copy_of(key, about)
            assert copy.text.count("@") == (len(contact.emails) if key != "m" or contact.emails else 0)
            assert copy.missing or contact.emails


def test_the_words_of_every_quote_stand_in_the_release() -> None:
    checked = 0
    for release in releases():
        words = " ".join(release.text.split())
        for fact in release.facts:
            copy = copy_of("q", Subject(release, fact=fact))
            if copy.text and not copy.missing:
                quoted = copy.text.partition("”\n— ")[0].removeprefix("“")
                assert " ".join(quoted.split()) in words
                checked += 1
    assert checked > 100


@pytest.mark.skipif(not SEED.exists(), reason="the seed release is not beside this checkout")
def test_the_spokesperson_of_the_seed_is_copied_without_the_hidden_address() -> None:
    (release,) = [result[1] for result in parse_paths([SEED]) if isinstance(result, tuple)]
    copy = copy_of("b", Subject(release))
    assert copy.text == "Eric Mamer\nChief Spokesperson\n+32 2 299 40 73\nas of 28 Sep 2021"
    assert copy.missing == "e-mail hidden in the source"
    arrests = next(fact for fact in release.facts if fact.field == "arrests")
    assert copy_of("q", Subject(release, fact=arrests)).text.endswith("28 Sep 2021, ¶4")
