"""Every sample, read as an import reads it, gives what a person finds in it (samples_expected.toml).

The expectations were written from the texts. A sample is never changed to please the parser. What is still missed
stands with its cause in samples_missed.toml and is expected to fail, strictly.
"""

import math
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from store.factfields import FIGURE_FIELDS
from store.ingest import Rejected, parse_paths
from store.model import Contact, Fact, Release
from store.text import fold, shadow

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
EXPECTED: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("samples_expected.toml").read_text("utf-8")
)["release"]

_ARTICLES = {"the", "a", "an", "of", "and"}
_PLACEHOLDER = re.compile(r"\[email.protected\]")


@cache
def parsed() -> dict[str, Release]:
    """All samples by their path below samples/, as one folder import gives them."""
    found = {}
    for item in parse_paths([SAMPLES]):
        assert not isinstance(item, Rejected), f"{item.path}: {item.reason}"
        place, release = item
        found[place.removeprefix(f"{SAMPLES}/")] = release
    return found


def cases(key: str) -> list[Any]:
    """One test for each release whose entry holds the key."""
    return [pytest.param(entry, id=entry["path"].replace(" ", "-")) for entry in EXPECTED if key in entry]


def same_name(printed: str | None, wanted: str) -> bool:
    words = [w for w in re.findall(r"\w+", fold(shadow(printed or ""))) if w not in _ARTICLES]
    return words == [w for w in re.findall(r"\w+", fold(shadow(wanted))) if w not in _ARTICLES]


def plainly(text: str | None) -> str:
    return " ".join(shadow(text or "").split()).rstrip(".")


def same_item(item: str | None, wanted: str) -> bool:
    """One of the nouns wanted (`a|b`) is the item, or shares a word with it."""
    words = set(fold(item or "").split())
    return any(words & set(fold(noun).split()) for noun in wanted.split("|"))


def is_figure(fact: Fact, wanted: dict[str, Any]) -> bool:
    """Whether a fact is the figure wanted; keys that are not given are not compared."""
    if fact.field != wanted["field"] or not isinstance(fact.value, int | float):
        return False
    if not math.isclose(fact.value, wanted["value"], rel_tol=1e-9):
        return False
    if "item" in wanted and not same_item(fact.item, wanted["item"]):
        return False
    return all(
        getattr(fact, key) == wanted[key]
        for key in ("qualifier", "scope", "unit", "by", "action")
        if key in wanted
    )


def near_misses(release: Release, wanted: dict[str, Any]) -> str:
    """The facts of the same field, for the message of a failing test."""
    facts = [f for f in release.facts if f.field == wanted["field"]]
    return "; ".join(
        f"{f.value} {f.qualifier} {f.scope} {f.by or ''} {f.unit or ''} {f.item or ''} {f.action or ''} {f.evidence!r}"
        for f in facts
    )


def test_every_sample_is_expected_and_nothing_else_lies_there() -> None:
    assert sorted(parsed()) == sorted(entry["path"] for entry in EXPECTED)


def test_every_address_is_of_a_domain_reserved_for_examples() -> None:
    for place, release in parsed().items():
        domains = set(re.findall(r"[\w.+-]+@([\w.-]+\w)", release.text))
        assert domains <= {"example.org", "example.com", "example.net"}, (place, domains)


@pytest.mark.parametrize("key", ["title", "publisher", "language", "kind", "published"])
def test_every_expectation_names_the_head_of_its_release(key: str) -> None:
    assert all(key in entry for entry in EXPECTED)


@pytest.mark.parametrize("entry", cases("title"))
def test_title(entry: dict[str, Any]) -> None:
    assert plainly(parsed()[entry["path"]].title) == plainly(entry["title"])


@pytest.mark.parametrize("entry", cases("publisher"))
def test_publisher_and_distributor(entry: dict[str, Any]) -> None:
    release = parsed()[entry["path"]]
    assert same_name(release.publisher, entry["publisher"]), release.publisher
    assert plainly(release.distributor) == entry.get("distributor", "")


