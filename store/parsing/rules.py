"""The rules that read counts, compiled from tables/figures_<language>.toml."""

import re
from dataclasses import dataclass
from functools import cache

from store.parsing.knowledge import table
from store.parsing.lexicon import lexicon
from store.parsing.numbers import spoken


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern for one field.

    Args:
        name: As in the table; facts carry it.
        field: Field of the facts it reads.
        pattern: Over letters of classes; group `n` holds the numbers, when the pattern has one.
        needs: Letters of which one must be there for the pattern to be tried.
        company: Letters that must all be there, too; asked first, as most sentences lack one of them.
        value: The value when there is no group `n`, or None.
        plus: How many are added to the number ("Smith and two others").
        least: The smallest number that counts.
        beside: Whether it is believed only beside a figure of what was done (arrests, searches …).
        antecedent: Whether its number stands in a sentence before ("they were arrested").
        alone: Whether it is believed only where no other rule reads its field ("after his arrest" tells no number).
        title: Whether it reads titles only.
        singular: Whether the word before its last one must be the name of one ("Boston lawyer charged").
        before_not: What must not end right before the match.
        after_not: What must not begin right behind it.
        text_not: What must not follow it in the text, in lower case.
        sentence_not: What must not stand in its statement for any rule of its field, in lower case.
        context: What must stand in its statement, in lower case.
        context_not: What must not stand in it.
    """

    name: str
    field: str
    pattern: re.Pattern[str]
    needs: frozenset[str]
    company: frozenset[str]
    value: int | None
    plus: int
    least: int
    beside: bool
    antecedent: bool
    alone: bool
    title: bool
    singular: bool
    before_not: re.Pattern[str] | None
    after_not: re.Pattern[str] | None
    text_not: re.Pattern[str] | None
    sentence_not: re.Pattern[str] | None
    context: re.Pattern[str] | None
    context_not: re.Pattern[str] | None


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Return the rules for a text of `language`, in the order they are tried."""
    known = lexicon(language)
    letters = known.alphabet.letters
    tables = table(f"figures_{spoken(language)}")
    text_not = {field: re.compile(one) for field, one in tables["text_not"].items()}
    contexts = {name: re.compile(one) for name, one in tables["contexts"].items()}
    found = []
    for row in tables["rules"]:
        for field, verb in row["fields"].items():
            pattern = known.grammar.compile(row["pattern"].replace("VERB", verb))
            needs = frozenset(letters[name] for name in re.findall(r"[a-z_]+", verb))
            found.append(
                Rule(
                    row["name"],
                    field,
                    pattern,
                    needs,
                    frozenset(letters[name] for name in row.get("company", "").split()),
                    row.get("value"),
                    row.get("plus", 0),
                    row.get("least", 0),
                    row.get("beside", False),
                    row.get("antecedent", False),
                    row.get("alone", False),
                    row.get("title", False),
                    row.get("singular", False),
                    known.grammar.compile(f"(?:{row['before_not']})$") if "before_not" in row else None,
                    known.grammar.compile(row["after_not"]) if "after_not" in row else None,
                    text_not.get(field),
                    sentence_not(language).get(field),
                    contexts[row["context"]] if "context" in row else None,
                    contexts[row["context_not"]] if "context_not" in row else None,
                )
            )
    return tuple(found)


@cache
def sentence_not(language: str) -> dict[str, re.Pattern[str]]:
    """Return by field what makes a figure of it none wherever it stands in its statement, in lower case."""
    rows = table(f"figures_{spoken(language)}")["sentence_not"]
    return {field: re.compile(one) for field, one in rows.items()}


@cache
def by_need(language: str) -> dict[str, frozenset[int]]:
    """Return the numbers of the rules that a letter lets be tried: a statement has few of the letters they need."""
    numbers: dict[str, set[int]] = {}
    for number, rule in enumerate(rules(language)):
        for letter in rule.needs:
            numbers.setdefault(letter, set()).add(number)
    return {letter: frozenset(found) for letter, found in numbers.items()}
