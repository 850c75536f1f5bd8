"""Random queries made of the words, names, dates and figures of real releases: the index finds what a plain scan finds.

The releases are those of the shared corpus where it lies beside the repository, else the samples.
"""

import lzma
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.factfields import COUNT_FIELDS
from store.ingest import ingest
from store.library import Library
from store.model import Release
from store.search.entry import Entry, entry
from store.search.grammar import parse
from store.search.query import Beginning, Exactly, Kept, Marked, Part, Words, kept
from store.search.words import words
from tests.store.search.scan import matches

ROOT = Path(__file__).parents[3]
CORPUS = ROOT.parent / "shared" / "corpus" / "law-enforcement.jsonl.xz"
# So many queries are drawn, ten at a time.
QUERIES = int(os.environ.get("PRESSROOM_QUERIES", "3000"))
EVERY, MOST = 900, 120
TODAY = date(2021, 9, 28)


@dataclass(frozen=True)
class Shelf:
    """A library, and beside it every release of it as it is scanned."""

    library: Library
    releases: list[Release]
    entries: dict[str, Entry]
    saved: dict[str, str]

    def scan(self, tree: Part) -> set[str]:
        asked = kept(tree)
        return {
            release_id
            for release_id, known in self.entries.items()
            if matches(tree, known, {part for part in asked if self._holds(part, release_id)})
        }

    def _holds(self, part: Kept, release_id: str) -> bool:
        """Whether the user keeps this of a release: the definition, read off the annotation."""
        held = self.library.annotations.of(release_id)
        if isinstance(part, Marked):
            marks = {"starred": held.starred, "read": held.read, "corrected": held.corrections}
            return bool({**marks, "tagged": held.tags, "noted": held.note}[part.mark])
        texts = held.tags if part.place == "tag" else (held.note,)
        return any(_stands(part, words(text)) for text in texts)


def _stands(part: Words | Exactly | Beginning, found: list[str]) -> bool:
    line = f" {' '.join(found)} "
    if isinstance(part, Beginning):
        return f" {part.letters}" in line
    wanted = f" {' '.join(part.words)} "
    return line == wanted if isinstance(part, Exactly) else wanted in line


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """Real releases spread over the corpus, some of them starred, read, tagged, noted and corrected."""
    folder = tmp_path_factory.mktemp("real")
    paths = [ROOT / "samples"]
    if CORPUS.is_file():
        paths = [folder / "some.jsonl"]
        with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
            paths[0].write_text("".join(islice(lines, 0, EVERY * MOST, EVERY)), encoding="utf-8")
    with Library.open(folder / "library") as library:
        for _ in ingest(paths, library):
            pass
        releases = [library.get(row.id) for row in library.page(limit=1_000).rows]
        assert len(releases) > 20
        for number, release in enumerate(releases):
            _keep(library, number, release)
        library.catch_up()
        saved = {"fraud": "fraud OR betrug", "many": "arrests:>3 -date:2015"}
        for name, query in saved.items():
            library.searches.save(name, query)
        yield Shelf(library, releases, {release.id: entry(release) for release in releases}, saved)


def _keep(library: Library, number: int, release: Release) -> None:
    notes = library.annotations
    if number % 3 == 0:
        library.set_starred(release.id)
    if number % 4 == 0:
        library.set_read(release.id)
    if number % 5 == 0:
        notes.tag([release.id], "Fraud ring" if number % 2 else "fraud")
    if number % 7 == 0:
        notes.note(release.id, f"Call back about {(release.title or '')[:30]}")
    if number % 11 == 0 and release.facts:
        notes.correct(release.id, release.facts[0], None)


def _quoted(text: str) -> str:
    return '"' + re.sub(r'["\s]+', " ", text).strip() + '"'


@st.composite
def _of_words(draw: st.DrawFn, release: Release) -> str:
    """A word, the beginning of one, or some that stand side by side."""
    found = release.text.split()
    at = draw(st.integers(0, len(found) - 1))
    form = draw(st.sampled_from(["word", "begun", "phrase", "title", "excluded"]))
    if form == "begun":
        return found[at][: draw(st.integers(1, 6))]
    if form == "phrase":
        return _quoted(" ".join(found[at : at + draw(st.integers(2, 4))]))
    if form == "title" and release.title:
        return f"title:{_quoted(draw(st.sampled_from(release.title.split())))}"
    return f"-{found[at]}" if form == "excluded" else found[at]


