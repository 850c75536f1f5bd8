"""A tree as a query of tantivy, part by part."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from store.search.amounts import MOST
from store.search.index.form import AMOUNT, NUMBER, amount_number, whole
from store.search.query import (
    KEPT,
    AllOf,
    Amounts,
    AnyOf,
    Beginning,
    Everything,
    Exactly,
    Figure,
    Kept,
    Marked,
    MostOf,
    Not,
    Operated,
    Part,
    Published,
    Words,
    positive_words,
)

if TYPE_CHECKING:
    import tantivy

_TITLE_BOOST = 3.0
# More than the words of any query come to.
_ALL_OF_THEM = 10_000.0


class Compiler:
    """Compiles trees for one index.

    Args:
        schema: The fields of the index.
        marks: Numbers of releases by what the user keeps of them, for the parts that trees will ask about.
    """

    def __init__(self, schema: "tantivy.Schema", marks: Mapping[Kept, list[int]]) -> None:
        import tantivy

        self._schema = schema
        self._marks = marks
        self._query, self._occur = tantivy.Query, tantivy.Occur
        self._integer = tantivy.FieldType.Integer

    def matching(self, tree: Part) -> "tantivy.Query":
        """Return the query that matches what a tree matches."""
        match tree:
            case Everything():
                return self._query.all_query()
            case AnyOf(parts):
                return self._query.boolean_query(
                    [(self._occur.Should, self.matching(part)) for part in parts]
                )
            case MostOf(parts, least):
                return self._query.boolean_query(
                    [(self._occur.Should, self.matching(part)) for part in parts], least
                )
            case AllOf(parts):
                return self._joined(parts)
            case Not():
                return self._joined((tree,))
            case Marked() | Words() | Exactly() | Beginning():
                return self._kept_or_words(tree)
            case _:
                return self._measured(tree)

    def weighed(self, tree: Part) -> "tantivy.Query":
        """Return the query that matches what a tree matches; a word in a title weighs more, all of `MostOf` most."""
        titles = [replace(part, place="title") for part in positive_words(tree) if part.place == "any"]
        boosts = [self._query.boost_query(self._words(part), _TITLE_BOOST) for part in titles]
        for part in (tree, *(tree.parts if isinstance(tree, AllOf) else ())):
            if isinstance(part, MostOf):
                everything = self._query.const_score_query(self.matching(AllOf(part.parts)), _ALL_OF_THEM)
                boosts.append(everything)
        must = (self._occur.Must, self.matching(tree))
        return self._query.boolean_query([must, *((self._occur.Should, boost) for boost in boosts)])

    def between(self, field: str, least: int | None, most: int | None) -> "tantivy.Query":
        """Return the query for a number within bounds, both included; None leaves one open."""
        if least is None and most is None:
            return self._query.exists_query(field)
        return self._query.range_query(self._schema, field, self._integer, least, most)

    def both(self, *queries: "tantivy.Query") -> "tantivy.Query":
        """Return the query for what all of some queries match."""
        return self._query.boolean_query([(self._occur.Must, query) for query in queries])

    def _measured(self, part: Figure | Amounts | Published | Operated) -> "tantivy.Query":
        match part:
            case Figure(field, least, most):
                return self.between(field, least, most)
            case Amounts():
                return self._amounts(part)
            case Published(first, last):
                return self.both(
                    self.between("from", _ordinal(first), None), self.between("until", None, _ordinal(last))
                )
            case Operated(first, last):
                return self.between("operated", _ordinal(first), _ordinal(last))

    def _joined(self, parts: tuple[Part, ...]) -> "tantivy.Query":
        clauses = [
            (self._occur.MustNot, self.matching(part.part))
            if isinstance(part, Not)
            else (self._occur.Must, self.matching(part))
            for part in parts
        ]
        if all(isinstance(part, Not) for part in parts):
            clauses.append((self._occur.Must, self._query.all_query()))
        return self._query.boolean_query(clauses)

    def _kept_or_words(self, part: Kept) -> "tantivy.Query":
        if isinstance(part, Marked) or part.place in KEPT:
            return self._query.term_set_query(self._schema, NUMBER, list(self._marks.get(part, ())))
        return self._words(part)

    def _amounts(self, part: Amounts) -> "tantivy.Query":
        first, last = (
            amount_number(part.field, part.goods, part.measure, bound)
            for bound in (part.least or 0, MOST if part.most is None else part.most)
        )
        found = self.between(AMOUNT, first, last)
        return self.both(found, self._words(Words(part.goods, "seized"))) if part.goods else found

    def _words(self, part: Words | Exactly | Beginning) -> "tantivy.Query":
        if isinstance(part, Exactly):
            return self._query.term_query(self._schema, whole(part.place), " ".join(part.words))
        if isinstance(part, Beginning):
            # An automaton over the dictionary: unlike tantivy's phrase prefix it takes every ending, not fifty.
            return self._query.fuzzy_term_query(
                self._schema, part.place, part.letters, distance=0, prefix=True
            )
        if len(part.words) == 1:
            return self._query.term_query(self._schema, part.place, part.words[0])
        return self._query.phrase_query(self._schema, part.place, list(part.words))


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()
