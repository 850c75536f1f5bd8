"""Which words a mistyped one may stand for: only near ones, the likely first."""

from hypothesis import given
from hypothesis import strategies as st

from store.search.nearness import reach
from store.search.nearwords import near_beginnings, near_words
from store.search.query import Place
from tests.store.search.slips import slips_between


class Known:
    """A vocabulary out of a dictionary."""

    def __init__(self, counts: dict[str, int]) -> None:
        self.counts = counts

    def count(self, word: str, place: Place) -> int:
        return self.counts.get(word, 0) if place == "any" else 0

    def going_on(self, letters: str, place: Place, most: int | None = None) -> list[tuple[str, int]]:
        found = [(word, count) for word, count in self.counts.items() if word.startswith(letters)]
        return sorted(found, key=lambda one: (-one[1], one[0]))[:most] if place == "any" else []


words = st.text("abc", min_size=1, max_size=10)
known = st.dictionaries(words, st.integers(1, 100), max_size=40).map(Known)


@given(typed=words, vocabulary=known)
def test_near_words_are_known_words_within_reach(typed: str, vocabulary: Known) -> None:
    found = list(near_words(typed, "any", vocabulary))
    assert len(set(found)) == len(found)
    assert all(word in vocabulary.counts and 0 < slips_between(typed, word) <= reach(typed) for word in found)


@given(typed=st.text("abc", min_size=4, max_size=10), vocabulary=known)
def test_no_word_one_slip_away_is_missed(typed: str, vocabulary: Known) -> None:
    one_away = {word for word in vocabulary.counts if slips_between(typed, word) == 1}
    assert one_away <= set(near_words(typed, "any", vocabulary))


@given(
    head=st.text("abc", min_size=4, max_size=5),
    tails=st.tuples(*[st.text("abc", min_size=5, max_size=6)] * 2),
)
def test_two_slips_behind_the_first_half_are_not_missed(head: str, tails: tuple[str, str]) -> None:
    typed, word = head + tails[0], head + tails[1]
    expected = [word] if 0 < slips_between(typed, word) <= 2 else []
    assert list(near_words(typed, "any", Known({word: 1}))) == expected


@given(typed=words, vocabulary=known)
def test_near_beginnings_are_beginnings_within_reach_and_none_begins_another(
    typed: str, vocabulary: Known
) -> None:
    found = list(near_beginnings(typed, "any", vocabulary))
    for letters in found:
        assert any(word.startswith(letters) for word in vocabulary.counts)
        assert 0 < slips_between(typed, letters) <= reach(typed)
        assert not any(other.startswith(letters) for other in found if other != letters)


def test_the_likely_come_first() -> None:
    vocabulary = Known({"europol": 500, "europe": 900, "purpol": 400, "eurpor": 3})
    assert list(near_words("eurpol", "any", vocabulary)) == ["europol", "purpol", "eurpor"]
    vocabulary = Known({"smuggling": 40, "smugglings": 600, "smutling": 2})
    assert list(near_words("smugling", "any", vocabulary))[:2] == ["smuggling", "smugglings"]


def test_a_mistyped_beginning_goes_on_as_its_likeliest_word_does() -> None:
    vocabulary = Known({"president": 90, "presidential": 20, "preside": 4, "resident": 50})
    assert list(near_beginnings("presidnet", "any", vocabulary)) == ["president", "resident"]
    assert list(near_beginnings("presidn", "any", vocabulary)) == ["presiden"]


def test_words_of_another_place_are_no_near_words() -> None:
    assert near_words("eurpol", "title", Known({"europol": 5})) == {}
    assert near_beginnings("eurpol", "title", Known({"europol": 5})) == {}
