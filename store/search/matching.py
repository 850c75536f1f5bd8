"""Whether words stand in runs of words: for what a plain look answers, the user's own tags and notes."""

from collections.abc import Iterable

from store.search.query import Beginning, Exactly, Words

Run = tuple[str, ...]


def stands(part: Words | Exactly | Beginning, runs: Iterable[Run]) -> bool:
    """Return whether a part matches runs of folded words."""
    return any(_in(part, run) for run in runs)


def _in(part: Words | Exactly | Beginning, run: Run) -> bool:
    if isinstance(part, Beginning):
        return any(word.startswith(part.letters) for word in run)
    if isinstance(part, Exactly):
        return run == part.words
    length = len(part.words)
    return any(run[at : at + length] == part.words for at in range(len(run) - length + 1))
