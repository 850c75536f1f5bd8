"""Reading the index: which releases a tree matches, in which order, and how many there are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store.search.facets import Facet, FacetName
from store.search.index.compiling import Compiler
from store.search.index.files import Stamp, broken, changed, commit_stamp, stamps
from store.search.index.form import COUNTED_NAMES, KEY, NUMBER, IndexDamaged, Order, damage_told, schema
from store.search.index.names import Names
from store.search.index.vocabulary import Vocabulary
from store.search.query import Kept, Part

if TYPE_CHECKING:
    import tantivy

    from store.search.index.writer import Writer

# Numbers of releases by what the user keeps of them.
Marks = Mapping[Kept, list[int]]

# Two threads, and the least memory tantivy takes for each: the import stays small.
_HEAP_PER_THREAD = 15_000_000
_THREADS = 2
# Up to this many releases one thread writes, which leaves one segment less behind.
_FEW = 64
# From here on a page is counted from the nearer end of its result, which takes a pass to know the end.
_FAR = 1_000
# So often a commit is read that is overtaken by the next one.
_LOOKS = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a result: the numbers of its releases in its order, and how many match in all."""

    doc_ids: list[int]
    total: int


class Index:
    """An index in a folder.

    Args:
        folder: Where its files are.
        create: Make a new one; the folder must exist and be empty.
        suspected: Read every file against its checksum first.

    Raises:
        IndexDamaged: The files cannot be used.
    """

    def __init__(self, folder: Path, *, create: bool = False, suspected: bool = False) -> None:
        import tantivy

        self.folder = folder
        self._names: dict[FacetName, Names] = {place: Names() for place in COUNTED_NAMES}
        if suspected and broken(folder):
            raise IndexDamaged("a file is not what was written")
        with damage_told():
            self._index = tantivy.Index(schema(), str(folder)) if create else tantivy.Index.open(str(folder))
            self._index.config_reader("manual")
        self._load(self._commit())

    def refresh(self) -> None:
        """See what any process committed since; costs one look at each file when nothing was.

        Raises:
            IndexDamaged: The files cannot be used, or somebody wrote to one.
        """
        if changed(self._files):
            raise IndexDamaged("a file was written to")
        commit = self._commit()
        if commit != self._seen:
            self._load(commit)

    def search(self, tree: Part, order: Order, offset: int, limit: int, marks: Marks) -> Found:
        """Return a stretch of what a tree matches, in an order.

        Args:
            tree: What to match.
            order: By which key.
            offset: Position of the first one.
            limit: At most so many.
            marks: Numbers of releases by mark, for the marks the tree asks about.

        Raises:
            IndexDamaged: The files cannot be used.
        """
        query = self._compiler(marks).matching(tree)
        with damage_told():
            searcher = self._index.searcher()
            if offset > _FAR:
                return _far(searcher, query, order, offset, limit)
            result = searcher.search(
                query,
                _heap(searcher, limit),
                count=True,
                order_by_field=KEY[order],
                offset=offset,
                order=_direction(rising=order == "oldest"),
            )
            return Found(_numbers(searcher, result)[:limit], _count(result))

    def ranked(self, tree: Part, offset: int, limit: int, marks: Marks) -> Found:
        """Return a stretch of what a tree matches, best first; words in the title weigh more.

        Raises:
            IndexDamaged: The files cannot be used.
        """
        query = self._compiler(marks).weighed(tree)
        with damage_told():
            searcher = self._index.searcher()
            result = searcher.search(query, _heap(searcher, limit), count=True, offset=offset)
            return Found(_numbers(searcher, result)[:limit], _count(result))

    def closest(self, tree: Part, most: int) -> list[int]:
        """Return what a tree matches, what has more and rarer of its words first, wherever they stand.

        Args:
            tree: What to match; asks for nothing that the user keeps.
            most: At most so many.

        Raises:
            IndexDamaged: The files cannot be used.
        """
        query = self._compiler({}).matching(tree)
        with damage_told():
            searcher = self._index.searcher()
            return _numbers(searcher, searcher.search(query, _heap(searcher, most), count=False))[:most]

    def facets(
        self, tree: Part, wanted: Collection[FacetName], most: int, marks: Marks
    ) -> dict[FacetName, Facet]:
        """Return some facets of what a tree matches, each with at most so many values; tags are none of the index.

        Raises:
            IndexDamaged: The files cannot be used.
        """
        query = self._compiler(marks).matching(tree)
        with damage_told():
            from store.search.index import counting

            return counting.facets(self._index.searcher(), query, wanted, most, self._names)

    def before(self, tree: Part, order: Order, doc_id: int, marks: Marks) -> int | None:
        """Return how many matches stand before a release in an order; None when it is no match.

        Raises:
            IndexDamaged: The files cannot be used.
        """
        compiler = self._compiler(marks)
        query, rising = compiler.matching(tree), order == "oldest"
        here = compiler.both(query, compiler.between(NUMBER, doc_id, doc_id))
        with damage_told():
            searcher = self._index.searcher()
            found = searcher.search(here, 1).hits
            if not found:
                return None
            key = int(searcher.fast_field_values(KEY[order], [found[0][1]])[0] or 0)
            up_to_here = compiler.between(KEY[order], None if rising else key, key if rising else None)
            return _count(searcher.search(compiler.both(query, up_to_here), 1, count=True)) - 1

    def finds(self, tree: Part, marks: Marks) -> bool:
        """Return whether a tree matches anything.

        Raises:
            IndexDamaged: The files cannot be used.
        """
        query = self._compiler(marks).matching(tree)
        with damage_told():
            return bool(self._index.searcher().search(query, 1, count=False).hits)

    def vocabulary(self) -> Vocabulary:
        """Return the words of the index as it is now."""
        return Vocabulary(self._index.searcher())

    def numbers(self, first: int, last: int) -> list[int]:
        """Return the numbers of the entries within bounds, both included, rising; one with two entries comes twice.

        Raises:
            IndexDamaged: The files cannot be used.
        """
        with damage_told():
            searcher = self._index.searcher()
            within = self._compiler({}).between(NUMBER, first, last)
            total = _count(searcher.search(within, 1, count=True))
            return sorted(_numbers(searcher, searcher.search(within, max(1, total))))

    def count(self, tree: Part, marks: Marks, above: int = 0) -> int:
        """Return how many releases a tree matches.

        Args:
            tree: What to match.
            marks: Numbers of releases by mark, for the marks the tree asks about.
            above: Count those with a higher number than this only.

        Raises:
            IndexDamaged: The files cannot be used.
        """
        compiler = self._compiler(marks)
        query = compiler.matching(tree)
        if above > 0:
            query = compiler.both(query, compiler.between(NUMBER, above + 1, None))
        with damage_told():
            return _count(self._index.searcher().search(query, 1, count=True))

    def writer(self, releases: int) -> "Writer | None":
        """Return the writer of this index, or None while another process or thread has it.

        Args:
            releases: How many are going to be written.

        Raises:
            IndexDamaged: The files cannot be used.
        """
        threads = 1 if releases <= _FEW else _THREADS
        try:
            with damage_told():
                from store.search.index.writer import Writer

                return Writer(self._index.writer(_HEAP_PER_THREAD * threads, threads))
        except IndexDamaged as error:
            if "LockBusy" in str(error):
                return None
            raise

    def _compiler(self, marks: Marks) -> Compiler:
        return Compiler(self._index.schema, marks)

    def _commit(self) -> Stamp:
        with damage_told():
            return commit_stamp(self.folder)

    def _load(self, commit: Stamp) -> None:
        """Read what a commit made; the next look tells when there was another one meanwhile."""
        with damage_told():
            for _ in range(_LOOKS):
                self._index.reload()
                try:
                    files = stamps(self.folder)
                except FileNotFoundError:
                    # Another process merged it away since its name was read, unless there was no commit.
                    before, commit = commit, commit_stamp(self.folder)
                    if commit == before:
                        raise
                else:
                    self._seen, self._files = commit, files
                    return
        raise IndexDamaged("its files come and go")


