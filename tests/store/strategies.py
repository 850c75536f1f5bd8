"""Random releases that keep the rules of the form: evidence stands at its offsets, ids and dates look like real ones."""

import hashlib
from datetime import date
from itertools import pairwise
from typing import get_args

from hypothesis import strategies as st

from store.factfields import COUNT_FIELDS, FIELDS, KINDS
from store.model import (
    Block,
    BlockKind,
    Contact,
    Fact,
    Phone,
    Place,
    Qualifier,
    Release,
    Route,
    Scope,
    Source,
    Stamp,
)
from store.text import canonical

# Few words, so that random queries hit; accents, scripts and signs that trouble folding among them.
WORDS = (
    "arrest", "Arrests", "arrested", "police", "Łódź", "lodz", "straße", "STRASSE", "operation", "O'Brien", "drug",
    "drugs", "joint-action", "Europol", "EMPACT", "11 000", "½", "ﬁnal", "cafe\u0301", "naïve", "警察", "경찰", "පොලිස්",
    "İstanbul", "a", "in", "x2", "…", "—", "\n", "\n\n", "po\u00adlice", "İ", "ǆ", "𝐀rrest",
)  # fmt: skip
COUNTRIES = ("ES", "GB", "DE", "XK", "FR")
GOODS = ("cocaine", "crack cocaine", "firearms", "cash", "Łódź art")
CRIMES = ("drugs", "migrant_smuggling", "other")

phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
texts = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), phrases, st.text(max_size=200)
).map(canonical)
names = st.one_of(phrases, st.text(max_size=30))
ids = st.integers(0, 2**64 - 1).map(lambda number: f"{number:016x}")
maybe_names = st.one_of(st.none(), names)


@st.composite
def stamp_values(draw: st.DrawFn) -> str:
    """A date in any precision, of few years, so that ranges part them."""
    day = draw(st.dates(min_value=date(2018, 1, 1), max_value=date(2023, 12, 31))).isoformat()
    clock = draw(st.times()).strftime("T%H:%M")
    return draw(st.sampled_from([day[:4], day[:7], day, day + clock]))


@st.composite
def op_dates(draw: st.DrawFn) -> str:
    """A day, month, interval, open interval, or a day whose year nobody gives."""
    first, last = sorted(draw(st.tuples(*[st.dates(date(2018, 1, 1), date(2023, 12, 31))] * 2)))
    forms = [f"{first}", f"{first:%Y-%m}", f"{first}/{last}", f"{first}/..", f"--{first:%m-%d}"]
    return draw(st.sampled_from(forms))


@st.composite
def stretches(draw: st.DrawFn, text: str) -> tuple[int, int, str]:
    """A stretch of a text: where it begins, where it ends, and what stands there."""
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return start, end, text[start:end]


def _values(field: str) -> st.SearchStrategy[int | float | str | Route]:
    if field in COUNT_FIELDS:
        return st.integers(0, 20_000)
    if field in ("seizure", "loss"):
        return st.one_of(st.integers(0, 10**9), st.floats(0, 1e9))
    few = {
        "country": st.sampled_from(COUNTRIES),
        "crime_area": st.sampled_from(CRIMES),
        "op_date": op_dates(),
    }
    if field == "route":
        places = st.lists(st.sampled_from(COUNTRIES), max_size=2).map(tuple)
        return st.builds(Route, places, places, maybe_names)
    return few.get(field, names)


@st.composite
def facts(draw: st.DrawFn, text: str) -> Fact:
    """A fact whose evidence stands in the text."""
    field = draw(st.sampled_from(FIELDS))
    start, end, evidence = draw(stretches(text))
    return Fact(
        field,
        draw(_values(field)),
        start,
        end,
        evidence,
        qualifier=draw(st.sampled_from(get_args(Qualifier))),
        scope=draw(st.sampled_from(get_args(Scope))),
        unit=draw(st.sampled_from([None, "kg", "EUR"])),
        item=draw(st.sampled_from([None, *GOODS])),
        role=draw(st.sampled_from([None, "supported", "led"])),
        acronym=draw(st.sampled_from([None, "EMPACT"])),
        by=draw(st.sampled_from([None, "ES", "non-EU"])),
        also=tuple(Place(*draw(stretches(text))) for _ in range(draw(st.integers(0, 2)))),
        rule=draw(st.sampled_from([None, "table"])),
    )


@st.composite
def contacts(draw: st.DrawFn, text: str) -> Contact:
    """A contact whose block stands in the text."""
    start, end, evidence = draw(stretches(text))
    phones = st.builds(Phone, st.just("+32 2 299 40 73"), st.sampled_from([None, "+3222994073"]))
    return Contact(
        draw(maybe_names),
        draw(maybe_names),
        draw(maybe_names),
        draw(st.lists(st.just("press@example.org"), max_size=1).map(tuple)),
        draw(st.booleans()),
        draw(st.lists(phones, max_size=2).map(tuple)),
        start,
        end,
        evidence,
    )


@st.composite
def stamps(draw: st.DrawFn, text: str) -> Stamp:
    """A date that stands in the text or in the format."""
    place = draw(st.one_of(st.just((0, 0, "")), stretches(text)))
    return Stamp(draw(stamp_values()), draw(st.sampled_from([None, "+02:00", "Z"])), *place)


@st.composite
def releases(draw: st.DrawFn) -> Release:
    """A release with everything a release can have."""
    text = draw(texts)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4, unique=True)))
    kinds = st.sampled_from(get_args(BlockKind))
    return Release(
        id=draw(ids),
        title=draw(maybe_names),
        publisher=draw(maybe_names),
        distributor=draw(maybe_names),
        language=draw(st.sampled_from([None, "en", "de"])),
        kind=draw(st.sampled_from(KINDS)),
        published=draw(st.one_of(st.none(), stamps(text))),
        standfirst=draw(maybe_names),
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        source=Source(
            draw(names), "text/plain", "0" * 64, draw(st.sampled_from([None, "https://example.org/1"]))
        ),
        parser="pressroom test",
        blocks=tuple(Block(draw(kinds), *pair) for pair in pairwise(cuts)),
        facts=tuple(draw(st.lists(facts(text), max_size=5))),
        contacts=tuple(draw(st.lists(contacts(text), max_size=2))),
        embargo=draw(st.one_of(st.none(), stamps(text))),
        links=tuple(draw(st.lists(st.just("https://example.org/a"), max_size=2))),
    )


def distinct(most: int) -> st.SearchStrategy[list[Release]]:
    """Some releases, no two with the same id."""
    return st.lists(releases(), min_size=1, max_size=most, unique_by=lambda release: release.id)
