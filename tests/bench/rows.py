"""The rows of the table: what is measured, and the budget it has."""

from dataclasses import dataclass

# Up to this many releases the first budget holds, beyond it the second.
SMALL = 200_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Args:
        key: Its name here and in reasons.toml.
        what: What is measured, in words.
        unit: Of budget and value, as printed behind a number.
        budget: Up to `SMALL` releases; None where there is none, as for what stands beside ours for comparison.
        budget_beyond: For more of them; None where it is the same.
        at_least: True where the value has to reach the budget, not to stay under it.
    """

    key: str
    what: str
    unit: str = ""
    budget: float | None = None
    budget_beyond: float | None = None
    at_least: bool = False

    def limit(self, size: int | None) -> float | None:
        """Return the budget for a library of a size; None is what does not depend on one."""
        return self.budget_beyond if size and size > SMALL and self.budget_beyond is not None else self.budget

    def missed(self, value: float, size: int | None) -> bool:
        """Say whether a value is outside the budget."""
        limit = self.limit(size)
        return limit is not None and (value < limit if self.at_least else value > limit)

    @property
    def words(self) -> str:
        """The budget in words."""
        if self.budget is None:
            return "–"
        both = dict.fromkeys((self.budget, self.budget if self.budget_beyond is None else self.budget_beyond))
        return ("at least " if self.at_least else "") + " / ".join(f"{one:,}{self.unit}" for one in both)


ROWS = (
    Row("start", "start to the first list on a terminal, against an empty Textual app (ratio of medians)", "x", 1.5, 1.6),
    Row("key", "keystroke in the library: query, count and 50 rows, p95", " ms", 4, 30),
    Row("key p99", "keystroke in the library, p99", " ms", 8, 30),
    Row("key drawn", "keystroke drawn: from the key to count and rows on the terminal, p95", " ms", 50),
    Row("facets", "facets of the query: publisher, country, crime, partner, year, p95", " ms", 8, 70),
    Row("move drawn", "cursor to the next release: from the key to its detail on the terminal, p95", " ms", 50),
    Row("move settled", "cursor to the next release: from the key until nothing more is drawn (its other versions come last), p95", " ms"),
    Row("star", "star, durable, p95", " ms", 10),
    Row("tag", "tag, durable, p95", " ms", 10),
    Row("note", "note, durable, p95", " ms", 10),
    Row("add", "add one release: acknowledged, p95", " ms", 10),
    Row("searchable", "add one release: from then on until searchable, p95", " ms", 50),
    Row("parse", "parse a random sample, characters a second of processor time", "", 1_000_000, at_least=True),
    Row("import", "import a random sample with the real command, all cores: read, parse, store, index, releases a second", "", 500, at_least=True),
    Row("import more", "import 2,000 more into a library of this size, releases a second", "", 500, at_least=True),
    Row("import whole", "import the whole corpus (--whole), releases a second", "", 500, at_least=True),
    Row("import memory", "memory of the import of the sample, all processes together, at most", " MB", 400),
    Row("import more memory", "memory of the import of 2,000 more", " MB", 400),
    Row("import whole memory", "memory of the import of the whole corpus (--whole)", " MB", 400),
    Row("import lag", "search index behind the import of the sample, as another process sees it, p95", " s", 1),
    Row("fill", "store and index what is parsed already, releases a second"),
    Row("fill memory", "memory of storing and indexing, at most", " MB", 400),
    Row("app memory", "memory of the app at rest, list and index loaded", " MB", 120, 150),
    Row("app memory later", "memory of the app after all keys of this run", " MB"),
    Row("search", "`pressroom search` from the shell, median", " ms", 250),
    Row("search ratio", "`pressroom search` against `python -c` with tantivy and the query", "x", 2.5),
    Row("disk", "disk against the bytes of text", "x", 2.5),
    Row("tinydb open", "TinyDB JSONStorage: opened and one release read, against ours"),
    Row("tinydb insert", "TinyDB JSONStorage: one insert, against ours"),
    Row("tinydb size", "TinyDB JSONStorage: size, against ours without the index"),
    Row("fts query", "SQLite FTS5: words as they are typed, count and 50 rows, p95, against ours"),
    Row("fts build", "SQLite FTS5: build, against ours"),
    Row("fts size", "SQLite FTS5: size, against our index"),
    Row("rg", "`rg` for a word in a file each, against `pressroom search`"),
    Row("notmuch query", "`notmuch search` for a word, against `pressroom search`"),
    Row("notmuch build", "`notmuch new`, against our index"),
    Row("notmuch size", "notmuch: size of its index, against our index"),
)  # fmt: skip
BY_KEY = {row.key: row for row in ROWS}
