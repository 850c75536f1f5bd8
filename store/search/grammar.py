"""The text of a query to its tree. Any text has a meaning: this never raises, and what is half typed never narrows.

query  := either
either := all ("OR" all)*                 AND binds tighter than OR
all    := ("-"* one)*                     words side by side are all wanted
one    := "(" either ")" | field:value | "a phrase" | word
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from store.search.fields import FIELDS
from store.search.query import AnyOf, Everything, Not, Part, Query, Sort, all_of
from store.search.tokens import Token, tokens
from store.search.values import Reading, Value, words_in
from store.text import plain

LONGEST = 2_000
_DEEPEST = 40
_SIGNED = re.compile(r"([A-Za-z_]+)([<>]=?\S+)")
# So many saved searches a query may stand on, each counted as often as it is asked for: ten that ask for each other
# would come to millions.
_MOST_SAVED = 50

Saved = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class _Around:
    """What a text is read in: a query that was typed, or one that is behind a name in it.

    Args:
        today: The day that `newer:` counts from.
        saved: Returns the query that was saved under a name.
        left: Yields as often as one more saved search may be read.
        inside: Names of the saved searches that are being read, folded.
        room: How many brackets and saved searches may still be inside each other.
    """

    today: date
    saved: Saved
    left: Iterator[int]
    inside: frozenset[str] = frozenset()
    room: int = _DEEPEST


def parse(text: str, today: date | None = None, saved: Saved = lambda _: None) -> Query:
    """Return what a query means.

    Args:
        text: As typed; while nothing ends its last word, that word may go on.
        today: The day that `newer:` counts from; the present day when None.
        saved: Returns the query that was saved under a name, or None for an unknown name.
    """
    day = today or date.today()  # noqa: DTZ011 - a person's own day
    return _read(text, _Around(day, saved, iter(range(_MOST_SAVED))))


def _read(text: str, around: _Around) -> Query:
    reader = _Reader(text[:LONGEST], around)
    tree = reader.either(0)
    if len(text.rstrip()) > LONGEST:
        reader.hint(f"only the first {LONGEST:,} characters of the query are looked at")
    return Query(tree, reader.sort, tuple(dict.fromkeys(reader.hints)), reader.understood)


class _Reader:
    """Reads tokens left to right, one method for each rule of the grammar."""

    def __init__(self, text: str, around: _Around) -> None:
        self._tokens = list(tokens(text))
        self._at = 0
        self._around = around
        self.sort: Sort | None = None
        self.hints: list[str] = []
        self.understood = True

    def hint(self, line: str) -> None:
        """Keep a line for the person typing."""
        self.hints.append(line)

    def either(self, depth: int) -> Part:
        """Read up to the end or to the bracket that closes this level."""
        alternatives: list[list[Part]] = []
        while True:
            alternatives.append(self._all(depth))
            if not self._take("or"):
                break
        wanted = [parts for parts in alternatives if parts]
        if len(wanted) > 1 and any(len(parts) > 1 for parts in wanted):
            self.hint("OR parts all that stands left of it from all right of it; ( ) keeps words together")
        # An empty side is one still to be typed.
        return AnyOf(tuple(map(all_of, wanted))) if len(wanted) > 1 else all_of(wanted[0] if wanted else [])

    def _all(self, depth: int) -> list[Part]:
        parts: list[Part] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.form == "or" or (token.form == "close" and depth):
                break
            self._at += 1
            part = self._one(token, depth)
            if part is not None:
                parts.append(part)
        return parts

    def _one(self, token: Token, depth: int) -> Part | None:
        match token.form:
            case "minus" | "not":
                return self._without(depth)
            case "open":
                return self._group(depth)
            case "field":
                return self._field(token, depth)
            case "word" | "phrase":
                self._check_closed(token)
                signed = _SIGNED.fullmatch(token.text) if token.form == "word" else None
                if signed and signed[1].lower() in FIELDS:  # `arrests>100` can only mean `arrests:>100`
                    return self._field(
                        replace(token, form="field", name=signed[1].lower(), text=signed[2]), depth
                    )
                return words_in(token.text, "any", typing=token.typing)
            case _:
                return None  # a closing bracket too many, or AND, which is what standing side by side means

    def _without(self, depth: int) -> Part | None:
        if self._at == len(self._tokens) or self._tokens[self._at].form in ("or", "close", "minus", "not"):
            return None
        token = self._tokens[self._at]
        self._at += 1
        # What is left out is left out as it stands: a beginning would leave out far too much.
        part = self._one(replace(token, typing=False), depth)
        return None if part is None or isinstance(part, Everything) else Not(part)

    def _group(self, depth: int) -> Part | None:
        if depth >= self._around.room:
            self.hint(f"more than {_DEEPEST} brackets inside each other are not looked at")
            return None
        part = self.either(depth + 1)
        if not self._take("close"):
            self.hint("a bracket is still to be closed")
        return part

    def _field(self, token: Token, depth: int) -> Part | None:
        self._check_closed(token)
        if token.name == "saved":
            reading = self._read_saved(token, depth)
        elif token.name not in FIELDS:
            self.hint(f"there is no field {plain(token.name, 30)}: it is looked for as text")
            return words_in(f"{token.name} {token.text}", "any", typing=token.typing)
        elif not token.text:
            self.hint(f"{token.name}: waits for what to look for")
            return None
        else:
            value = Value(token.name, token.text, token.typing, self._around.today, token.whole)
            reading = FIELDS[token.name](value)
        if reading.hint:
            self.hint(reading.hint)
            self.understood = False
        self.sort = reading.sort or self.sort
        return reading.part

    def _read_saved(self, token: Token, depth: int) -> Reading:
        """Read the query behind a name; one that asks for itself, by whatever detour, ends there."""
        around, name = self._around, plain(token.text, 60)
        if token.text.casefold() in around.inside:
            return Reading(hint=f"saved search {name} asks for itself: there it is passed over")
        if depth >= around.room or next(around.left, None) is None:
            return Reading(hint=f"too many saved searches: {name} is passed over")
        query = around.saved(token.text)
        if query is None:
            return Reading(hint=f"there is no saved search {name}" if name else "")
        inside = around.inside | {token.text.casefold()}
        # What was saved is finished: nothing of it is still being typed.
        read = _read(f"{query} ", replace(around, inside=inside, room=around.room - depth - 1))
        self.hints += read.hints
        self.understood &= read.understood
        return Reading(read.tree, read.sort)

    def _check_closed(self, token: Token) -> None:
        if token.open and token.text:
            self.hint("a quotation mark is still to be closed")

    def _take(self, form: str) -> bool:
        if self._at < len(self._tokens) and self._tokens[self._at].form == form:
            self._at += 1
            return True
        return False