@pytest.mark.parametrize("entry", cases("published"))
def test_date(entry: dict[str, Any]) -> None:
    stamp = parsed()[entry["path"]].published
    assert stamp is not None
    assert stamp.value.startswith(entry["published"])
    if "zone" in entry:
        assert (stamp.zone or "").replace("+00:00", "Z") == entry["zone"]


@pytest.mark.parametrize("entry", cases("path"))
def test_embargo(entry: dict[str, Any]) -> None:
    embargo = parsed()[entry["path"]].embargo
    assert (embargo.value if embargo else None) == entry.get("embargo")


@pytest.mark.parametrize("entry", cases("language"))
def test_language(entry: dict[str, Any]) -> None:
    assert parsed()[entry["path"]].language == entry["language"]


@pytest.mark.parametrize("entry", cases("kind"))
def test_kind(entry: dict[str, Any]) -> None:
    assert parsed()[entry["path"]].kind in entry["kind"]


@pytest.mark.parametrize("entry", cases("standfirst"))
def test_standfirst(entry: dict[str, Any]) -> None:
    assert plainly(parsed()[entry["path"]].standfirst).startswith(plainly(entry["standfirst"]))


@pytest.mark.parametrize("entry", cases("op_name"))
def test_name_of_the_operation(entry: dict[str, Any]) -> None:
    names = [str(f.value) for f in parsed()[entry["path"]].facts if f.field == "op_name"]
    assert any(same_name(bare(name), bare(entry["op_name"])) for name in names), names


def bare(name: str) -> str:
    """The name of an operation without that word."""
    return re.sub(r"(?i)^op[eé]ra[ct]i[oó]n ", "", name)


@pytest.mark.parametrize("entry", cases("op_date"))
def test_date_of_the_operation(entry: dict[str, Any]) -> None:
    dates = [f.value for f in parsed()[entry["path"]].facts if f.field == "op_date"]
    assert entry["op_date"] in [whole_month(str(value)) for value in dates]


def whole_month(value: str) -> str:
    """A month for the interval from its first to its last day: both say the same."""
    first, _, last = value.partition("/")
    whole = first.endswith("-01") and last[:8] == first[:8] and last[8:] in {"28", "29", "30", "31"}
    return first[:7] if whole else value


@pytest.mark.parametrize("entry", cases("figures"))
def test_main_figures(entry: dict[str, Any]) -> None:
    release = parsed()[entry["path"]]
    missing = [
        f"{wanted} — found: {near_misses(release, wanted)}"
        for wanted in entry["figures"]
        if not any(is_figure(fact, wanted) for fact in release.facts)
    ]
    assert not missing, "\n".join(["", *missing])


@pytest.mark.parametrize("entry", cases("not_current"))
def test_figures_of_other_times_and_cases_are_not_of_this_operation(entry: dict[str, Any]) -> None:
    current = [f for f in parsed()[entry["path"]].facts if f.scope in {"current", "part"}]
    wrong = [fact for wanted in entry["not_current"] for fact in current if is_figure(fact, wanted)]
    assert not wrong, wrong


@pytest.mark.parametrize("entry", cases("quiet"))
def test_a_release_without_an_operation_counts_nothing(entry: dict[str, Any]) -> None:
    counted = [f for f in parsed()[entry["path"]].facts if f.field in FIGURE_FIELDS and f.value != 0]
    assert not counted, counted


@pytest.mark.parametrize("entry", cases("silent"))
def test_nothing_comes_from_boilerplate_footnotes_and_page_furniture(entry: dict[str, Any]) -> None:
    release = parsed()[entry["path"]]
    text = shadow(release.text)
    for stretch in entry["silent"]:
        start = text.find(shadow(stretch))
        end = start + len(stretch)
        # A reader may drop a menu; then there is nothing to come from it.
        inside = (
            [f for f in release.facts if f.field in FIGURE_FIELDS and start <= f.start < end]
            if start >= 0
            else []
        )
        assert not inside, inside


