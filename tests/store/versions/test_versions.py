"""Versions of a release as a library tells them: what is grouped and how, what is not, and what differs."""

import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.errors import ReleaseMissing
from store.library import Library
from store.model import Release
from store.versions import Version
from tests.store.versions.releases import RAID, RAZZIA, issued, others


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        library.add(others(40))
        yield library


def told(library: Library, release: Release, *more: Release) -> tuple[Version, ...]:
    """Store a release and others, and return the versions of the first."""
    library.add([release, *more])
    library.catch_up()
    return library.versions(release.id)


def only(library: Library, release: Release, other: Release) -> Version:
    """Return the one version of a release, which the other one is."""
    (version,) = told(library, release, other)
    assert version.id == other.id
    assert version.row == library.row(other.id)
    return version


def test_the_same_from_a_wire_has_the_same_text_whatever_stands_around_it(shelf: Library) -> None:
    menu = "Home\nNews\nAbout us\nContact\n\nShare this page\nFacebook Twitter LinkedIn\n\n"
    foot = "\nRelated news\nNew boats for the harbour police\nCookies | Privacy | Accessibility\n"
    wire = issued(menu + RAID + foot, title=RAID.split("\n", 1)[0], publisher="Quayside Wire")
    version = only(shelf, issued(), wire)
    assert (version.relation, version.likeness) == ("same", 1.0)
    assert [(one.field, one.this, one.other) for one in version.head] == [
        ("publisher", "Tarnside Harbour Police", "Quayside Wire")
    ]
    assert (version.facts, version.text) == ((), ())


def test_lines_wrapped_by_a_mail_are_no_difference(shelf: Library) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in RAID.split("\n\n"))
    version = only(shelf, issued(), issued(wrapped, title=RAID.split("\n", 1)[0]))
    assert (version.relation, version.likeness, version.text) == ("same", 1.0, ())


def test_a_correction_names_the_figures_and_the_words_with_their_places(shelf: Library) -> None:
    right = (
        RAID.replace("Fourteen", "Sixteen").replace("14 people", "16 people").replace("Ostwick", "Marlpool")
    )
    this, other = issued(), issued(right)
    version = only(shelf, this, other)
    assert version.relation == "corrected"
    assert 0.9 < version.likeness < 1
    assert [change.field for change in version.head] == ["title"]
    (arrests,) = [change for change in version.facts if change.this and change.this.field == "arrests"]
    assert arrests.this is not None
    assert arrests.other is not None
    assert (arrests.this.value, arrests.other.value) == (14, 16)
    for fact, release in ((arrests.this, this), (arrests.other, other)):
        assert release.text[fact.start : fact.end] == fact.evidence
    assert [(change.this.words, change.other.words) for change in version.text] == [
        ("Fourteen", "Sixteen"),
        ("14", "16"),
        ("Ostwick", "Marlpool"),
    ]
    for change in version.text:
        assert this.text[change.this.start : change.this.end] == change.this.words
        assert other.text[change.other.start : change.other.end] == change.other.words


def test_each_of_two_is_a_version_of_the_other_with_sides_exchanged(shelf: Library) -> None:
    this, other = issued(), issued(RAID.replace("14 people", "15 people"))
    there = only(shelf, this, other)
    (back,) = shelf.versions(other.id)
    assert (back.id, back.relation, back.likeness) == (this.id, there.relation, there.likeness)
    assert [(change.other, change.this) for change in back.text] == [
        (change.this, change.other) for change in there.text
    ]


def test_a_paragraph_left_out_is_shorter_and_one_added_longer(shelf: Library) -> None:
    paragraphs = RAID.split("\n\n")
    cut = issued("\n\n".join([*paragraphs[:3], *paragraphs[4:]]))
    whole = issued()
    assert only(shelf, whole, cut).relation == "shorter"
    (version,) = shelf.versions(cut.id)
    assert version.relation == "longer"
    (change,) = version.text
    assert change.this.words == ""
    assert change.this.start == change.this.end
    assert change.other.words.startswith("Inspector Orla Pennick said")


def test_the_same_text_a_month_later_is_issued_again(shelf: Library) -> None:
    version = only(shelf, issued(), issued(published="2024-05-14"))
    assert version.relation == "reissued"
    assert [(one.field, one.this, one.other) for one in version.head] == [
        ("published", "2024-04-09", "2024-05-14")
    ]


def test_a_date_that_is_stated_less_exactly_is_no_other_date(shelf: Library) -> None:
    version = only(shelf, issued(), issued(published="2024-04"))
    assert (version.relation, version.head) == ("same", ())


def test_an_undated_copy_is_found(shelf: Library) -> None:
    assert only(shelf, issued(), issued(published=None)).relation == "same"


def test_a_release_in_another_language_is_found_by_its_names_and_figures(shelf: Library) -> None:
    german = issued(RAZZIA.replace("14 Personen", "15 Personen"), language="de", published="2024-04-10")
    version = only(shelf, issued(), german)
    assert version.relation == "translated"
    assert version.likeness > 0.5
    assert ("language", "en", "de") in [(one.field, one.this, one.other) for one in version.head]
    assert version.text == ()
    assert [(one.this and one.this.value, one.other and one.other.value) for one in version.facts] == [
        (14, 15)
    ]


