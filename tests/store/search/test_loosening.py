"""What may be left out of a query, and what never is."""

from hypothesis import given

from store.search.grammar import parse
from store.search.loosening import loose_words, most_of, replaced, with_endings
from store.search.query import AllOf, AnyOf, Beginning, MostOf, Not, Part, Words
from tests.store.search.trees import trees


def tree(query: str) -> Part:
    return parse(query).tree


def asked(query: str) -> list[tuple[int, int]]:
    """For each tree of `most_of`, of how many words it wants at least how many."""
    found = []
    for less in most_of(tree(query)):
        part = less if isinstance(less, MostOf) else next(p for p in less.parts if isinstance(p, MostOf))  # type: ignore[union-attr]  # the parts of an AllOf
        found.append((len(part.parts), part.least))
    return found


def test_all_but_one_then_all_but_two_and_never_less_than_two_thirds() -> None:
    assert asked("two words ") == []
    assert asked("three words here ") == [(3, 2)]
    assert asked("one two three four five ") == [(5, 4)]
    assert asked("a b c d e f g h i j k l ") == [(12, 11), (12, 10), (12, 8)]
    assert asked("word " * 65) == []


def test_a_phrase_and_alternatives_count_as_one_word() -> None:
    assert asked('"joint action" raid port ') == [(3, 2)]
    assert asked("(raid OR search) harbour port ") == [(3, 2)]


def test_a_short_word_that_is_still_being_typed_counts() -> None:
    assert asked("raid in po") == [(3, 2)]


def test_fields_and_what_is_left_out_stay() -> None:
    less = most_of(tree("raid harbour port title:norway date:2021 arrests:>3 -drugs is:starred kind:court "))
    assert len(less) == 1
    assert isinstance(less[0], AllOf)
    kept, most = less[0].parts[:-1], less[0].parts[-1]
    assert kept == tree("title:norway date:2021 arrests:>3 -drugs is:starred kind:court ").parts  # type: ignore[union-attr]  # an AllOf
    wanted = [("raid", "raid"), ("harbour", "harbo"), ("port", "port")]
    assert most == MostOf(tuple(AnyOf((Words((word,)), Beginning(begun))) for word, begun in wanted), 2)
    assert asked("title:a title:b title:c ") == []
    assert asked("(title:a OR b) c d ") == []


def test_words_of_texts_and_names_are_loose_codes_and_what_the_user_keeps_are_not() -> None:
    query = tree("raid publisher:police country:ES kind:court tag:art note:call -port crime:drugs nor")
    assert loose_words(query) == [Words(("raid",)), Words(("police",), "publisher"), Beginning("nor")]


def test_a_word_may_have_another_ending_a_number_a_phrase_or_a_field_may_not() -> None:
    assert with_endings(tree("killed ")) == AnyOf((Words(("killed",)), Beginning("kill")))
    for query in ("2019 ", '"was killed" ', "title:killed ", "-killed ", "art "):
        assert with_endings(tree(query)) == tree(query)


@given(tree=trees)
def test_what_is_left_out_is_never_replaced(tree: Part) -> None:
    by: dict[Words | Beginning, Part] = {part: Words(("other",)) for part in loose_words(tree)}
    assert _left_out(replaced(tree, by)) == _left_out(tree)


def _left_out(tree: Part) -> list[Part]:
    if isinstance(tree, Not):
        return [tree]
    return [found for part in getattr(tree, "parts", ()) for found in _left_out(part)]