def _far(
    searcher: "tantivy.Searcher", query: "tantivy.Query", order: Order, offset: int, limit: int
) -> Found:
    """Return a stretch far down a result, counted from its nearer end: what lies before it has to be sorted too."""
    total = _count(searcher.search(query, 1, count=True))
    limit = min(limit, total - offset)
    if limit <= 0:
        return Found([], total)
    behind = total - offset - limit
    backwards = behind < offset
    result = searcher.search(
        query,
        limit,
        count=False,
        order_by_field=KEY[order],
        offset=behind if backwards else offset,
        order=_direction(rising=(order == "oldest") is not backwards),
    )
    numbers = _numbers(searcher, result)
    return Found(numbers[::-1] if backwards else numbers, total)


def _heap(searcher: "tantivy.Searcher", limit: int) -> int:
    """Return a limit tantivy takes: it sets room aside for as many, and wants at least one."""
    return max(1, min(limit, searcher.num_docs))


def _numbers(searcher: "tantivy.Searcher", result: "tantivy.SearchResult") -> list[int]:
    return [
        int(number or 0) for number in searcher.fast_field_values(NUMBER, [hit[1] for hit in result.hits])
    ]


def _count(result: "tantivy.SearchResult") -> int:
    return int(result.count)  # type: ignore[attr-defined]  # left out of tantivy's own type hints


def _direction(*, rising: bool) -> "tantivy.Order":
    import tantivy

    return tantivy.Order.Asc if rising else tantivy.Order.Desc
