"""Random trees and random query texts over the words that random releases are made of."""

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from store.factfields import COUNT_FIELDS, KINDS
from store.search.amounts import goods
from store.search.fields import FIELDS
from store.search.query import (
    WHOLE,
    AllOf,
    Amounts,
    AnyOf,
    Beginning,
    Everything,
    Exactly,
    Figure,
    Mark,
    Marked,
    MostOf,
    Not,
    Operated,
    Part,
    Place,
    Published,
    Words,
)
from store.search.words import words
from tests.store.strategies import COUNTRIES, CRIMES, WORDS

_SINGLE = sorted({part for word in (*WORDS, *KINDS, *COUNTRIES, *CRIMES) for part in words(word)})
single = st.sampled_from(_SINGLE)
places = st.one_of(st.just("any"), st.just("any"), st.sampled_from(get_args(Place)))
_days = st.one_of(st.none(), st.dates(date(2017, 1, 1), date(2024, 12, 31)))
_numbers = st.one_of(st.none(), st.integers(0, 20_000))
_amounts = st.one_of(st.none(), st.integers(0, 10**10))
_day_spans = st.tuples(_days, _days).filter(any)
_number_spans = st.tuples(_numbers, _numbers).filter(lambda pair: pair != (None, None))

leaves: st.SearchStrategy[Part] = st.one_of(
    st.builds(
        lambda found, place: Words(tuple(found), place), st.lists(single, min_size=1, max_size=3), places
    ),
    st.builds(
        lambda word, place, end: Beginning(word[: end or None], place), single, places, st.integers(0, 3)
    ),
    st.builds(
        lambda found, place: Exactly(tuple(found), place),
        st.lists(single, min_size=1, max_size=2),
        st.sampled_from(WHOLE),
    ),
    st.builds(
        lambda field, found, measure, span: Amounts(field, tuple(goods(found)), measure, *span),
        st.sampled_from(["seizure", "loss"]),
        st.lists(st.sampled_from(["cocaine", "crack", "firearm", "cash", "lodz", "police"]), max_size=2),
        st.sampled_from(["g", "item", "EUR"]),
        st.tuples(_amounts, _amounts),
    ),
    st.builds(lambda field, span: Figure(field, *span), st.sampled_from(COUNT_FIELDS), _number_spans),
    st.builds(lambda span: Published(*span), _day_spans),
    st.builds(lambda span: Operated(*span), _day_spans),
    st.builds(Marked, st.sampled_from(get_args(Mark))),
    st.just(Everything()),
)


def _branches(inner: st.SearchStrategy[Part]) -> st.SearchStrategy[Part]:
    some = st.lists(inner, max_size=3).map(tuple)
    most = st.builds(MostOf, some, st.integers(1, 3))
    return st.one_of(st.builds(Not, inner), st.builds(AllOf, some), st.builds(AnyOf, some), most)


trees: st.SearchStrategy[Part] = st.recursive(leaves, _branches, max_leaves=8)

_VALUES = (
    "", "2021", "2021-09", "2021-09..2021-12", ">2020", ">100", "10..", "starred", "unread", "phone", "ES", "spain",
    '"a b"', '"half', "drugs", "2w", "oldest", "Łódź", "o'brien", "<=5",
    "cocaine>1t", ">500kg", "1..5kg", "cash:>1mEUR", "german", "today", "yesterday..", "=ES", '="Guardia Civil"', '="open',
)  # fmt: skip
_pieces = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(["OR", "AND", "NOT", "-", "(", ")", '"', "- ", "--", ":", "..", ">", "“", " "]),
    st.builds("{}:{}".format, st.sampled_from([*FIELDS, "nofield", "saved"]), st.sampled_from(_VALUES)),
    st.text(max_size=5),
)
query_texts = st.one_of(
    st.lists(_pieces, max_size=12).map(" ".join), st.lists(_pieces).map("".join), st.text()
)