@pytest.mark.parametrize("entry", cases("coordinators"))
def test_who_coordinated_or_led(entry: dict[str, Any]) -> None:
    facts = [f for f in parsed()[entry["path"]].facts if f.field == "coordinator"]
    for name in entry["coordinators"]:
        assert any(same_name(str(f.value), name) or f.acronym == name for f in facts), [
            f.value for f in facts
        ]


@pytest.mark.parametrize("entry", cases("partners"))
def test_partners_with_their_role(entry: dict[str, Any]) -> None:
    facts = [f for f in parsed()[entry["path"]].facts if f.field == "partner"]
    missing = [wanted for wanted in entry["partners"] if not any(is_partner(f, wanted) for f in facts)]
    assert not missing, [(f.value, f.acronym, f.role) for f in facts]


def is_partner(fact: Fact, wanted: dict[str, str]) -> bool:
    named = same_name(str(fact.value), wanted["name"])
    return named and all(getattr(fact, key) == wanted[key] for key in ("role",) if key in wanted)


@pytest.mark.parametrize("entry", cases("partners"))
def test_acronyms_of_partners(entry: dict[str, Any]) -> None:
    known = {f.acronym for f in parsed()[entry["path"]].facts if f.field == "partner"}
    assert {wanted["acronym"] for wanted in entry["partners"] if "acronym" in wanted} <= known


@pytest.mark.parametrize("entry", cases("countries"))
def test_countries_taking_part(entry: dict[str, Any]) -> None:
    found = {f.value for f in parsed()[entry["path"]].facts if f.field == "country" and f.scope == "current"}
    assert set(entry["countries"]) <= found


@pytest.mark.parametrize("entry", cases("crimes"))
def test_crime_areas(entry: dict[str, Any]) -> None:
    found = {f.value for f in parsed()[entry["path"]].facts if f.field == "crime_area"}
    assert all(found & set(area.split("|")) for area in entry["crimes"]), found


@pytest.mark.parametrize("entry", cases("contacts"))
def test_contacts(entry: dict[str, Any]) -> None:
    release = parsed()[entry["path"]]
    shown = [(c.name, c.role, [p.e164 for p in c.phones], c.emails, c.email_hidden) for c in release.contacts]
    assert len(release.contacts) == len(entry["contacts"]), shown
    for wanted in entry["contacts"]:
        assert any(is_contact(contact, wanted) for contact in release.contacts), (wanted, shown)


def is_contact(contact: Contact, wanted: dict[str, Any]) -> bool:
    """Whether name, role, phones in printed order, addresses and hidden addresses all agree."""
    name = re.sub(r"^Dr\. ", "", contact.name or "")
    return (
        name == wanted.get("name", "")
        and ("role" not in wanted or same_name(contact.role, wanted["role"]))
        and [phone.e164 for phone in contact.phones] == wanted["phones"]
        and list(contact.emails) == wanted.get("emails", [])
        and contact.email_hidden == wanted.get("hidden", False)
    )


@pytest.mark.parametrize("entry", cases("path"))
def test_a_placeholder_is_never_taken_for_an_address(entry: dict[str, Any]) -> None:
    release = parsed()[entry["path"]]
    addresses = [email for contact in release.contacts for email in contact.emails]
    assert all("@" in email and not _PLACEHOLDER.search(email) for email in addresses), addresses


@pytest.mark.parametrize("entry", cases("path"))
def test_every_piece_of_evidence_stands_where_it_says(entry: dict[str, Any]) -> None:
    release = parsed()[entry["path"]]
    found: tuple[Fact | Contact, ...] = (*release.facts, *release.contacts)
    for item in found:
        assert item.evidence, item
        assert release.text[item.start : item.end] == item.evidence


def test_every_known_miss_names_a_test(request: pytest.FixtureRequest) -> None:
    there = {item.name for item in request.session.items}
    if len(there) > len(EXPECTED):  # the whole module was collected, not one test of it
        assert (
            not set(tomllib.loads(Path(__file__).with_name("samples_missed.toml").read_text("utf-8"))) - there
        )
