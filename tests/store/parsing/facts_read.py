"""Facts that one rule reads from a text written here, each checked against the place it says it stands at."""

from collections.abc import Callable
from dataclasses import replace

from store.factfields import Kind
from store.model import Block, Fact
from store.parsing.reading import Reading
from tests.store.parsing.readings import reading

Rule = Callable[[Reading], list[Fact]]


def facts(
    rule: Rule,
    text: str,
    language: str = "en",
    *,
    kind: Kind = "operation",
    publisher: str | None = None,
    blocks: tuple[Block, ...] | None = None,
    **known: str | None,
) -> list[Fact]:
    """Return what a rule reads from a text, after checking every fact's evidence and that it names its rule."""
    whole = replace(reading(text, language, **known), kind=kind, publisher=publisher)
    whole = replace(whole, blocks=blocks) if blocks is not None else whole
    found = rule(whole)
    for fact in found:
        assert fact.evidence
        assert whole.text[fact.start : fact.end] == fact.evidence
        assert len(fact.evidence) <= 300
        assert fact.rule
    return found
