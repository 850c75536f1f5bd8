"""Corrections: kept with what they replace, applied to whatever the parser reports now, never dropped."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.documents.correcting import corrected
from store.errors import LibraryError
from store.keeping import Correction
from store.library import Library
from store.model import Fact, Place, Release
from tests.store.making import make
from tests.store.strategies import releases

PARSED = make(1)
ARRESTS = PARSED.facts[0]
RIGHT = replace(ARRESTS, value=5)
CITY = PARSED.text.index("Łódź")
PLACE = Fact("place", "Łódź", CITY, CITY + 4, "Łódź")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as made:
        made.add([PARSED])
        yield made


def test_changed_rejected_and_added(library: Library) -> None:
    corrections = library.annotations
    corrections.correct(PARSED.id, ARRESTS, RIGHT, author="Marta")
    assert corrections.corrected(library.get(PARSED.id)).facts == (RIGHT,)
    corrections.correct(PARSED.id, None, PLACE)
    assert corrections.corrected(library.get(PARSED.id)).facts == (RIGHT, PLACE)
    corrections.correct(PARSED.id, RIGHT, None)
    assert corrections.corrected(library.get(PARSED.id)).facts == (PLACE,)
    assert library.get(PARSED.id) == PARSED
    first, second, third = corrections.of(PARSED.id).corrections
    assert (first.old, first.new, first.author) == (ARRESTS, RIGHT, "Marta")
    assert (second.old, second.new) == (None, PLACE)
    assert (third.old, third.new) == (RIGHT, None)
    assert corrections.unmatched(PARSED) == ()


def test_the_time_is_kept_in_utc(library: Library) -> None:
    at = datetime(2026, 3, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    assert library.annotations.correct(PARSED.id, ARRESTS, RIGHT, at=at).at == "2026-02-28T23:30:00Z"
    made = library.annotations.correct(PARSED.id, None, PLACE).at
    assert abs(datetime.now(UTC) - datetime.fromisoformat(made)) < timedelta(minutes=1)


def test_an_added_fact_stands_among_those_of_its_field_in_the_order_of_the_text() -> None:
    text = "10 arrested. 20 arrested. 30 arrested. In Ghent."
    facts = [
        Fact("arrests", value, text.index(f"{value}"), text.index(f"{value}") + 11, f"{value} arrested")
        for value in (10, 20, 30)
    ]
    city = Fact("place", "Ghent", 42, 47, "Ghent")
    release = replace(PARSED, text=text, facts=(facts[0], facts[2], city))
    assert corrected(release, [Correction(None, facts[1], "")]).release.facts == (*facts, city)
    bare = replace(release, facts=(city,))
    assert corrected(bare, [Correction(None, facts[1], "")]).release.facts == (city, facts[1])


@pytest.mark.parametrize(
    "wrong",
    [
        replace(RIGHT, evidence="5 arrested"),
        replace(RIGHT, start=1),
        replace(RIGHT, start=-1),
        replace(RIGHT, end=10_000),
        replace(RIGHT, start=0, end=0, evidence=""),
        replace(RIGHT, also=(Place(0, 1, "x"),)),
        replace(RIGHT, value="five"),
        replace(RIGHT, value=True),
        replace(RIGHT, value=-1),
        replace(RIGHT, value=4.5),
        replace(RIGHT, field="mood"),
        replace(RIGHT, field="loss", value=float("nan")),
        replace(RIGHT, field="loss", value=float("inf")),
        replace(RIGHT, field="place", value=" "),
        replace(RIGHT, field="place", value="a\x1b[2J"),
        replace(RIGHT, field="route", value="a to b"),
        replace(RIGHT, scope="other"),  # type: ignore[arg-type]
    ],
)
def test_a_fact_that_the_text_does_not_bear_out_is_refused(library: Library, wrong: Fact) -> None:
    for old in (ARRESTS, None):
        with pytest.raises(LibraryError):
            library.annotations.correct(PARSED.id, old, wrong)
    assert library.annotations.of(PARSED.id).corrections == ()
    assert library.actions.can_undo() is None


def test_only_a_fact_that_is_stated_can_be_corrected(library: Library) -> None:
    with pytest.raises(LibraryError, match="states no such place"):
        library.annotations.correct(PARSED.id, PLACE, None)
    with pytest.raises(LibraryError, match="nothing to correct"):
        library.annotations.correct(PARSED.id, ARRESTS, ARRESTS)
    library.annotations.correct(PARSED.id, ARRESTS, None)
    with pytest.raises(LibraryError, match="states no such arrests"):
        library.annotations.correct(PARSED.id, ARRESTS, RIGHT)


def test_they_outlive_parsing_again(library: Library) -> None:
    library.annotations.correct(PARSED.id, ARRESTS, RIGHT)
    again = replace(PARSED, parser="later", facts=(PLACE, replace(ARRESTS, rule="another", scope="part")))
    library.documents.releases.rewrite([again])
    found = library.get(PARSED.id)
    assert found == again
    assert library.annotations.corrected(found).facts == (PLACE, RIGHT)


def test_one_whose_fact_is_no_longer_reported_is_told_and_kept(library: Library) -> None:
    library.annotations.correct(PARSED.id, ARRESTS, RIGHT)
    library.documents.releases.rewrite([replace(PARSED, facts=(PLACE,))])
    found = library.get(PARSED.id)
    (kept,) = library.annotations.of(PARSED.id).corrections
    assert library.annotations.corrected(found) == found
    assert library.annotations.unmatched(found) == (kept,)
    library.documents.releases.rewrite([PARSED])
    assert library.annotations.corrected(PARSED).facts == (RIGHT,)


def test_one_whose_text_is_another_now_is_told_and_kept() -> None:
    moved = replace(PARSED, text=f"New. {PARSED.text}", facts=())
    made = Correction(None, PLACE, "2026-01-01T00:00:00Z")
    assert corrected(moved, [made]).unmatched == (made,)


def test_undo_takes_a_correction_away_and_redo_brings_it_back(library: Library) -> None:
    made = library.annotations.correct(PARSED.id, ARRESTS, RIGHT, author="Marta")
    assert library.actions.undo() == "correction of arrests in “4 arrested in raid number1”"
    assert library.annotations.of(PARSED.id).corrections == ()
    library.actions.redo()
    assert library.annotations.of(PARSED.id).corrections == (made,)


@settings(max_examples=100, deadline=None)
@given(release=releases(), data=st.data())
def test_the_rule_of_evidence_holds_after_any_corrections(release: Release, data: st.DataObject) -> None:
    """Whatever is corrected, in whatever order: evidence stands in the text, and each one is applied or told."""
    others = data.draw(releases())
    pool = st.sampled_from([*release.facts, *others.facts, None])
    made = [
        Correction(old, new, f"{turn}")
        for turn, (old, new) in enumerate(data.draw(st.lists(st.tuples(pool, pool), max_size=6)))
        if (old, new) != (None, None)
    ]
    result = corrected(release, made)
    for fact in result.release.facts:
        assert release.text[fact.start : fact.end] == fact.evidence
    applied = [one for one in made if one not in result.unmatched]
    assert corrected(release, applied) == replace(result, unmatched=())