@st.composite
def _of_names(draw: st.DrawFn, release: Release) -> str:
    names = [("publisher", release.publisher), ("kind", release.kind), ("lang", release.language)]
    for contact in release.contacts:
        names += [("person", contact.name), ("contact", contact.role), ("contact", contact.organisation)]
        names += [("contact", phone.printed) for phone in contact.phones]
    for fact in release.facts:
        if fact.field in ("partner", "coordinator", "country", "place", "crime_area"):
            names.append((fact.field.removesuffix("_area"), str(fact.value)))
    field, name = draw(st.sampled_from([(field, name) for field, name in names if name]))
    return f"{field}:{draw(st.sampled_from(['', '', '=']))}{_quoted(str(name))}"


@st.composite
def _of_days(draw: st.DrawFn, release: Release) -> str:
    days = [release.published.value[:10]] if release.published else []
    days += [str(fact.value).split("/")[0] for fact in release.facts if fact.field == "op_date"]
    day = draw(st.sampled_from([*days, "2014-06-30"]))
    stated = day[: draw(st.sampled_from([4, 7, 10]))].rstrip("-")
    form = draw(st.sampled_from(["{}", ">{}", "<={}", "{}..", "2010..{}", "{}..2016"]))
    return f"{draw(st.sampled_from(['date', 'op']))}:{form.format(stated)}"


@st.composite
def _of_figures(draw: st.DrawFn, release: Release) -> str:
    counts = [(fact.field, fact.value) for fact in release.facts if fact.field in COUNT_FIELDS]
    field, value = draw(st.sampled_from([*counts, (draw(st.sampled_from(COUNT_FIELDS)), 3)]))
    form = draw(st.sampled_from(["{}", ">{}", "<{}", ">={}", "1..{}", "{}.."]))
    return f"{field}:{form.format(value)}"


@st.composite
def _of_goods(draw: st.DrawFn, release: Release) -> str:
    held = [fact for fact in release.facts if fact.field in ("seizure", "loss")]
    if not held:
        return draw(st.sampled_from(["seized:cash", "has:seizure", "loss:>1000USD", "seized:>1kg"]))
    fact = draw(st.sampled_from(held))
    sign, unit = draw(st.sampled_from([">", "<=", "="])), "" if fact.unit == "item" else fact.unit
    if fact.field == "loss":
        return f"loss:{sign}{fact.value}{unit}"
    item = draw(st.sampled_from([fact.item or "", (fact.item or " ").split(" ")[-1], ""]))
    return f"seized:{_quoted(f'{item}{sign}{fact.value}{unit}' if draw(st.booleans()) else item or 'cash')}"


_STATES = [
    "is:starred",
    "is:unread",
    "is:corrected",
    "has:tag",
    "has:note",
    "tag:fraud ",
    "tag:=fraud ",
    "note:call",
]
_HAVING = ["has:phone", "has:email", "has:operation", "has:arrests", "saved:fraud ", "saved:many "]


@st.composite
def queries(draw: st.DrawFn, releases: list[Release]) -> str:
    """What a person might type who has read some of these releases."""
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        release = draw(st.sampled_from(releases))
        made = draw(
            st.sampled_from([_of_words, _of_words, _of_names, _of_days, _of_figures, _of_goods, None])
        )
        part = draw(st.sampled_from(_STATES + _HAVING)) if made is None else draw(made(release))
        parts.append(draw(st.sampled_from(["{}", "{}", "{}", "-{}", "({}", "OR {}", "{})"])).format(part))
    return " ".join(parts) + draw(st.sampled_from(["", " "]))


@settings(
    max_examples=QUERIES // 10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_the_index_and_a_plain_scan_agree(shelf: Shelf, data: st.DataObject) -> None:
    for text in data.draw(st.lists(queries(shelf.releases), min_size=10, max_size=10)):
        tree = parse(text, TODAY, shelf.saved.get).tree
        page = shelf.library.page(text, limit=1_000)
        assert ({row.id for row in page.rows}, page.total) == ((found := shelf.scan(tree)), len(found)), text
