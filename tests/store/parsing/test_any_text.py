"""Whatever a text says, all that is read from it stands in it: offsets, evidence, blocks, dates, and its JSON the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.document import Document
from store.parsing.parser import parse
from store.text import canonical
from tests.fuzz import holding, words

_SAID = st.sampled_from([*words.SAID, *words.NUMBERS, *words.DATES, *words.REACHED, *words.ODD])
_JOINTS = st.sampled_from([" ", ", ", ". ", "\n", "\n\n", ": ", "", "(", '"'])
TEXTS = st.lists(st.tuples(_SAID, _JOINTS), min_size=1, max_size=40).map(
    lambda pieces: canonical("".join(said + joint for said, joint in pieces)).lstrip("\n")
)
LANGUAGES = st.sampled_from([None, "en", "de", "es", "fr", "it", "si"])


@given(TEXTS.filter(str.strip), LANGUAGES)
def test_what_is_read_stands_in_the_text(text: str, language: str | None) -> None:
    document = Document(text, "text/plain", language=language)
    holding.check_release_of(document, parse(document))


@given(st.text(max_size=300).map(canonical).filter(str.strip))
def test_any_text_at_all_gives_a_sound_release(text: str) -> None:
    document = Document(text, "text/plain")
    holding.check_release_of(document, parse(document))


@pytest.mark.parametrize("odd", words.ODD, ids=ascii)
def test_odd_characters_before_a_figure_move_no_evidence(odd: str) -> None:
    text = canonical(f"Raid {odd}\n\nIt was {odd} so.\n\nOfficers arrested 12 men on Monday. {odd}{odd}")
    document = Document(text, "text/plain", language="en")
    release = parse(document)
    holding.check_release_of(document, release)
    assert [(fact.value, fact.evidence) for fact in release.facts if fact.field == "arrests"] == [
        (12, "arrested 12 men")
    ]
