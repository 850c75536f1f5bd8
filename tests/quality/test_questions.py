"""Search against questions of a reporter: what is meant stands among the first ten, for most of them.

The releases lie beside the repository and are not part of it; without them these tests skip. In the suite the library
holds the releases that are asked for and some others; `make questions` asks all of the corpus.
"""

import os
import tomllib
from pathlib import Path

import pytest

from store.library import Library
from tests.quality.asked_library import CORPUS, ids_in_library, make, write_rows
from tests.quality.asking import Answer, ask, questions

FLOORS: dict[str, dict[str, float]] = tomllib.loads(
    Path(__file__).with_name("floors.toml").read_text("utf-8")
)
OTHERS = 1_500
# Where the library of the whole corpus is, or is to be made; `new` makes one to be thrown away.
ALL_IN = os.environ.get("PRESSROOM_QUESTIONS", "")

pytestmark = pytest.mark.skipif(
    not CORPUS.is_file(), reason=f"needs the releases in {CORPUS}, which are not shipped"
)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[Answer]:
    """What comes of every question; asked once."""
    scratch = tmp_path_factory.mktemp("questions")
    asked = questions()
    wanted = {release for question in asked for release in question.releases}
    rows = scratch / "rows.jsonl"
    write_rows(rows, wanted, 0 if ALL_IN else OTHERS)
    ids = ids_in_library(rows)
    assert wanted <= ids.keys(), wanted - ids.keys()
    folder = scratch / "library" if ALL_IN in ("", "new") else Path(ALL_IN)
    if not folder.exists():
        make(folder, CORPUS if ALL_IN else rows)
    with Library.open(folder) as library:
        library.catch_up()
        return [ask(library, one, {own for row in one.releases for own in ids[row]}) for one in asked]


def test_there_are_questions_of_many_kinds() -> None:
    asked = questions()
    assert len(asked) >= 70
    assert len({question.kind for question in asked}) >= 20
    assert len({question.typed for question in asked}) == len(asked)


def test_what_is_meant_is_among_the_first_ten(answers: list[Answer]) -> None:
    missed = [answer.line() for answer in answers if not answer.found]
    share = 1 - len(missed) / len(answers)
    table = "\n".join((f"{share:.1%} of {len(answers)} questions answered; missed:", *missed))
    print(table)
    assert share >= FLOORS["questions"]["found"], table


def test_nothing_is_passed_over_as_not_understood(answers: list[Answer]) -> None:
    assert not [answer.line() for answer in answers if any("takes" in hint for hint in answer.hints)]
