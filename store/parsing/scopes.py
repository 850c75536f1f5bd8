"""Sentences that are not about this operation: another case, the past, or how a crime works in general."""

from functools import cache, lru_cache

from store.model import Scope
from store.parsing.knowledge import table
from store.parsing.phrases import Phrases
from store.parsing.tokens import View

_KINDS: tuple[Scope, ...] = ("other_case", "historical", "background")


@cache
def _phrases() -> Phrases[Scope]:
    rows = table("operations")["scope"]
    return Phrases((phrase, kind) for kind in _KINDS for phrase in rows[kind])


@lru_cache(maxsize=2)
def _by_sentence(seen: View) -> dict[int, Scope]:
    """The scope of every sentence that has another than the current one; its first cue decides."""
    scopes: dict[int, Scope] = {}
    for cue in _phrases().find(seen.tokens):
        sentence = seen.sentences.of(cue.start)
        if sentence is not None:
            scopes.setdefault(sentence, cue.entry)
    return scopes


def of_sentence(seen: View, sentence: int | None) -> Scope:
    """Return the scope that a sentence's words give to what it says."""
    return "current" if sentence is None else _by_sentence(seen).get(sentence, "current")