def test_another_release_in_that_language_on_that_day_is_no_translation(shelf: Library) -> None:
    german = issued(
        "Boot in Marlpool gestohlen\n\nDie Tarnside Harbour Police sucht ein Boot, das am Dienstagmorgen in Marlpool "
        "gestohlen wurde. Es hat 3 Masten und ist 14 Meter lang. Hinweise nimmt die Wache Kelsworth entgegen.",
        language="de",
    )
    assert told(shelf, issued(), german) == ()


def test_an_update_that_says_so_is_one_however_much_was_written_anew(shelf: Library) -> None:
    first = issued(
        "Appeal after boat fire in Brinsea\n\nA houseboat burnt down in Brinsea marina on Sunday night. Nobody was hurt. "
        "Officers believe that the fire was set between 10 pm and 11 pm and would like to hear from anyone who was on the "
        "quay at that time. Call 0199 555 and quote reference 8812."
    )
    update = issued(
        "UPDATE: Appeal after boat fire in Brinsea\n\nTwo boys have been arrested after a houseboat burnt down in Brinsea "
        "marina on Sunday night. Officers believe that the fire was set between 10 pm and 11 pm and would like to hear from "
        "anyone who was on the quay at that time. Photographs are wanted too. Call 0199 555 and quote reference 8812.",
        published="2024-04-11",
    )
    assert only(shelf, first, update).relation == "updated"


def test_a_follow_up_that_takes_over_most_of_the_text_is_none(shelf: Library) -> None:
    sentenced = RAID.replace("Fourteen arrested in", "Ringleader sentenced after").replace(
        "Inspector Orla Pennick said",
        "At Kelsworth Crown Court the leader was sent to prison for 3 years. Inspector Pennick said",
    )
    assert told(shelf, issued(), issued(sentenced, published="2024-09-02")) == ()


def test_a_template_with_other_names_and_figures_is_none(shelf: Library) -> None:
    notice = (
        "Man arrested in {0}\n\nA {1}-year-old man was arrested in {0} on {2} evening after officers stopped a car on "
        "{3} Road. A quantity of cannabis was found. He was taken to {0} police station and has been bailed until {4} May."
    )
    first = issued(notice.format("Ostwick", 24, "Monday", "Chapel", 12), published="2024-04-08")
    second = issued(notice.format("Fennhythe", 41, "Tuesday", "Saltpan", 30), published="2024-04-09")
    assert told(shelf, first, second) == ()


def test_a_notice_of_every_day_is_none_of_the_days_before(shelf: Library) -> None:
    days = [
        issued(
            f"Harbour figures of the day\n\nOn {day} April 2024 the harbour police checked {day * 3 + 40} boats in the five "
            "marinas of the county. All skippers were asked for their papers, life jackets and flares, and every crew was "
            "given the leaflet on safe mooring that the board of the harbour has printed this spring. No boat was held and "
            "nobody was arrested. The checks go on every day until the end of the season, as they have in earlier years.",
            published=f"2024-04-{day:02}",
        )
        for day in range(10, 18)
    ]
    assert told(shelf, days[3], *days) == ()
    corrected = issued(days[3].text.replace("checked 79 boats", "checked 97 boats"), published="2024-04-13")
    assert only(shelf, days[3], corrected).relation == "corrected"


def test_a_copy_is_found_before_the_release_itself_can_be(shelf: Library) -> None:
    """Its own entry comes into the index a moment after it was stored."""
    other = issued(publisher="Quayside Wire")
    shelf.add([other])
    shelf.catch_up()
    fresh = issued()
    shelf.add([fresh])
    assert [version.id for version in shelf.versions(fresh.id)] == [other.id]


def test_one_that_was_removed_is_no_version_any_more(shelf: Library) -> None:
    this, other = issued(), issued(publisher="Quayside Wire")
    only(shelf, this, other)
    shelf.remove([other.id])
    assert shelf.versions(this.id) == ()


def test_without_an_index_there_are_none_and_a_missing_release_is_told(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add([issued(), issued(publisher="Quayside Wire")])
        assert library.versions(issued().id) == ()
        with pytest.raises(ReleaseMissing):
            library.versions("0123456789abcdef")


def test_texts_of_a_few_words_are_versions_only_where_nothing_differs(shelf: Library) -> None:
    first = issued("Road open\n\nThe quay road at Brinsea is open again.")
    other = issued("Road open\n\nThe quay road at Marlpool is open again.")
    same = issued("Road open\n\nThe quay road at Brinsea is open again.", publisher="Quayside Wire")
    assert [version.id for version in told(shelf, first, other, same)] == [same.id]


@pytest.mark.parametrize("text", ["", " \n", "…", "12", "a " * 50_000, "\u202eabc \x1b[2J [/bold]"])
def test_any_text_can_be_asked_about(shelf: Library, text: str) -> None:
    odd, twin = issued(text, title=None), issued(text, title=None, publisher="Quayside Wire")
    told(shelf, odd, twin, issued())
    assert odd.id not in [version.id for version in shelf.versions(odd.id)]
