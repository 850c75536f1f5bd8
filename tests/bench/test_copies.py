"""Copies are other releases, and everything they state still stands in their text."""

import re
from pathlib import Path

import pytest

from store.ingest import Rejected, parse_paths
from store.model import Contact, Fact, Phone, Place, Release, Stamp
from store.release_json import from_json, to_json
from tests.bench.copies import common_words, copy, with_origin
from tests.store.making import make

SAMPLES = Path(__file__).parents[2] / "samples"
TEXT = """Operation Copperfield: 11 330 arrests

Officers of the Harbourmere Constabulary arrested 11 330 people on 14 May 2021.
Call Johanna Vendelby on 0790012345. 11 330 people were arrested in Germany.
"""


def stretch(evidence: str, nth: int = 0) -> tuple[int, int, str]:
    start = TEXT.index(evidence)
    for _ in range(nth):
        start = TEXT.index(evidence, start + 1)
    return start, start + len(evidence), evidence


def release() -> Release:
    start, end, evidence = stretch("Johanna Vendelby on 0790012345")
    again = Place(*stretch("11 330 people were arrested"))
    return make(
        1,
        text=TEXT,
        title="Operation Copperfield: 11 330 arrests",
        publisher="Harbourmere Constabulary",
        published=None,
        blocks=(),
        facts=(
            Fact("arrests", 11330, *stretch("11 330 arrests"), also=(again,)),
            Fact("partner", "Harbourmere Constabulary", *stretch("Harbourmere Constabulary")),
            Fact("country", "DE", *stretch("Germany")),
            Fact("op_date", "2021-05-14", *stretch("14 May 2021")),
        ),
        contacts=(
            Contact(
                name="Johanna Vendelby",
                role=None,
                organisation=None,
                emails=(),
                email_hidden=False,
                phones=(Phone("0790012345", "+44790012345"),),
                start=start,
                end=end,
                evidence=evidence,
            ),
        ),
    )


@pytest.fixture(scope="module")
def samples() -> list[Release]:
    return [item[1] for item in parse_paths([SAMPLES]) if not isinstance(item, Rejected)]


def is_true(one: Release) -> bool:
    stated: list[Fact | Place | Contact | Stamp] = [*one.facts, *one.contacts]
    stated += [place for fact in one.facts for place in fact.also]
    stated += [stamp for stamp in (one.published, one.embargo) if stamp]
    return all(one.text[part.start : part.end] == part.evidence for part in stated)


@pytest.mark.parametrize("turn", [1, 2, 9])
def test_all_evidence_of_a_copy_stands_in_its_text(samples: list[Release], turn: int) -> None:
    for one in samples:
        made, origin = with_origin(copy(one, turn))
        assert is_true(made), one.title
        assert from_json(to_json(made)) == made
        assert made.source.sha256 == origin.original.sha256


def test_no_two_turns_share_an_id_or_a_title(samples: list[Release]) -> None:
    made = [copy(one, turn) for one in samples for turn in range(4)]
    assert len({one.id for one in made}) == len(made)
    titled = [one for one in made if one.title]
    assert len({(one.title, one.text) for one in titled}) == len(titled)
    # A title that is evidence from end to end has to keep its meaning.
    free = [copy(one, turn).title for one in samples if has_free_word(one) for turn in range(4)]
    assert len(free) > 0.9 * len(titled)
    assert len(set(free)) == len(free)


def has_free_word(one: Release) -> bool:
    evidence = " ".join(fact.evidence for fact in one.facts)
    return any(
        word.isascii() and word not in evidence for word in re.findall(r"[^\W\d_]{4,}", one.title or "")
    )


def test_a_turn_makes_the_same_copy_every_time() -> None:
    assert copy(release(), 3) == copy(release(), 3) != copy(release(), 4)
    assert copy(release(), 0) == release()


def test_numbers_and_names_change_in_text_and_facts_alike() -> None:
    arrests, partner, country, day = copy(release(), 1).facts
    made = copy(release(), 1)
    assert made.title is not None
    assert arrests.value != 11330
    assert str(arrests.value) == "".join(filter(str.isdigit, arrests.evidence))
    assert made.title.endswith(arrests.evidence)
    assert arrests.also[0].evidence.startswith(arrests.evidence.removesuffix("arrests"))
    assert partner.value == partner.evidence == made.publisher != "Harbourmere Constabulary"
    assert (country.value, country.evidence, day.evidence) == ("DE", "Germany", "14 May 2021")


def test_a_person_and_the_number_to_call_stay_with_each_other() -> None:
    contact = copy(release(), 1).contacts[0]
    phone = contact.phones[0]
    assert contact.evidence == f"{contact.name} on {phone.printed}"
    assert contact.name != "Johanna Vendelby"
    assert phone.printed != "0790012345"
    assert phone.e164 == "+44" + phone.printed.lstrip("0")


def test_what_many_releases_say_stays() -> None:
    common = common_words(["Harbourmere Constabulary"] * 3 + ["Vendelby"])
    made = copy(release(), 1, common)
    assert made.publisher == "Harbourmere Constabulary"
    assert made.contacts[0].name != "Johanna Vendelby"
