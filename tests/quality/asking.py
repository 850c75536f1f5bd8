"""Questions of a reporter: what is asked and typed, and at which place the release that is meant is found."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from store.library import Library

# A reporter looks at so many rows; a release further down counts as not found.
LOOKED_AT = 10

# Below this, for the table of misses: how far down it stands, where it is found at all.
_LOOKED_FOR = 1_000


@dataclass(frozen=True, slots=True)
class Question:
    """A question.

    Args:
        kind: What is hard about it.
        asks: In the reporter's words.
        typed: What goes into the search line.
        releases: Ids in the corpus; any of them answers it, as they are the same text.
    """

    kind: str
    asks: str
    typed: str
    releases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question: the place of the release, from 1, or None, among how many, and what was said."""

    question: Question
    place: int | None
    total: int
    hints: tuple[str, ...]

    @property
    def found(self) -> bool:
        """Whether a reporter sees it."""
        return self.place is not None and self.place <= LOOKED_AT

    def line(self) -> str:
        """Return one line for the table of misses."""
        where = f"{self.place} of {self.total}" if self.place else f"not among {self.total}"
        said = f"; {'; '.join(self.hints)}" if self.hints else ""
        return f"{self.question.kind:24} {self.question.typed:70} {where}{said}"


def questions() -> list[Question]:
    """Return all questions."""
    rows = tomllib.loads(Path(__file__).with_name("questions.toml").read_text("utf-8"))["question"]
    return [Question(row["kind"], row["asks"], row["typed"], tuple(row["releases"])) for row in rows]


def ask(library: Library, question: Question, wanted: set[str]) -> Answer:
    """Put a question to a library as the search line does.

    Args:
        library: Which one.
        question: What to type.
        wanted: The releases that answer it, by their ids in the library.
    """
    page = library.page(question.typed, limit=_LOOKED_FOR, near=True)
    place = next((place for place, row in enumerate(page.rows, 1) if row.id in wanted), None)
    return Answer(question, place, page.total, page.hints)
