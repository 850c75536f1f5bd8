"""The published form loses nothing, and what is not in that form is refused."""

import json

import pytest
from hypothesis import given

from store.model import Release
from store.release_json import from_json, to_json
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
