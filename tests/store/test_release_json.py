"""The published form loses nothing, and what is not in that form is refused."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given

from store.model import Block, Contact, Fact, Phone, Place, Release, Route, Stamp
from store.release_json import fact_from_json, from_json, to_json
from tests.store.making import make
from tests.store.strategies import releases

# The keys of design/release-json.md, in its order; later ones may be added, none may go.
KEYS = [
    "schema", "id", "title", "publisher", "distributor", "language", "kind", "published", "standfirst", "text",
    "text_sha256", "blocks", "facts", "contacts", "embargo", "links", "source", "parser",
]  # fmt: skip


@given(releases())
def test_a_release_comes_back_as_it_went(release: Release) -> None:
    assert from_json(json.loads(json.dumps(to_json(release)))) == release


@given(releases())
def test_the_form_has_the_published_keys_in_order(release: Release) -> None:
    written = to_json(release)
    assert list(written) == KEYS
    for fact in written["facts"]:
        assert release.text[fact["start"] : fact["end"]] == fact["evidence"]


@given(releases())
def test_keys_of_a_later_form_are_left_out(release: Release) -> None:
    assert from_json({**to_json(release), "mood": "grim"}) == release


@pytest.mark.parametrize("data", [{}, {"schema": "pressroom-release/2"}, {"schema": "pressroom-release/1"}])
def test_another_form_is_refused(data: dict[str, str]) -> None:
    with pytest.raises((KeyError, ValueError)):
        from_json(data)


FULL = to_json(
    make(
        1,
        blocks=(Block("title", 0, 4), Block("body", 4, 9)),
        published=Stamp("2021-09-28", "+02:00", 0, 4, "4 ar"),
        facts=(
            Fact("seizure", 2.5, 0, 1, "4", "almost", "part", "kg", "drug", "seized", "r", "A", "ES",
                 (Place(1, 2, " "),), "rule"),
            Fact("route", Route(("ES",), ("DE",), "drugs"), 0, 1, "4"),
        ),
        contacts=(
            Contact("Ann", "desk", "Police", ("a@example.org",), email_hidden=False, phones=(Phone("1", "+1"),), start=0, end=1, evidence="4"),
        ),
        embargo=Stamp("2021", "Z"),
        distributor="Wire",
        standfirst="First.",
        links=("https://example.org/",),
    )
)  # fmt: skip
FULL["source"] |= {"url": "https://example.org/1", "ident": "1"}
ODD: tuple[Any, ...] = (-5, True, "5" * 200, 1.5, None, [], [5], {}, {"odd": 1})
OR_NONE = {
    "title", "publisher", "distributor", "language", "standfirst", "published", "embargo", "zone", "url", "ident",
    "name", "role", "organisation", "e164", "goods", "unit", "item", "action", "acronym", "by", "rule",
}  # fmt: skip
MEMBERS = {"schema", "kind", "qualifier", "scope"}


def parts(value: Any, *path: Any) -> Iterator[tuple[Any, ...]]:
    """The path to every part of a JSON value."""
    if path:
        yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from parts(inner, *path, key)


def allowed(path: tuple[Any, ...], odd: Any) -> bool:
    """Whether a part may be this as well."""
    key, now = path[-1], at(FULL, path)
    if odd is None:
        return key in OR_NONE
    if key == "value" and path[0] == "facts":
        return type(odd) in (int, float, str)
    if odd == []:
        return isinstance(now, list)
    if isinstance(odd, bool):
        return isinstance(now, bool)
    return type(odd) is type(now) and not isinstance(odd, int | list | dict) and key not in MEMBERS


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def with_part(path: tuple[Any, ...], new: Any) -> dict[str, Any]:
    changed = copy.deepcopy(FULL)
    at(changed, path[:-1])[path[-1]] = new
    return changed


@pytest.mark.parametrize("path", list(parts(FULL)), ids=lambda path: ".".join(map(str, path)))
def test_a_part_of_another_type_is_refused(path: tuple[Any, ...]) -> None:
    assert to_json(from_json(FULL)) == FULL
    for odd in ODD:
        changed = with_part(path, odd)
        if allowed(path, odd):
            from_json(changed)
        else:
            with pytest.raises((KeyError, TypeError, ValueError)):
                from_json(changed)


STRETCHES = [path[:-1] for path in parts(FULL) if path[-1] == "start"]


@pytest.mark.parametrize("path", STRETCHES, ids=lambda path: ".".join(map(str, path)))
@pytest.mark.parametrize(("start", "end"), [(-1, 1), (2, 1), (0, 100_000)])
def test_a_stretch_that_is_none_of_its_text_is_refused(path: tuple[Any, ...], start: int, end: int) -> None:
    with pytest.raises(ValueError, match=r"before it begins|beyond the text"):
        from_json(with_part(path, {**at(FULL, path), "start": start, "end": end}))


def test_a_fact_alone_is_checked_alike() -> None:
    assert fact_from_json(FULL["facts"][0]).unit == "kg"
    for odd in ({"unit": 5}, {"scope": "all"}, {"start": 3, "end": 2}, {"also": "x"}):
        with pytest.raises((TypeError, ValueError)):
            fact_from_json({**FULL["facts"][0], **odd})


def test_a_document_without_what_may_be_missing_is_read() -> None:
    written = to_json(make(1))
    del (
        written["embargo"],
        written["links"],
        written["source"]["encoding"],
        written["source"]["encoding_guessed"],
    )
    assert from_json(written) == make(1)
