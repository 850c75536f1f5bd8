"""What comes from a stranger's file is taken when it is as the parser makes it, and refused with its reason when not."""

from typing import Any

import pytest

from store.documents.sound import check
from store.errors import LibraryError
from store.model import Contact, Fact, Stamp
from store.release_json import to_json
from tests.store.making import make

FACT = Fact("arrests", 4, 0, 9, "4 arrests", unit="item", item="drug", action="seized", role="led", acronym="EU",
            by="ES", rule="table")  # fmt: skip
HOSTILE = ("a\x1b[2Jb", "a\nb", "a\u202eb", "a\x9bb", " a", "a\ud800")
LINES = [
    *((key,) for key in ("id", "language", "parser", "text_sha256")),
    *(("source", key) for key in ("path", "media_type", "sha256", "ident", "url", "encoding")),
    *((stamp, key) for stamp in ("published", "embargo") for key in ("value", "zone")),
    *(("facts", 0, key) for key in ("field", "unit", "action", "role", "rule")),
]


def document() -> dict[str, Any]:
    text = "4 arrests in Spain."
    made = make(1, text=text, blocks=(), facts=(FACT,), published=Stamp("2021"), embargo=Stamp("2021", "Z"))
    return to_json(made)


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("path", LINES, ids=lambda path: ".".join(map(str, path)))
def test_a_line_that_could_steer_a_terminal_is_refused(path: tuple[Any, ...], hostile: str) -> None:
    odd = document()
    check(odd)
    place: Any = odd
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = hostile
    with pytest.raises(LibraryError, match="not a sound release: this is no plain line: ") as told:
        check(odd)
    assert told.value.message.isprintable()


@pytest.mark.parametrize("key", ["item", "acronym", "by"])
def test_words_cut_from_the_text_keep_its_white_space_and_no_control_character(key: str) -> None:
    odd = document()
    for spaced in ("a\nb", "a  b", "a\u00a0b"):
        odd["facts"][0][key] = spaced
        check(odd)
    for hostile in ("a\x1b[2Jb", "a\x9bb", "a\rb", "a\u202eb"):
        odd["facts"][0][key] = hostile
        with pytest.raises(LibraryError, match="this is no plain text: ") as told:
            check(odd)
        assert told.value.message.isprintable()


def test_a_long_path_is_taken() -> None:
    odd = document()
    odd["source"]["path"] = "folder/" * 100 + "raid.txt"
    check(odd)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"id": ""}, "it has no id"),
        ({"text": "4 arrests in Spain.\x1b[2J"}, "its text is not as a release keeps it"),
        ({"text": "5 arrests in Spain."}, "its evidence does not stand in its text"),
        ({"kind": "a\x1b[2J"}, "kind cannot be"),
        ({"title": 5}, "release.title cannot be int"),
        ({"facts": [5]}, "not a pressroom-release/1 object"),
    ],
)
def test_what_is_no_sound_release_is_refused_in_one_line(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(LibraryError) as told:
        check({**document(), **changes})
    assert reason in told.value.message
    assert told.value.message.isprintable()


def test_the_evidence_of_a_contact_stands_in_the_text() -> None:
    contact = Contact(
        "Ann", None, None, (), email_hidden=False, phones=(), start=0, end=9, evidence="5 arrests"
    )
    with pytest.raises(LibraryError, match="its evidence does not stand"):
        check(to_json(make(1, text="4 arrests", blocks=(), facts=(), contacts=(contact,))))
